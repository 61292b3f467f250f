import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { pictureHead } from '../../domain/catalogue/picture-head.ts';
import { temporaryFolder } from './packbench.ts';
import { station } from './station.ts';
import { stock } from './stocked-shop.ts';

const folder = await temporaryFolder();
const at = (...names: readonly string[]): string => join(folder.path, ...names);
const shop = station(at('data'));
const report = z.looseObject({
  read: z.number(),
  accepted: z.number(),
  unchanged: z.number(),
  rejected: z.array(z.object({ file: z.string(), code: z.string(), message: z.string() })),
  unknownSkus: z.array(z.string()),
});
const anything = z.unknown();

const painted = (widthPx: number, heightPx: number, colour: string) => {
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, widthPx, heightPx);
  return canvas;
};

/** A PNG of a few bytes that says it is 60,000 x 60,000. */
function enormous(): Buffer {
  const bytes = Buffer.from(painted(2, 2, 'red').encodeSync('png'));
  bytes.writeUInt32BE(60_000, 16);
  bytes.writeUInt32BE(60_000, 20);
  return bytes;
}

/** The pictures of a data folder by SKU, as the files there say. */
async function kept(data: string): Promise<Readonly<Record<string, Buffer>>> {
  const index = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await readFile(join(data, 'pictures.json'), 'utf8')));
  const read = Object.entries(index).map(
    async ([sku, hash]) => [sku, await readFile(join(data, 'pictures', `${hash}.webp`))] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

beforeAll(async () => {
  await stock(shop);
  await mkdir(at('photos'));
  await writeFile(
    at('photos', 'CASE-CLR-61.jpg'),
    painted(2_000, 1_000, 'blue').encodeSync('jpeg', 80),
  );
  await writeFile(
    at('photos', 'bike-light.webp'),
    painted(100, 300, 'green').encodeSync('webp', 80),
  );
  await writeFile(at('photos', 'NO-SUCH-SKU.png'), painted(50, 50, 'red').encodeSync('png'));
  await writeFile(at('photos', 'BAG-TOTE.png'), 'this is no picture');
  await writeFile(at('photos', 'HAT-KNIT.png'), enormous());
  await writeFile(at('photos', 'Thumbs.db'), 'of the system');
});
afterAll(() => folder.remove());

it('takes the pictures of a folder small, names what it refuses, and changes nothing when asked again', async () => {
  const run = await shop.run('catalogue', 'pictures', at('photos'));
  expect(run.status).toBe(1);
  const taken = report.parse(run.json);
  expect(taken).toMatchObject({ read: 5, accepted: 3, unchanged: 0 });
  expect(taken.rejected.map(({ file, code }) => [file, code])).toEqual([
    ['BAG-TOTE.png', 'picture-unreadable'],
    ['HAT-KNIT.png', 'picture-too-large'],
  ]);
  expect(taken.unknownSkus).toContain('NO-SUCH-SKU');
  const pictures = await kept(at('data'));
  expect(Object.keys(pictures).toSorted()).toEqual(['bike-light', 'case-clr-61', 'no-such-sku']);
  const wide = pictures['case-clr-61'];
  if (wide === undefined) throw new Error('no picture');
  expect(pictureHead(wide)).toEqual({ format: 'webp', widthPx: 512, heightPx: 256 });
  const image = await loadImage(wide);
  const canvas = createCanvas(512, 256);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const [red = 255, , blue = 0] = canvas.getContext('2d').getImageData(256, 128, 1, 1).data;
  expect(blue).toBeGreaterThan(200);
  expect(red).toBeLessThan(60);
  const again = report.parse((await shop.run('catalogue', 'pictures', at('photos'))).json);
  expect(again).toMatchObject({ read: 5, accepted: 0, unchanged: 3 });
});

it('travels with a backup, which is whole also when a picture was lost', async () => {
  await shop.done(anything, 'backup', at('all.backup'));
  const other = station(at('other'));
  await other.done(anything, 'restore', at('all.backup'));
  expect(await kept(at('other'))).toEqual(await kept(at('data')));
  expect((await other.run('verify')).status).toBe(0);
  const [lost = ''] = await readdir(at('other', 'pictures'));
  await writeFile(at('other', 'pictures', lost), 'damaged');
  await other.done(anything, 'backup', at('damaged.backup'));
});

it('takes pictures away by SKU, and all of them only when that is said', async () => {
  const removed = z.object({ removed: z.number() });
  expect(await shop.done(removed, 'catalogue', 'remove-pictures', 'no-such-sku', 'NEVER')).toEqual({
    removed: 1,
  });
  const unnamed = await shop.run('catalogue', 'remove-pictures');
  expect(unnamed.status).toBe(1);
  expect(unnamed.json).toMatchObject({ error: { code: 'pictures-none-named' } });
  expect(await shop.done(removed, 'catalogue', 'remove-pictures', '--all')).toEqual({ removed: 2 });
  // The next command finds nobody who still needs the files.
  await shop.done(anything, 'stats');
  expect(await readdir(at('data', 'pictures'))).toEqual([]);
});

it('refuses a folder that is not there', async () => {
  const run = await shop.run('catalogue', 'pictures', at('nowhere'));
  expect(run.status).toBe(3);
  expect(run.json).toMatchObject({ error: { code: 'pictures-folder-missing' } });
});
