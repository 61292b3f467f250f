import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScaleOff, rulerStretchMm, scaleFromRuler } from '../../../domain/printing/scale.ts';

describe('the scale of a printer', () => {
  it('is what the ruler on its test label measures', () => {
    expect(scaleFromRuler(80, 80)).toEqual({ ok: true, value: 100 });
    expect(scaleFromRuler(80, 81.2)).toEqual({ ok: true, value: 101.5 });
    expect(scaleFromRuler(80, 79)).toEqual({ ok: true, value: 98.8 });
  });

  it('is not taken from a length that was misread', () => {
    for (const measured of [0, 8, -80, 800, Number.POSITIVE_INFINITY, Number.NaN]) {
      expect(scaleFromRuler(80, measured)).toMatchObject({
        ok: false,
        refusal: { code: 'printer-scale-implausible' },
      });
    }
  });

  it('is off when a hundred millimetres are more than one millimetre off', () => {
    expect([98.9, 99, 100, 101, 101.1].map(isScaleOff)).toEqual([true, false, false, false, true]);
  });

  it('never says that a printer is true when the ruler shows a millimetre too much', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 15, noNaN: true }), (tooMuch) => {
        const scale = scaleFromRuler(rulerStretchMm, rulerStretchMm + tooMuch);
        expect(scale.ok && isScaleOff(scale.value)).toBe(true);
      }),
    );
  });
});
