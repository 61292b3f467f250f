import { Map } from 'immutable';
import { ArrayRows } from './base-rows.ts';
import type { IdIndex } from './id-index.ts';
import { LayeredTable } from './layered-table.ts';
import { OrderRows, packOf } from './orders/order-rows.ts';
import { orderTraitRows, orderTraitTable, readTraits } from './orders/order-traits.ts';
import type { OrderTraits } from './orders/order-traits.ts';
import { emptyState, tableNames } from './state.ts';
import { isPack, textRow, unpackRows } from './stored-row.ts';
import type { StoredPack, StoredPiece, StoredRow } from './stored-row.ts';
import type { Indexes, State, TableName, Tables } from './state.ts';

/** Every fact of a state, table by table, in the order in which they came. */
export function* toRows(state: State): Generator<StoredRow> {
  for (const table of tableNames) {
    if (table === 'orders') yield* orderRows(state);
    else for (const [key, value] of state[table]) yield { table, key, value };
  }
}

function* orderRows({ orders }: State): Generator<StoredRow> {
  for (const [key, { text }] of orders) yield textRow('orders', key, text);
  yield* orderTraitRows(orders.values());
}

/** Those of which there are very many, which are put together at once. */
const largeTables = ['shipments', 'waybills', 'printJobs', 'notices'] as const;

type LargeTable = (typeof largeTables)[number];

/** Those that are put together row by row. */
type SmallTable = Exclude<TableName, 'orders' | LargeTable>;

const smallTables = tableNames.filter(
  (name): name is SmallTable => name !== 'orders' && !largeTables.some((large) => large === name),
);

/**
 * The state that `toRows` took apart. Rows come from a file whose checksum was verified, written by this program:
 * they are trusted to have the shape of their table. An unknown table is a bug and throws.
 */
export function fromRows(pieces: Iterable<StoredPiece>): State {
  const orders = new OrdersOfSnapshot();
  const empty: Record<SmallTable, Map<string, unknown>> = emptyState;
  const small = new globalThis.Map<string, Map<string, unknown>>(
    smallTables.map((name) => [name, empty[name].asMutable()]),
  );
  const large = new globalThis.Map<string, Columns>(
    largeTables.map((name) => [name, { ids: [], rows: [] }]),
  );
  const put = ({ table, key, value }: StoredRow): void => {
    const columns = large.get(table);
    if (columns === undefined) {
      const known = small.get(table);
      if (known === undefined) throw new Error(`A snapshot has the unknown table "${table}".`);
      known.set(key, value);
    } else {
      columns.ids.push(key);
      columns.rows.push(value);
    }
  };
  for (const piece of pieces) {
    if (orders.take(piece)) continue;
    if (isPack(piece)) for (const row of unpackRows([piece])) put(row);
    else put(piece);
  }
  const whole = {
    orders: LayeredTable.over(orders.rows()),
    ...Object.fromEntries(
      [...large].map(([name, { ids, rows }]) => [
        name,
        LayeredTable.over(new ArrayRows(ids, rows)),
      ]),
    ),
    ...Object.fromEntries([...small].map(([name, table]) => [name, table.asImmutable()])),
  } as unknown as Tables;
  return { ...whole, ...indexesOf(whole) };
}

type Columns = { readonly ids: string[]; readonly rows: unknown[] };

/** Gathers the orders of a snapshot, packed or one by one, and their traits. */
class OrdersOfSnapshot {
  readonly #packs: StoredPack[] = [];
  readonly #traits: OrderTraits[] = [];
  #single: StoredRow[] = [];

  /** False for a piece that is none of its own. */
  take(piece: StoredPiece): boolean {
    if (piece.table !== 'orders' && piece.table !== orderTraitTable) return false;
    if (isPack(piece)) {
      this.#endSingle();
      this.#packs.push(piece);
    } else if (piece.table === 'orders') {
      this.#single.push(piece);
    } else {
      this.#traits.push(readTraits(piece.value));
    }
    return true;
  }

  rows(): OrderRows {
    this.#endSingle();
    return new OrderRows(this.#packs, this.#traits);
  }

  #endSingle(): void {
    if (this.#single.length === 0) return;
    this.#packs.push(packOf('orders', this.#single));
    this.#single = [];
  }
}

/** The indexes that the tables imply. */
const indexesOf = ({ shipments, products, printJobs, notices }: Tables): Indexes => ({
  shipmentsByOrder: indexOf(shipments.values(), ({ orderIds }) => orderIds, 'shipmentId'),
  skuByBarcode: Map(
    products
      .valueSeq()
      .flatMap(({ sku, barcodes }) => barcodes.map((barcode): [string, string] => [barcode, sku])),
  ),
  jobsByShipment: indexOf(printJobs.values(), ({ shipmentId }) => [shipmentId], 'jobId'),
  noticesByOrder: indexOf(notices.values(), ({ orderId }) => [orderId], 'noticeId'),
});

function indexOf<Id extends string, Row extends Readonly<Record<Id, string>>>(
  rows: Iterable<Row>,
  keysOf: (row: Row) => readonly string[],
  id: Id,
): IdIndex {
  const groups = new globalThis.Map<string, string[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const ids = groups.get(key);
      if (ids === undefined) groups.set(key, [row[id]]);
      else if (!ids.includes(row[id])) ids.push(row[id]);
    }
  }
  return LayeredTable.of(groups);
}
