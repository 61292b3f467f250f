import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelSymbols, qrModules } from '../../../../main/printing/render/symbols.ts';

function symbolsOf(waybill: string, copy = 1) {
  const symbols = labelSymbols(waybill, copy);
  if (!symbols.ok) throw new Error(JSON.stringify(symbols.refusal));
  return symbols.value;
}

describe('Code 128', () => {
  test('is bars and spaces of 1 to 4 modules in whole characters of 11, and a stop of 13', () => {
    const text = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, (waybill) => {
        const { code128 } = symbolsOf(waybill);
        expect(code128.length % 6).toBe(1);
        expect(code128.every((run) => Number.isInteger(run) && run >= 1 && run <= 4)).toBe(true);
        expect(code128.reduce((sum, run) => sum + run, 0) % 11).toBe(2);
        expect(code128.slice(-7)).toEqual([2, 3, 3, 1, 1, 1, 2]);
      }),
    );
  });

  test('does not change with the copy', () => {
    expect(symbolsOf('RE700150389CN', 3).code128).toEqual(symbolsOf('RE700150389CN').code128);
  });
});

describe('QR', () => {
  test('is a square with three finders', () => {
    const qr = symbolsOf('RE700150389CN').qr;
    expect(qr.length).toBe(21);
    expect(qr.every((row) => row.length === 21)).toBe(true);
    const finder = [true, true, true, true, true, true, true, false];
    expect(qr[0]?.slice(0, 8)).toEqual(finder);
    expect(qr[0]?.slice(-8)).toEqual(finder.toReversed());
    expect(qr[20]?.slice(0, 8)).toEqual(finder);
  });

  test('says the copy from the second on', () => {
    expect(symbolsOf('RE700150389CN', 1).qr).toEqual(qrModules('RE700150389CN'));
    expect(symbolsOf('RE700150389CN', 2).qr).toEqual(qrModules('RE700150389CN/2'));
  });
});

test.each(['', ' ', 'RE 1', 'ÅE1', 'x'.repeat(41)])('"%s" is refused', (waybill) => {
  expect(labelSymbols(waybill, 1)).toEqual({
    ok: false,
    refusal: { code: 'label-waybill-unprintable', params: { waybill } },
  });
});
