import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dotsPerMm, labelSizeDots } from '../../../../domain/label/geometry.ts';
import type { Label } from '../../../../domain/label/label.ts';
import { bitmapToPng } from '../../../../main/printing/render/bitmap-to-png.ts';
import { sampleLabel, sampleReceivers } from '../../../fixtures/labels/sample-labels.ts';
import {
  drawnText,
  faultsOf,
  formats,
  layout,
  refusalOf,
  render,
  symbolsOf,
} from './label-checks.ts';
import { hasZbar, isBlack, readWithZbar, readWithZxing, runsOfRow } from './label-reading.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'labels-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('every script on every paper', () => {
  const cases = Object.entries(sampleReceivers).flatMap(([script, receiver]) =>
    formats.map((format) => ({
      script,
      receiver,
      format,
      name: `${script} ${format.size} ${format.dpi}`,
    })),
  );

  test.each(cases)('$name: both codes read as the waybill', async ({ receiver, format }) => {
    const label = sampleLabel({ receiver });
    const bitmap = render(label, format);
    expect({ width: bitmap.width, height: bitmap.height }).toEqual(
      labelSizeDots(format.size, format.dpi),
    );
    expect(await readWithZxing(bitmap)).toEqual([
      `Code128:${label.waybill}`,
      `QRCode:${label.waybill}`,
    ]);
    const marks = layout(label, format);
    expect(marks.ok && faultsOf(marks.value, format)).toEqual([]);
  });

  test.skipIf(!hasZbar).each(cases)('$name: ZBar agrees', async ({ script, receiver, format }) => {
    const label = sampleLabel({ receiver });
    const file = join(folder, `${script}-${format.size}-${format.dpi}.png`);
    await writeFile(file, bitmapToPng(render(label, format), format.dpi));
    expect(await readWithZbar(file)).toEqual([
      `CODE-128:${label.waybill}`,
      `QR-Code:${label.waybill}`,
    ]);
  });

  test('leaves the edge of the paper white', () => {
    for (const format of formats) {
      const bitmap = render(sampleLabel(), format);
      const margin = Math.floor(dotsPerMm(format.dpi));
      let black = 0;
      for (let y = 0; y < bitmap.height; y += 1) {
        for (let x = 0; x < margin; x += 1) {
          if (isBlack(bitmap, x, y) || isBlack(bitmap, bitmap.width - 1 - x, y)) black += 1;
        }
      }
      expect(black).toBe(0);
    }
  });

  test('pads the last byte of a row with white', () => {
    const bitmap = render(sampleLabel(), { size: '100x100', dpi: 300 });
    expect([bitmap.width, bitmap.bytesPerRow]).toEqual([1181, 148]);
    const padding = bitmap.bytes.filter((_byte, at) => at % 148 === 147);
    expect(padding.filter((byte) => (byte & 0b111) !== 0)).toEqual(new Uint8Array());
  });
});

describe('the barcode on paper', () => {
  const waybills = [
    'RE700150389CN',
    'LP00123456789012345',
    'UA123456785CN',
    '123456789',
    'ZZ-99/A',
  ];

  test.each(formats.flatMap((format) => waybills.map((waybill) => ({ ...format, waybill }))))(
    '$waybill on $size at $dpi dpi has whole-dot bars, quiet zones and height',
    async ({ waybill, size, dpi }) => {
      for (const sortingCode of ['', '47-B']) {
        const label = sampleLabel({ waybill, sortingCode });
        const bitmap = render(label, { size, dpi });
        const expected = symbolsOf(label).code128;
        const rows: { module: number; quiet: number }[] = [];
        for (let y = 0; y < bitmap.height; y += 1) {
          const runs = runsOfRow(bitmap, y);
          // White margin, frame, quiet zone, the bars, quiet zone, then the next line.
          const bars = runs.slice(3, 3 + expected.length);
          const module = (bars[0] ?? 0) / (expected[0] ?? 1);
          if (
            bars.length === expected.length &&
            bars.every((bar, at) => bar === module * (expected[at] ?? 0))
          ) {
            rows.push({ module, quiet: Math.min(runs[2] ?? 0, runs[3 + expected.length] ?? 0) });
          }
        }
        const [row] = rows;
        if (row === undefined) throw new Error('no row of bars');
        const { module, quiet } = row;
        const perMm = dotsPerMm(dpi);
        const widthMm = (expected.reduce((sum, one) => sum + one, 0) * module) / perMm;
        expect(Number.isInteger(module)).toBe(true);
        expect(module / perMm).toBeGreaterThanOrEqual(0.25);
        expect(module / perMm).toBeLessThanOrEqual(0.51);
        expect(quiet).toBeGreaterThanOrEqual(10 * module);
        expect(rows.length / perMm).toBeGreaterThanOrEqual(9);
        expect(rows.length / perMm).toBeGreaterThanOrEqual(0.15 * widthMm - 0.1);
        expect(await readWithZxing(bitmap)).toEqual([`Code128:${waybill}`, `QRCode:${waybill}`]);
      }
    },
  );

  test('a later copy says so in its QR code and large on paper, not in Code 128', async () => {
    for (const format of formats) {
      const label = sampleLabel({ copy: 12 });
      expect(await readWithZxing(render(label, format))).toEqual([
        'Code128:RE700150389CN',
        'QRCode:RE700150389CN/12',
      ]);
      const marks = layout(label, format);
      expect(marks.ok && drawnText(marks.value)).toContain('COPY12');
    }
  });

  test('a number that would need bars below 0.25 mm is refused', () => {
    expect(refusalOf(sampleLabel({ waybill: 'ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH' }))).toMatchObject(
      {
        code: 'label-text-too-long',
        params: { field: 'waybill number 运单号' },
      },
    );
  });

  test.each(['', 'RE 123', '运单1', 'RE123\n'])('"%s" is no barcode and refused', (waybill) => {
    expect(refusalOf(sampleLabel({ waybill }))?.code).toBe('label-waybill-unprintable');
  });
});

const labelTo = (street: string): Label =>
  sampleLabel({ receiver: { ...sampleReceivers.latin, street } });

describe('characters', () => {
  test.each([
    ['😀', 'U+1F600'],
    ['❤', 'U+2764'],
    ['\u{1F1EB}', 'U+1F1EB'],
    ['ក', 'U+1780'],
    ['அ', 'U+0B85'],
    ['\uD83D', 'U+D83D'],
  ])('%s is refused by name', (character, codePoint) => {
    expect(refusalOf(labelTo(`Rue ${character}\uFE0F 5`))).toEqual({
      code: 'label-character-missing',
      params: { character, codePoint, field: 'TO street 收件人街道地址' },
    });
  });

  test.each([
    ['decomposed letters', 'Nguye\u0302\u0303n, re\u0301sume\u0301'],
    ['decomposed Hangul', '서울'.normalize('NFD')],
    ['joiners', 'می\u200Cخواهم क्\u200Dष'],
    ['direction controls', '\u202Eabc\u202C \u2068x\u2069 \u200Ey'],
    ['control characters', 'a\tb\u0000c\r\nd'],
    ['variation selectors', '葛\uFE00城 葛\u{E0100}'],
    ['currency and numero', '₽ № € ₴ ₸ ₺'],
    ['full-width forms', '１２３号Ａ座（西）'],
  ])('%s are drawn', (_name, text) => {
    expect(refusalOf(labelTo(text))).toBeNull();
  });

  test('the first field with such a character is named', () => {
    const label = sampleLabel({ items: [{ sku: 'A\u{1F525}', quantity: 1 }] });
    expect(refusalOf(label)?.params).toMatchObject({ field: 'SKU 商品编码', codePoint: 'U+1F525' });
  });
});
