import { Map, Set } from 'immutable';
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

/** Those that are put together row by row. */
type SmallTable = Exclude<TableName, 'orders'>;

const smallTables = tableNames.filter((name): name is SmallTable => name !== 'orders');

/**
 * The state that `toRows` took apart. Rows come from a file whose checksum was verified, written by this program:
 * they are trusted to have the shape of their table. An unknown table is a bug and throws.
 */
export function fromRows(rows: Iterable<StoredRow>): State {
  const empty: Record<SmallTable, Map<string, unknown>> = emptyState;
  const small = new globalThis.Map<string, Map<string, unknown>>(
    smallTables.map((name) => [name, empty[name].asMutable()]),
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
      const known = small.get(table);
      if (known === undefined) throw new Error(`A snapshot has the unknown table "${table}".`);
      known.set(key, row.value);
    }
  }
  const whole = {
    orders: LayeredTable.of(entriesOf(orderIds, orders, traits)),
    ...Object.fromEntries([...small].map(([name, table]) => [name, table.asImmutable()])),
  } as unknown as Tables;
  return { ...whole, ...indexesOf(whole) };
}

/** The indexes that the tables imply. */
function indexesOf(tables: Tables): Indexes {
  return {
    shipmentsByOrder: groupIds(
      tables.shipments
        .valueSeq()
        .flatMap(({ shipmentId, orderIds }) => orderIds.map((orderId) => [orderId, shipmentId])),
    ),
    skuByBarcode: Map(
      tables.products
        .valueSeq()
        .flatMap(({ sku, barcodes }) =>
          barcodes.map((barcode): [string, string] => [barcode, sku]),
        ),
    ),
    jobsByShipment: groupIds(
      tables.printJobs.valueSeq().map(({ jobId, shipmentId }) => [shipmentId, jobId]),
    ),
    noticesByOrder: groupIds(
      tables.notices.valueSeq().map(({ noticeId, orderId }) => [orderId, noticeId]),
    ),
  };
}

function groupIds(pairs: Iterable<readonly string[]>): Map<string, Set<string>> {
  return Map<string, Set<string>>().withMutations((groups) => {
    for (const [key = '', id = ''] of pairs) groups.update(key, Set(), (ids) => ids.add(id));
  });
}
