import { awaitsNotice } from '../../domain/decide/notices.ts';
import type { FreightTerms } from '../../domain/decide/freight.ts';
import type { Event } from '../../domain/event.ts';
import type { EventOutline } from '../../domain/event-outline.ts';
import { idsOf } from '../../domain/id-index.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { PrintJob } from '../../domain/printing/job.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import type { State } from '../../domain/state.ts';
import { atOnce } from '../../domain/steps.ts';
import type { Steps } from '../../domain/steps.ts';
import { touchedBy } from '../../domain/touched.ts';
import { quiet } from '../quiet.ts';
import { inSlices } from '../storage/breathing.ts';
import type { Store } from '../storage/store.ts';
import { FreightList } from './freight-list.ts';
import type { LiveList } from './live-list.ts';
import { manyChanges, valuesPerStep } from './live-list.ts';
import { openNoticeList } from './notice-list.ts';
import { openOrderList } from './order-list.ts';
import type { OrderList } from './order-list.ts';
import { openShipmentList } from './shipment-list.ts';
import type { ShipmentList } from './shipment-list.ts';

export type Facts = Pick<Store<State, Event, EventOutline>, 'state' | 'onCommit'>;

type WantedList = 'orders' | 'shipments' | 'notices' | 'jobs';

/** What has to be there before it can be read. */
export type Wanted = {
  readonly lists?: readonly WantedList[];
  /** The freight under these terms. */
  readonly freight?: FreightTerms;
  /** What the lists will be searched for. */
  readonly search?: string;
};

type Searchable = { readonly warm: () => Steps };

/** A program that is only just opening its window has better to do. */
const warmAfterMs = 2_000;

/**
 * The lists that people look at, each made when it is first asked for and then kept up with every commit: what is
 * asked after each step of the work must not walk through everything there is. What takes long is done in slices, so
 * that no scan waits for it; whoever asks a list does so in `read`, and finds all in it that is on the disk.
 */
export class Lists {
  readonly #store: Facts;
  #orders: OrderList | null = null;
  #shipments: ShipmentList | null = null;
  #notices: LiveList<Notice> | null = null;
  #unknownJobs: Set<string> | null = null;
  #freight: FreightList | null = null;
  /** What is made or followed in slices, one after another; null when the lists say how things are. */
  #work: Promise<void> | null = null;

  constructor(store: Facts) {
    this.#store = store;
    store.onCommit((records) => this.#follow(records.flatMap(({ events }) => events)));
  }

  /**
   * What `take` reads from the lists that are wanted, as soon as they are made and show everything that is on the disk.
   * It is called in that very moment: a promise that is heard of one moment later may find the lists at work again for
   * somebody else. With `search`, the texts of these lists are prepared before.
   */
  async read<Value>(wanted: Wanted, take: () => Value): Promise<Value> {
    if ((wanted.search ?? '').trim() !== '') {
      const searched = await this.#whenThere(wanted, () => this.#searchable(wanted));
      for (const list of searched) await inSlices(list.warm());
    }
    return this.#whenThere(wanted, take);
  }

  get orders(): OrderList {
    this.#current();
    if (this.#orders === null) atOnce(this.#make(['orders']));
    return there(this.#orders);
  }

  get shipments(): ShipmentList {
    this.#current();
    if (this.#shipments === null) atOnce(this.#make(['shipments']));
    return there(this.#shipments);
  }

  get notices(): LiveList<Notice> {
    this.#current();
    if (this.#notices === null) atOnce(this.#make(['notices']));
    return there(this.#notices);
  }

  /** Labels of which nobody knows whether they were printed. */
  get labelsUnknown(): number {
    this.#current();
    if (this.#unknownJobs === null) atOnce(this.#make(['jobs']));
    return there(this.#unknownJobs).size;
  }

  /** Made anew under other terms. */
  freight(terms: FreightTerms): FreightList {
    this.#current();
    if (this.#freightUnder(terms) === null) atOnce(this.#makeFreight(terms));
    return there(this.#freight);
  }

  /** Parcels with the carrier whose customers were not told yet. */
  get noticesToFill(): number {
    return this.shipments.list.count(this.awaitingNotice);
  }

  /** The wish for parcels whose customers were not told yet. */
  readonly awaitingNotice = {
    key: 'awaits-notice',
    matches: (shipment: Shipment) => awaitsNotice(this.#store.state, shipment),
    search: '',
  };

  /** A list that lags behind would say what is no longer so. */
  #current(): void {
    if (this.#work !== null) throw new Error('A list was asked before it was ready.');
  }

  async #whenThere<Value>(wanted: Wanted, take: () => Value): Promise<Value> {
    for (;;) {
      if (this.#work === null) {
        const steps = this.#missing(wanted);
        if (steps === null) return take();
        this.#enqueue(steps);
      }
      await this.#work;
    }
  }

  /** What makes the lists that are wanted and not there; null when all are. */
  #missing({ lists = [], freight }: Wanted): Steps | null {
    if (!lists.every((kind) => this.#isThere(kind))) return this.#make(lists);
    if (freight !== undefined && this.#freightUnder(freight) === null)
      return this.#makeFreight(freight);
    return null;
  }

  /** Does it after everything that was asked for before. */
  #enqueue(steps: Steps): void {
    const before = this.#work?.catch(() => undefined) ?? Promise.resolve();
    const work: Promise<void> = before
      .then(() => inSlices(steps))
      .finally(() => {
        if (this.#work === work) this.#work = null;
      });
    this.#work = work;
  }

  #isThere(kind: WantedList): boolean {
    switch (kind) {
      case 'orders':
        return this.#orders !== null;
      case 'shipments':
        return this.#shipments !== null;
      case 'notices':
        return this.#notices !== null;
      case 'jobs':
        return this.#unknownJobs !== null;
      default:
        return kind satisfies never;
    }
  }

  #searchable({ lists = [], freight }: Wanted): readonly Searchable[] {
    const wanted: readonly (Searchable | null | undefined)[] = [
      ...(lists.includes('orders') ? [this.#orders?.list] : []),
      ...(lists.includes('shipments') ? [this.#shipments?.list] : []),
      ...(lists.includes('notices') ? [this.#notices] : []),
      ...(freight === undefined ? [] : [this.#freight?.list]),
    ];
    return wanted.filter((list) => list !== null && list !== undefined);
  }

  /** Of the state there is when this is called: what is committed from then on is followed after it. */
  #make(wanted: readonly WantedList[]): Steps {
    return this.#makeOf(wanted, this.#store.state);
  }

  *#makeOf(wanted: readonly WantedList[], state: State): Steps {
    for (const kind of wanted) if (!this.#isThere(kind)) yield* this.#makeOne(kind, state);
    this.#warmLater();
  }

  *#makeOne(kind: WantedList, state: State): Steps {
    switch (kind) {
      case 'orders': {
        const made = openOrderList();
        yield* made.list.fillFrom(state.orders);
        this.#orders = made;
        return;
      }
      case 'shipments': {
        const made = openShipmentList();
        yield* made.list.fillFrom(state.shipments);
        this.#shipments = made;
        return;
      }
      case 'notices': {
        const made = openNoticeList(this.#store);
        yield* made.fillFrom(state.notices);
        this.#notices = made;
        return;
      }
      case 'jobs': {
        const unknown = state.printJobs.valueSeq().filter(isUnknown);
        this.#unknownJobs = new Set(unknown.map(({ jobId }) => jobId));
        return;
      }
      default:
        kind satisfies never;
    }
  }

  #freightUnder(terms: FreightTerms): FreightList | null {
    return JSON.stringify(this.#freight?.terms) === JSON.stringify(terms) ? this.#freight : null;
  }

  #makeFreight(terms: FreightTerms): Steps {
    return this.#makeFreightOf(terms, this.#store.state);
  }

  *#makeFreightOf(terms: FreightTerms, state: State): Steps {
    const made = new FreightList(terms);
    yield* made.fill(state);
    this.#freight = made;
  }

  /**
   * The first scan need not make what finds things by their ids, nor the first search the texts; these take longer, and leave
   * the processor to whoever is at the window. Nothing waits for it: a program that is done ends without.
   */
  #warmLater(): void {
    setTimeout(() => {
      for (const table of tablesOf(this.#store.state)) void inSlices(table.base.prepare());
      for (const list of [this.#orders?.list, this.#shipments?.list, this.#notices]) {
        if (list !== null && list !== undefined) void quiet.work(list.warm());
      }
    }, warmAfterMs).unref();
  }

  /** Whole groups of facts went or came: the lists are made anew when they are asked for again. */
  #forget(): void {
    this.#orders = null;
    this.#shipments = null;
    this.#notices = null;
    this.#unknownJobs = null;
    this.#freight = null;
  }

  #follow(events: readonly EventOutline[]): void {
    if (this.#work === null && !this.#isMuch(events)) atOnce(this.#takeAll(events));
    else this.#enqueue(this.#takeAll(events));
  }

  #isMuch(events: readonly EventOutline[]): boolean {
    let ids = 0;
    for (const event of events) {
      const touched = touchedBy(this.#store.state, event);
      ids += touched.orders.length + touched.shipments.length + touched.notices.length + 1;
      if (event.type === 'freight-billed') ids += event.lines.length;
      if (event.type === 'freight-paid') ids += event.payment.lines.length;
      if (ids > manyChanges) return true;
    }
    return false;
  }

  *#takeAll(events: readonly EventOutline[]): Steps {
    if (this.#isMuch(events)) {
      for (const list of [this.#orders?.list, this.#shipments?.list, this.#notices]) {
        list?.forgetAnswers();
      }
      this.#freight?.list.forgetAnswers();
      this.#warmLater();
    }
    for (const event of events) yield* this.#take(event);
  }

  /** Facts are taken as they are now, so what comes later may be in it already. */
  *#take(event: EventOutline): Steps {
    if (event.type === 'orders-archived' || event.type === 'orders-recalled') {
      this.#forget();
      return;
    }
    const touched = touchedBy(this.#store.state, event);
    for (const ids of inParts(touched.orders)) {
      const { state } = this.#store;
      this.#orders?.list.put(valuesOf(state.orders, ids));
      // A notice is found by its customer, who stands in the order.
      const theirs = ids.flatMap((id) => idsOf(state.noticesByOrder, id));
      this.#notices?.put(valuesOf(state.notices, theirs));
      yield;
    }
    const money = this.#freight?.take(this.#store.state, event) ?? [];
    for (const ids of inParts([...new Set([...touched.shipments, ...money])])) {
      const { state } = this.#store;
      this.#shipments?.list.put(valuesOf(state.shipments, ids));
      this.#freight?.put(state, ids);
      yield;
    }
    const { state } = this.#store;
    this.#notices?.put(valuesOf(state.notices, touched.notices));
    for (const [jobId, job] of valuesOf(state.printJobs, touched.jobs)) {
      if (job !== undefined && isUnknown(job)) this.#unknownJobs?.add(jobId);
      else this.#unknownJobs?.delete(jobId);
    }
    yield;
  }
}

const tablesOf = (state: State) => [
  state.orders,
  state.shipments,
  state.waybills,
  state.printJobs,
  state.notices,
  state.shipmentsByOrder,
  state.jobsByShipment,
  state.noticesByOrder,
];

function there<List>(list: List | null): List {
  if (list === null) throw new Error('A list that was just made is not there.');
  return list;
}

function* inParts(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += valuesPerStep) {
    yield ids.slice(from, from + valuesPerStep);
  }
}

const isUnknown = ({ state }: PrintJob): boolean => state === 'unknown';

const valuesOf = <Value>(
  table: { get: (id: string) => Value | undefined },
  ids: readonly string[],
): Map<string, Value | undefined> => new Map(ids.map((id) => [id, table.get(id)]));

const opened = new WeakMap<Facts, Lists>();

/** The lists of a store, one set for everybody who asks. */
export function listsOf(store: Facts): Lists {
  const known = opened.get(store);
  if (known !== undefined) return known;
  const lists = new Lists(store);
  opened.set(store, lists);
  return lists;
}
