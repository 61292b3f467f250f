import { describe, expect, it } from 'vitest';
import { encodeTspl, tsplBitmapCommand } from '../../../../main/printing/encoders/tspl.ts';
import { drawn, labelLike, plain } from './bitmaps.ts';

/** The arrow of the TSPL/TSPL2 programming manual, section BITMAP, as its bytes stand there: 0 is burned. */
const manualArrow = Buffer.from(
  '00000000000007FF03FF11FF18FF1C7F1E3F1F1F1F8F1FC71FE31FE71FFF1FFF',
  'hex',
);

const text = (bytes: Buffer): string => bytes.toString('latin1').replace(/^(\r\n)+/, '');

describe('tsplBitmapCommand', () => {
  it("writes the manual's example byte for byte", () => {
    const bit = (x: number, y: number): boolean =>
      ((manualArrow[y * 2 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
    const arrow = drawn(16, 16, bit);
    expect(tsplBitmapCommand(200, 200, arrow, false).toString('hex')).toBe(
      Buffer.concat([
        Buffer.from('BITMAP 200,200,2,16,0,'),
        manualArrow,
        Buffer.from('\r\n'),
      ]).toString('hex'),
    );
  });

  it('leaves the bits alone for a clone that is inverted', () => {
    const dot = drawn(8, 1, (x) => x === 0);
    expect(tsplBitmapCommand(0, 0, dot, true).at(-3)).toBe(0x80);
    expect(tsplBitmapCommand(0, 0, dot, false).at(-3)).toBe(0x7f);
  });

  it('keeps the bits beyond the width white', () => {
    const black = drawn(3, 1, () => true);
    expect(tsplBitmapCommand(0, 0, black, false).at(-3)).toBe(0b0001_1111);
  });
});

describe('encodeTspl', () => {
  it('frames the picture with size, gap and one print', () => {
    const white = drawn(8, 8, () => false);
    expect(text(encodeTspl(white, { ...plain, darkness: 8 }))).toBe(
      [
        'SIZE 1 mm,1 mm',
        'GAP 2 mm,0 mm',
        'DENSITY 8',
        'DIRECTION 0,0',
        'REFERENCE 0,0',
        'CLS',
        'BITMAP 0,0,1,8,0,' + 'ÿ'.repeat(8),
        'PRINT 1,1',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    [800, 1200, 203, 'SIZE 100 mm,150 mm\r\n'],
    [800, 800, 203, 'SIZE 100 mm,100 mm\r\n'],
    [1181, 1772, 300, 'SIZE 99.99 mm,150.03 mm\r\n'],
  ] as const)('gives %i x %i dots at %i dpi in millimetres', (width, height, dpi, size) => {
    expect(text(encodeTspl(labelLike(width, height), { ...plain, dpi }))).toContain(size);
  });

  it('says what the printer is set to', () => {
    const set = {
      ...plain,
      media: 'mark',
      gapMm: 3.5,
      speed: 4,
      ending: 'cut',
      copies: 2,
    } as const;
    const lines = text(encodeTspl(labelLike(8, 8), set)).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining(['BLINE 3.5 mm,0 mm', 'SPEED 4', 'SET CUTTER 1', 'PRINT 1,2']),
    );
    expect(text(encodeTspl(labelLike(8, 8), { ...plain, media: 'continuous' }))).toContain(
      'GAP 0 mm,0 mm\r\n',
    );
  });

  it('says nothing about darkness when the printer keeps its own', () => {
    expect(text(encodeTspl(labelLike(8, 8), plain))).not.toContain('DENSITY');
  });

  it('opens with at least a band of empty lines', () => {
    const bytes = encodeTspl(labelLike(800, 1200), plain);
    expect(bytes.indexOf('SIZE')).toBeGreaterThanOrEqual(100 * 128);
  });
});
