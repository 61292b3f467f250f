import type { IdIndex } from '../../domain/id-index.ts';
import { toRows } from '../../domain/snapshot.ts';
import type { State } from '../../domain/state.ts';
import type { StoredRow } from '../../domain/stored-row.ts';

/** The indexes of a state, whatever order their keys and ids came in. */
export const plainIndexes = (state: State): unknown => {
  const index = (of: IdIndex): unknown =>
    Object.fromEntries([...of].map(([key, ids]) => [key, ids.toSorted()]));
  return {
    shipmentsByOrder: index(state.shipmentsByOrder),
    skuByBarcode: Object.fromEntries(state.skuByBarcode),
    jobsByShipment: index(state.jobsByShipment),
    noticesByOrder: index(state.noticesByOrder),
  };
};

/** The rows of a state with their values read, as a file has them. */
export const plainRows = (state: State): readonly StoredRow[] =>
  [...toRows(state)].map(({ table, key, value }) => ({ table, key, value }));
