import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../../../domain/settings/settings.ts';
import {
  everything,
  isSameFilter,
  presetNames,
  presets,
  withoutView,
  withView,
} from '../../../renderer/orders/filter.ts';

describe('filters', () => {
  test('of the presets differ from one another', () => {
    for (const one of presetNames) {
      for (const other of presetNames) {
        expect(isSameFilter(presets[one], presets[other])).toBe(one === other);
      }
    }
  });

  test('are the same whatever spaces stand around what is searched', () => {
    expect(isSameFilter(everything, { ...everything, search: '  ' })).toBe(true);
    expect(isSameFilter(everything, { ...everything, country: 'FR' })).toBe(false);
  });
});

describe('saved views', () => {
  const france = { ...everything, country: 'FR', search: ' case ' };

  test('are added, replaced where they stand, and removed, whatever the case of the name', () => {
    const one = withView([], ' France ', france);
    expect(one).toStrictEqual([{ ...france, search: 'case', name: 'France' }]);
    const two = withView(one, 'Held', presets.held);
    const changed = withView(two, 'france', everything);
    expect(changed.map(({ name, country }) => [name, country])).toStrictEqual([
      ['france', ''],
      ['Held', ''],
    ]);
    expect(withoutView(changed, 'FRANCE').map(({ name }) => name)).toStrictEqual(['Held']);
  });

  test('can be kept in the settings', () => {
    const views = withView([], 'France', france);
    const settings = settingsSchema.parse({ orderViews: views });
    expect(settings.orderViews).toStrictEqual(views);
  });
});
