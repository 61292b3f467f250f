import { countryAliases } from './country-aliases.ts';
import { countryNames } from './country-names.ts';

const namesByCode = new Map(countryNames.map(([code, en, zh]) => [code, { en, zh }]));

/** Every country code known here, in alphabetical order. */
export const countryCodes: readonly string[] = countryNames.map(([code]) => code);

/** Whether `code` is a known ISO 3166-1 alpha-2 code, written as such (`GB`, not `gb`, not `UK`). */
export const isCountryCode = (code: string): boolean => namesByCode.has(code);

/** The name of a country; a code that is not known comes back as it is. */
export function countryName(code: string, language: 'en' | 'zh'): string {
  return namesByCode.get(code)?.[language] ?? code;
}

/** What is compared: no case, accents, spaces or punctuation; `&` is "and", "Saint" is "St", "the" counts nothing. */
function nameKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/\bsaint\b/g, 'st')
    .replace(/\bthe\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const codesByKey: ReadonlyMap<string, string> = new Map([
  ...countryAliases.flatMap(([code, ...aliases]) =>
    aliases.map((alias) => [nameKey(alias), code] as const),
  ),
  ...countryNames.flatMap(([code, en, zh]) => [
    [nameKey(en), code] as const,
    [nameKey(zh), code] as const,
  ]),
  ...countryNames.map(([code]) => [nameKey(code), code] as const),
]);

/**
 * The ISO 3166-1 alpha-2 code of a country given by code or by any known name, `null` when it is not known. Case,
 * spaces, accents and punctuation do not matter; `UK` is `GB`.
 */
export function parseCountry(text: string): string | null {
  return codesByKey.get(nameKey(text)) ?? null;
}
