import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseScaleLine,
  parseToledoFrame,
  pushScaleBytes,
} from '../../../domain/scale/scale-line.ts';

describe('parseScaleLine', () => {
  it.each([
    ['ST,GS,+  0.123kg', 123, true],
    ['US,GS,+  0.118kg', 118, false],
    ['ST,NT,-0000.5  g', -0, true],
    ['ST,+00123.4  g', 123, true],
    ['WT,+  0.123kg', 123, true],
    ['S S    123.45 g', 123, true],
    ['S D    120.10 g', 120, false],
    ['SI  0.5 kg', 500, false],
    ['+    123.4 g', 123, true],
    ['  1.234 kg ?', 1_234, false],
    ['N  +  250 g S', 250, true],
    ['G: 2.50 lb', 1_134, true],
    ['w=  0.456', 456, true],
    ['wn000.250kg', 250, true],
    ['ST,GS,+ 0,750kg', 750, true],
    ['1,234 g', 1_234, true],
    ['ST,GS,+ 1,234 g', 1_234, true],
    ['1,234 kg', 1_234, true],
    ['0,500 g', 1, true],
    ['123,4 g', 123, true],
    ['1.234 g', 1, true],
  ])('reads %s', (line, weightGrams, stable) => {
    const reading = parseScaleLine(line);
    expect(reading).not.toBeNull();
    expect(reading?.stable).toBe(stable);
    expect(Math.abs((reading?.weightGrams ?? NaN) - weightGrams)).toBeLessThanOrEqual(1);
  });

  it.each(['', 'OL,GS,+9999.9kg', 'ST,GS,--------', 'S +', 'ES', 'hello', 'Ready', '€þ¬', '12'])(
    'makes no weight of "%s"',
    (line) => {
      expect(parseScaleLine(line)).toBeNull();
    },
  );
});

describe('parseToledoFrame', () => {
  const frame = (a: number, b: number, weight: string): string =>
    `${String.fromCharCode(a, b, 0x20)}${weight}000000`;

  it('reads decimals, sign, unit and motion from the status bytes', () => {
    expect(parseToledoFrame(frame(0x2d, 0x30, '001234'))).toEqual({
      weightGrams: 1_234,
      stable: true,
    });
    expect(parseToledoFrame(frame(0x2d, 0x38, '001234'))).toMatchObject({ stable: false });
    expect(parseToledoFrame(frame(0x2d, 0x32, '000050'))).toMatchObject({ weightGrams: -50 });
    expect(parseToledoFrame(frame(0x2c, 0x20, '000100'))).toMatchObject({ weightGrams: 454 });
    expect(parseToledoFrame(frame(0x2d, 0x34, '001234'))).toBeNull();
    expect(parseToledoFrame('ST,GS,+  0.123kg')).toBeNull();
  });
});

describe('pushScaleBytes', () => {
  it('reads the same, however the bytes are cut', () => {
    const text =
      'US,GS,+  0.100kg\r\nST,GS,+  0.123kg\r\n\u0002-0 001234000000\rST,GS,+  0.200kg\r\n';
    const whole = pushScaleBytes('', text).readings;
    expect(whole.map(({ weightGrams }) => weightGrams)).toEqual([100, 123, 1_234, 200]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 8 }), (cuts) => {
        const marks = [0, ...cuts.sort((a, b) => a - b), text.length];
        let buffer = '';
        const readings = marks.slice(1).flatMap((end, index) => {
          const pushed = pushScaleBytes(buffer, text.slice(marks[index], end));
          ({ buffer } = pushed);
          return pushed.readings;
        });
        expect(readings).toEqual(whole);
      }),
    );
  });

  it('does not grow with noise', () => {
    expect(pushScaleBytes('', 'x'.repeat(10_000)).buffer.length).toBeLessThan(1_000);
  });
});
