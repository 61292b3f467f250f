import { toRows } from '../../domain/snapshot.ts';
import type { State } from '../../domain/state.ts';
import type { StoredRow } from '../../domain/stored-row.ts';

/** The rows of a state with their values read, as a file has them. */
export const plainRows = (state: State): readonly StoredRow[] =>
  [...toRows(state)].map(({ table, key, value }) => ({ table, key, value }));
