import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awaitsNotice } from '../../../domain/decide/notices.ts';
import { freightOf } from '../../../domain/decide/freight.ts';
import { deadlineClock } from '../../../domain/orders/deadline.ts';
import { orderOf } from '../../../domain/orders/order-entry.ts';
import { orderMatcher, orderText } from '../../../domain/orders/order-filter.ts';
import type { OrderFilter } from '../../../domain/orders/order-filter.ts';
import { OrderTally } from '../../../domain/orders/order-tally.ts';
import { heldReason } from '../../../domain/orders/holds.ts';
import { isShippable } from '../../../domain/orders/statuses.ts';
import type { State } from '../../../domain/state.ts';
import { searchKey } from '../../../domain/text.ts';
import { Lists } from '../../../main/lists/lists.ts';
import { orderWish } from '../../../main/lists/order-list.ts';
import type { Store } from '../../../main/storage/store.ts';
import type { Event } from '../../../domain/event.ts';
import { terms } from '../../domain/decide/bench.ts';
import type { Bench } from '../../domain/decide/bench.ts';
import { dayOf, openDay } from '../../domain/decide/random-day.ts';

type Listener = Parameters<Store<State, Event>['onCommit']>[0];

/** A bench as the store that lists follow; each `commit` tells what happened since the last one. */
class Shelf {
  readonly #bench: Bench;
  readonly #listeners = new Set<Listener>();
  #told: number;

  constructor(bench: Bench) {
    this.#bench = bench;
    this.#told = bench.journal.length;
  }

  get state(): State {
    return this.#bench.state;
  }

  onCommit(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  commit(): void {
    const fresh = this.#bench.journal.slice(this.#told);
    this.#told = this.#bench.journal.length;
    if (fresh.length === 0) return;
    const records = fresh.map(({ event, meta }) => ({ meta, events: [event] }));
    for (const listener of this.#listeners) listener(records);
  }
}

const any: OrderFilter = { status: null, held: null, country: '', deadline: null, search: '' };
/** The orders of a random day are due at 2026-01-10 or so; both sides of it are looked at. */
const clocks = ['2026-01-01T00:00:00', '2026-03-09T12:00:00'].map((now) => deadlineClock(now));
const wishes: readonly Partial<OrderFilter>[] = [
  {},
  { status: 'TO_SHIP' },
  { status: 'IN_CANCEL' },
  { held: true },
  { held: false, country: 'RU' },
  { deadline: 'over' },
  { search: 'cup-red' },
  { search: '00003', status: 'TO_SHIP' },
];

function ordersAreAsWalked(lists: Lists, state: State): void {
  for (const clock of clocks) {
    for (const wish of wishes) {
      const filter = { ...any, ...wish };
      const matches = orderMatcher(filter, clock);
      const walked = [...state.orders.values()].filter(
        (entry) => matches(entry) && orderText(orderOf(entry)).includes(searchKey(filter.search)),
      );
      expect(lists.orders.list.ids(orderWish(filter, clock))).toEqual(
        walked.map(({ orderId }) => orderId),
      );
    }
    const counted = new OrderTally();
    for (const order of state.orders.values()) counted.change(undefined, order);
    expect(lists.orders.tally.counts(clock)).toEqual(counted.counts(clock));
  }
  const orders = state.orders.valueSeq();
  const { held, shippable } = lists.orders.tally;
  expect({ held, shippable }).toEqual({
    held: orders.count((entry) => heldReason(orderOf(entry)) !== null),
    shippable: orders.count(({ status }) => isShippable(status)),
  });
}

function shipmentsAreAsWalked(lists: Lists, state: State): void {
  const all = [...state.shipments.values()];
  const { list, counts } = lists.shipments;
  for (const [name, count] of Object.entries(counts)) {
    const walked = all.filter((shipment) => shipment.state === name);
    expect(count).toBe(walked.length);
    const wish = { key: name, matches: (one: (typeof all)[0]) => one.state === name, search: '' };
    expect(list.ids(wish)).toEqual(walked.map(({ shipmentId }) => shipmentId));
  }
  expect([...list.values()]).toEqual(all);
  expect(list.ids(lists.awaitingNotice)).toEqual(
    all.filter((one) => awaitsNotice(state, one)).map(({ shipmentId }) => shipmentId),
  );
}

function theRestIsAsWalked(lists: Lists, state: State): void {
  expect([...lists.notices.values()]).toEqual([...state.notices.values()]);
  expect(lists.labelsUnknown).toBe(
    state.printJobs.valueSeq().count((job) => job.state === 'unknown'),
  );
  const views = freightOf(state, terms);
  const freight = lists.freight(terms);
  expect([...freight.list.values()]).toEqual(views);
  const dueOf = (wanted: string): number =>
    views.filter((view) => view.state === wanted).reduce((sum, { dueFen }) => sum + dueFen, 0);
  expect(freight.dueFen).toEqual({ 'to-pay': dueOf('to-pay'), disputed: dueOf('disputed') });
  expect(dueOf('to-pay') + dueOf('disputed')).toBe(
    views.reduce((sum, { dueFen }) => sum + dueFen, 0),
  );
}

describe('lists that are kept up', () => {
  it('say what a walk through everything would say, whatever happened', () => {
    const followed = new WeakMap<Bench, { readonly shelf: Shelf; readonly lists: Lists }>();
    const followers = (bench: Bench) => {
      const known = followed.get(bench);
      if (known !== undefined) return known;
      const shelf = new Shelf(bench);
      const fresh = { shelf, lists: new Lists(shelf) };
      followed.set(bench, fresh);
      return fresh;
    };
    const day = dayOf((bench) => {
      const { shelf, lists } = followers(bench);
      shelf.commit();
      ordersAreAsWalked(lists, bench.state);
      shipmentsAreAsWalked(lists, bench.state);
      theRestIsAsWalked(lists, bench.state);
    });
    fc.assert(
      fc.property(day, (commands) => {
        fc.modelRun(() => ({ model: {}, real: openDay() }), commands);
      }),
      { numRuns: 40 },
    );
  });
});
