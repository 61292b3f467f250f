import { Map, OrderedMap } from 'immutable';
import type { ArchivedHandover, ArchivedSums, ArchiveVolume } from './archive/archive.ts';
import type { Product } from './catalogue/product.ts';
import type { BillLine } from './freight/bill.ts';
import type { Payment } from './freight/freight.ts';
import type { Handover } from './handover/handover.ts';
import { idsOf } from './id-index.ts';
import type { IdIndex } from './id-index.ts';
import type { Notice } from './notices/notice.ts';
import { LayeredTable } from './layered-table.ts';
import { orderOf } from './orders/order-entry.ts';
import type { OrderEntry } from './orders/order-entry.ts';
import type { Order } from './orders/order.ts';
import type { Plan } from './plans/plan.ts';
import type { PrintBatch } from './printing/batch.ts';
import type { PrintJob } from './printing/job.ts';
import type { Shipment } from './shipments/shipment.ts';
import type { WaybillPool } from './waybills/pool.ts';
import { normaliseWaybill } from './waybills/s10.ts';

/** A carrier's bill as it was imported. */
export type Bill = {
  readonly billId: string;
  readonly fileName: string;
  readonly importedAt: string;
  readonly lines: readonly BillLine[];
};

/**
 * The facts themselves, each by its id and in the order in which they came. This is what a snapshot holds.
 */
export type Tables = {
  /** See `findOrder` for what an entry stands for. */
  readonly orders: LayeredTable<OrderEntry>;
  readonly products: OrderedMap<string, Product>;
  readonly plans: OrderedMap<string, Plan>;
  readonly shipments: LayeredTable<Shipment>;
  /** By plan code. */
  readonly waybillPools: OrderedMap<string, WaybillPool>;
  /** Every number ever given out, voided ones too, and the shipment that has or had it. */
  readonly waybills: LayeredTable<string>;
  readonly printJobs: LayeredTable<PrintJob>;
  /** Batches of labels that did not come to their end yet. */
  readonly printBatches: OrderedMap<string, PrintBatch>;
  readonly handovers: OrderedMap<string, Handover>;
  readonly notices: LayeredTable<Notice>;
  readonly bills: OrderedMap<string, Bill>;
  readonly payments: OrderedMap<string, Payment>;
  /** Last number given per kind of id and station, as in `S/A`. */
  readonly counters: OrderedMap<string, number>;
  /** The files into which finished orders were moved, by name. */
  readonly archives: OrderedMap<string, ArchiveVolume>;
  /** What the archived shipments come to, by `total` and by plan, country and day; see `archiveSums`. */
  readonly archivedSums: OrderedMap<string, ArchivedSums>;
  /** Handovers whose parcels all lie in the archive, in one line each. */
  readonly archivedHandovers: OrderedMap<string, ArchivedHandover>;
};

/** Ways to find facts quickly; computed from the tables, never stored. */
export type Indexes = {
  readonly shipmentsByOrder: IdIndex;
  readonly skuByBarcode: Map<string, string>;
  readonly jobsByShipment: IdIndex;
  readonly noticesByOrder: IdIndex;
};

/** All that the application knows. A change returns a new value that shares what did not change. */
export type State = Tables & Indexes;

export const emptyState: State = {
  orders: LayeredTable.of(),
  products: OrderedMap(),
  plans: OrderedMap(),
  shipments: LayeredTable.of(),
  waybillPools: OrderedMap(),
  waybills: LayeredTable.of(),
  printJobs: LayeredTable.of(),
  printBatches: OrderedMap(),
  handovers: OrderedMap(),
  notices: LayeredTable.of(),
  bills: OrderedMap(),
  payments: OrderedMap(),
  counters: OrderedMap(),
  archives: OrderedMap(),
  archivedSums: OrderedMap(),
  archivedHandovers: OrderedMap(),
  shipmentsByOrder: LayeredTable.of(),
  skuByBarcode: Map(),
  jobsByShipment: LayeredTable.of(),
  noticesByOrder: LayeredTable.of(),
};

export const tableNames = [
  'orders',
  'products',
  'plans',
  'shipments',
  'waybillPools',
  'waybills',
  'printJobs',
  'printBatches',
  'handovers',
  'notices',
  'bills',
  'payments',
  'counters',
  'archives',
  'archivedSums',
  'archivedHandovers',
] as const satisfies readonly (keyof Tables)[];

export type TableName = (typeof tableNames)[number];

/** Prefix of the ids of each kind. */
const idPrefixes = {
  shipment: 'S',
  job: 'J',
  batch: 'L',
  handover: 'H',
  bag: 'B',
  notice: 'N',
  bill: 'F',
  payment: 'P',
} as const;

export type IdKind = keyof typeof idPrefixes;

/**
 * The next unused ids of a kind: a letter for the kind, the station that gives it and a running number (`SA-000042`),
 * so that two stations never give the same one. Short enough to say aloud and to scan.
 */
export function nextIds(state: State, kind: IdKind, station: string, count: number): string[] {
  const prefix = `${idPrefixes[kind]}${station}`;
  const last = state.counters.get(prefix) ?? 0;
  return Array.from(
    { length: count },
    (_, index) => `${prefix}-${String(last + index + 1).padStart(6, '0')}`,
  );
}

/** One id, see `nextIds`. */
export function nextId(state: State, kind: IdKind, station: string): string {
  const [id] = nextIds(state, kind, station, 1);
  if (id === undefined) throw new Error('One id was asked for.');
  return id;
}

/** The order with an id, made anew; undefined where there is none. */
export function findOrder(state: Pick<State, 'orders'>, orderId: string): Order | undefined {
  const entry = state.orders.get(orderId);
  return entry === undefined ? undefined : orderOf(entry);
}

/** Shipments of an order that were not voided. */
export function liveShipmentsOf(state: State, orderId: string): Shipment[] {
  return idsOf(state.shipmentsByOrder, orderId).flatMap((shipmentId) => {
    const shipment = state.shipments.get(shipmentId);
    return shipment === undefined || shipment.state === 'voided' ? [] : [shipment];
  });
}

/** Parcels of an order that no carrier has yet. */
export const parcelsStillHere = (state: State, orderId: string): Shipment[] =>
  liveShipmentsOf(state, orderId).filter((shipment) => shipment.state !== 'handed-over');

/**
 * The shipment that a waybill number or a shipment id names, typed in whatever case and, for a number, in groups as it
 * stands on the label; undefined when neither does.
 */
export function findShipment(state: State, idOrWaybill: string): Shipment | undefined {
  const direct = state.shipments.get(idOrWaybill.trim().toUpperCase());
  if (direct !== undefined) return direct;
  const byWaybill = state.waybills.get(normaliseWaybill(idOrWaybill));
  return byWaybill === undefined ? undefined : state.shipments.get(byWaybill);
}
