import type { ArchivedGroup } from '../../domain/archive/archive.ts';
import { layBack } from '../../domain/archive/lay-back.ts';
import { decideOrdersImport } from '../../domain/decide/orders.ts';
import type { Event, ImportSource } from '../../domain/event.ts';
import type { MessageCode } from '../../domain/messages.ts';
import type { Mapping } from '../../domain/orders/headers.ts';
import type { Order, OrderData } from '../../domain/orders/order.ts';
import { isShippable, orderStatusLabel } from '../../domain/orders/statuses.ts';
import { ok, refusal } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { ParsedRows, RowRejection } from '../../domain/sheets/import-report.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { liveShipmentsOf } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import type { Steps } from '../../domain/steps.ts';
import { touchedBy } from '../../domain/touched.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { ImportReport } from '../../preload/views.ts';
import type { Breathe } from '../storage/breathing.ts';
import type { WriteEvents } from '../storage/large-transaction.ts';
import { archivedGroups } from './archived.ts';
import { reportOf, sourceOf } from './import-file.ts';
import type { ImportDecision } from './import-file.ts';
import { decideContext } from './services.ts';
import type { Services } from './services.ts';

type Wish = { readonly path: string; readonly strict: boolean; readonly mapping: Mapping };

/** Decided or compared together: a millisecond or two. */
const ordersPerStep = 100;

/**
 * Imports orders in one durable step, however many: they are read and parsed on another thread, and decided and written
 * while that reads on, so that neither a scan waits nor the sheet is held in memory. With `strict`, one bad row keeps
 * everything out.
 */
export async function importOrders(
  services: Services,
  context: CallContext,
  wish: Wish,
): Promise<Result<ImportReport>> {
  const { path, strict } = wish;
  if (strict) {
    // Nothing is written before the last row is known to be good.
    const judged = await judge(services, context, wish);
    if (!judged.ok) return judged;
    if (judged.value.rejected.length > 0) {
      return ok(reportOf({ ...judged.value, accepted: 0, unchanged: 0 }));
    }
  }
  let orderIds: ReadonlySet<string> = new Set();
  const outcome = await services.store.transactLarge<ImportDecision, MessageCode>(context.person, {
    signal: context.signal,
    decide: async (state, write, breathe) => {
      const importing = new OrdersImport(services, state, path, { write, breathe });
      const read = await readOrders(services, context, wish, importing.take);
      ({ orderIds } = importing);
      return read.ok ? ok(importing.decision()) : read;
    },
    holds: (before, now, theirs) => isDecidedAlike(before, now, theirs, orderIds),
  });
  return outcome.ok ? ok(reportOf(outcome.value)) : outcome;
}

/** The orders of a file as they come, decided on one state. */
class OrdersImport {
  readonly orderIds = new Set<string>();
  readonly #services: Services;
  #state: State;
  readonly #path: string;
  readonly #to: { readonly write: WriteEvents<Event>; readonly breathe: Breathe };
  readonly #rejected: RowRejection[] = [];
  readonly #seen: RowRejection[] = [];
  readonly #edited: RowRejection[] = [];
  readonly #stopped: RowRejection[] = [];
  #source: ImportSource | null = null;
  #read = 0;
  #accepted = 0;
  #unchanged = 0;

  constructor(
    services: Services,
    state: State,
    path: string,
    to: { readonly write: WriteEvents<Event>; readonly breathe: Breathe },
  ) {
    this.#services = services;
    this.#state = state;
    this.#path = path;
    this.#to = to;
  }

  readonly take = async (piece: ParsedRows<OrderData>): Promise<Result<null>> => {
    const { items, rejected, warnings = [] } = piece;
    // A file of which rows were read can be read.
    this.#source ??= await sourceOf(this.#path);
    this.#read += piece.read;
    for (const rejection of rejected) this.#rejected.push(rejection);
    for (const warning of warnings) this.#seen.push(warning);
    const groups = await this.#revived(items.map(({ item }) => item));
    this.#state = layBack(this.#state, groups);
    const events: Event[] = groups.length === 0 ? [] : [{ type: 'orders-recalled', groups }];
    for (let from = 0; from < items.length; from += ordersPerStep) {
      const decision = this.#decide(items.slice(from, from + ordersPerStep), this.#source);
      if (!decision.ok) return decision;
      events.push(...decision.value);
      await this.#to.breathe();
    }
    return this.#to.write(joined(events));
  };

  decision(): ImportDecision {
    return {
      read: this.#read,
      accepted: this.#accepted,
      unchanged: this.#unchanged,
      rejected: this.#rejected,
      warnings: [...this.#seen, ...this.#edited, ...this.#stopped],
    };
  }

  /** What lies in the archive of orders that were over without a parcel, and wait for one now. */
  async #revived(orders: readonly OrderData[]): Promise<readonly ArchivedGroup[]> {
    const keys = orders.flatMap(({ orderId, status }): `order:${string}`[] =>
      isShippable(status) && !this.#state.orders.has(orderId) ? [`order:${orderId}`] : [],
    );
    const { archive } = this.#services;
    const found = await archivedGroups(
      this.#services,
      this.#state,
      keys.filter((key) => archive.has(key)),
    );
    return found.filter(isUnshipped);
  }

  #decide(items: ParsedRows<OrderData>['items'], source: ImportSource): Result<readonly Event[]> {
    const orders = items.map(({ item }) => item);
    const decision = decideOrdersImport(this.#state, orders, source, decideContext(this.#services));
    if (!decision.ok) return decision;
    const { events, value } = decision.value;
    this.#accepted += value.accepted;
    this.#unchanged += value.unchanged;
    for (const { orderId } of orders) this.orderIds.add(orderId);
    const warn = (orderId: string, why: Refusal): RowRejection => ({
      row: items.find(({ item }) => item.orderId === orderId)?.row ?? 0,
      field: '',
      refusal: why,
    });
    for (const orderId of value.edited) {
      const code = isShipped(this.#state, orderId)
        ? 'order-edited-after-creation'
        : 'order-address-contested';
      this.#edited.push(warn(orderId, refusal(code, { orderId })));
    }
    for (const { orderId, status, shipmentIds } of value.stopped) {
      const params = {
        orderId,
        status: `${orderStatusLabel(status, 'en')} / ${orderStatusLabel(status, 'zh')}`,
        shipments: shipmentIds.join(', '),
      };
      this.#stopped.push(warn(orderId, refusal('order-parcels-stopped', params)));
    }
    return ok(events);
  }
}

/** Archived orders that were over when they went, and of which nothing was shipped; what was shipped stays over. */
function isUnshipped({ rows }: ArchivedGroup): boolean {
  return rows.every(
    ({ table, value }) =>
      (table !== 'orders' || !isShippable((value as Order).status)) &&
      (table !== 'shipments' || (value as Shipment).state !== 'handed-over'),
  );
}

/** The orders of several events in one of each kind, so that the journal has few and long lines of them. */
function joined(events: readonly Event[]): readonly Event[] {
  const imports = events.flatMap((event) => (event.type === 'orders-imported' ? [event] : []));
  const others = events.filter(({ type }) => type !== 'orders-imported');
  const [first] = imports;
  if (first === undefined) return others;
  const none = { ...first, added: [], updated: [], edited: [] };
  const kinds = (['added', 'updated', 'edited'] as const).flatMap((kind) => {
    const orders = imports.flatMap((event) => event[kind]);
    return orders.length === 0 ? [] : [{ ...none, [kind]: orders }];
  });
  // What came back from the archive is there before it is changed.
  return [...others, ...kinds];
}

const readOrders = (
  { spreadsheets }: Services,
  { signal, progress }: CallContext,
  { path, mapping }: Wish,
  take: (piece: ParsedRows<OrderData>) => Promise<Result<null>>,
): Promise<Result<null>> =>
  spreadsheets.readOrders(path, mapping, take, {
    signal,
    onProgress: (fraction) => progress({ done: Math.round(fraction * 100), total: 100 }),
  });

/** How many rows there are, and what is wrong with the bad ones; progress is told only of the import itself. */
async function judge(
  services: Services,
  context: CallContext,
  wish: Wish,
): Promise<Result<{ readonly read: number; readonly rejected: readonly RowRejection[] }>> {
  const rejected: RowRejection[] = [];
  let read = 0;
  const quiet = { ...context, progress: () => undefined };
  const outcome = await readOrders(services, quiet, wish, async (piece) => {
    read += piece.read;
    for (const rejection of piece.rejected) rejected.push(rejection);
    return ok(null);
  });
  return outcome.ok ? ok({ read, rejected }) : outcome;
}

/** An order is decided by what is known of it, and by whether a shipment was made of it. */
function* isDecidedAlike(
  before: State,
  now: State,
  theirs: readonly Event[],
  orderIds: ReadonlySet<string>,
): Steps<boolean> {
  for (const event of theirs) {
    for (const orderId of ordersOf(now, event)) {
      if (!orderIds.has(orderId)) continue;
      if (now.orders.get(orderId) !== before.orders.get(orderId)) return false;
      if (isShipped(before, orderId) !== isShipped(now, orderId)) return false;
    }
    yield;
  }
  return true;
}

/** The orders that an event changed, or of whose shipments it changed one. */
function ordersOf(now: State, event: Event): readonly string[] {
  if (event.type === 'orders-archived') return event.orderIds;
  if (event.type === 'orders-recalled') {
    return event.groups.flatMap(({ rows }) =>
      rows.flatMap(({ table, key }) => (table === 'orders' ? [key] : [])),
    );
  }
  const { orders, shipments } = touchedBy(now, event);
  return [...orders, ...shipments.flatMap((id) => now.shipments.get(id)?.orderIds ?? [])];
}

const isShipped = (state: State, orderId: string): boolean =>
  state.shipmentsByOrder.has(orderId) && liveShipmentsOf(state, orderId).length > 0;
