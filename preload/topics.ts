import type { EventOutline } from '../domain/event-outline.ts';
import type { WindowProcedure } from './window-contract.ts';

/** What news can be about; a question that a piece of news cannot answer differently is not asked again. */
export const topics = [
  'orders',
  'catalogue',
  'plans',
  /** Shipments: all about them but the pieces in the box. */
  'parcels',
  /** Pieces in the box of a shipment. */
  'pieces',
  'refused-scans',
  'waybills',
  'labels',
  'handovers',
  'notices',
  'freight',
  /** Settings, people and printers: no facts of the journal. */
  'station',
  /** A minute passed. */
  'clock',
] as const;

export type Topic = (typeof topics)[number];

/** Everything but the clock: what a question that nothing is known of depends on. */
const everything: readonly Topic[] = topics.filter((topic) => topic !== 'clock');

const topicsByEvent = {
  'orders-imported': ['orders'],
  'order-held': ['orders'],
  'order-released': ['orders'],
  'order-address-corrected': ['orders'],
  'catalogue-imported': ['catalogue'],
  'plans-imported': ['plans'],
  'shipment-created': ['parcels'],
  'shipment-voided': ['parcels'],
  'waybills-imported': ['waybills'],
  'waybill-assigned': ['parcels', 'waybills'],
  'item-scanned': ['pieces'],
  'item-unscanned': ['pieces'],
  'scan-refused': ['refused-scans'],
  'parcel-packed': ['parcels'],
  'label-print-requested': ['parcels', 'labels'],
  'label-print-claimed': ['labels'],
  'label-print-released': ['labels'],
  'label-print-started': ['labels'],
  'label-print-settled': ['parcels', 'labels'],
  'print-batch-opened': ['labels'],
  'print-batch-closed': ['labels'],
  'label-affixed': ['parcels'],
  'handover-opened': ['handovers'],
  'parcel-bagged': ['parcels', 'handovers'],
  'parcel-unbagged': ['parcels', 'handovers'],
  'bag-closed': ['handovers'],
  'handed-over': ['parcels', 'handovers'],
  'notice-filled': ['notices'],
  'notice-withdrawn': ['notices'],
  'notice-sent': ['notices'],
  'freight-billed': ['freight'],
  'freight-paid': ['freight'],
  'orders-archived': everything,
  'orders-recalled': everything,
  'settings-changed': ['station'],
} as const satisfies Readonly<Record<EventOutline['type'], readonly Topic[]>>;

/** What the events of some records are news about. */
export function topicsOf(records: Iterable<{ readonly events: readonly EventOutline[] }>): Topic[] {
  const found = new Set<Topic>();
  for (const { events } of records) {
    for (const { type } of events) for (const topic of topicsByEvent[type]) found.add(topic);
  }
  return [...found];
}

/** What the answers of a procedure depend on. One that is not named depends on everything. */
const topicsByProcedure: { readonly [Name in WindowProcedure]?: readonly Topic[] } = {
  'settings.get': ['station'],
  'settings.history': ['station'],
  'people.list': ['station'],
  'people.current': ['station'],
  'printers.list': ['station'],
  'printers.discover': ['station'],
  'pictures.count': ['station'],
  'pictures.show': ['station'],
  'data.about': [],
  'scanner.symbol': [],
  'orders.list': ['orders', 'parcels', 'clock'],
  'orders.counts': ['orders', 'clock'],
  'orders.show': ['orders', 'parcels', 'clock'],
  'catalogue.list': ['catalogue'],
  'catalogue.show': ['catalogue'],
  'plans.list': ['plans'],
  'plans.collection': ['plans'],
  'plans.quote': ['orders', 'catalogue', 'plans', 'parcels'],
  'plans.quoteParcels': ['orders', 'catalogue', 'plans', 'parcels'],
  'plans.restrictions': ['orders', 'catalogue', 'plans', 'parcels'],
  'shipments.list': ['parcels', 'pieces'],
  'shipments.show': ['parcels', 'pieces'],
  'shipments.drafts': ['orders', 'catalogue', 'parcels'],
  'waybills.pool': ['waybills'],
  'packing.today': ['parcels', 'refused-scans', 'station', 'clock'],
  'labels.check': ['orders', 'catalogue', 'plans', 'parcels', 'labels', 'station'],
  'handover.carriers': ['parcels', 'handovers', 'orders', 'plans', 'labels'],
  'handover.history': ['handovers', 'parcels'],
  'handover.parcels': ['handovers', 'parcels'],
  'notices.list': ['notices', 'orders', 'parcels'],
  'notices.pending': ['notices', 'orders', 'parcels', 'handovers', 'plans'],
  'freight.list': ['freight', 'parcels', 'station'],
  'freight.match': ['freight', 'parcels', 'station'],
  'freight.due': ['freight', 'parcels', 'station'],
  'freight.stats': ['freight', 'parcels', 'station'],
  'data.stats': [
    'orders',
    'catalogue',
    'plans',
    'parcels',
    'waybills',
    'labels',
    'notices',
    'freight',
    'station',
    'clock',
  ],
};

/** What the answers of a procedure depend on; without a name, everything but the clock. */
export const topicsOfProcedure = (name?: WindowProcedure): readonly Topic[] =>
  (name === undefined ? undefined : topicsByProcedure[name]) ?? everything;

const stationProcedures =
  /^(settings\.set|data\.backup|people\.(add|remove|change|sign)|printers\.(add|edit|calibrate|remove)|pictures\.(import|remove))/;

/** Whether a call changed what is set up on this station, or how its backups went; the journal tells nothing of that. */
export const changesStation = (name: WindowProcedure): boolean => stationProcedures.test(name);
