import type { Address, OrderData } from '../orders/order.ts';

/** Fields of which one that differs makes two receivers; how a phone number is written does not matter. */
const comparedFields = [
  'country',
  'contactName',
  'province',
  'city',
  'street',
  'postcode',
] as const satisfies readonly (keyof Address)[];

/**
 * A text in the form in which addresses are compared: without case, accents and full-width forms, punctuation as a
 * space. It stays a space, because houses 1-2 and 12 are two places.
 */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Buyer = Pick<OrderData, 'buyerName' | 'buyerEmail'>;

/** Whether two orders are of different buyers: another name, or two addresses of e-mail that differ. */
export function buyerDiffers(one: Buyer, other: Buyer): boolean {
  if (plain(one.buyerName) !== plain(other.buyerName)) return true;
  const [first, second] = [one.buyerEmail, other.buyerEmail].map((mail) =>
    mail.trim().toLowerCase(),
  );
  return first !== '' && second !== '' && first !== second;
}

/** The first field in which two addresses are not the same place and person; null when they are. */
export const addressDifference = (one: Address, other: Address): keyof Address | null =>
  comparedFields.find((field) => plain(one[field]) !== plain(other[field])) ?? null;

/** Orders with one key are of one buyer at one address, and so may travel in one parcel. */
export const receiverKey = (order: Pick<OrderData, 'buyerName' | 'address'>): string =>
  [order.buyerName, ...comparedFields.map((field) => order.address[field])].map(plain).join('|');
