import { isCountryCode } from '../countries.ts';
import type { Address } from '../orders/order.ts';
import { refusal } from '../result.ts';
import type { Refusal } from '../result.ts';
import { utf8Length } from '../text.ts';
import type { Sender } from './sender.ts';

/**
 * The most bytes of UTF-8 that the platform takes per field. Source: the platform's documentation of logistics orders;
 * it states no limit for city and postcode.
 */
export const addressByteLimits = {
  name: 90,
  province: 48,
  street: 90,
  phone: 54,
  mobile: 30,
} as const;

type LimitedField = keyof typeof addressByteLimits;

type Words = { readonly en: string; readonly zh: string };

const parties = {
  receiver: { en: 'Receiver', zh: '收件人' },
  sender: { en: 'Sender', zh: '发件人' },
  pickup: { en: 'Pickup', zh: '揽收' },
} as const satisfies Record<string, Words>;

const fields = {
  name: { en: 'name', zh: '姓名' },
  country: { en: 'country', zh: '国家' },
  province: { en: 'province', zh: '省/州' },
  city: { en: 'city', zh: '城市' },
  street: { en: 'address', zh: '街道地址' },
  phone: { en: 'phone', zh: '电话' },
  mobile: { en: 'mobile', zh: '手机' },
} as const satisfies Record<string, Words>;

type Party = keyof typeof parties;
type Field = keyof typeof fields;

/** A field as messages call it, in both languages at once: `Sender city 发件人城市`. */
const fieldName = (party: Party, field: Field): string =>
  `${parties[party].en} ${fields[field].en} ${parties[party].zh}${fields[field].zh}`;

const missing = (party: Party, field: Field): Refusal =>
  refusal('address-field-missing', { field: fieldName(party, field) });

function tooLong(party: Party, field: LimitedField, value: string): Refusal[] {
  const bytes = utf8Length(value);
  const limit = addressByteLimits[field];
  return bytes > limit
    ? [refusal('address-field-too-long', { field: fieldName(party, field), bytes, limit })]
    : [];
}

/** The code under which a country is submitted to the platform: it says `UK` where ISO 3166 says `GB`. */
export const platformCountry = (code: string): string => (code === 'GB' ? 'UK' : code);

/**
 * Everything that keeps an address from being submitted as the receiver's; empty when it is fine. Name, country, city,
 * street and a phone or mobile number are required; not every country has provinces or postcodes. Refusals:
 * `address-field-missing`, `address-country-unknown`, `address-phone-missing`, `address-field-too-long`.
 */
export const checkReceiver = (address: Address): readonly Refusal[] =>
  checkAddress('receiver', address);

function checkAddress(party: Party, address: Address): readonly Refusal[] {
  const required: readonly (readonly [Field, string])[] = [
    ['name', address.contactName],
    ['country', address.country],
    ['city', address.city],
    ['street', address.street],
  ];
  const refusals = required
    .filter(([, value]) => value.trim() === '')
    .map(([field]) => missing(party, field));
  if (address.country.trim() !== '' && !isCountryCode(address.country)) {
    refusals.push(refusal('address-country-unknown', { country: address.country }));
  }
  if (address.phone.trim() === '' && address.mobile.trim() === '') {
    refusals.push(refusal('address-phone-missing'));
  }
  return [
    ...refusals,
    ...tooLong(party, 'name', address.contactName),
    ...tooLong(party, 'province', address.province),
    ...tooLong(party, 'street', address.street),
    ...tooLong(party, 'phone', address.phone),
    ...tooLong(party, 'mobile', address.mobile),
  ];
}

const foreignLetter = /[^\P{L}\p{Script=Latin}]/u;

/**
 * Everything that keeps a sender from being printed and submitted: the English address must be complete, in Latin
 * letters and within the byte limits. Refusals: those of `checkReceiver` and `sender-not-english`. What door collection
 * needs besides is `checkPickup`.
 */
export function checkSender(sender: Sender): readonly Refusal[] {
  const english: readonly (readonly [Field, string])[] = [
    ['name', sender.nameEn],
    ['province', sender.provinceEn],
    ['city', sender.cityEn],
    ['street', sender.streetEn],
  ];
  return [
    ...checkAddress('sender', {
      contactName: sender.nameEn,
      country: sender.country,
      province: sender.provinceEn,
      city: sender.cityEn,
      street: sender.streetEn,
      postcode: sender.postcode,
      phone: sender.phone,
      mobile: '',
    }),
    ...english
      .filter(([, value]) => foreignLetter.test(value))
      .map(([field]) => refusal('sender-not-english', { field: fieldName('sender', field) })),
  ];
}

/** Whether this is a Chinese mobile number, with nothing around it. */
export const isChineseMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

/**
 * Everything that keeps a courier from being called to the door: contact and address in Chinese and a Chinese mobile
 * number. Refusals: `address-field-missing`, `address-field-too-long`, `sender-contact-not-chinese`,
 * `sender-mobile-invalid`.
 */
export function checkPickup(sender: Sender): readonly Refusal[] {
  const { pickupContactZh, pickupAddressZh, pickupMobile } = sender;
  const refusals: Refusal[] = [];
  if (pickupContactZh.trim() === '') refusals.push(missing('pickup', 'name'));
  else if (!/\p{Script=Han}/u.test(pickupContactZh)) {
    refusals.push(refusal('sender-contact-not-chinese', { value: pickupContactZh }));
  }
  if (pickupAddressZh.trim() === '') refusals.push(missing('pickup', 'street'));
  if (pickupMobile.trim() === '') refusals.push(missing('pickup', 'mobile'));
  else if (!isChineseMobile(pickupMobile.trim())) {
    refusals.push(refusal('sender-mobile-invalid', { value: pickupMobile }));
  }
  return [
    ...refusals,
    ...tooLong('pickup', 'name', pickupContactZh),
    ...tooLong('pickup', 'street', pickupAddressZh),
  ];
}
