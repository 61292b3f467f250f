import { describe, expect, it } from 'vitest';
import { messageTexts } from '../../../domain/notices/message-texts.ts';
import { inserted, withText } from '../../../renderer/settings/templates.ts';
import { licences } from '../../../renderer/settings/licences.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const readJson = (...path: readonly string[]): Record<string, unknown> =>
  JSON.parse(readFileSync(join(root, ...path), 'utf8')) as Record<string, unknown>;

describe('the texts to customers', () => {
  it('are one’s own only where they differ from the built-in ones', () => {
    const own = withText([], 'shipped', 'en', 'Dear {buyer}');
    expect(own).toEqual([{ kind: 'shipped', language: 'en', text: 'Dear {buyer}' }]);
    expect(withText(own, 'shipped', 'en', messageTexts.shipped.en)).toEqual([]);
    expect(withText(own, 'shipped', 'en', ' ')).toEqual([]);
    expect(withText(own, 'shipped', 'ru', 'x')).toHaveLength(2);
  });

  it('take a value in at the cursor', () => {
    expect(inserted('Dear , hello', 5, 5, '{buyer}')).toEqual({
      text: 'Dear {buyer}, hello',
      cursor: 12,
    });
    expect(inserted('Dear X', 5, 6, '{buyer}')).toEqual({ text: 'Dear {buyer}', cursor: 12 });
  });
});

describe('the licences', () => {
  it('name every library that is delivered, as it states its licence itself', () => {
    const { dependencies } = readJson('package.json') as { dependencies: Record<string, string> };
    const named = new Map(licences.map(({ name, licence }) => [name, licence]));
    expect(Object.keys(dependencies).filter((name) => !named.has(name))).toEqual([]);
    for (const [name, licence] of named) {
      if (name === 'Noto Sans') continue;
      const stated = readJson('node_modules', name, 'package.json')['license'];
      expect({ name, licence: stated }).toEqual({ name, licence });
      expect(licence).not.toMatch(/GPL/);
    }
  });
});
