import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  altKeys,
  azertyHost,
  capsHost,
  imeHost,
  key,
  play,
  russianHost,
  scannerKeys,
  usHost,
} from './keys.ts';
import type { Host } from './keys.ts';

const hosts: Readonly<Record<string, Host>> = {
  'a US layout': usHost,
  'a Russian layout': russianHost,
  'an input method': imeHost,
  'Caps Lock': capsHost,
};

/** Codes as parcels and goods bear them: at least one letter and one digit. */
const code = fc.stringMatching(/^[A-Z]{2}[A-Za-z0-9/._-]{1,20}[0-9]$/);

describe('a scan', () => {
  it.each(Object.entries(hosts))('is read with %s active, whatever it holds', (_, host) => {
    fc.assert(
      fc.property(code, fc.integer({ min: 1, max: 34 }), (text, gapMs) => {
        for (const suffix of ['Enter', 'Tab', null] as const) {
          const { scans, typed } = play(scannerKeys(text, { gapMs, host, suffix }));
          expect({ scans, typed }).toEqual({ scans: [text], typed: '' });
        }
      }),
    );
  });

  it('is read with a French layout active, by its digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{2}[0-9]{9}CN$/), (text) => {
        expect(play(scannerKeys(text, { host: azertyHost })).scans).toEqual([text]);
      }),
    );
  });

  it('of a scanner that is itself set to the French layout is taken as it comes', () => {
    const keys = scannerKeys('AB', { host: (us) => ({ key: us }), suffix: null });
    const digit = (character: string, timeMs: number) =>
      key({ key: character, code: `Digit${character}`, shiftKey: true, timeMs });
    const minus = key({ key: '-', code: 'Digit6', timeMs: 1_030 });
    const end = key({ key: 'Enter', code: 'Enter', timeMs: 1_040 });
    const { scans } = play([
      ...keys,
      digit('1', 1_020),
      digit('2', 1_025),
      minus,
      digit('3', 1_035),
      end,
    ]);
    expect(scans).toEqual(['AB12-3']);
  });

  it('of Alt-coded firmware is read', () => {
    const end = key({ key: 'Enter', code: 'Enter', timeMs: 1_200 });
    expect(play([...altKeys('RE12-cn'), end]).scans).toEqual(['RE12-cn']);
    expect(play(altKeys('RE12-cn\r')).scans).toEqual(['RE12-cn']);
  });

  it('lets at most its first key through to whatever has the focus', () => {
    fc.assert(
      fc.property(code, (text) => {
        const { passed } = play(scannerKeys(text));
        const characters = passed.filter((one) => one.key !== 'Shift');
        expect(characters.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('loses its prefix: a key, a control character, one character or several', () => {
    const first = (change: Parameters<typeof key>[0]) => key({ timeMs: 996, ...change });
    const rest = scannerKeys('LAMP-9');
    expect(play([first({ key: 'F12', code: 'F12' }), ...rest], { prefix: 'F12' }).scans).toEqual([
      'LAMP-9',
    ]);
    const stx = first({ key: 'b', code: 'KeyB', ctrlKey: true });
    expect(play([stx, ...rest], { prefix: 'STX' }).scans).toEqual(['LAMP-9']);
    expect(play(scannerKeys('~LAMP-9'), { prefix: '~' }).scans).toEqual(['LAMP-9']);
    expect(play(scannerKeys('{*LAMP-9'), { prefix: '{*' }).scans).toEqual(['LAMP-9']);
  });

  it('is certain with a prefix, however slow', () => {
    const slow = scannerKeys('~LAMP-9', { gapMs: 90 });
    expect(play(slow, { prefix: '~' }).scans).toEqual(['LAMP-9']);
    expect(play(slow).scans).toEqual([]);
  });

  it('loses control characters and the name of its symbology', () => {
    const [first, ...rest] = scannerKeys(']C1LAMP9');
    if (first === undefined) throw new Error('no keys');
    const gs = key({ key: ']', code: 'BracketRight', ctrlKey: true, timeMs: 1_017 });
    const keys = [
      first,
      ...rest.slice(0, 4),
      gs,
      ...rest.slice(4).map((one) => ({ ...one, timeMs: one.timeMs + 4 })),
    ];
    const { scans, outputs } = play(keys);
    expect(scans).toEqual(['LAMP9']);
    expect(outputs[0]).toMatchObject({ scan: { raw: expect.stringContaining('\u001d') } });
  });

  it('ends at CR and LF once, also as control characters', () => {
    const keys = scannerKeys('LAMP-9', { suffix: null });
    const cr = key({ key: 'm', code: 'KeyM', ctrlKey: true, timeMs: 1_050 });
    const lf = key({ key: 'Enter', code: 'Enter', timeMs: 1_052 });
    expect(play([...keys, cr, lf])).toMatchObject({
      scans: ['LAMP-9'],
      passed: [{ code: 'ShiftLeft' }, {}, {}, {}, {}],
    });
  });

  it('that is read twice counts once; another one right behind it counts', () => {
    const twice = [...scannerKeys('LAMP-9'), ...scannerKeys('LAMP-9', { startMs: 1_130 })];
    expect(play(twice).scans).toEqual(['LAMP-9']);
    expect(
      play([...scannerKeys('LAMP-9'), ...scannerKeys('CUP-77', { startMs: 1_130 })]).scans,
    ).toEqual(['LAMP-9', 'CUP-77']);
    expect(
      play([...scannerKeys('LAMP-9'), ...scannerKeys('LAMP-9', { startMs: 1_400 })]).scans,
    ).toEqual(['LAMP-9', 'LAMP-9']);
  });

  it('that stutters for a moment stays whole', () => {
    const keys = scannerKeys('RE123456789CN').map((one, index) => ({
      ...one,
      timeMs: one.timeMs + (index > 8 ? 90 : 0),
    }));
    expect(play(keys).scans).toEqual(['RE123456789CN']);
  });
});

describe('typing', () => {
  it('comes through in order, and is no scan', () => {
    const text = fc.stringMatching(/^[a-z0-9 ]{1,30}$/);
    fc.assert(
      fc.property(
        text,
        fc.array(fc.integer({ min: 40, max: 400 }), { minLength: 40, maxLength: 40 }),
        (typed, gaps) => {
          let timeMs = 0;
          const keys = scannerKeys(typed, { suffix: null }).map((one, index) => {
            timeMs += gaps[index] ?? 100;
            return { ...one, timeMs };
          });
          expect(play(keys)).toMatchObject({ scans: [], typed });
        },
      ),
    );
  });

  it('loses no key next to scans: each is typed or scanned, in order', () => {
    const part = fc.oneof(
      code.map((text) => ({ text, gapMs: 3, pauseMs: 500 })),
      fc.stringMatching(/^[a-z]{1,6}$/).map((text) => ({ text, gapMs: 110, pauseMs: 500 })),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        let startMs = 0;
        const keys = parts.flatMap(({ text, gapMs, pauseMs }) => {
          startMs += pauseMs;
          const some = scannerKeys(text, { startMs, gapMs, suffix: null });
          startMs = some.at(-1)?.timeMs ?? startMs;
          return some;
        });
        const { outputs } = play(keys);
        const heard = outputs.map((output) =>
          output.kind === 'scan' ? output.scan.text : output.keys.map(({ text }) => text).join(''),
        );
        expect(heard.join('')).toBe(parts.map(({ text }) => text).join(''));
      }),
    );
  });

  it('of a held key is no scan', () => {
    const held = Array.from({ length: 20 }, (_, index) =>
      key({ key: '1', code: 'Digit1', timeMs: 500 + index * 30, repeat: index > 0 }),
    );
    expect(play(held)).toMatchObject({ scans: [], typed: '1' });
  });

  it('leaves shortcuts alone', () => {
    const shortcuts = [
      key({ key: 'c', code: 'KeyC', ctrlKey: true, timeMs: 10 }),
      key({ key: '1', code: 'Digit1', altKey: true, timeMs: 400 }),
      key({ key: 'F12', code: 'F12', timeMs: 800 }),
      key({ key: 'Escape', code: 'Escape', timeMs: 1_200 }),
      key({ key: 'Enter', code: 'Enter', timeMs: 1_600 }),
    ];
    expect(play(shortcuts)).toMatchObject({ scans: [], passed: shortcuts });
  });

  it('of a lone prefix character is typed after all', () => {
    expect(play(scannerKeys('~', { suffix: null }), { prefix: '~' })).toMatchObject({
      scans: [],
      typed: '~',
    });
  });
});
