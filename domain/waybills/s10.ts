import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';

/** An S10 number in its parts; `text` is the whole of it, 13 characters. */
export type S10 = {
  /** Two letters that say what service the number belongs to. */
  readonly indicator: string;
  /** 0 to 99999999. */
  readonly serial: number;
  readonly checkDigit: number;
  /** ISO 3166-1 alpha-2 of the issuing post. */
  readonly country: string;
  readonly text: string;
};

/** What the first letter of a service indicator stands for. */
export type IndicatorMeaning = {
  readonly letter: string;
  readonly en: string;
  readonly zh: string;
  /** Kept for later by the standard: no service uses it yet. */
  readonly reserved: boolean;
};

/** Source: UPU standard S10, as tabulated in tracking_number_data (`couriers/s10.json`, MIT). */
export const indicatorMeanings: readonly IndicatorMeaning[] = [
  { letter: 'R', en: 'Registered', zh: '挂号', reserved: false },
  { letter: 'L', en: 'Letter post express, e-packet', zh: '信函快件、e邮宝', reserved: false },
  { letter: 'U', en: 'Other letter post, unregistered', zh: '平常函件（不挂号）', reserved: false },
  { letter: 'C', en: 'Parcel', zh: '包裹', reserved: false },
  { letter: 'E', en: 'EMS', zh: '特快专递', reserved: false },
  { letter: 'H', en: 'E-commerce parcel', zh: '电商包裹', reserved: false },
  { letter: 'V', en: 'Insured letter post', zh: '保价函件', reserved: false },
  { letter: 'M', en: 'M-bag', zh: 'M 袋印刷品', reserved: false },
  ...['J', 'K', 'S', 'T', 'W'].map((letter) => ({
    letter,
    en: 'Reserved',
    zh: '保留',
    reserved: true,
  })),
];

const digitWeights = [8, 6, 4, 2, 3, 5, 9, 7] as const;
const s10Shape = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/;
const platformShape = /^[A-Za-z]{2}[A-Za-z0-9]{9}[A-Za-z]{2}$/;
const cainiaoOrderId = /^LP\d{12,15}$/;

/** Serials have eight digits: the first number after the last one. */
const serialEnd = 100_000_000;

/**
 * The check digit of an eight-digit serial (UPU S10): 11 - (weighted sum mod 11), where 10 becomes 0 and 11 becomes 5.
 * Throws when `serial8` is not eight digits.
 */
export function checkDigit(serial8: string): number {
  if (!/^\d{8}$/.test(serial8)) throw new Error(`not eight digits: ${serial8}`);
  const sum = digitWeights.reduce(
    (total, weight, index) => total + weight * Number(serial8[index]),
    0,
  );
  const digit = 11 - (sum % 11);
  if (digit === 10) return 0;
  return digit === 11 ? 5 : digit;
}

/** The number with this serial, check digit included. Throws when a part is malformed. */
export function s10FromSerial(indicator: string, serial: number, country: string): S10 {
  if (!/^[A-Z]{2}$/.test(indicator) || !/^[A-Z]{2}$/.test(country)) {
    throw new Error(`not two capital letters: ${indicator} ${country}`);
  }
  if (!Number.isInteger(serial) || serial < 0 || serial >= serialEnd) {
    throw new Error(`not an S10 serial: ${serial}`);
  }
  const serial8 = String(serial).padStart(8, '0');
  const digit = checkDigit(serial8);
  return {
    indicator,
    serial,
    checkDigit: digit,
    country,
    text: `${indicator}${serial8}${digit}${country}`,
  };
}

/**
 * Reads an S10 number, forgiving case, spaces and hyphens. Refuses `s10-shape`, or `s10-check-digit` with the digit that
 * would be right.
 */
export function parseS10(text: string): Result<S10, 's10-shape' | 's10-check-digit'> {
  const waybill = normaliseWaybill(text);
  const [, indicator, serial8, found, country] = s10Shape.exec(waybill) ?? [];
  if (
    indicator === undefined ||
    serial8 === undefined ||
    found === undefined ||
    country === undefined
  ) {
    return refuse('s10-shape', { text });
  }
  const expected = checkDigit(serial8);
  if (expected !== Number(found)) {
    return refuse('s10-check-digit', { text: waybill, found, expected });
  }
  return ok({ indicator, serial: Number(serial8), checkDigit: expected, country, text: waybill });
}

/** What a service indicator (or its first letter) stands for; null for letters without a public meaning. */
export function indicatorMeaning(indicator: string): IndicatorMeaning | null {
  const letter = indicator.slice(0, 1).toUpperCase();
  return indicatorMeanings.find((meaning) => meaning.letter === letter) ?? null;
}

/**
 * Whether the platform's own form would take this as a postal number. It tests the shape only, so a wrong check digit
 * passes there.
 */
export const isPlatformShape = (text: string): boolean => platformShape.test(text);

/** Whether this is the id of a Cainiao logistics order (`LP` and 12 to 15 digits), which is no waybill number. */
export const isCainiaoOrderId = (text: string): boolean =>
  cainiaoOrderId.test(normaliseWaybill(text));

/** A waybill number as it is stored and compared: full-width forms made plain, capitals, no spaces and no hyphens. */
export const normaliseWaybill = (text: string): string =>
  // Most are so already or ids of ours, and whole lists are compared.
  /^[0-9A-Z]*$/.test(text)
    ? text
    : /^[0-9A-Z-]*$/.test(text)
      ? text.replaceAll('-', '')
      : foldWaybill(text);

const foldWaybill = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toUpperCase()
    .normalize('NFKC');
