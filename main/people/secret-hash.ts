import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of one guess: about 50 ms and 16 MiB on an ordinary computer. */
const cost = { N: 16_384, r: 8, p: 1 } as const;

const keyBytes = 32;

const derive = (secret: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** A PIN or badge code as it may be kept: `scrypt$<salt>$<key>`, with a salt of its own. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(secret, salt);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether this is the secret that was hashed; false too for a hash that cannot be read. */
export async function isSecret(secret: string, hash: string): Promise<boolean> {
  const [kind, salt = '', key = ''] = hash.split('$');
  const known = Buffer.from(key, 'base64url');
  if (kind !== 'scrypt' || known.length !== keyBytes) return false;
  return timingSafeEqual(await derive(secret, Buffer.from(salt, 'base64url')), known);
}
