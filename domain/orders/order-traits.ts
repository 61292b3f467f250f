import type { JsonText } from '../json-text.ts';
import { entryOf } from './order-entry.ts';
import type { OrderEntry } from './order-entry.ts';
import type { Order } from './order.ts';

/** Beside the orders of a snapshot: what their entries say of them, so that opening it need not read each order. */
export const orderTraitTable = 'orderTraits';

/** Of some orders, one after the other: by columns, since these are read faster than rows. */
type Traits = {
  readonly statuses: readonly OrderEntry['status'][];
  readonly countries: readonly string[];
  readonly deadlines: readonly (string | null)[];
  readonly held: readonly boolean[];
};

const traitsPerRow = 500;

const traitsOf = (orders: readonly OrderEntry[]): Traits => ({
  statuses: orders.map(({ status }) => status),
  countries: orders.map(({ country }) => country),
  deadlines: orders.map(({ shipBy }) => shipBy),
  held: orders.map(({ isHeld }) => isHeld),
});

/** Rows of the traits of orders, in their order; keys are the numbers of the rows. */
export function* orderTraitRows(
  orders: Iterable<OrderEntry>,
): Generator<{ readonly table: string; readonly key: string; readonly value: Traits }> {
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

/**
 * The entries of orders by their ids, of their texts and of the values of their trait rows. Snapshots of versions before 4
 * have none of these: then every order is read.
 */
export function* entriesOf(
  orderIds: readonly string[],
  texts: readonly JsonText[],
  rows: readonly unknown[],
): Generator<[orderId: string, OrderEntry]> {
  // Few texts are different ones: kept once, they need no memory for each order.
  const once = new Map<string, string>();
  const kept = <Text extends string>(text: Text): Text => {
    const known = once.get(text);
    if (known === undefined) once.set(text, text);
    return (known ?? text) as Text;
  };
  for (const [index, text] of texts.entries()) {
    const orderId = orderIds[index] ?? '';
    const traits = rows[Math.floor(index / traitsPerRow)] as Traits | undefined;
    const at = index % traitsPerRow;
    const status = traits?.statuses[at];
    yield [
      orderId,
      traits === undefined || status === undefined
        ? entryOf(JSON.parse(text.json) as Order, text)
        : {
            orderId,
            status: kept(status),
            country: kept(traits.countries[at] ?? ''),
            shipBy: traits.deadlines[at] ?? null,
            isHeld: traits.held[at] ?? false,
            text,
          },
    ];
  }
}
