import { countryName } from '../countries.ts';
import { formatAmount } from '../money.ts';
import type { LabelField } from './fields.ts';
import type { Label } from './label.ts';
import { cleanText } from './label-text.ts';
import type { LabelTemplate } from './template.ts';
import { literalText } from './template-fields.ts';

/** A text of a label under the name that a refusal gives it. */
export type NamedText = { readonly field: LabelField; readonly text: string };

/** The words that a template itself puts on every label. */
export const templateTexts = ({ elements }: LabelTemplate): readonly NamedText[] =>
  elements.flatMap((element) =>
    element.kind === 'text'
      ? element.paragraphs.map(({ text }) => ({
          field: 'caption' as const,
          text: literalText(text),
        }))
      : [],
  );

/** Every text of a label that comes from outside, cleaned as it will be drawn: what its fonts must be able to show. */
export function labelTexts(label: Label): readonly NamedText[] {
  const { receiver, sender } = label;
  const texts: readonly NamedText[] = [
    { field: 'receiverName', text: receiver.contactName },
    { field: 'receiverStreet', text: receiver.street },
    { field: 'receiverCity', text: receiver.city },
    { field: 'receiverProvince', text: receiver.province },
    { field: 'receiverPostcode', text: receiver.postcode },
    { field: 'receiverPhone', text: `${receiver.phone} ${receiver.mobile}` },
    { field: 'country', text: countryName(receiver.country, 'en').toUpperCase() },
    { field: 'country', text: `${receiver.country} ${countryName(receiver.country, 'zh')}` },
    { field: 'waybill', text: label.waybill },
    { field: 'service', text: `${label.serviceNameZh} ${label.serviceNameEn}` },
    { field: 'sortingCode', text: label.sortingCode },
    { field: 'senderName', text: sender.nameEn },
    { field: 'senderStreet', text: sender.streetEn },
    { field: 'senderCity', text: sender.cityEn },
    { field: 'senderProvince', text: sender.provinceEn },
    { field: 'senderPostcode', text: sender.postcode },
    { field: 'senderPhone', text: sender.phone },
    { field: 'country', text: countryName(sender.country, 'en').toUpperCase() },
    { field: 'returnUnit', text: sender.returnUnit },
    { field: 'agreementCustomer', text: sender.agreementCustomer },
    { field: 'shipmentId', text: label.shipmentId },
    { field: 'date', text: label.date },
    { field: 'declarationValue', text: formatAmount(label.totalValue) },
    ...label.orderIds.map((text) => ({ field: 'orderId' as const, text })),
    ...label.items.map(({ sku }) => ({ field: 'sku' as const, text: sku })),
    ...label.declaration.map((line) => ({
      field: 'declaration' as const,
      text: `${line.nameEn} ${line.nameZh} ${line.hsCode} ${line.origin}`,
    })),
  ];
  return texts.map(({ field, text }) => ({ field, text: cleanText(text) }));
}
