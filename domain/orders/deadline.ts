import type { OrderData } from './order.ts';
import { isShippable } from './statuses.ts';

/** Orders whose time to ship ends within this many hours are due soon. */
export const dueSoonHours = 24;

/** What time it is for a deadline: both are wall-clock times `YYYY-MM-DDTHH:mm:ss`, as the orders carry them. */
export type DeadlineClock = { readonly now: string; readonly soonUntil: string };

/** How near the end of the time to ship is: `over` is past, `soon` within `dueSoonHours`. */
export type Deadline = 'over' | 'soon';

/** The clock at a wall-clock time `YYYY-MM-DDTHH:mm:ss`. */
export function deadlineClock(now: string): DeadlineClock {
  const later = new Date(Date.parse(`${now}Z`) + dueSoonHours * 3_600_000);
  return { now, soonUntil: later.toISOString().slice(0, 19) };
}

/** The deadline of an order that still waits for shipment; null when it has time, has none, or needs none any more. */
export function deadlineOf(
  { status, shipBy }: Pick<OrderData, 'status' | 'shipBy'>,
  { now, soonUntil }: DeadlineClock,
): Deadline | null {
  if (shipBy === null || !isShippable(status)) return null;
  if (shipBy < now) return 'over';
  return shipBy <= soonUntil ? 'soon' : null;
}
