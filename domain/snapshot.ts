import { Map } from 'immutable';
import type { IdIndex } from './id-index.ts';
import { textOf } from './json-text.ts';
import type { JsonText } from './json-text.ts';
import { LayeredTable } from './layered-table.ts';
import { entriesOf, orderTraitRows, orderTraitTable } from './orders/order-traits.ts';
import { emptyState, tableNames } from './state.ts';
import { textRow } from './stored-row.ts';
import type { StoredRow } from './stored-row.ts';
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

type Columns = { readonly ids: string[]; readonly rows: unknown[] };

/**
 * The state that `toRows` took apart. Rows come from a file whose checksum was verified, written by this program:
 * they are trusted to have the shape of their table. An unknown table is a bug and throws.
 */
export function fromRows(rows: Iterable<StoredRow>): State {
  const empty: Record<SmallTable, Map<string, unknown>> = emptyState;
  const small = new globalThis.Map<string, Map<string, unknown>>(
    smallTables.map((name) => [name, empty[name].asMutable()]),
  );
  const large = new globalThis.Map<string, Columns>(
    largeTables.map((name) => [name, { ids: [], rows: [] }]),
  );
  const orderIds: string[] = [];
  const orders: JsonText[] = [];
  const traits: unknown[] = [];
  for (const row of rows) {
    const { table, key } = row;
    if (table === 'orders') {
      orderIds.push(key);
      orders.push(row.text ?? textOf(row.value));
    } else if (table === orderTraitTable) {
      traits.push(row.value);
    } else {
      const columns = large.get(table);
      if (columns === undefined) {
        const known = small.get(table);
        if (known === undefined) throw new Error(`A snapshot has the unknown table "${table}".`);
        known.set(key, row.value);
      } else {
        columns.ids.push(key);
        columns.rows.push(row.value);
      }
    }
  }
  const whole = {
    orders: LayeredTable.of(entriesOf(orderIds, orders, traits)),
    ...Object.fromEntries([...large].map(([name, one]) => [name, LayeredTable.ofColumns(one)])),
    ...Object.fromEntries([...small].map(([name, table]) => [name, table.asImmutable()])),
  } as unknown as Tables;
  return { ...whole, ...indexesOf(whole) };
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
