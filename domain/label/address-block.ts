import { countryName } from '../countries.ts';
import type { Label } from './label.ts';
import { cleanText, textDirection } from './label-text.ts';
import { minimumMm } from './layout.ts';
import type { LabelField } from './fields.ts';
import type { Paragraph, TextBlock } from './text-block.ts';

const given = (texts: readonly string[]): readonly string[] =>
  texts.map(cleanText).filter((text) => text !== '');

/**
 * Several short fields on one line. Fields of different directions stand on lines of their own: on one line a postcode
 * after an Arabic town would move to the wrong side of a Latin one.
 */
function joined(field: LabelField, texts: readonly string[]): readonly Paragraph[] {
  const parts = given(texts);
  const directions = new Set(parts.filter((part) => /\p{L}/u.test(part)).map(textDirection));
  return directions.size > 1
    ? parts.map((text) => ({ field, text }))
    : [
        {
          field,
          text: parts.join(parts.some((part) => /\p{Script=Arabic}/u.test(part)) ? '، ' : ', '),
        },
      ];
}

const phoneLine = (phones: readonly string[]): string => {
  const numbers = [...new Set(given(phones))];
  return numbers.length === 0 ? '' : `TEL 电话 ${numbers.join(' / ')}`;
};

/**
 * The TO block in letters of at most `maxMm`: as many lines as the address needs, from the right where its script is
 * written from the right. `compact`
 * spares two lines where room is short: the name no larger than the rest, country and phone on one line.
 */
export function receiverBlock(
  { receiver }: Label,
  maxMm: number,
  density: 'open' | 'compact',
): TextBlock {
  const { contactName, street, city, province, postcode } = receiver;
  const rightToLeft = [contactName, street, city].some((text) => textDirection(text) === 'rtl');
  const country = `${countryName(receiver.country, 'en').toUpperCase()} ${countryName(receiver.country, 'zh')}`;
  const phone = phoneLine([receiver.phone, receiver.mobile]);
  const last: readonly Paragraph[] =
    density === 'compact'
      ? [{ field: 'receiverPhone', text: given([country, phone]).join(' · '), weight: 'bold' }]
      : [
          { field: 'country', text: country, weight: 'bold' },
          { field: 'receiverPhone', text: phone, weight: 'bold' },
        ];
  return {
    paragraphs: [
      {
        field: 'receiverName',
        text: contactName,
        weight: 'bold',
        scale: density === 'compact' ? 1 : 1.15,
      },
      { field: 'receiverStreet', text: street },
      ...joined('receiverCity', [city, province, postcode]),
      ...last,
    ],
    maxMm,
    minMm: minimumMm.address,
    align: rightToLeft ? 'right' : 'left',
    verticalAlign: 'middle',
  };
}

/** The FROM block, in letters of at most `maxMm`. */
export function senderBlock({ sender }: Label, maxMm: number): TextBlock {
  const place = [sender.cityEn, sender.provinceEn, sender.postcode];
  return {
    paragraphs: [
      {
        field: 'senderName',
        text: given([sender.nameEn, sender.phone]).join(' · TEL '),
        weight: 'bold',
      },
      { field: 'senderStreet', text: sender.streetEn },
      {
        field: 'senderCity',
        text: given([...place, countryName(sender.country, 'en').toUpperCase()]).join(', '),
      },
    ],
    maxMm,
    minMm: minimumMm.small,
    verticalAlign: 'middle',
  };
}
