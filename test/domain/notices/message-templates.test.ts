import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  languageForCountry,
  messageKinds,
  messageLanguages,
  parseTemplates,
  renderCustomerMessage,
  templateFor,
} from '../../../domain/notices/message-templates.ts';

const values = {
  buyer: 'Ivan Primerov',
  order: '8123456789012345',
  number: 'RE700150389CN',
  service: 'China Post Registered Air Mail',
  website: 'https://www.example.com/track',
  days: 30,
};

const names = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('the texts', () => {
  const all = messageKinds.flatMap((kind) =>
    messageLanguages.map((language) => [kind, language] as const),
  );

  it.each(all)('%s/%s is written in its language and renders whole', (kind, language) => {
    const template = templateFor(kind, language);
    const rendered = renderCustomerMessage(template, values);
    if (!rendered.ok) throw new Error(rendered.refusal.code);
    expect(rendered.value).toContain(values.buyer);
    expect(rendered.value).toContain(values.order);
    expect(rendered.value).not.toMatch(/[{}[\]]/);
    const lines = rendered.value.split('\n');
    const alone = kind === 'delayed' ? [] : [values.number, values.website];
    expect(lines).toEqual(expect.arrayContaining(alone));
    const scripts = { ru: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u, zh: /\p{Script=Han}/u };
    for (const [script, pattern] of Object.entries(scripts)) {
      expect(pattern.test(template.text)).toBe(script === language);
    }
  });

  it('names the same things in every language', () => {
    for (const kind of messageKinds) {
      for (const language of messageLanguages) {
        expect(names(templateFor(kind, language).text)).toEqual(
          names(templateFor(kind, 'en').text),
        );
      }
    }
  });
});

describe('texts without a website or a time', () => {
  it('leave the parts out that name them, in every language', () => {
    const { website: _website, days: _days, ...known } = values;
    for (const kind of ['shipped', 'part-shipped'] as const) {
      for (const language of messageLanguages) {
        const rendered = renderCustomerMessage(templateFor(kind, language), known);
        if (!rendered.ok) throw new Error(rendered.refusal.code);
        expect(rendered.value).not.toMatch(/[{}[\]]/);
        expect(rendered.value.split('\n')).toContain(values.number);
        const whole = renderCustomerMessage(templateFor(kind, language), values);
        expect(whole.ok && whole.value.length > rendered.value.length).toBe(true);
      }
    }
  });

  it('cannot do without what stands outside', () => {
    expect(
      renderCustomerMessage(templateFor('delayed', 'en'), { ...values, days: '' }),
    ).toMatchObject({
      refusal: { code: 'message-value-missing', params: { placeholder: '{days}' } },
    });
  });
});

describe('languageForCountry', () => {
  it.each([
    ['RU', 'ru'],
    ['BY', 'ru'],
    ['KZ', 'ru'],
    ['ES', 'es'],
    ['MX', 'es'],
    ['CL', 'es'],
    ['FR', 'fr'],
    ['BR', 'pt'],
    ['PT', 'pt'],
    ['SA', 'ar'],
    ['AE', 'ar'],
    ['CN', 'zh'],
    ['TW', 'zh'],
    ['US', 'en'],
    ['DE', 'en'],
    ['', 'en'],
    ['ru', 'ru'],
  ])('writes to %s in %s', (country, language) => {
    expect(languageForCountry(country)).toBe(language);
  });
});

describe('renderCustomerMessage', () => {
  const template = { kind: 'shipped', language: 'en', text: 'Hi {buyer}: {number}' } as const;

  it('refuses when a value is missing or empty', () => {
    expect(renderCustomerMessage(template, { buyer: 'A' })).toMatchObject({
      refusal: { code: 'message-value-missing', params: { placeholder: '{number}' } },
    });
    expect(renderCustomerMessage(template, { buyer: ' ', number: 'x' })).toMatchObject({
      refusal: { params: { placeholder: '{buyer}' } },
    });
  });

  it('refuses a text that names what does not exist', () => {
    expect(renderCustomerMessage({ ...template, text: 'Hi {name}' }, values)).toMatchObject({
      refusal: { code: 'message-placeholder-unknown', params: { placeholder: '{name}' } },
    });
  });

  it('puts values in as they are, braces and dollar signs too', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom('{number}', '[[x]]', '[[{days}]]', '{order}', '$&', "$'", '$1'),
        ),
        (buyer) => {
          fc.pre(buyer.trim() !== '');
          expect(renderCustomerMessage(template, { buyer, number: 'N' })).toEqual({
            ok: true,
            value: `Hi ${buyer.trim()}: N`,
          });
        },
      ),
    );
  });
});

describe('parseTemplates', () => {
  const own = { kind: 'shipped', language: 'de', text: 'x' };
  it('takes texts that go before ours', () => {
    const parsed = parseTemplates([{ kind: 'shipped', language: 'en', text: ' Dear {buyer} ' }]);
    if (!parsed.ok) throw new Error(parsed.refusal.code);
    expect(templateFor('shipped', 'en', parsed.value).text).toBe('Dear {buyer}');
    expect(templateFor('shipped', 'fr', parsed.value)).toEqual(templateFor('shipped', 'fr'));
  });

  it.each<[string, unknown]>([
    ['message-templates-invalid', {}],
    ['message-templates-invalid', [own]],
    ['message-templates-invalid', [{ ...own, language: 'en', text: ' ' }]],
    ['message-placeholder-unknown', [{ ...own, language: 'en', text: 'Hi {name}' }]],
    [
      'message-template-twice',
      [
        { ...own, language: 'en' },
        { ...own, language: 'en' },
      ],
    ],
  ])('refuses with %s', (code, input) => {
    expect(parseTemplates(input)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('says where the problem is', () => {
    expect(parseTemplates([own])).toMatchObject({ refusal: { params: { path: '/0/language' } } });
  });
});
