import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countryAliases } from '../../domain/country-aliases.ts';
import { countryCodes, countryName, isCountryCode, parseCountry } from '../../domain/countries.ts';

test('holds the 249 codes of ISO 3166-1 and XK', () => {
  expect(countryCodes).toHaveLength(250);
  expect(new Set(countryCodes).size).toBe(250);
  expect(isCountryCode('GB')).toBe(true);
  expect(isCountryCode('UK')).toBe(false);
});

describe('parseCountry', () => {
  test.each([
    ['RU', 'RU'],
    ['ru', 'RU'],
    ['Russian Federation', 'RU'],
    ['RUSSIA', 'RU'],
    ['俄罗斯联邦', 'RU'],
    ['俄罗斯', 'RU'],
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['United Kingdom', 'GB'],
    ['英国', 'GB'],
    ['United States', 'US'],
    ['united states of america', 'US'],
    ['USA', 'US'],
    ['美国', 'US'],
    ['Korea, Republic of', 'KR'],
    ['South Korea', 'KR'],
    ['韩国', 'KR'],
    ["Korea, Democratic People's Republic of", 'KP'],
    ['Czech Republic', 'CZ'],
    ['Czechia', 'CZ'],
    ['香港', 'HK'],
    ['港', 'HK'],
    ['Hong Kong,China', 'HK'],
    ['Türkiye', 'TR'],
    ['Turkiye', 'TR'],
    ['Turkey', 'TR'],
    ['Viet Nam', 'VN'],
    ['St. Lucia', 'LC'],
    ['Saint Lucia', 'LC'],
    ['Bosnia & Herzegovina', 'BA'],
    ["Cote D'Ivoire", 'CI'],
    ['The Netherlands', 'NL'],
    ['  la  reunion', null],
    ['Reunion', 'RE'],
    ['Niger', 'NE'],
    ['Nigeria', 'NG'],
    ['Guinea', 'GN'],
    ['Congo', 'CG'],
    ['Congo, The Democratic Republic Of The', 'CD'],
    ['Россия', 'RU'],
    ['', null],
    ['Atlantis', null],
    ['XX', null],
  ])('%j is %s', (text, code) => {
    expect(parseCountry(text)).toBe(code);
  });

  test('knows every code and both names of every country', () => {
    for (const code of countryCodes) {
      expect(parseCountry(code)).toBe(code);
      expect(parseCountry(countryName(code, 'en'))).toBe(code);
      expect(parseCountry(countryName(code, 'zh'))).toBe(code);
    }
  });

  test('no alias means two countries', () => {
    for (const [code, ...aliases] of countryAliases) {
      for (const alias of aliases)
        expect([alias, parseCountry(alias)]).toStrictEqual([alias, code]);
    }
  });

  test('does not mind case, spaces and punctuation', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countryCodes),
        fc.constantFrom(' ', '  ', '-', '. ', ', '),
        fc.boolean(),
        (code, gap, upper) => {
          const name = countryName(code, 'en').replaceAll(' ', gap);
          expect(parseCountry(` ${upper ? name.toUpperCase() : name.toLowerCase()} `)).toBe(code);
        },
      ),
    );
  });
});

test('countryName gives both languages, and an unknown code back', () => {
  expect(countryName('DE', 'en')).toBe('Germany');
  expect(countryName('DE', 'zh')).toBe('德国');
  expect(countryName('QQ', 'en')).toBe('QQ');
});
