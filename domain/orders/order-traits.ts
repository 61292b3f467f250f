import { entryOf } from './order-entry.ts';
import type { OrderEntry } from './order-entry.ts';
import type { Order } from './order.ts';

/** Beside the orders of a snapshot: what their entries say of them, so that opening it need not read each order. */
export const orderTraitTable = 'orderTraits';

/** What many orders have in common. */
export type OrderKind = Pick<OrderEntry, 'status' | 'country' | 'isHeld'>;

/**
 * Of some orders, one after the other. Orders are many and of few kinds, so that a number stands for each, which is read
 * ten times as fast as what it stands for.
 */
export type OrderTraits = {
  readonly kinds: readonly OrderKind[];
  /** Index of each order's kind. */
  readonly kindOf: readonly number[];
  /** Each in its 19 characters, one behind the other, spaces for none; one by one where any is of another length. */
  readonly shipBy: string | readonly (string | null)[];
};

/** As version 4 wrote them. */
type OlderTraits = {
  readonly statuses: readonly OrderEntry['status'][];
  readonly countries: readonly string[];
  readonly deadlines: readonly (string | null)[];
  readonly held: readonly boolean[];
};

/** So many orders have their traits in one row; the last row has those that are left. */
export const traitsPerRow = 500;

const deadlineLength = 19;
const noDeadline = ' '.repeat(deadlineLength);

/** The latest day of shipment of the order `index`, as its entry has it. */
export function shipByOf({ shipBy }: OrderTraits, index: number): string | null {
  if (typeof shipBy !== 'string') return shipBy[index] ?? null;
  const deadline = shipBy.slice(index * deadlineLength, (index + 1) * deadlineLength);
  return deadline === noDeadline ? null : deadline;
}

export function traitsOf(orders: readonly Omit<OrderEntry, 'orderId' | 'text'>[]): OrderTraits {
  const kinds = new Map<string, { readonly index: number; readonly kind: OrderKind }>();
  const kindOf = orders.map(({ status, country, isHeld }) => {
    const name = `${status} ${country} ${isHeld}`;
    const known = kinds.get(name);
    if (known !== undefined) return known.index;
    const index = kinds.size;
    kinds.set(name, { index, kind: { status, country, isHeld } });
    return index;
  });
  const deadlines = orders.map(({ shipBy }) => shipBy);
  const isRegular = deadlines.every(
    (one) => one === null || (one.length === deadlineLength && one !== noDeadline),
  );
  return {
    kinds: [...kinds.values()].map(({ kind }) => kind),
    kindOf,
    shipBy: isRegular ? deadlines.map((one) => one ?? noDeadline).join('') : deadlines,
  };
}

/** Rows of the traits of orders, in their order; keys are the numbers of the rows. */
export function* orderTraitRows(
  orders: Iterable<OrderEntry>,
): Generator<{ readonly table: string; readonly key: string; readonly value: OrderTraits }> {
  let few: OrderEntry[] = [];
  let rows = 0;
  const take = () => {
    const row = { table: orderTraitTable, key: String(rows), value: traitsOf(few) };
    few = [];
    rows += 1;
    return row;
  };
  for (const order of orders) {
    few.push(order);
    if (few.length === traitsPerRow) yield take();
  }
  if (few.length > 0) yield take();
}

/** The traits in a row of a snapshot of any version that has them. */
export function readTraits(value: unknown): OrderTraits {
  // The checksum of the file vouches that one of our programs wrote it.
  const traits = value as OrderTraits | OlderTraits;
  if ('kinds' in traits) return traits;
  const { statuses, countries, deadlines, held } = traits;
  return traitsOf(
    statuses.map((status, index) => ({
      status,
      country: countries[index] ?? '',
      isHeld: held[index] ?? false,
      shipBy: deadlines[index] ?? null,
    })),
  );
}

/** The traits of orders of which a snapshot has none, as before version 4. */
export const traitsOfTexts = (texts: readonly string[]): OrderTraits =>
  traitsOf(texts.map((json) => entryOf(JSON.parse(json) as Order, { json })));
