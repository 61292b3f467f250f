import { describe, expect, test } from 'vitest';
import { builtInTemplate } from '../../../domain/label/built-in-templates.ts';
import { settingDifferences } from '../../../domain/settings/differences.ts';
import { defaultSettings } from '../../../domain/settings/settings.ts';
import type { Settings } from '../../../domain/settings/settings.ts';

const differences = (change: Partial<Settings>, before: Settings = defaultSettings) =>
  settingDifferences(before, { ...before, ...change });

describe('what changed in the settings', () => {
  test('is named by its path, with what it was and what it is', () => {
    const sender = { ...defaultSettings.sender, phone: '0755-1' };
    expect(differences({ autoLockMinutes: 3, sender })).toEqual([
      { name: 'autoLockMinutes', before: '10', after: '3' },
      { name: 'sender.phone', before: '', after: '0755-1' },
    ]);
  });

  test('is nothing where everybody may choose, or where nothing changed', () => {
    expect(differences({ theme: 'dark', soundVolume: 3, language: 'zh' })).toEqual([]);
    expect(differences({ autoLockMinutes: defaultSettings.autoLockMinutes })).toEqual([]);
  });

  test('names a new PIN and never holds it', () => {
    const li = {
      id: 'P1',
      name: 'Li',
      role: 'lead',
      pinHash: 'scrypt$1',
      badgeHash: null,
    } as const;
    const before = { ...defaultSettings, people: [li] };
    const changed = differences({ people: [{ ...li, pinHash: 'scrypt$2' }] }, before);
    expect(changed).toEqual([{ name: 'people.Li.pinHash', before: '***', after: '***' }]);
    expect(JSON.stringify(differences({ people: [] }, before))).not.toContain('scrypt');
    expect(differences({ people: [] }, before).map(({ name }) => name)).toContain('people.Li.role');
  });

  test('keeps a long text by its beginning', () => {
    const text = 'x'.repeat(4_000);
    const one = differences({
      messageTemplates: [{ kind: 'shipped', language: 'en', text }],
    }).find(({ name }) => name.endsWith('.text'));
    expect(one?.after.length).toBeLessThan(210);
  });

  test('tells a label template as a whole when it comes or goes, else by its elements', () => {
    const own = { ...builtInTemplate('100x150'), name: 'Shop' };
    const before = { ...defaultSettings, labelTemplates: [own] };
    expect(differences({ labelTemplates: [own] })).toEqual([
      { name: 'labelTemplates.Shop', before: '', after: '100x150' },
    ]);
    const [first, ...others] = own.elements;
    if (first === undefined) throw new Error('no element');
    const moved = { ...own, elements: [{ ...first, xMm: first.xMm + 1 }, ...others] };
    expect(differences({ labelTemplates: [moved] }, before).map(({ name }) => name)).toEqual([
      `labelTemplates.Shop › ${first.id}`,
    ]);
    const choices = [
      { plan: null, template: 'Shop' },
      { plan: null, template: 'Small' },
      { plan: 'CPAM', template: 'Shop' },
    ];
    expect(differences({ labelTemplateChoices: choices })).toEqual([
      { name: 'labelTemplateChoices.*', before: '', after: 'Shop, Small' },
      { name: 'labelTemplateChoices.CPAM', before: '', after: 'Shop' },
    ]);
  });
});
