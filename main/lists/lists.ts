import { awaitsNotice } from '../../domain/decide/notices.ts';
import type { FreightTerms } from '../../domain/decide/freight.ts';
import type { Event } from '../../domain/event.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { PrintJob } from '../../domain/printing/job.ts';
import type { Shipment, ShipmentState } from '../../domain/shipments/shipment.ts';
import type { State } from '../../domain/state.ts';
import { searchKey } from '../../domain/text.ts';
import { touchedBy } from '../../domain/touched.ts';
import type { Touched } from '../../domain/touched.ts';
import { buyerOf } from '../handlers/notice-views.ts';
import type { JournalRecord } from '../storage/model.ts';
import type { Store } from '../storage/store.ts';
import { FreightList } from './freight-list.ts';
import { LiveList } from './live-list.ts';
import { openOrderList } from './order-list.ts';
import type { OrderList } from './order-list.ts';

export type Facts = Pick<Store<State, Event>, 'state' | 'onCommit'>;

/** The shipments as a list, and how many there are in each state. */
type ShipmentList = {
  readonly list: LiveList<Shipment>;
  readonly counts: Readonly<Record<ShipmentState, number>>;
};

/**
 * The lists that people look at, each made when it is first asked for and then kept up with every commit: what is
 * asked after each step of the work must not walk through everything there is.
 */
export class Lists {
  readonly #store: Facts;
  #orders: OrderList | null = null;
  #shipments: ShipmentList | null = null;
  #notices: LiveList<Notice> | null = null;
  #unknownJobs: Set<string> | null = null;
  #freight: FreightList | null = null;

  constructor(store: Facts) {
    this.#store = store;
    store.onCommit((records) => this.#follow(records));
  }

  get orders(): OrderList {
    return (this.#orders ??= openOrderList(this.#store.state.orders.values()));
  }

  get shipments(): ShipmentList {
    return (this.#shipments ??= openShipmentList(this.#store.state.shipments.values()));
  }

  get notices(): LiveList<Notice> {
    return (this.#notices ??= new LiveList(this.#store.state.notices.values(), {
      idOf: ({ noticeId }) => noticeId,
      textOf: ({ orderId, number }) =>
        searchKey([orderId, number, buyerOf(this.#store.state, orderId)].join('\n')),
    }));
  }

  /** Labels of which nobody knows whether they were printed. */
  get labelsUnknown(): number {
    this.#unknownJobs ??= new Set(
      this.#store.state.printJobs
        .valueSeq()
        .filter(isUnknown)
        .map(({ jobId }) => jobId),
    );
    return this.#unknownJobs.size;
  }

  /** Made anew under other terms. */
  freight(terms: FreightTerms): FreightList {
    if (this.#freight === null || JSON.stringify(this.#freight.terms) !== JSON.stringify(terms)) {
      this.#freight = new FreightList(this.#store.state, terms);
    }
    return this.#freight;
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

  /** Whole groups of facts went or came: the lists are made anew when they are asked for again. */
  #forget(): void {
    this.#orders = null;
    this.#shipments = null;
    this.#notices = null;
    this.#unknownJobs = null;
    this.#freight = null;
  }

  #follow(records: readonly JournalRecord<Event>[]): void {
    const { state } = this.#store;
    const events = records.flatMap((record) => record.events);
    if (events.some(({ type }) => type === 'orders-archived' || type === 'orders-recalled')) {
      this.#forget();
      return;
    }
    const touched = events.map((event) => touchedBy(state, event));
    const ids = (kind: keyof Touched): Set<string> => new Set(touched.flatMap((one) => one[kind]));
    const orderIds = ids('orders');
    const shipmentIds = ids('shipments');
    // A notice is found by its customer, who stands in the order.
    const theirs = [...orderIds].flatMap((id) => state.noticesByOrder.get(id)?.toArray() ?? []);
    const noticeIds = new Set([...ids('notices'), ...theirs]);
    this.#orders?.list.put(valuesOf(state.orders, orderIds));
    this.#shipments?.list.put(valuesOf(state.shipments, shipmentIds));
    this.#notices?.put(valuesOf(state.notices, noticeIds));
    this.#freight?.follow(state, events, shipmentIds);
    for (const [jobId, job] of valuesOf(state.printJobs, ids('jobs'))) {
      if (job !== undefined && isUnknown(job)) this.#unknownJobs?.add(jobId);
      else this.#unknownJobs?.delete(jobId);
    }
  }
}

const isUnknown = ({ state }: PrintJob): boolean => state === 'unknown';

const valuesOf = <Value>(
  table: { get: (id: string) => Value | undefined },
  ids: ReadonlySet<string>,
): Map<string, Value | undefined> => new Map([...ids].map((id) => [id, table.get(id)]));

function openShipmentList(shipments: Iterable<Shipment>): ShipmentList {
  const counts: Record<ShipmentState, number> = {
    created: 0,
    packed: 0,
    labelled: 0,
    affixed: 0,
    bagged: 0,
    'handed-over': 0,
    voided: 0,
  };
  const list = new LiveList(shipments, {
    idOf: ({ shipmentId }) => shipmentId,
    textOf: ({ shipmentId, waybill, plan, receiver, orderIds }) =>
      searchKey(
        [shipmentId, waybill ?? '', plan, receiver.country, receiver.contactName, ...orderIds].join(
          '\n',
        ),
      ),
    onChange: (before, after) => {
      if (before !== undefined) counts[before.state] -= 1;
      if (after !== undefined) counts[after.state] += 1;
    },
  });
  return { list, counts };
}

const opened = new WeakMap<Facts, Lists>();

/** The lists of a store, one set for everybody who asks. */
export function listsOf(store: Facts): Lists {
  const known = opened.get(store);
  if (known !== undefined) return known;
  const lists = new Lists(store);
  opened.set(store, lists);
  return lists;
}
