import { shorten } from '../text.ts';
import type { Address, Order, OrderData } from './order.ts';

/** One field that differs; values as short texts. Fields of the address and lines are named `address.city`, `lines`. */
export type FieldDifference = {
  readonly field: string;
  readonly before: string;
  readonly after: string;
};

export type EditedOrder = {
  readonly orderId: string;
  readonly differences: readonly FieldDifference[];
  readonly order: Order;
};

export type ImportDecision = {
  readonly added: readonly Order[];
  readonly updated: readonly Order[];
  readonly edited: readonly EditedOrder[];
  readonly unchanged: number;
};

/**
 * Fields whose change alters what goes into the parcel or where it goes. The others (status, payment, deadlines,
 * totals, the number the platform has meanwhile) move on by themselves and never hold a shipment.
 */
const parcelFields = [
  'buyerName',
  'note',
  'address',
  'buyerLogistics',
  'lines',
] as const satisfies readonly (keyof OrderData)[];

type ParcelField = (typeof parcelFields)[number];

const valueLimit = 60;
const reasonLimit = 400;

/** The same fields in the same order whatever an object looked like, so that equal data gives equal text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? '';

const same = (before: unknown, after: unknown): boolean => canonical(before) === canonical(after);

/** Whether two addresses are the same to the letter. */
export const sameAddress = (one: Address, other: Address): boolean => same(one, other);

/** The part of an order that the platform gave, with the address as it was corrected here. */
export function orderDataOf(order: Order): OrderData {
  const {
    importedAt: _at,
    holds: _holds,
    incoming: _in,
    dismissed: _out,
    platformAddress: _platform,
    ...data
  } = order;
  return data;
}

const parcelOf = (data: OrderData): Pick<OrderData, ParcelField> => ({
  buyerName: data.buyerName,
  note: data.note,
  address: data.address,
  buyerLogistics: data.buyerLogistics,
  lines: data.lines,
});

function show(value: OrderData[ParcelField] | string): string {
  if (typeof value === 'string') return shorten(value.replace(/\s+/g, ' '), valueLimit);
  if (!Array.isArray(value)) return shorten(canonical(value), valueLimit);
  const lines = value as OrderData['lines'];
  return shorten(
    lines
      .map(({ sku, title, properties, quantity }) =>
        [`${quantity} x ${sku === '' ? shorten(title, 20) : sku}`, properties]
          .filter((part) => part !== '')
          .join(' '),
      )
      .join(', '),
    valueLimit,
  );
}

/** What differs between two states of an order in the fields that decide what is in the parcel and where it goes. */
export function parcelDifferences(before: OrderData, after: OrderData): FieldDifference[] {
  return parcelFields.flatMap((field) => {
    if (same(before[field], after[field])) return [];
    if (field !== 'address') {
      return [{ field, before: show(before[field]), after: show(after[field]) }];
    }
    return (Object.keys(after.address) as (keyof OrderData['address'])[]).flatMap((part) =>
      before.address[part] === after.address[part]
        ? []
        : [
            {
              field: `address.${part}`,
              before: show(before.address[part]),
              after: show(after.address[part]),
            },
          ],
    );
  });
}

const reasonOf = (differences: readonly FieldDifference[]): string =>
  shorten(
    differences.map(({ field, before, after }) => `${field}: "${before}" -> "${after}"`).join('; '),
    reasonLimit,
  );

/**
 * What an import does with each order, given what is known of it. `at` is UTC. An order without a shipment takes the
 * new data. Once one was created, a change of address, items, note, buyer or chosen logistics holds the order (`edited`)
 * and waits in `incoming`; everything else (status, payment, deadlines, totals) is taken at once, so that a status that
 * holds an order bites immediately. An edit that waits already, or that was dismissed, changes nothing.
 *
 * An address that a person corrected stays while the platform says what was corrected. Where the platform changes its
 * own, neither of the two is certainly right: the order is held (`edited`), with a shipment or without.
 * `incoming` names each order once, as `parseOrders` sees to.
 */
export function decideImport(
  existing: (orderId: string) => Order | undefined,
  hasShipment: (orderId: string) => boolean,
  incoming: readonly OrderData[],
  at: string,
): ImportDecision {
  const added: Order[] = [];
  const updated: Order[] = [];
  const edited: EditedOrder[] = [];
  let unchanged = 0;
  for (const data of incoming) {
    const known = existing(data.orderId);
    if (known === undefined) {
      added.push({ ...data, importedAt: at, holds: [] });
      continue;
    }
    const merge = hasShipment(data.orderId) ? mergeShipped : mergeUnshipped;
    const { order, differences } = merge(withoutAgreed(known, data), data);
    if (differences.length > 0) edited.push({ orderId: data.orderId, differences, order });
    else if (same(known, order)) unchanged += 1;
    else updated.push(order);
  }
  return { added, updated, edited, unchanged };
}

const holdsBesideEdit = (order: Order): Order['holds'] =>
  order.holds.filter(({ kind }) => kind !== 'edited');

/** The order as it is known; a correction that the platform has made too is none any more. */
function withoutAgreed(known: Order, data: OrderData): Order {
  const { platformAddress, ...rest } = known;
  return platformAddress === undefined || !sameAddress(data.address, known.address) ? known : rest;
}

/** What the platform says, with the corrected address where it still says what was corrected. */
const withCorrection = (known: Order, data: OrderData): OrderData =>
  known.platformAddress !== undefined && sameAddress(data.address, known.platformAddress)
    ? { ...data, address: known.address }
    : data;

/** An order that an import changes or leaves; `differences` are those that hold it and were not told before. */
type Merged = { readonly order: Order; readonly differences: readonly FieldDifference[] };

/**
 * The order with new data; what a person decided about older data no longer applies, a person's hold does, and so does
 * a correction of the address.
 */
function mergeUnshipped(known: Order, data: OrderData): Merged {
  const { platformAddress, importedAt, incoming } = known;
  const given = withCorrection(known, data);
  const replaced: Order = { ...given, importedAt, holds: holdsBesideEdit(known) };
  if (platformAddress === undefined) return { order: replaced, differences: [] };
  const kept: Order = { ...replaced, address: known.address, platformAddress };
  const differences = parcelDifferences(kept, given);
  if (differences.length === 0) return { order: kept, differences };
  const isTold = incoming !== undefined && sameAddress(incoming.address, data.address);
  return { order: heldForEdit(kept, differences, data), differences: isTold ? [] : differences };
}

const heldForEdit = (
  order: Order,
  differences: readonly FieldDifference[],
  incoming: OrderData,
): Order => ({
  ...order,
  holds: [...holdsBesideEdit(order), { kind: 'edited', reason: reasonOf(differences) }],
  incoming,
});

function mergeShipped(known: Order, given: OrderData): Merged {
  const data = withCorrection(known, given);
  const moved: Order = { ...known, ...data, ...parcelOf(known) };
  const differences = parcelDifferences(known, data);
  if (differences.length === 0) {
    // The platform went back to what the shipment was made from: nothing waits any more.
    const { incoming: _, ...settled } = moved;
    return { order: { ...settled, holds: holdsBesideEdit(known) }, differences };
  }
  const waiting = known.incoming ?? known.dismissed;
  if (waiting !== undefined && same(parcelOf(waiting), parcelOf(data))) {
    const order = known.incoming === undefined ? moved : { ...moved, incoming: data };
    return { order, differences: [] };
  }
  return { order: heldForEdit(moved, differences, data), differences };
}
