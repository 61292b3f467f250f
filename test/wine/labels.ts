import { createHash } from 'node:crypto';

/** 120,014 bytes of every value, the same for one `index` on both sides of the test. */
export function labelBytes(index: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(120_014 / 32) }, (_, block) =>
    createHash('sha256').update(`${index}/${block}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, 120_014);
}
