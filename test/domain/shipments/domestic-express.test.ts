import { describe, expect, it } from 'vitest';
import {
  checkDomesticTracking,
  companyChoice,
  domesticCompanies,
  findCompany,
  readDomesticParcel,
  splitTracking,
} from '../../../domain/shipments/domestic-express.ts';

describe('a list of tracking numbers', () => {
  it('is read however it was copied', () => {
    expect(splitTracking(' SF1 \r\nSF2\n\nSF3,SF4，SF5\tSF6;SF7 ')).toEqual([
      'SF1',
      'SF2',
      'SF3',
      'SF4',
      'SF5',
      'SF6',
      'SF7',
    ]);
    expect(splitTracking('  ')).toEqual([]);
    expect(splitTracking('SF 12')).toEqual(['SF 12']);
  });
});

describe('domesticCompanies', () => {
  it.each(domesticCompanies.filter(({ pattern }) => pattern !== null))(
    'has an example that fits for $code',
    ({ code, example }) => {
      expect(checkDomesticTracking(code, example)).toEqual([]);
      expect(checkDomesticTracking(code, `${example}9999`)).toMatchObject([
        { code: 'delivery-tracking-unusual', params: { example } },
      ]);
    },
  );

  it('marks every pattern as unconfirmed', () => {
    const patterned = domesticCompanies.filter(({ pattern }) => pattern !== null);
    expect(patterned).toHaveLength(9);
    expect(patterned.every(({ source }) => !source.confirmed)).toBe(true);
  });

  it('is found by code, by either name and by the words of the drop-down list', () => {
    for (const company of domesticCompanies) {
      for (const text of [company.code, company.zh, company.en, companyChoice(company)]) {
        expect(findCompany(text)).toBe(company);
      }
    }
    expect(findCompany(' sf ')?.code).toBe('SF');
    expect(findCompany('')).toBeUndefined();
    expect(findCompany('Nobody')).toBeUndefined();
  });
});

describe('checkDomesticTracking', () => {
  it('forgives case and spaces and never minds companies without a format', () => {
    expect(checkDomesticTracking('SF', ' sf1 000 000 000 001 ')).toEqual([]);
    expect(checkDomesticTracking('other', 'whatever')).toEqual([]);
    expect(checkDomesticTracking('unheard-of', 'whatever')).toEqual([]);
  });
});

describe('readDomesticParcel', () => {
  it('takes an unusual number with a warning', () => {
    expect(readDomesticParcel({ company: '顺丰速运', tracking: '123' })).toMatchObject({
      ok: true,
      value: {
        company: 'SF',
        tracking: '123',
        warnings: [{ code: 'delivery-tracking-unusual' }],
      },
    });
  });

  it('takes another company by name', () => {
    const other = {
      company: 'other',
      companyName: 'Example Express',
      tracking: 'E1',
      warnings: [],
    };
    expect(
      readDomesticParcel({ company: '其他', companyName: ' Example Express ', tracking: 'E1' }),
    ).toEqual({ ok: true, value: other });
    expect(readDomesticParcel({ company: 'Other: Example Express', tracking: 'E1' })).toEqual({
      ok: true,
      value: other,
    });
    expect(readDomesticParcel({ company: '其他：Example Express', tracking: 'E1' })).toEqual({
      ok: true,
      value: other,
    });
  });

  it.each([
    ['delivery-company-missing', { company: ' ', tracking: 'E1' }],
    ['delivery-company-unknown', { company: 'Nobody', tracking: 'E1' }],
    ['delivery-company-unknown', { company: 'SF: Example', tracking: 'E1' }],
    ['delivery-company-name-missing', { company: 'other', tracking: 'E1' }],
    ['delivery-company-name-missing', { company: 'other:', tracking: 'E1' }],
    ['delivery-tracking-missing', { company: 'SF', tracking: ' ' }],
    ['delivery-tracking-too-long', { company: 'SF', tracking: '1'.repeat(33) }],
  ])('refuses %s', (code, typed) => {
    expect(readDomesticParcel(typed)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('takes 32 characters', () => {
    expect(readDomesticParcel({ company: 'SF', tracking: '1'.repeat(32) })).toMatchObject({
      ok: true,
    });
  });
});
