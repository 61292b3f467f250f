import { Map, Set } from 'immutable';
import { emptyState, tableNames } from './state.ts';
import type { Indexes, State, TableName, Tables } from './state.ts';

/** A fact of a snapshot: which table, which id, and the record as plain JSON. */
export type SnapshotRow = { readonly table: string; readonly key: string; readonly value: unknown };

/** Every fact of a state, table by table, in the order in which they came. */
export function* toRows(state: State): Generator<SnapshotRow> {
  for (const table of tableNames) {
    for (const [key, value] of state[table]) yield { table, key, value };
  }
}

/**
 * The state that `toRows` took apart. Rows come from a file whose checksum was verified, written by this program:
 * they are trusted to have the shape of their table. An unknown table is a bug and throws.
 */
export function fromRows(rows: Iterable<SnapshotRow>): State {
  const tables: Record<TableName, Map<string, unknown>> = { ...emptyState };
  const names: ReadonlySet<string> = new globalThis.Set(tableNames);
  const mutable = Object.fromEntries(
    tableNames.map((name) => [name, tables[name].asMutable()]),
  ) as Record<TableName, Map<string, unknown>>;
  for (const { table, key, value } of rows) {
    if (!names.has(table)) throw new Error(`A snapshot has the unknown table "${table}".`);
    mutable[table as TableName].set(key, value);
  }
  const whole = Object.fromEntries(
    tableNames.map((name) => [name, mutable[name].asImmutable()]),
  ) as unknown as Tables;
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
