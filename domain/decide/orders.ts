import { nothingArchived } from '../archive/archive.ts';
import type { Event, ImportSource } from '../event.ts';
import { acceptEdit, heldReason, hold, release } from '../orders/holds.ts';
import { decideImport } from '../orders/merge-import.ts';
import type { Order, OrderData } from '../orders/order.ts';
import { stopsParcels } from '../orders/statuses.ts';
import type { OrderStatus } from '../orders/statuses.ts';
import { ok, refuse } from '../result.ts';
import { findOrder, liveShipmentsOf, parcelsStillHere } from '../state.ts';
import type { State } from '../state.ts';
import { decided } from './decision.ts';
import type { DecideContext, Decision } from './decision.ts';

/** How many orders an import changed. */
export type OrdersImported = {
  readonly accepted: number;
  readonly unchanged: number;
  /** Orders that now are held because they changed after a shipment was created. */
  readonly edited: readonly string[];
  /** Parcels that are still here and must stay, since their orders now are cancelled, over or not paid. */
  readonly stopped: readonly StoppedParcels[];
};

/** An order that the platform moved to a status in which its parcels must not leave. */
export type StoppedParcels = {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly shipmentIds: readonly string[];
};

/** Takes the good orders of a file: new ones, changed ones, and those that an edit now holds, all in one event. */
export function decideOrdersImport(
  state: State,
  incoming: readonly OrderData[],
  source: ImportSource,
  context: DecideContext,
): Decision<OrdersImported> {
  const { archived = nothingArchived } = context;
  // What is archived is finished: the platform may move it on, but nothing here follows from that.
  const current = incoming.filter(
    ({ orderId }) => state.orders.has(orderId) || !archived.has(`order:${orderId}`),
  );
  const { added, updated, edited, ...decision } = decideImport(
    (orderId) => findOrder(state, orderId),
    (orderId) => liveShipmentsOf(state, orderId).length > 0,
    current,
    context.at,
  );
  const unchanged = decision.unchanged + incoming.length - current.length;
  const accepted = added.length + updated.length + edited.length;
  return decided(
    [
      ...pieces(added).map((part) => imported(source, { added: part })),
      ...pieces(updated).map((part) => imported(source, { updated: part })),
      ...pieces(edited.map(({ order }) => order)).map((part) => imported(source, { edited: part })),
    ],
    {
      accepted,
      unchanged,
      edited: edited.map(({ orderId }) => orderId),
      stopped: [...updated, ...edited.map(({ order }) => order)].flatMap((order) =>
        stoppedBy(state, order),
      ),
    },
  );
}

function stoppedBy(state: State, { orderId, status }: Order): StoppedParcels[] {
  const before = state.orders.get(orderId)?.status ?? status;
  if (!stopsParcels(status) || before === status) return [];
  const shipmentIds = parcelsStillHere(state, orderId).map(({ shipmentId }) => shipmentId);
  return shipmentIds.length === 0 ? [] : [{ orderId, status, shipmentIds }];
}

/** Large imports become several events of one record, so that no line of the journal grows without bound. */
const ordersPerEvent = 500;

function pieces<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / ordersPerEvent) }, (_, index) =>
    items.slice(index * ordersPerEvent, (index + 1) * ordersPerEvent),
  );
}

const imported = (
  source: ImportSource,
  part: Partial<Record<'added' | 'updated' | 'edited', readonly Order[]>>,
): Event => ({ type: 'orders-imported', source, added: [], updated: [], edited: [], ...part });

/** A person stops an order. Refused: `order-unknown`, `reason-missing`. */
export function decideHold(
  state: State,
  command: { readonly orderId: string; readonly reason: string },
): Decision<Order> {
  const order = findOrder(state, command.orderId);
  if (order === undefined) return refuse('order-unknown', { orderId: command.orderId });
  const reason = command.reason.trim();
  if (reason === '') return refuse('reason-missing');
  const held = hold(order, reason);
  return decided([{ type: 'order-held', order: held, reason }], held);
}

/**
 * A person lets an order go on. An edit that holds it is taken over (`accept`) or set aside (`dismiss`).
 * Refused: `order-unknown`, `reason-missing`, `edit-has-shipments`, `order-not-held`, `order-held-by-status`.
 */
export function decideRelease(
  state: State,
  command: {
    readonly orderId: string;
    readonly reason: string;
    readonly edit: 'accept' | 'dismiss';
  },
): Decision<Order> {
  const order = findOrder(state, command.orderId);
  if (order === undefined) return refuse('order-unknown', { orderId: command.orderId });
  const reason = command.reason.trim();
  if (reason === '') return refuse('reason-missing');
  // A box that is packed from the old data must not go on under the new: it would be the wrong parcel.
  const outdated = parcelsStillHere(state, order.orderId);
  if (command.edit === 'accept' && order.incoming !== undefined && outdated.length > 0) {
    return refuse('edit-has-shipments', {
      orderId: order.orderId,
      shipments: outdated.map(({ shipmentId }) => shipmentId).join(', '),
    });
  }
  const accepted =
    command.edit === 'accept' && order.incoming !== undefined ? acceptEdit(order) : null;
  if (accepted !== null && !accepted.ok) return accepted;
  const current = accepted === null ? order : accepted.value;
  const isFree = accepted !== null && heldReason(current) === null;
  const released = isFree ? ok(current) : release(current);
  if (!released.ok) return released;
  return decided([{ type: 'order-released', order: released.value, reason }], released.value);
}
