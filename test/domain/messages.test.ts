import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messages, renderMessage } from '../../domain/messages.ts';
import type { MessageText } from '../../domain/messages.ts';
import { refusal } from '../../domain/result.ts';

type Table = Readonly<Record<string, MessageText>>;

const domain = new URL('../../domain/', import.meta.url);

const files = readdirSync(domain, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(^|[/-])messages\.ts$/.test(file) && file !== 'messages.ts');

/** Every table of messages there is, by the file that holds it. */
const areas: readonly (readonly [file: string, table: Table])[] = await Promise.all(
  files.map(async (file) => {
    const exported = (await import(new URL(file, domain).href)) as Readonly<Record<string, Table>>;
    return [file, Object.assign({}, ...Object.values(exported)) as Table] as const;
  }),
);

const placeholders = (text: string): readonly string[] =>
  [...new Set(text.match(/\{\w+(?::KB)?\}/g))].toSorted();

const all: readonly (readonly [string, MessageText])[] = Object.entries(messages);

describe('messages', () => {
  it('come from every file of messages, each code from one of them', () => {
    const filesOf = new Map<string, string[]>();
    for (const [file, table] of areas) {
      for (const code of Object.keys(table)) {
        filesOf.set(code, [...(filesOf.get(code) ?? []), file]);
      }
    }
    expect(areas.length).toBeGreaterThan(10);
    expect([...filesOf].filter(([, where]) => where.length > 1)).toEqual([]);
    expect([...filesOf.keys()].toSorted()).toEqual(all.map(([code]) => code).toSorted());
  });

  it.each(all)('%s says the same in both languages', (code, { en, zh }) => {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(en.trim()).not.toBe('');
    expect(zh.trim()).not.toBe('');
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/[a-z]{2}/);
    expect(placeholders(zh)).toEqual(placeholders(en));
  });
});

describe('renderMessage', () => {
  it('fills in the values in either language', () => {
    const refused = refusal('not-packed', { shipmentId: 'SA-000001' });
    expect(renderMessage(refused, 'en')).toContain('SA-000001');
    expect(renderMessage(refused, 'zh')).toContain('SA-000001');
  });

  it.each([
    [0, 120_000, 'after 0 of 120 KB'],
    [640, 9_990, 'after 0.6 of 9.9 KB'],
    [61_999, 120_400, 'after 61 of 120 KB'],
    // All but a byte is not all of it.
    [119_999, 120_000, 'after 119 of 120 KB'],
  ])('says %i of %i bytes as people count them', (sent, total, words) => {
    const refused = refusal('print-cancelled-midway', { sent, total });
    expect(renderMessage(refused, 'en')).toContain(words);
    expect(renderMessage(refused, 'zh')).not.toContain('{');
  });

  it('shows a value as it is, whatever it looks like', () => {
    const refused = refusal('scan-unknown', { code: '{code} $& $1' });
    expect(renderMessage(refused, 'en')).toContain('"{code} $& $1"');
  });

  it('leaves a value that is missing visible', () => {
    const text = renderMessage({ code: 'not-packed', params: {} }, 'en');
    expect(text).toContain('{shipmentId}');
    expect(
      renderMessage({ code: 'not-packed', params: Object.create({ shipmentId: 'x' }) }, 'en'),
    ).toBe(text);
  });
});
