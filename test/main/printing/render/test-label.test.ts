import { describe, expect, test } from 'vitest';
import { labelSizeDots } from '../../../../domain/label/geometry.ts';
import { loadLabelFonts } from '../../../../main/printing/render/fonts.ts';
import { renderTestLabel } from '../../../../main/printing/render/test-label.ts';
import { fontsDirectory } from './fonts-directory.ts';
import { isBlack, readWithZxing, runsOfRow } from './label-reading.ts';

const fonts = loadLabelFonts(fontsDirectory);

describe.each([
  { size: '100x100', dpi: 203 },
  { size: '100x100', dpi: 300 },
  { size: '100x150', dpi: 203 },
  { size: '100x150', dpi: 300 },
  { size: '72x150', dpi: 203 },
  { size: '100x150', dpi: 600 },
] as const)('test label $size $dpi', (format) => {
  const rendered = renderTestLabel({ printerName: '打包台 2 · Zebra', ...format }, fonts);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.refusal));
  const bitmap = rendered.value;

  test('fills the paper to its edge and has codes to scan', async () => {
    const { width, height } = labelSizeDots(format.size, format.dpi);
    expect([bitmap.width, bitmap.height]).toEqual([width, height]);
    for (const [x, y] of [
      [0, 0],
      [width - 1, 0],
      [0, height - 1],
      [width - 1, height - 1],
    ] as const) {
      expect(isBlack(bitmap, x, y)).toBe(true);
    }
    expect(await readWithZxing(bitmap)).toEqual([
      'Code128:PACKBENCH-TEST',
      'QRCode:PACKBENCH-TEST',
    ]);
  });

  test('has a tick for every millimetre', () => {
    const ticks = runsOfRow(bitmap, Math.round((0.6 * format.dpi) / 25.4)).filter(
      (_run, at) => at % 2 === 1,
    );
    expect(ticks.length).toBe(format.size === '72x150' ? 73 : 101);
  });

  test('looks different turned and mirrored', () => {
    const { width, height } = bitmap;
    const differs = (of: (x: number, y: number) => readonly [number, number]): boolean => {
      let count = 0;
      for (let y = 0; y < height; y += 3) {
        for (let x = 0; x < width; x += 3) {
          const [toX, toY] = of(x, y);
          if (isBlack(bitmap, x, y) !== isBlack(bitmap, toX, toY)) count += 1;
        }
      }
      return count > (width * height) / 9 / 50;
    };
    expect(differs((x, y) => [width - 1 - x, y])).toBe(true);
    expect(differs((x, y) => [x, height - 1 - y])).toBe(true);
    expect(differs((x, y) => [width - 1 - x, height - 1 - y])).toBe(true);
  });
});

test('a name that no font can draw is refused', () => {
  expect(
    renderTestLabel({ printerName: 'Bench 😀', size: '100x100', dpi: 203 }, fonts),
  ).toMatchObject({ ok: false, refusal: { code: 'label-character-missing' } });
});

test('a name that does not fit is refused', () => {
  expect(
    renderTestLabel({ printerName: 'N'.repeat(2000), size: '100x100', dpi: 203 }, fonts),
  ).toMatchObject({ ok: false, refusal: { code: 'label-text-too-long' } });
});
