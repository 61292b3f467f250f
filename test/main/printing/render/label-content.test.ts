import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countryCodes } from '../../../../domain/countries.ts';
import { dotsPerMm } from '../../../../domain/label/geometry.ts';
import { cleanText } from '../../../../domain/label/label-text.ts';
import type { Address } from '../../../../domain/orders/order.ts';
import { sampleLabel, sampleReceivers } from '../../../fixtures/labels/sample-labels.ts';
import { drawnText, faultsOf, formats, layout, refusalOf } from './label-checks.ts';

/** The field that a label to a changed receiver is refused for. */
const refusedField = (change: Partial<Address>): string | undefined =>
  String(
    refusalOf(sampleLabel({ receiver: { ...sampleReceivers.latin, ...change } }))?.params['field'],
  );

describe('all that a label says', () => {
  test('every country has a name that fits and a font', () => {
    const format = { size: '100x100', dpi: 203 } as const;
    const faults = countryCodes.flatMap((country) => {
      const label = sampleLabel({ receiver: { ...sampleReceivers.latin, country } });
      const marks = layout(label, format);
      return [refusalOf(label, format), ...(marks.ok ? faultsOf(marks.value, format) : [])]
        .filter((fault) => fault !== null)
        .map((fault) => ({ country, fault }));
    });
    expect(faults).toEqual([]);
  });

  test('nothing of it is missing', () => {
    for (const format of formats) {
      const label = sampleLabel({ sortingCode: '47-B' });
      const marks = layout(label, format);
      const drawn = marks.ok ? drawnText(marks.value) : '';
      const { sender, receiver } = label;
      for (const text of [
        label.serviceNameEn,
        label.serviceNameZh,
        'BY AIR',
        '航空',
        '47-B',
        'RE 700 150 389 CN',
        'FR',
        '法国',
        'FRANCE',
        sender.agreementCustomer,
        sender.returnUnit,
        sender.nameEn,
        sender.streetEn,
        sender.cityEn,
        sender.postcode,
        sender.phone,
        receiver.contactName,
        receiver.street,
        receiver.city,
        receiver.province,
        receiver.postcode,
        receiver.mobile,
        '8012345678901234',
        label.shipmentId,
        'CASE-RED-XL × 2',
        'LAMP-USB-02 × 1',
        'CN22',
        '报关签条',
        '2 × Phone case 手机壳',
        '39269090 CN',
        '0.090',
        '7.00',
        '1 × USB desk lamp 台灯',
        '9405210000 CN',
        '0.260',
        '12.99',
        '0.372',
        '19.99 USD',
        'Date 2025-03-11',
        'Signature',
      ]) {
        expect(drawn).toContain(cleanText(text).replace(/\s/gu, ''));
      }
    }
  });

  test('goods beyond the space are summed up, SKUs are counted', () => {
    const [line] = sampleLabel().declaration;
    if (line === undefined) throw new Error('no line');
    const label = sampleLabel({
      items: Array.from({ length: 60 }, (_item, index) => ({ sku: `SKU-${index}`, quantity: 2 })),
      declaration: Array.from({ length: 50 }, () => line),
      orderIds: ['8012345678901234', '8012345678901235', '8012345678901236'],
    });
    for (const format of formats) {
      const marks = layout(label, format);
      const drawn = marks.ok ? drawnText(marks.value) : '';
      const [, hidden = ''] = /其他(\d+)项/.exec(drawn) ?? [];
      expect(Number(hidden)).toBeGreaterThan(30);
      expect(drawn).toContain((Number(hidden) * 7).toFixed(2));
      expect(drawn).toContain((Number(hidden) * 0.09).toFixed(3));
      const [, more = ''] = /\+(\d+)more另有\d+种/.exec(drawn) ?? [];
      expect(drawn).toContain(`SKU-${60 - Number(more) - 1}`);
      expect(drawn).not.toContain(`SKU-${60 - Number(more)}×`);
      expect(drawn).toContain('+1more');
      expect(marks.ok && faultsOf(marks.value, format)).toEqual([]);
    }
  });

  test('an address that cannot be legible is refused by its field', () => {
    expect(refusedField({ street: 'Long Street '.repeat(60) })).toContain('TO street');
    expect(refusedField({ contactName: 'N'.repeat(400) })).toContain('TO name');
    expect(
      refusalOf(
        sampleLabel({ sender: { ...sampleLabel().sender, streetEn: 'Long Street '.repeat(60) } }),
      )?.params['field'],
    ).toContain('FROM street');
  });

  test('capitals of an address are at least 1.9 mm high, all other letters 2 mm em', () => {
    const receiver = { ...sampleReceivers.latin, street: 'Long Street 12 '.repeat(9).trim() };
    const label = sampleLabel({ receiver });
    for (const format of formats) {
      const marks = layout(label, format);
      const texts = marks.ok ? marks.value.filter((mark) => mark.kind === 'text') : [];
      const perMm = dotsPerMm(format.dpi);
      for (const text of texts) expect(text.sizeDots / perMm).toBeGreaterThanOrEqual(1.999);
      const street = texts.filter(({ text }) => text.includes('Long'));
      expect(street.length).toBeGreaterThan(2);
      for (const { sizeDots } of street) {
        expect((sizeDots * 0.714) / perMm).toBeGreaterThanOrEqual(1.9);
      }
    }
  });

  const alphabets = [
    'abc DEF-12,',
    'Приём ул. ',
    'شارع ١٢،',
    'ถนนสุขุมวิท ',
    'मार्ग क्ष ',
    '中文地址',
    'שדרות ',
  ];
  const words = fc
    .tuple(fc.constantFrom(...alphabets), fc.array(fc.nat(20), { maxLength: 110 }))
    .map(([alphabet, picks]) => {
      const letters = [...new Intl.Segmenter().segment(alphabet)].map(({ segment }) => segment);
      return picks.map((pick) => letters[pick % letters.length]).join('');
    });

  test('long names and addresses are drawn whole or refused', () => {
    fc.assert(
      fc.property(
        fc.record({
          contactName: words,
          street: words,
          city: words,
          province: words,
          postcode: fc.string({ unit: fc.constantFrom('0', '1', '2', '3', '4'), maxLength: 10 }),
        }),
        fc.constantFrom(...formats),
        (fields, format) => {
          const label = sampleLabel({ receiver: { ...sampleReceivers.latin, ...fields } });
          const marks = layout(label, format);
          const drawn = marks.ok ? drawnText(marks.value) : '';
          const lost = Object.values(fields).filter(
            (text) => !drawn.includes(cleanText(text).replace(/\s/gu, '')),
          );
          expect(marks.ok ? faultsOf(marks.value, format) : []).toEqual([]);
          expect(marks.ok ? lost : marks.refusal.code).toEqual(
            marks.ok ? [] : 'label-text-too-long',
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test('any text whatever is drawn or refused', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(
        anyText,
        anyText,
        anyText,
        fc.constantFrom(...formats),
        (name, street, sku, format) => {
          const receiver = { ...sampleReceivers.latin, contactName: name, street };
          const refusal = refusalOf(
            sampleLabel({ receiver, items: [{ sku, quantity: 1 }] }),
            format,
          );
          expect([undefined, 'label-character-missing', 'label-text-too-long']).toContain(
            refusal?.code,
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
