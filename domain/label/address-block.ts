import { countryName } from '../countries.ts';
import type { Label } from './label.ts';
import { cleanText, textDirection } from './label-text.ts';
import { minimumMm, splitLeft, type LabelPlan } from './layout.ts';
import { inset, type Area } from './geometry.ts';
import type { LabelField } from './fields.ts';
import type { Refusal } from '../result.ts';
import type { Sheet } from './sheet.ts';
import { writeText, type Paragraph, type TextBlock } from './text-block.ts';

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
 * The TO block: as many lines as the address needs, from the right where its script is written from the right. `compact`
 * spares two lines where room is short: the name no larger than the rest, country and phone on one line.
 */
export function receiverBlock(
  { receiver }: Label,
  plan: LabelPlan,
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
    maxMm: plan.address,
    minMm: minimumMm.address,
    align: rightToLeft ? 'right' : 'left',
    verticalAlign: 'middle',
  };
}

/** The FROM block. */
export function senderBlock({ sender }: Label, plan: LabelPlan): TextBlock {
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
    maxMm: plan.small * 1.1,
    minMm: minimumMm.small,
    verticalAlign: 'middle',
  };
}

/** Where the text of an address stands inside its row, beside the tag. */
export const addressTextArea = (row: Area, plan: LabelPlan): Area =>
  inset(splitLeft(row, plan.tagMm)[1], 1, 0.4);

/** The tag at the left of an address: TO in white on black, so that it is found first; FROM in black on white. */
export function writeTag(
  sheet: Sheet,
  row: Area,
  plan: LabelPlan,
  tag: { readonly en: string; readonly zh: string; readonly inverted: boolean },
): Refusal | null {
  const [area] = splitLeft(row, plan.tagMm);
  if (tag.inverted) sheet.box(area, 'black');
  else sheet.divide(area.x + area.width, area.y, area.height);
  return writeText(sheet, inset(area, 0.4, 0.4), {
    paragraphs: [
      { field: 'caption', text: tag.en, weight: 'bold', scale: tag.inverted ? 1.9 : 1 },
      { field: 'caption', text: tag.zh, weight: 'bold' },
    ],
    maxMm: plan.small * 1.1,
    minMm: minimumMm.small,
    align: 'center',
    verticalAlign: 'middle',
    ink: tag.inverted ? 'white' : 'black',
  });
}
