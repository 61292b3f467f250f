import { countryName } from '../countries.ts';
import { formatAmount } from '../money.ts';
import type { LabelField } from './fields.ts';
import type { Label } from './label.ts';
import { cleanText } from './label-text.ts';
import { groupWaybill } from './scan-code.ts';

const joined = (texts: readonly string[], separator: string): string =>
  texts.filter((text) => cleanText(text) !== '').join(separator);

/** What a template can write of a parcel, and the name under which a refusal speaks of it. */
const fieldTable = {
  waybill: { name: 'waybill', of: ({ waybill }) => groupWaybill(waybill) },
  /** The number of a later copy; empty on the first label. */
  copy: { name: 'copy', of: ({ copy }) => (copy < 2 ? '' : String(copy)) },
  serviceZh: { name: 'service', of: ({ serviceNameZh }) => serviceNameZh },
  serviceEn: { name: 'service', of: ({ serviceNameEn }) => serviceNameEn },
  countryCode: { name: 'country', of: ({ receiver }) => receiver.country },
  countryZh: { name: 'country', of: ({ receiver }) => countryName(receiver.country, 'zh') },
  countryEn: {
    name: 'country',
    of: ({ receiver }) => countryName(receiver.country, 'en').toUpperCase(),
  },
  receiverName: { name: 'receiverName', of: ({ receiver }) => receiver.contactName },
  receiverStreet: { name: 'receiverStreet', of: ({ receiver }) => receiver.street },
  receiverCity: { name: 'receiverCity', of: ({ receiver }) => receiver.city },
  receiverProvince: { name: 'receiverProvince', of: ({ receiver }) => receiver.province },
  receiverPostcode: { name: 'receiverPostcode', of: ({ receiver }) => receiver.postcode },
  receiverPhone: {
    name: 'receiverPhone',
    of: ({ receiver }) => joined([...new Set([receiver.phone, receiver.mobile])], ' / '),
  },
  senderName: { name: 'senderName', of: ({ sender }) => sender.nameEn },
  senderStreet: { name: 'senderStreet', of: ({ sender }) => sender.streetEn },
  senderCity: { name: 'senderCity', of: ({ sender }) => sender.cityEn },
  senderProvince: { name: 'senderProvince', of: ({ sender }) => sender.provinceEn },
  senderPostcode: { name: 'senderPostcode', of: ({ sender }) => sender.postcode },
  senderPhone: { name: 'senderPhone', of: ({ sender }) => sender.phone },
  returnUnit: { name: 'returnUnit', of: ({ sender }) => sender.returnUnit },
  agreementCustomer: { name: 'agreementCustomer', of: ({ sender }) => sender.agreementCustomer },
  sortingCode: { name: 'sortingCode', of: ({ sortingCode }) => sortingCode },
  orderIds: { name: 'orderId', of: ({ orderIds }) => orderIds.join(', ') },
  shipmentId: { name: 'shipmentId', of: ({ shipmentId }) => shipmentId },
  pieces: {
    name: 'sku',
    of: ({ items }) => String(items.reduce((sum, { quantity }) => sum + quantity, 0)),
  },
  weightKg: { name: 'declaration', of: ({ weightGrams }) => (weightGrams / 1000).toFixed(3) },
  value: { name: 'declarationValue', of: ({ totalValue }) => formatAmount(totalValue) },
  /** Given where the parcel bears the larger customs form outside. */
  cn23: { name: 'declaration', of: ({ customsForm }) => (customsForm === 'CN23' ? 'CN23' : '') },
  date: { name: 'date', of: ({ date }) => date },
} as const satisfies Record<
  string,
  { readonly name: LabelField; readonly of: (label: Label) => string }
>;

export type TemplateField = keyof typeof fieldTable;

export const templateFields = Object.keys(fieldTable) as [TemplateField, ...TemplateField[]];

/** What a field says of this parcel; empty where it has nothing to say. */
export const fieldText = (field: TemplateField, label: Label): string =>
  cleanText(fieldTable[field].of(label));

const placeholder = /\{([^{}]*)\}/g;

const isField = (name: string): name is TemplateField => Object.hasOwn(fieldTable, name);

/** Names in braces that are no fields. */
export const unknownFieldsOf = (text: string): readonly string[] =>
  [...text.matchAll(placeholder)].flatMap(([, name = '']) => (isField(name) ? [] : [name]));

/** The words of a paragraph without its fields: what must have glyphs in the fonts, whatever the parcel. */
export const literalText = (text: string): string => cleanText(text.replace(placeholder, ' '));

/** A paragraph filled in for a parcel, and the field that a refusal names; its text is empty where all its fields are. */
export function fillText(
  text: string,
  label: Label,
): { readonly field: LabelField; readonly text: string } {
  const fields = [...text.matchAll(placeholder)].flatMap(([, name = '']) =>
    isField(name) ? [name] : [],
  );
  const [first] = fields;
  if (first === undefined) return { field: 'caption', text };
  const field = fieldTable[first].name;
  if (fields.every((name) => fieldText(name, label) === '')) return { field, text: '' };
  return {
    field,
    text: text.replace(placeholder, (all, name: string) =>
      isField(name) ? fieldText(name, label) : all,
    ),
  };
}
