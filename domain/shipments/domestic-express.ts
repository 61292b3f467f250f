import { ok, refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import type { Source } from '../plans/plan.ts';
import { headerKey } from '../sheets/columns.ts';
import { codePointLength } from '../text.ts';

/** A company that carries parcels to the plan's warehouse inside China. */
export type DomesticCompany = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** What the platform calls it when a logistics order is submitted; null is not known. */
  readonly platformId: number | null;
  /** What its numbers look like, as the source of a regular expression over the whole number; null: anything. */
  readonly pattern: string | null;
  /** A made-up number of that form, for messages. */
  readonly example: string;
  readonly source: Source;
};

const collected: Source = {
  text: 'Number formats as seen in use; companies change them without notice',
  date: '',
  confirmed: false,
};

const company = (
  code: string,
  zh: string,
  en: string,
  pattern: string,
  example: string,
): DomesticCompany => ({ code, zh, en, platformId: null, pattern, example, source: collected });

/** Code of a company that is not in the table and is given by name. */
export const otherCompany = 'other';

export const domesticCompanies: readonly DomesticCompany[] = [
  company('SF', '顺丰速运', 'SF Express', 'SF[A-Z0-9]\\d{12}', 'SF1000000000001'),
  company('YTO', '圆通速递', 'YTO Express', 'YT\\d{13}', 'YT1000000000001'),
  company('ZTO', '中通快递', 'ZTO Express', '7[3-68]\\d{12}', '75100000000001'),
  company('STO', '申通快递', 'STO Express', '(77|43)\\d{12,15}', '77100000000001'),
  company('YUNDA', '韵达快递', 'Yunda Express', '[34]\\d{14}|5\\d{12}', '310000000000001'),
  company('EMS', '中国邮政EMS', 'EMS China', '[981]\\d{12}|P[A-Z]\\d{11}', '9100000000001'),
  company('JD', '京东物流', 'JD Logistics', 'JD[A-Z0-9]{2}\\d{11}', 'JDVA10000000001'),
  company('JT', '极兔速递', 'J&T Express', 'JT\\d{13}', 'JT1000000000001'),
  company('DEPPON', '德邦快递', 'Deppon', 'DPK\\d{12}', 'DPK100000000001'),
  {
    code: otherCompany,
    zh: '其他',
    en: 'Other',
    platformId: -1,
    pattern: null,
    example: '',
    source: {
      text: 'Platform documentation of logistics orders: -1 is any other company, then named',
      date: '',
      confirmed: true,
    },
  },
];

/** The platform takes 1 to 32 characters. */
export const trackingMaxCharacters = 32;

/** The company that a text means: its code, its Chinese or English name, or the two together; undefined when none. */
export function findCompany(text: string): DomesticCompany | undefined {
  const wanted = headerKey(text);
  if (wanted === '') return undefined;
  return domesticCompanies.find(({ code, zh, en }) =>
    [code, zh, en, `${code} ${zh}`, `${code} ${en}`].some((name) => headerKey(name) === wanted),
  );
}

/** A company as drop-down lists show it; `findCompany` reads it back. */
export const companyChoice = ({ code, zh }: DomesticCompany): string => `${code} ${zh}`;

/**
 * What looks odd about a domestic tracking number. Formats drift, so a number that does not fit only warns
 * (`delivery-tracking-unusual`); a company without a known format takes any.
 */
export function checkDomesticTracking(companyCode: string, tracking: string): readonly Refusal[] {
  const found = domesticCompanies.find(({ code }) => code === companyCode);
  if (found === undefined || found.pattern === null) return [];
  const number = tracking.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  if (new RegExp(`^(?:${found.pattern})$`).test(number)) return [];
  return [
    refusal('delivery-tracking-unusual', {
      tracking: tracking.trim(),
      company: `${found.zh} ${found.en}`,
      example: found.example,
    }),
  ];
}

export type DomesticParcel = {
  /** Code of `domesticCompanies`. */
  readonly company: string;
  /** Only where `company` is `other`. */
  readonly companyName?: string;
  readonly tracking: string;
  readonly warnings: readonly Refusal[];
};

/**
 * Reads a domestic express company and number as they were typed. A company that is not in the table is given as
 * `other` with `companyName`, or in one text as `other: name`. Refuses `delivery-company-missing`,
 * `delivery-company-unknown`, `delivery-company-name-missing`, `delivery-tracking-missing` and
 * `delivery-tracking-too-long`.
 */
export function readDomesticParcel(typed: {
  readonly company: string;
  readonly companyName?: string;
  readonly tracking: string;
}): Result<
  DomesticParcel,
  | 'delivery-company-missing'
  | 'delivery-company-unknown'
  | 'delivery-company-name-missing'
  | 'delivery-tracking-missing'
  | 'delivery-tracking-too-long'
> {
  if (typed.company.trim() === '') return refuse('delivery-company-missing');
  const [, head, tail] = /^([^:：]+)[:：](.*)$/s.exec(typed.company.trim()) ?? [];
  const isNamedOther = head !== undefined && findCompany(head)?.code === otherCompany;
  const found = findCompany(isNamedOther ? head : typed.company);
  if (found === undefined) {
    return refuse('delivery-company-unknown', { company: typed.company.trim() });
  }
  const tracking = typed.tracking.normalize('NFKC').trim();
  const isOther = found.code === otherCompany;
  const companyName = ((isNamedOther ? tail : typed.companyName) ?? '').trim();
  if (isOther && companyName === '') return refuse('delivery-company-name-missing');
  if (tracking === '') return refuse('delivery-tracking-missing');
  const length = codePointLength(tracking);
  if (length > trackingMaxCharacters) {
    return refuse('delivery-tracking-too-long', { length, max: trackingMaxCharacters });
  }
  return ok({
    company: found.code,
    ...(isOther ? { companyName } : {}),
    tracking,
    warnings: checkDomesticTracking(found.code, tracking),
  });
}

/** Tracking numbers typed or pasted as a list: one per line, or with commas, semicolons or tabs between them. */
export const splitTracking = (text: string): readonly string[] =>
  text
    .split(/[\n\r\t,;，；、]+/)
    .map((number) => number.trim())
    .filter((number) => number !== '');
