import type { Event } from './event.ts';

/** Events of many rows, which nobody follows row by row. */
type OfManyRows =
  | 'catalogue-imported'
  | 'plans-imported'
  | 'waybills-imported'
  | 'orders-archived'
  | 'orders-recalled';

type OrderIds = readonly { readonly orderId: string }[];

/**
 * An event as whoever keeps up with the state needs it: what came with a whole file is not held in memory for that until
 * everybody has followed. Every event is its own outline too.
 */
export type EventOutline =
  | Exclude<Event, { readonly type: OfManyRows | 'orders-imported' }>
  | { readonly type: OfManyRows }
  | {
      readonly type: 'orders-imported';
      readonly added: OrderIds;
      readonly updated: OrderIds;
      readonly edited: OrderIds;
    };

export function outlineOf(event: Event): EventOutline {
  switch (event.type) {
    case 'orders-imported':
      return {
        type: event.type,
        added: idsOf(event.added),
        updated: idsOf(event.updated),
        edited: idsOf(event.edited),
      };
    case 'catalogue-imported':
    case 'plans-imported':
    case 'waybills-imported':
    case 'orders-archived':
    case 'orders-recalled':
      return { type: event.type };
    default:
      return event;
  }
}

const idsOf = (orders: OrderIds): OrderIds => orders.map(({ orderId }) => ({ orderId }));
