import type { Event, EventMeta } from './event.ts';
import { MissingReference } from './evolve-parts.ts';
import { evolve } from './evolve.ts';
import type { State } from './state.ts';
import { takeThrough } from './waybills/pool.ts';

/** More ids than anybody gives in the time of which the journal may have lost its entries. */
const skippedIds = 1_000;

/**
 * `evolve` on a state from which earlier events may be missing, because a damaged journal lost them. An event that
 * refers to what they made changes nothing, and the id of that is told.
 */
export function evolveAfterLoss(
  state: State,
  event: Event,
  meta: EventMeta,
): { readonly state: State; readonly missing: string | null } {
  const order = missingOrder(state, event);
  if (order !== null) return { state, missing: order };
  try {
    const next = evolve(state, event, meta);
    return { state: withoutSkipped(next, event), missing: null };
  } catch (error) {
    if (!(error instanceof MissingReference)) throw error;
    return { state, missing: error.id };
  }
}

/** Numbers lost with the entries that gave them may stand on paper, so that none of them may be given again. */
export function settleLoss(state: State): State {
  return { ...state, counters: state.counters.map((number) => number + skippedIds) };
}

/** The first order that an event builds upon without looking whether it is there. */
function missingOrder(state: State, event: Event): string | null {
  switch (event.type) {
    case 'shipment-created':
      return event.shipment.orderIds.find((id) => !state.orders.has(id)) ?? null;
    case 'notice-filled':
      return state.orders.has(event.notice.orderId) ? null : event.notice.orderId;
    default:
      return null;
  }
}

/** A pool gives its numbers in order: those that it passed over were given out by lost events. */
function withoutSkipped(state: State, event: Event): State {
  if (event.type !== 'waybill-assigned' || event.from !== 'pool') return state;
  const pool = state.waybillPools.get(event.plan);
  return pool === undefined
    ? state
    : {
        ...state,
        waybillPools: state.waybillPools.set(event.plan, takeThrough(pool, event.waybill)),
      };
}
