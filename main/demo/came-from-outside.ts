import { createHash } from 'node:crypto';
import type { State } from '../../domain/state.ts';

/** A table in an order that does not depend on how it came about. */
const byId = (table: Iterable<readonly [string, unknown]>, whole: boolean): unknown =>
  [...table]
    .map(([id, value]) => (whole ? [id, value] : id))
    .toSorted((one, other) => (String(one) < String(other) ? -1 : 1));

/**
 * Stands for all that came from outside: orders and bills by their numbers, since work changes the rest of them; what
 * only another file changes, as it is. Packing the samples leaves it; any file of the shop's own gives another.
 */
export function cameFromOutside(state: State): string {
  const pools = state.waybillPools.map(({ lots }) =>
    lots.map((lot) =>
      lot.kind === 'range' ? [lot.indicator, lot.country, lot.from, lot.to] : lot.numbers,
    ),
  );
  const outside = [
    byId(state.orders, false),
    byId(state.bills, false),
    byId(state.products, true),
    byId(state.plans, true),
    byId(pools, true),
  ];
  return createHash('sha256').update(JSON.stringify(outside)).digest('hex');
}
