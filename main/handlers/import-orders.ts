import { decided } from '../../domain/decide/decision.ts';
import type { Decision } from '../../domain/decide/decision.ts';
import { decideOrdersImport } from '../../domain/decide/orders.ts';
import type { StoppedParcels } from '../../domain/decide/orders.ts';
import type { Event, ImportSource } from '../../domain/event.ts';
import type { Mapping } from '../../domain/orders/headers.ts';
import type { OrderData } from '../../domain/orders/order.ts';
import { orderStatusLabel } from '../../domain/orders/statuses.ts';
import { ok, refusal } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ParsedRows } from '../../domain/sheets/import-report.ts';
import { liveShipmentsOf } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { ImportReport } from '../../preload/views.ts';
import type { Breathe } from '../storage/breathing.ts';
import { reportOf, sourceOf } from './import-file.ts';
import type { ImportDecision } from './import-file.ts';
import { decideContext } from './services.ts';
import type { Services } from './services.ts';

/** Decided together: a few milliseconds' work. */
const ordersPerStep = 500;

/** Of the time that a large import takes, the share of reading the file. */
const readingShare = 0.6;

/**
 * Imports orders in one durable step, however many: they are read and parsed on another thread, and decided and written
 * bit by bit, so that a scan meanwhile waits for none of it. With `strict`, one bad row keeps everything out.
 */
export async function importOrders(
  services: Services,
  context: CallContext,
  input: { readonly path: string; readonly strict: boolean; readonly mapping: Mapping },
): Promise<Result<ImportReport>> {
  const { path, strict, mapping } = input;
  const { signal } = context;
  const progress = (fraction: number): void =>
    context.progress({ done: Math.round(fraction * 100), total: 100 });
  const parsed = await services.spreadsheets.readOrders(path, mapping, {
    signal,
    onProgress: (fraction) => progress(fraction * readingShare),
  });
  if (!parsed.ok) return parsed;
  const source = await sourceOf(path);
  const { read, rejected } = parsed.value;
  const outcome = await services.store.transactLarge(context.person, {
    signal,
    onProgress: (fraction) => progress(readingShare + fraction * (1 - readingShare)),
    decide: async (state, breathe) =>
      strict && rejected.length > 0
        ? decided([], { read, accepted: 0, unchanged: 0, rejected })
        : decideAll(services, state, parsed.value, source, breathe),
    holds: (before, now) => isDecidedAlike(before, now, parsed.value.items),
  });
  return outcome.ok ? ok(reportOf(outcome.value)) : outcome;
}

async function decideAll(
  services: Services,
  state: State,
  { read, items, rejected }: ParsedRows<OrderData>,
  source: ImportSource,
  breathe: Breathe,
): Promise<Decision<ImportDecision>> {
  const decideAt = decideContext(services);
  const events: Event[] = [];
  const edited: string[] = [];
  const stopped: StoppedParcels[] = [];
  let accepted = 0;
  let unchanged = 0;
  for (let from = 0; from < items.length; from += ordersPerStep) {
    const step = items.slice(from, from + ordersPerStep).map(({ item }) => item);
    const decision = decideOrdersImport(state, step, source, decideAt);
    if (!decision.ok) return decision;
    events.push(...decision.value.events);
    edited.push(...decision.value.value.edited);
    stopped.push(...decision.value.value.stopped);
    accepted += decision.value.value.accepted;
    unchanged += decision.value.value.unchanged;
    await breathe();
  }
  const rowOf = new Map(
    edited.length + stopped.length === 0 ? [] : items.map(({ row, item }) => [item.orderId, row]),
  );
  const warnings = [
    ...edited.map((orderId) => ({
      row: rowOf.get(orderId) ?? 0,
      field: '',
      refusal: refusal('order-edited-after-creation', { orderId }),
    })),
    ...stopped.map(({ orderId, status, shipmentIds }) => ({
      row: rowOf.get(orderId) ?? 0,
      field: '',
      refusal: refusal('order-parcels-stopped', {
        orderId,
        status: `${orderStatusLabel(status, 'en')} / ${orderStatusLabel(status, 'zh')}`,
        shipments: shipmentIds.join(', '),
      }),
    })),
  ];
  return decided(events, { read, accepted, unchanged, rejected, warnings });
}

/** An order is decided by what is known of it, and by whether a shipment was made of it. */
function isDecidedAlike(before: State, now: State, items: ParsedRows<OrderData>['items']): boolean {
  if (now.orders !== before.orders) return false;
  if (now.shipments === before.shipments && now.shipmentsByOrder === before.shipmentsByOrder) {
    return true;
  }
  return items.every(({ item: { orderId } }) => {
    const had = before.shipmentsByOrder.get(orderId);
    const has = now.shipmentsByOrder.get(orderId);
    if (had === undefined && has === undefined) return true;
    return liveShipmentsOf(before, orderId).length > 0 === liveShipmentsOf(now, orderId).length > 0;
  });
}
