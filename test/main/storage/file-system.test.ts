import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../../main/storage/file-system.ts';
import { freshFolder } from './folders.ts';

test('a file that is lent is whole, piece by piece in one place of memory', async () => {
  const path = join(await freshFolder(), 'large');
  const content = randomBytes(2_500_000);
  await writeFile(path, content);
  const pieces: Buffer[] = [];
  const places = new Set<ArrayBufferLike>();
  for await (const chunk of nodeFileSystem.lend(path)) {
    pieces.push(Buffer.from(chunk));
    places.add(chunk.buffer);
  }
  expect(pieces.length).toBeGreaterThan(1);
  expect(Buffer.concat(pieces).equals(content)).toBe(true);
  expect(places.size).toBe(1);
});

test('a file that is not there cannot be lent', async () => {
  const path = join(await freshFolder(), 'missing');
  await expect(nodeFileSystem.lend(path)[Symbol.asyncIterator]().next()).rejects.toThrow('ENOENT');
});
