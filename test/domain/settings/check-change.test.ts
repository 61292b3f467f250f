import { describe, expect, test } from 'vitest';
import { builtInTemplate } from '../../../domain/label/built-in-templates.ts';
import { checkSettingsChange } from '../../../domain/settings/check-change.ts';
import { defaultSettings, settingsChangeSchema } from '../../../domain/settings/settings.ts';
import type { SettingsChange } from '../../../domain/settings/settings.ts';

const change = (given: unknown): SettingsChange => settingsChangeSchema.parse(given);
const codeOf = (given: unknown, current = defaultSettings): string => {
  const checked = checkSettingsChange(current, change(given));
  return checked.ok ? 'ok' : checked.refusal.code;
};

const printer = (
  name: string,
  address: object = { kind: 'tcp', host: 'localhost', port: 9100 },
) => ({
  name,
  address,
  language: 'zpl',
});
const own = { ...builtInTemplate('100x150'), name: 'ours' };

describe('settings written as a whole', () => {
  test('take printers only where each could have been added', () => {
    expect(codeOf({ printers: [printer('desk'), printer('dock')] })).toBe('ok');
    expect(codeOf({ printers: [printer('desk'), printer('Desk ')] })).toBe('printer-exists');
    expect(codeOf({ printers: [printer(' ')] })).toBe('printer-nameless');
    const nowhere = { kind: 'tcp', host: '', port: -5 };
    expect(codeOf({ printers: [printer('desk', nowhere)] })).toBe('printer-address-invalid');
    const noPort = { kind: 'tcp', host: 'localhost', port: 0 };
    expect(codeOf({ printers: [printer('desk', noPort)] })).toBe('printer-port-invalid');
  });

  test('take label templates only where they could have been imported', () => {
    expect(codeOf({ labelTemplates: [own] })).toBe('ok');
    const bare = { ...own, elements: own.elements.filter(({ kind }) => kind === 'text') };
    expect(codeOf({ labelTemplates: [bare] })).toMatch(/^label-template-/);
    expect(codeOf({ labelTemplates: [own, own] })).toBe('label-template-exists');
    const builtIn = { ...own, name: builtInTemplate('100x150').name };
    expect(codeOf({ labelTemplates: [builtIn] })).toBe('label-template-built-in');
  });

  test('name no printer and no template that there is none of, before or in the same change', () => {
    const route = { plan: null, size: null, printer: 'GHOST' };
    expect(codeOf({ labelRoutes: [route] })).toBe('printer-unknown');
    expect(codeOf({ packPrinter: 'GHOST' })).toBe('printer-unknown');
    expect(codeOf({ packPrinter: null })).toBe('ok');
    expect(codeOf({ packPrinter: 'ghost', printers: [printer('GHOST')] })).toBe('ok');
    expect(codeOf({ labelTemplateChoices: [{ plan: null, template: 'nope' }] })).toBe(
      'label-template-unknown',
    );
    const choice = { plan: null, template: 'ours' };
    expect(codeOf({ labelTemplateChoices: [choice], labelTemplates: [own] })).toBe('ok');
  });

  test('leave alone what they do not change, even where it has gone stale', () => {
    const stale = { ...defaultSettings, packPrinter: 'gone' };
    expect(codeOf({ theme: 'dark' }, stale)).toBe('ok');
  });
});
