import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { pictureKey } from '../../domain/catalogue/picture-name.ts';
import { ok, type Result } from '../../domain/result.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { openJsonDocument } from '../storage/durable-json.ts';
import { ioCode, nodeFileSystem } from '../storage/file-system.ts';
import { ioRefusal } from '../storage/load-store.ts';

/** More pictures than this would make every backup long. */
export const mostPictures = 5_000;

const folderName = 'pictures';
const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Which picture belongs to which SKU, by its key; the picture lies under the SHA-256 of its bytes. */
const indexSchema = z.record(z.string().max(200), digest);

/** The pictures of items, by SKU: WebP files in the data folder, each under the digest of its bytes. */
export type PictureShelf = {
  readonly count: () => number;
  readonly has: (sku: string) => boolean;
  /** The bytes of a SKU's picture; null when it has none, or when the file is missing or damaged. */
  readonly read: (sku: string) => Promise<Buffer | null>;
  /** Keeps pictures; a SKU's earlier one gives way. Answers how many are other than before. Refusal: `store-io-failed`. */
  readonly put: (pictures: ReadonlyMap<string, Uint8Array>) => Promise<Result<number>>;
  /** Takes the pictures of some SKUs away, or all of them. Answers how many there were. Refusal: `store-io-failed`. */
  readonly remove: (skus: readonly string[] | 'all') => Promise<Result<number>>;
  /** Paths in the data folder of the files that belong into a backup. */
  readonly files: () => Promise<readonly string[]>;
};

const fileOf = (hash: string): string => `${hash}.webp`;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Opens the pictures of a data folder. Files that no SKU has are removed: a backup under way may have needed them until
 * now. Refusals: those of `openJsonDocument`.
 */
export async function openPictures(directory: string): Promise<Result<PictureShelf>> {
  const opened = await openJsonDocument<Readonly<Record<string, string>>>(
    join(directory, 'pictures.json'),
    indexSchema,
    {},
  );
  if (!opened.ok) return opened;
  const index = opened.value;
  const folder = join(directory, folderName);
  const kept = async (): Promise<readonly string[]> => {
    const wanted = new Set(Object.values(index.value).map(fileOf));
    return (await namesIn(folder)).filter((name) => wanted.has(name));
  };
  await sweep(folder, new Set(Object.values(index.value).map(fileOf)));
  return ok({
    count: () => Object.keys(index.value).length,
    has: (sku) => Object.hasOwn(index.value, pictureKey(sku)),
    read: async (sku) => {
      const key = pictureKey(sku);
      const hash = Object.hasOwn(index.value, key) ? index.value[key] : undefined;
      if (hash === undefined) return null;
      const bytes = await readFile(join(folder, fileOf(hash))).catch(() => null);
      return bytes === null || hashOf(bytes) !== hash ? null : bytes;
    },
    put: async (pictures) => {
      const hashes: Record<string, string> = {};
      try {
        for (const [sku, bytes] of pictures) {
          const hash = hashOf(bytes);
          const path = join(folder, fileOf(hash));
          await writeDurably(nodeFileSystem, path, 'replace', (write) => write(bytes));
          hashes[pictureKey(sku)] = hash;
        }
      } catch (error) {
        return ioRefusal(error, folder);
      }
      const before = index.value;
      const others = Object.entries(hashes).filter(([key, hash]) => before[key] !== hash).length;
      if (others === 0) return ok(0);
      const saved = await index.update((current) => ({ ...current, ...hashes }));
      return saved.ok ? ok(others) : saved;
    },
    remove: async (skus) => {
      const before = index.value;
      const keys = skus === 'all' ? Object.keys(before) : skus.map(pictureKey);
      const gone = new Set(keys.filter((key) => Object.hasOwn(before, key)));
      if (gone.size === 0) return ok(0);
      const saved = await index.update((current) =>
        Object.fromEntries(Object.entries(current).filter(([key]) => !gone.has(key))),
      );
      return saved.ok ? ok(gone.size) : saved;
    },
    files: async () => (await kept()).map((name) => `${folderName}/${name}`),
  });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (ioCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** What cannot be removed only takes space. */
async function sweep(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  const names = await namesIn(folder).catch(() => []);
  for (const name of names) {
    if (!wanted.has(name)) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}
