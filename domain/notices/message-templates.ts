import { z } from 'zod';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { messageTexts } from './message-texts.ts';

export const messageLanguages = ['en', 'ru', 'es', 'fr', 'pt', 'ar', 'zh'] as const;

export type MessageLanguage = (typeof messageLanguages)[number];

/** `shipped`: the whole order left; `part-shipped`: some of it did; `delayed`: it will leave later than promised. */
export const messageKinds = ['shipped', 'part-shipped', 'delayed'] as const;

export type MessageKind = (typeof messageKinds)[number];

/** What a text may name. `days` is a number of days, `service` the carrier's name for people. */
export const messagePlaceholders = [
  'buyer',
  'order',
  'number',
  'service',
  'website',
  'days',
] as const;

export type MessagePlaceholder = (typeof messagePlaceholders)[number];

/**
 * A text to a customer with placeholders such as `{buyer}`. A part in double brackets, `[[It takes {days} days. ]]`, is
 * left out when a value that it names is not known.
 */
export type MessageTemplate = {
  readonly kind: MessageKind;
  readonly language: MessageLanguage;
  readonly text: string;
};

export type MessageValues = Readonly<Partial<Record<MessagePlaceholder, string | number>>>;

const languages: Readonly<Record<Exclude<MessageLanguage, 'en'>, string>> = {
  ru: 'RU BY KZ KG',
  es: 'ES MX CL CO PE AR UY PY BO EC VE CR PA GT HN NI SV DO CU PR GQ',
  fr: 'FR MC LU SN CI ML BF NE TG BJ GA CG CD GN CM MG RE GP MQ GF YT NC PF',
  pt: 'BR PT AO MZ CV GW ST TL',
  ar: 'SA AE QA KW BH OM JO LB IQ EG MA DZ TN LY YE SY SD PS MR',
  zh: 'CN HK TW MO',
};

const languageByCountry: ReadonlyMap<string, MessageLanguage> = new Map(
  Object.entries(languages).flatMap(([language, countries]) =>
    countries.split(' ').map((country) => [country, language as MessageLanguage] as const),
  ),
);

/** The language to write to customers in a country (ISO 3166-1 alpha-2) in; English where no better one is known. */
export const languageForCountry = (country: string): MessageLanguage =>
  languageByCountry.get(country.toUpperCase()) ?? 'en';

const templateName = ({ kind, language }: Pick<MessageTemplate, 'kind' | 'language'>): string =>
  `${kind}/${language}`;

/** The user's own text where there is one, else ours. */
export function templateFor(
  kind: MessageKind,
  language: MessageLanguage,
  own: readonly MessageTemplate[] = [],
): MessageTemplate {
  return (
    own.find((template) => template.kind === kind && template.language === language) ?? {
      kind,
      language,
      text: messageTexts[kind][language],
    }
  );
}

const placeholder = /\{([^{}\s]*)\}/g;

const isPlaceholder = (name: string): name is MessagePlaceholder =>
  (messagePlaceholders as readonly string[]).includes(name);

/** What the text names, each once, in order; names that do not exist included. */
const namesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name)),
];

function checkNames(template: MessageTemplate): Result<readonly MessagePlaceholder[]> {
  const names: MessagePlaceholder[] = [];
  for (const name of namesIn(template.text)) {
    if (!isPlaceholder(name)) {
      return refuse('message-placeholder-unknown', {
        template: templateName(template),
        placeholder: `{${name}}`,
        known: messagePlaceholders.map((known) => `{${known}}`).join(' '),
      });
    }
    names.push(name);
  }
  return ok(names);
}

const optionalPart = /\[\[([\s\S]*?)\]\]/g;

/**
 * The text for one customer. Values go in as they are: braces and brackets in a buyer's name mean nothing.
 * Refusals: `message-value-missing` (an empty value too; only parts in double brackets can do without),
 * `message-placeholder-unknown`.
 */
export function renderCustomerMessage(
  template: MessageTemplate,
  values: MessageValues,
): Result<string> {
  const names = checkNames(template);
  if (!names.ok) return names;
  const filled = new Map<string, string>();
  for (const name of names.value) {
    const value = String(values[name] ?? '').trim();
    if (value !== '') filled.set(name, value);
  }
  const text = template.text.replace(optionalPart, (_, part: string) =>
    namesIn(part).every((name) => filled.has(name)) ? part : '',
  );
  const missing = namesIn(text).find((name) => !filled.has(name));
  if (missing !== undefined) {
    return refuse('message-value-missing', { placeholder: `{${missing}}` });
  }
  return ok(text.replace(placeholder, (whole, name: string) => filled.get(name) ?? whole));
}

const templatesShape = z.array(
  z.strictObject({
    kind: z.enum(messageKinds),
    language: z.enum(messageLanguages),
    text: z.string().trim().min(1).max(4000),
  }),
);

/**
 * The user's own texts from parsed JSON: a list of `{ kind, language, text }`, at most one for each kind and language.
 * Refusals: `message-templates-invalid`, `message-template-twice`, `message-placeholder-unknown`.
 */
export function parseTemplates(input: unknown): Result<readonly MessageTemplate[]> {
  const parsed = templatesShape.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse('message-templates-invalid', {
      problem: issue?.message ?? '?',
      path: issue === undefined || issue.path.length === 0 ? '/' : `/${issue.path.join('/')}`,
    });
  }
  const seen = new Set<string>();
  for (const template of parsed.data) {
    const name = templateName(template);
    if (seen.has(name)) return refuse('message-template-twice', { template: name });
    seen.add(name);
    const names = checkNames(template);
    if (!names.ok) return names;
  }
  return ok(parsed.data);
}
