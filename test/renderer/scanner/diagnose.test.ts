import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../renderer/scanner/diagnose.ts';
import type { HeardKey } from '../../../renderer/scanner/diagnose.ts';
import { altKeys, azertyHost, capsHost, imeHost, key, russianHost, scannerKeys } from './keys.ts';
import type { Host } from './keys.ts';

const tests = ['PB-aQwZ/yM0123456789', 'PB2_Az#mQ.yW+98'] as const;

type Keys = readonly (ReturnType<typeof key> & { readonly up?: boolean })[];

const heard = (keys: Keys): HeardKey[] =>
  keys.map((one) => ({ kind: one.up === true ? 'up' : 'down', key: one }));

/** The doctor's answer to a scanner that sends `send` of each code. */
const doctor = (send: (text: string) => Keys) => {
  const { findings, settings } = diagnose(
    tests.map((text) => ({ expected: text, keys: heard(send(text)) })),
  );
  return { codes: findings.map(({ code }) => code), findings, settings };
};

describe('diagnose', () => {
  it('has nothing to say against a good scanner', () => {
    const { codes, settings } = doctor((text) => scannerKeys(text));
    expect(codes).toEqual(['suffix']);
    expect(settings).toEqual({ prefix: '', suffix: 'enter', maxGapMs: 35, mapping: 'auto' });
  });

  it('names another keyboard layout', () => {
    expect(doctor((text) => scannerKeys(text, { host: russianHost })).codes).toContain('layout');
    expect(doctor((text) => scannerKeys(text, { host: azertyHost })).codes).toContain('layout');
  });

  it('reads by places where nothing else tells the layout (German Y and Z)', () => {
    const swapped: Host = (us) => ({ key: { y: 'z', z: 'y', Y: 'Z', Z: 'Y' }[us] ?? us });
    const { codes, settings } = doctor((text) => scannerKeys(text, { host: swapped }));
    expect(codes).toContain('layout');
    expect(settings?.mapping).toBe('us');
  });

  it('names Caps Lock, an input method and Alt codes, and reads through them', () => {
    const cases = [
      ['caps-lock', (text: string) => scannerKeys(text, { host: capsHost })],
      ['ime', (text: string) => scannerKeys(text, { host: imeHost })],
      ['alt-codes', (text: string) => altKeys(text)],
    ] as const;
    for (const [code, send] of cases) {
      const { codes, settings } = doctor(send);
      expect(codes).toContain(code);
      expect(settings).not.toBeNull();
    }
  });

  it('finds the prefix, a missing suffix and a slow scanner', () => {
    expect(doctor((text) => scannerKeys(`~${text}`)).settings?.prefix).toBe('~');
    const f12 = key({ key: 'F12', code: 'F12', timeMs: 990 });
    expect(doctor((text) => [f12, ...scannerKeys(text)]).settings?.prefix).toBe('F12');
    const bare = doctor((text) => scannerKeys(text, { suffix: null }));
    expect(bare.codes).toEqual(['no-suffix']);
    expect(bare.settings?.suffix).toBe('none');
    const slow = doctor((text) => scannerKeys(text, { gapMs: 70 }));
    expect(slow.codes).toContain('slow');
    expect(slow.settings?.maxGapMs).toBe(140);
  });

  it('names characters that never came, changed case, and another code', () => {
    const stripped = doctor((text) => scannerKeys(text.replace(/[-/_#.+]/g, '')));
    expect(stripped.findings.find(({ code }) => code === 'stripped')?.params['missing']).toContain(
      '_',
    );
    expect(stripped.settings).toBeNull();
    expect(doctor((text) => scannerKeys(text.toUpperCase())).codes).toContain('letter-case');
    expect(doctor(() => scannerKeys('6901234567892')).codes).toContain('other-code');
    expect(doctor(() => []).codes).toEqual(['nothing']);
  });
});
