import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Bitmap } from '../../../../domain/label/bitmap.ts';

const run = promisify(execFile);

export const isBlack = (bitmap: Bitmap, x: number, y: number): boolean =>
  ((bitmap.bytes[y * bitmap.bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;

/** Lengths of the white, black, white, ... runs of a row; the first is white and may be 0. */
export function runsOfRow(bitmap: Bitmap, y: number): number[] {
  const runs = [0];
  let black = false;
  for (let x = 0; x < bitmap.width; x += 1) {
    if (isBlack(bitmap, x, y) !== black) {
      black = !black;
      runs.push(0);
    }
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
  }
  return runs;
}

function imageOf(bitmap: Bitmap): ImageData {
  const { width, height } = bitmap;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isBlack(bitmap, x, y)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data, width, height, colorSpace: 'srgb' } as unknown as ImageData;
}

let ready: Promise<unknown> | null = null;

async function prepare(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer, byteOffset, byteLength } = await readFile(file);
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** What the ZXing reader finds in a picture: `Code128:...`, `QRCode:...`, sorted. */
export async function readWithZxing(bitmap: Bitmap): Promise<string[]> {
  ready ??= prepare();
  await ready;
  const found = await readBarcodes(imageOf(bitmap), { formats: ['Code128', 'QRCode'] });
  return found.map(({ format, text }) => `${format}:${text}`).sort();
}

/** Whether the ZBar command line is installed. */
export const hasZbar = await run('zbarimg', ['--version']).then(
  () => true,
  () => false,
);

/** What `zbarimg` finds in a PNG file: `CODE-128:...`, `QR-Code:...`, sorted. */
export async function readWithZbar(file: string): Promise<string[]> {
  const { stdout } = await run('zbarimg', ['-q', file]);
  return stdout.trim().split('\n').sort();
}
