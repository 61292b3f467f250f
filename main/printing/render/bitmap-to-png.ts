import { crc32, deflateSync } from 'node:zlib';
import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { dotsPerMm } from '../../../domain/label/geometry.ts';
import type { LabelDpi } from '../../../domain/label/label.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(data.length, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}

/** A PNG of one bit per dot that also says how large it is on paper, so that viewers show and print it in true size. */
export function bitmapToPng(bitmap: Bitmap, dpi: LabelDpi): Buffer {
  const { width, height, bytesPerRow, bytes } = bitmap;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit per pixel, greyscale; the remaining fields are the only compression, filter and no interlacing.
  header[8] = 1;
  const density = Buffer.alloc(9);
  const dotsPerMetre = Math.round(dotsPerMm(dpi) * 1000);
  density.writeUInt32BE(dotsPerMetre, 0);
  density.writeUInt32BE(dotsPerMetre, 4);
  density[8] = 1;
  const rows = Buffer.alloc((bytesPerRow + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const to = y * (bytesPerRow + 1) + 1;
    for (let at = 0; at < bytesPerRow; at += 1) {
      rows[to + at] = ~(bytes[y * bytesPerRow + at] ?? 0) & 0xff;
    }
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
