import type { Product } from '../../../domain/catalogue/product.ts';
import type { DecideContext, Decision } from '../../../domain/decide/decision.ts';
import {
  decideBagScan,
  decideCloseHandover,
  decideOpenHandover,
} from '../../../domain/decide/handover.ts';
import { decideOrdersImport } from '../../../domain/decide/orders.ts';
import { decidePacked, decideScan } from '../../../domain/decide/packing.ts';
import { decideAffixed } from '../../../domain/decide/affixing.ts';
import { decideRecovery } from '../../../domain/decide/print-batches.ts';
import {
  decidePrint,
  decideReprint,
  decideSettle,
  decideStart,
} from '../../../domain/decide/printing.ts';
import type { ShipmentCreated, ShipmentRequest } from '../../../domain/decide/shipments.ts';
import type { Event, EventMeta, ImportSource } from '../../../domain/event.ts';
import { evolve } from '../../../domain/evolve.ts';
import { orderDataOf } from '../../../domain/orders/merge-import.ts';
import type { Order, OrderData } from '../../../domain/orders/order.ts';
import { defaultWeightTolerance } from '../../../domain/packing/packing.ts';
import { openPlanIndex } from '../../../domain/plans/quote.ts';
import type { PlanIndex } from '../../../domain/plans/quote.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import type { PrintJob, PrintJobState } from '../../../domain/printing/job.ts';
import type { Refusal } from '../../../domain/result.ts';
import type { Shipment } from '../../../domain/shipments/shipment.ts';
import { emptyState } from '../../../domain/state.ts';
import type { State } from '../../../domain/state.ts';
import type { WaybillEntry } from '../../../domain/waybills/pool.ts';
import { orderLine, sampleOrder, sampleProduct, sampleSender } from '../shipments/samples.ts';
import { decideCreateShipments, decideWaybillImport } from '../at-once.ts';

export const source: ImportSource = { fileName: 'sample.xlsx', sha256: '0'.repeat(64) };

export const terms = {
  tolerances: { absoluteFen: 50, percentBasisPoints: 200, weightGrams: 5 },
  utcOffsetMinutes: 480,
};

export const catalogue: readonly Product[] = [
  sampleProduct({ sku: 'CUP-RED', weightGrams: 120, barcodes: ['6900000000011', '6900000000028'] }),
  sampleProduct({ sku: 'LAMP', nameEn: 'Lamp', weightGrams: 300, barcodes: ['6900000000103'] }),
  sampleProduct({ sku: 'BRICK', nameEn: 'Brick', weightGrams: 1900, barcodes: [] }),
  sampleProduct({ sku: 'INK', nameEn: 'Ink', goods: ['liquid'], barcodes: [] }),
  sampleProduct({ sku: 'MYSTERY', nameEn: 'Mystery', weightGrams: null, barcodes: [] }),
];

/** Order 1, 2, ...: all of one buyer at one address in Russia unless changed. */
export const orderId = (n: number): string => `81234567890${String(n).padStart(5, '0')}`;

/** An order as an export holds it: three red cups and a lamp unless changed. */
export const orderData = (n: number, change: Partial<Order> = {}): OrderData =>
  orderDataOf(
    sampleOrder({
      orderId: orderId(n),
      lines: [orderLine('1', 3), orderLine('2', 1, 'LAMP')],
      ...change,
    }),
  );

/** `size` registered numbers for China Post's plan. */
export const cpamNumbers = (size: number, from = 10_000_100): WaybillEntry => ({
  kind: 'range',
  plan: 'CPAM',
  indicator: 'RX',
  country: 'CN',
  from,
  to: from + size - 1,
});

export const request = (
  parcel: ShipmentRequest['parcel'],
  change: Partial<Omit<ShipmentRequest, 'parcel'>> = {},
): ShipmentRequest => ({
  parcel,
  plan: 'CPAM',
  delivery: { kind: 'warehouse', warehouse: '' },
  undeliverable: 'return',
  ...change,
});

export const whole = (
  n: number,
  change: Partial<Omit<ShipmentRequest, 'parcel'>> = {},
): ShipmentRequest => request({ kind: 'order', orderId: orderId(n) }, change);

/**
 * A station whose facts come about as they do in the product: a rule decides on the state, its events change it.
 */
export class Bench {
  state: State = emptyState;
  /** Everything that happened, as a journal holds it. */
  readonly journal: { readonly event: Event; readonly meta: EventMeta }[] = [];
  readonly station: string;
  readonly plans: PlanIndex;

  /** What a new installation knows after its first imports; `orders` come in besides. */
  constructor(
    orders: readonly OrderData[] = [orderData(1)],
    options: { station?: string; numbers?: number; plans?: typeof starterPlans } = {},
  ) {
    const { station = 'A', numbers = 100, plans = starterPlans } = options;
    this.station = station;
    this.plans = openPlanIndex(plans);
    this.happened({ type: 'plans-imported', source, plans });
    this.happened({ type: 'catalogue-imported', source, products: catalogue });
    this.importOrders(orders);
    if (numbers > 0) this.do(decideWaybillImport(this.state, [cpamNumbers(numbers)], source));
  }

  /** A second later with every event. */
  get context(): DecideContext {
    const at = new Date(Date.UTC(2026, 2, 9, 1, 0, this.journal.length)).toISOString();
    return { at, today: '2026-03-09', station: this.station };
  }

  happened(event: Event): void {
    const meta = {
      seq: this.journal.length + 1,
      at: this.context.at,
      station: this.station,
      person: 'Li',
    };
    this.state = evolve(this.state, event, meta);
    this.journal.push({ event, meta });
  }

  /** Writes down what was decided; a refusal is a slip of the test. */
  do<Value>(decision: Decision<Value>): Value {
    if (!decision.ok) throw new Error(`Refused: ${JSON.stringify(decision.refusal)}`);
    for (const event of decision.value.events) this.happened(event);
    return decision.value.value;
  }

  importOrders(orders: readonly OrderData[]): void {
    this.do(decideOrdersImport(this.state, orders, source, this.context));
  }

  create(requests: readonly ShipmentRequest[]): readonly ShipmentCreated[] {
    const sender = sampleSender();
    return this.do(decideCreateShipments(this.state, this.plans, requests, sender, this.context));
  }

  /** The shipment of one request, which must not be refused. */
  created(one: ShipmentRequest = whole(1)): string {
    const [outcome] = this.create([one]);
    const shipment = outcome?.shipment ?? null;
    if (shipment === null) throw new Error(JSON.stringify(outcome?.refused));
    return shipment.shipmentId;
  }

  shipment(shipmentId: string): Shipment {
    const shipment = this.state.shipments.get(shipmentId);
    if (shipment === undefined) throw new Error(`no shipment ${shipmentId}`);
    return shipment;
  }

  waybill(shipmentId: string): string {
    return this.shipment(shipmentId).waybill ?? '';
  }

  job(jobId: string): PrintJob {
    const job = this.state.printJobs.get(jobId);
    if (job === undefined) throw new Error(`no job ${jobId}`);
    return job;
  }

  scan(shipmentId: string, code: string): ReturnType<typeof decideScan> {
    return decideScan(this.state, shipmentId, code);
  }

  /** Scans every piece that is still missing. */
  scanAll(shipmentId: string): void {
    const { items, scanned } = this.shipment(shipmentId);
    for (const { orderId: order, lineId, sku, quantity } of items) {
      const left = quantity - (scanned[`${order}/${lineId}`] ?? 0);
      for (let piece = 0; piece < left; piece += 1) this.do(this.scan(shipmentId, sku));
    }
  }

  weigh(
    shipmentId: string,
    weightGrams: number | null,
    weightReason: string | null = null,
  ): ReturnType<typeof decidePacked> {
    const command = { shipmentId, weightGrams, weightReason, tolerance: defaultWeightTolerance };
    return decidePacked(this.state, this.plans, command, this.context);
  }

  packed(one: ShipmentRequest = whole(1)): string {
    const shipmentId = this.created(one);
    this.scanAll(shipmentId);
    this.do(this.weigh(shipmentId, this.shipment(shipmentId).expectedWeightGrams + 20));
    return shipmentId;
  }

  print(shipmentId: string, printer = 'Zebra'): ReturnType<typeof decidePrint> {
    return decidePrint(this.state, { shipmentId, printer, claimedBy: 'A/1' }, this.context);
  }

  reprint(
    shipmentId: string,
    reason = 'torn',
    printer: string | null = null,
  ): ReturnType<typeof decideReprint> {
    const command = { shipmentId, printer, reason, claimedBy: 'A/1' };
    return decideReprint(this.state, command, this.context);
  }

  start(jobId: string): ReturnType<typeof decideStart> {
    return decideStart(this.state, jobId);
  }

  settle(
    jobId: string,
    outcome: Exclude<PrintJobState, 'queued' | 'claimed' | 'sending'>,
    bytesSent = outcome === 'handed-over' ? 20_000 : 0,
  ): ReturnType<typeof decideSettle> {
    const fault =
      outcome === 'handed-over' || outcome === 'acknowledged'
        ? null
        : { code: 'printer-offline', params: {} };
    return decideSettle(this.state, { jobId, state: outcome, bytesSent, fault });
  }

  /** The program died and starts again; the answer is how many facts that made. */
  recover(): ReturnType<typeof decideRecovery> {
    return decideRecovery(this.state);
  }

  /** Sends a claimed job, and writes down how that ended. */
  send(jobId: string, outcome: 'handed-over' | 'unknown' | 'failed' = 'handed-over'): void {
    this.do(this.start(jobId));
    this.do(this.settle(jobId, outcome));
  }

  labelled(one: ShipmentRequest = whole(1)): string {
    const shipmentId = this.packed(one);
    this.send(this.do(this.print(shipmentId)).jobId);
    return shipmentId;
  }

  affix(shipmentId: string, scan = this.waybill(shipmentId)): ReturnType<typeof decideAffixed> {
    return decideAffixed(this.state, { shipmentId, scan });
  }

  affixed(one: ShipmentRequest = whole(1)): string {
    const shipmentId = this.labelled(one);
    this.do(this.affix(shipmentId));
    return shipmentId;
  }

  openHandover(carrier = 'China Post'): string {
    return this.do(decideOpenHandover(this.state, carrier, this.context));
  }

  bag(
    handoverId: string,
    scan: string,
    bagId: string | null = null,
  ): ReturnType<typeof decideBagScan> {
    return decideBagScan(this.state, { handoverId, scan, bagId }, this.context);
  }

  bagged(one: ShipmentRequest = whole(1), handoverId = this.openHandover()): string {
    const shipmentId = this.affixed(one);
    this.do(this.bag(handoverId, this.waybill(shipmentId)));
    return shipmentId;
  }

  close(
    handoverId: string,
    change: { driver?: string; acceptMissing?: boolean } = {},
  ): ReturnType<typeof decideCloseHandover> {
    return decideCloseHandover(this.state, {
      handoverId,
      driver: 'Wang',
      acceptMissing: false,
      ...change,
    });
  }

  /** Parcels of these requests, given to the carrier. */
  handedOver(...requests: readonly ShipmentRequest[]): readonly string[] {
    const handoverId = this.openHandover();
    const ids = requests.map((one) => this.bagged(one, handoverId));
    this.do(this.close(handoverId));
    return ids;
  }

  /** Every parcel is with its carrier, as if all the steps there had been taken. */
  allHandedOver(): void {
    const shipments = this.state.shipments.withMutations((rows) => {
      for (const [id, shipment] of this.state.shipments) {
        rows.set(id, { ...shipment, state: 'handed-over' });
      }
    });
    this.state = { ...this.state, shipments };
  }
}

/** The code of a refusal; an acceptance is a slip of the test. */
export function codeOf(
  decision: { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal },
): string {
  if (decision.ok) throw new Error('It was not refused.');
  return decision.refusal.code;
}

/** The refusal itself, see `codeOf`. */
export function refusalOf(
  decision: { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal },
): Refusal {
  if (decision.ok) throw new Error('It was not refused.');
  return decision.refusal;
}
