import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureHead } from '../../../domain/catalogue/picture-head.ts';
import { pictureKey, skuOfPicture } from '../../../domain/catalogue/picture-name.ts';

const side = fc.integer({ min: 1, max: 300 });

test('the size of a picture is known from its head, in every format', () => {
  fc.assert(
    fc.property(
      side,
      side,
      fc.constantFrom('png' as const, 'jpeg' as const, 'webp' as const),
      (widthPx, heightPx, format) => {
        const canvas = createCanvas(widthPx, heightPx);
        const bytes = format === 'png' ? canvas.encodeSync('png') : canvas.encodeSync(format, 70);
        expect(pictureHead(bytes)).toEqual({ format, widthPx, heightPx });
      },
    ),
    { numRuns: 60 },
  );
});

test('a lossless and an extended WebP tell their size too', () => {
  const chunk = (kind: string, ...body: number[]): Uint8Array =>
    Uint8Array.from([...Buffer.from(`RIFF\0\0\0\0WEBP${kind}\0\0\0\0`, 'latin1'), ...body]);
  // 640 x 480: each less one, in 14 bits behind the signature.
  const bits = 639 | (479 << 14);
  const lossless = [0x2f, bits & 255, (bits >> 8) & 255, (bits >> 16) & 255, (bits >> 24) & 255];
  const rest = Array.from({ length: 10 }, () => 0);
  const size = { format: 'webp', widthPx: 640, heightPx: 480 };
  expect(pictureHead(chunk('VP8L', ...lossless, ...rest))).toEqual(size);
  const extended = [0, 0, 0, 0, 639 & 255, 639 >> 8, 0, 479 & 255, 479 >> 8, 0];
  expect(pictureHead(chunk('VP8X', ...extended))).toEqual(size);
});

test('anything else is no picture, and no bytes break the look at them', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('', '\x89PNG\r\n\x1a\n', '\xff\xd8', 'RIFF    WEBPVP8 '),
      (bytes, start) => {
        const head = pictureHead(Uint8Array.from([...Buffer.from(start, 'latin1'), ...bytes]));
        const isNone = head === null;
        const starts = start === '' ? [0x89, 0xff, 0x52].includes(bytes[0] ?? 0) : true;
        expect(isNone || starts).toBe(true);
        expect(isNone || head.widthPx * head.heightPx > 0).toBe(true);
      },
    ),
  );
});

test('a file is named after its SKU, with what no file name can hold spelled out', () => {
  expect(skuOfPicture('CASE-CLR-61.jpg')).toBe('CASE-CLR-61');
  expect(skuOfPicture('A%2FB 2.5.PNG')).toBe('A/B 2.5');
  expect(skuOfPicture('100%.webp')).toBe('100%');
  for (const other of ['.hidden.png', 'Thumbs.db', 'notes.txt', '.jpg', ' .jpg'])
    expect(skuOfPicture(other)).toBeNull();
  expect(pictureKey(' Case-É ')).toBe(pictureKey('CASE-E\u0301'));
});
