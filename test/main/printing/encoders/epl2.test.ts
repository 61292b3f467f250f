import { describe, expect, it } from 'vitest';
import { encodeEpl2, epl2GraphicWrite } from '../../../../main/printing/encoders/epl2.ts';
import { drawn, labelLike, plain } from './bitmaps.ts';

/** The bytes after the empty lines. */
const text = (bytes: Buffer): string => bytes.toString('latin1').replace(/^\n+/, '');

describe('epl2GraphicWrite', () => {
  it("writes the box of Zebra's note on GW (16 x 16 dots at 100,100) byte for byte", () => {
    const box = drawn(16, 16, (x, y) => x === 0 || x === 15 || y === 0 || y === 15);
    const published = Buffer.concat([
      Buffer.from('GW100,100,2,16,', 'latin1'),
      Buffer.from(`0000${'7FFE'.repeat(14)}0000`, 'hex'),
    ]);
    const written = epl2GraphicWrite(100, 100, box, false);
    expect(written.subarray(0, published.length).toString('hex')).toBe(published.toString('hex'));
    expect(written.subarray(published.length).toString()).toBe('\n');
  });

  it('leaves the bits alone for a clone that is inverted, and keeps those beyond the width white', () => {
    const dot = drawn(3, 1, (x) => x === 0);
    expect(epl2GraphicWrite(0, 0, dot, true).at(-2)).toBe(0x80);
    expect(epl2GraphicWrite(0, 0, dot, false).at(-2)).toBe(0x7f);
  });
});

describe('encodeEpl2', () => {
  it('frames the picture with width, length, gap and print', () => {
    const white = drawn(8, 8, () => false);
    const set = { ...plain, darkness: 8, speed: 3, ending: 'cut', copies: 2 } as const;
    expect(text(encodeEpl2(white, set))).toBe(
      `N\nq8\nQ8,16\nS3\nD8\nOD,C\nZT\nR0,0\nN\nGW0,0,1,8,${'ÿ'.repeat(8)}\nP2\n`,
    );
  });

  it.each([
    [{ media: 'gap', gapMm: 3, dpi: 203 }, 'Q8,24'],
    [{ media: 'gap', gapMm: 3, dpi: 300 }, 'Q8,35'],
    [{ media: 'mark', gapMm: 4, dpi: 203 }, 'Q8,B32'],
    [{ media: 'continuous', gapMm: 4, dpi: 203 }, 'Q8,0'],
  ] as const)('tells the end of a label: %o', (media, wanted) => {
    expect(text(encodeEpl2(labelLike(8, 8), { ...plain, ...media })).split('\n')).toContain(wanted);
  });

  it('leaves to the printer what it is not set to', () => {
    expect(
      text(
        encodeEpl2(
          drawn(8, 8, () => false),
          plain,
        ),
      ),
    ).not.toMatch(/^[SDO]/m);
  });

  it('opens with at least a band of empty lines', () => {
    const bytes = encodeEpl2(labelLike(800, 1200), plain);
    expect(bytes.indexOf('N')).toBeGreaterThanOrEqual(100 * 128);
  });
});
