import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../../domain/orders/order.ts';
import {
  addressByteLimits,
  checkPickup,
  checkReceiver,
  checkSender,
  isChineseMobile,
  platformCountry,
} from '../../../domain/shipments/address-rules.ts';
import { receiver, sampleSender } from './samples.ts';

const codes = (refusals: readonly { readonly code: string }[]): string[] =>
  refusals.map(({ code }) => code);

it('knows how many bytes of each field the platform takes', () => {
  expect(addressByteLimits).toMatchObject({
    province: 48,
    street: 90,
    name: 90,
    phone: 54,
    mobile: 30,
  });
});

describe('checkReceiver', () => {
  it('takes a complete address, also without province and postcode', () => {
    expect(checkReceiver(receiver)).toEqual([]);
    expect(checkReceiver({ ...receiver, province: '', postcode: '' })).toEqual([]);
  });

  it.each(['contactName', 'country', 'city', 'street'] as const)('requires %s', (field) => {
    expect(codes(checkReceiver({ ...receiver, [field]: ' ' }))).toEqual(['address-field-missing']);
  });

  it('requires a phone or a mobile number', () => {
    expect(codes(checkReceiver({ ...receiver, phone: '', mobile: '' }))).toEqual([
      'address-phone-missing',
    ]);
    expect(checkReceiver({ ...receiver, phone: '', mobile: '+7 900 000-00-00' })).toEqual([]);
  });

  it('wants a country code', () => {
    expect(checkReceiver({ ...receiver, country: 'Russia' })).toMatchObject([
      { code: 'address-country-unknown', params: { country: 'Russia' } },
    ]);
    expect(codes(checkReceiver({ ...receiver, country: 'UK' }))).toEqual([
      'address-country-unknown',
    ]);
  });

  const limited = [
    ['contactName', 'name'],
    ['province', 'province'],
    ['street', 'street'],
    ['phone', 'phone'],
    ['mobile', 'mobile'],
  ] as const satisfies readonly (readonly [keyof Address, keyof typeof addressByteLimits])[];

  it.each(limited)('counts the bytes of %s', (field, limit) => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'é', 'ж', '中', '🎁'),
          minLength: 1,
          maxLength: 60,
        }),
        (text) => {
          const bytes = Buffer.byteLength(text);
          const most = addressByteLimits[limit];
          const refusals = checkReceiver({ ...receiver, [field]: text });
          expect(
            refusals.map(({ code, params }) => [code, params['bytes'], params['limit']]),
          ).toEqual(bytes > most ? [['address-field-too-long', bytes, most]] : []);
        },
      ),
    );
  });

  it('names everything at once', () => {
    expect(
      codes(checkReceiver({ ...receiver, contactName: '', phone: '', street: '中'.repeat(31) })),
    ).toEqual(['address-field-missing', 'address-phone-missing', 'address-field-too-long']);
  });
});

describe('checkSender', () => {
  it('takes a complete sender in Latin letters', () => {
    expect(checkSender(sampleSender())).toEqual([]);
    expect(checkSender(sampleSender({ nameEn: 'José Müller-Ødegård' }))).toEqual([]);
  });

  it('names the sender and the field', () => {
    expect(checkSender(sampleSender({ cityEn: '' }))).toMatchObject([
      { code: 'address-field-missing', params: { field: 'Sender city 发件人城市' } },
    ]);
    expect(checkSender(sampleSender({ streetEn: '示例路1号' }))).toMatchObject([
      { code: 'sender-not-english', params: { field: 'Sender address 发件人街道地址' } },
    ]);
    expect(codes(checkSender(sampleSender({ phone: '' })))).toEqual(['address-phone-missing']);
  });
});

describe('checkPickup', () => {
  it('takes a Chinese contact with a mobile number', () => {
    expect(checkPickup(sampleSender())).toEqual([]);
  });

  it.each([
    ['address-field-missing', { pickupContactZh: '' }],
    ['address-field-missing', { pickupAddressZh: ' ' }],
    ['address-field-missing', { pickupMobile: '' }],
    ['sender-contact-not-chinese', { pickupContactZh: 'Li Example' }],
    ['sender-mobile-invalid', { pickupMobile: '12800000000' }],
    ['sender-mobile-invalid', { pickupMobile: '+86 13800000000' }],
    ['address-field-too-long', { pickupContactZh: '李'.repeat(31) }],
    ['address-field-too-long', { pickupAddressZh: '路'.repeat(31) }],
  ])('refuses %s', (code, change) => {
    expect(codes(checkPickup(sampleSender(change)))).toEqual([code]);
  });

  it('knows a Chinese mobile number', () => {
    expect(isChineseMobile('19900000000')).toBe(true);
    expect(isChineseMobile('1380000000')).toBe(false);
    expect(isChineseMobile('138000000000')).toBe(false);
  });
});

describe('platformCountry', () => {
  it('says UK for GB and nothing else differently', () => {
    expect(platformCountry('GB')).toBe('UK');
    expect(platformCountry('RU')).toBe('RU');
  });
});
