import { deadlineOf } from './deadline.ts';
import type { DeadlineClock } from './deadline.ts';
import type { OrderEntry } from './order-entry.ts';
import { isShippable } from './statuses.ts';
import type { OrderStatus } from './statuses.ts';

/** How many orders there are of each kind: what a filter has to offer. */
export type OrderCounts = {
  readonly all: number;
  /** Waiting for shipment and not held. */
  readonly toShip: number;
  readonly held: number;
  readonly soon: number;
  readonly over: number;
  /** Most frequent first. */
  readonly countries: readonly { readonly country: string; readonly count: number }[];
  readonly statuses: readonly { readonly status: OrderStatus; readonly count: number }[];
};

/** Length of `YYYY-MM-DDTHH`: deadlines are counted by the hour, and one by one only in the hours that matter. */
const hourLength = 13;

type Hour = {
  total: number;
  /** By the second of the hour: numbers, since a text for each of very many orders takes five times the memory. */
  readonly seconds: Map<number, number>;
};

const secondOf = (time: string): number =>
  Number(time.slice(hourLength + 1, hourLength + 3)) * 60 + Number(time.slice(hourLength + 4));

const timeOf = (hour: string, second: number): string =>
  `${hour}:${twoDigits(Math.floor(second / 60))}:${twoDigits(second % 60)}`;

const twoDigits = (count: number): string => String(count).padStart(2, '0');

/** Counts of orders by what they can be filtered by, kept up order by order. */
export class OrderTally {
  #all = 0;
  #toShip = 0;
  /** In a status that waits for shipment, held ones too. */
  #shippable = 0;
  #held = 0;
  readonly #countries = new Map<string, number>();
  readonly #statuses = new Map<OrderStatus, number>();
  /** Orders that wait for shipment until a time, by its hour. */
  readonly #due = new Map<string, Hour>();

  /** Takes an order as it is now in place of how it was; undefined for one that is new or gone. */
  readonly change = (before: OrderEntry | undefined, after: OrderEntry | undefined): void => {
    if (before !== undefined) this.#count(before, -1);
    if (after !== undefined) this.#count(after, 1);
  };

  get held(): number {
    return this.#held;
  }

  /** Orders in a status that waits for shipment, held ones too. */
  get shippable(): number {
    return this.#shippable;
  }

  counts(clock: DeadlineClock): OrderCounts {
    return {
      all: this.#all,
      toShip: this.#toShip,
      held: this.#held,
      ...this.#deadlines(clock),
      countries: mostFirst(this.#countries).map(([country, count]) => ({ country, count })),
      statuses: mostFirst(this.#statuses).map(([status, count]) => ({ status, count })),
    };
  }

  #count(order: OrderEntry, by: 1 | -1): void {
    const { status, shipBy, country, isHeld } = order;
    this.#all += by;
    if (isHeld) this.#held += by;
    else if (isShippable(status)) this.#toShip += by;
    add(this.#countries, country, by);
    add(this.#statuses, status, by);
    if (!isShippable(status)) return;
    this.#shippable += by;
    if (shipBy === null) return;
    const hour = shipBy.slice(0, hourLength);
    const due = this.#due.get(hour) ?? { total: 0, seconds: new Map() };
    due.total += by;
    add(due.seconds, secondOf(shipBy), by);
    if (due.total === 0) this.#due.delete(hour);
    else this.#due.set(hour, due);
  }

  #deadlines(clock: DeadlineClock): { readonly over: number; readonly soon: number } {
    const counts = { over: 0, soon: 0 };
    const nowHour = clock.now.slice(0, hourLength);
    const lastHour = clock.soonUntil.slice(0, hourLength);
    for (const [hour, { total, seconds }] of this.#due) {
      if (hour < nowHour) counts.over += total;
      else if (hour > nowHour && hour < lastHour) counts.soon += total;
      else if (hour === nowHour || hour === lastHour) {
        for (const [second, count] of seconds) {
          const shipBy = timeOf(hour, second);
          const deadline = deadlineOf({ status: 'WAIT_SELLER_SEND_GOODS', shipBy }, clock);
          if (deadline !== null) counts[deadline] += count;
        }
      }
    }
    return counts;
  }
}

function add<Key>(counts: Map<Key, number>, key: Key, by: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

const mostFirst = <Key extends string>(counts: ReadonlyMap<Key, number>): [Key, number][] =>
  [...counts].sort(([one, many], [other, few]) => few - many || (one < other ? -1 : 1));
