import { basename } from 'node:path';
import { decideCorrectAddress } from '../../domain/decide/correct-address.ts';
import { decideHold, decideRelease } from '../../domain/decide/orders.ts';
import { deadlineClock, deadlineOf } from '../../domain/orders/deadline.ts';
import type { DeadlineClock } from '../../domain/orders/deadline.ts';
import { heldReason, parcelHeldReason } from '../../domain/orders/holds.ts';
import { orderOf } from '../../domain/orders/order-entry.ts';
import type { Order } from '../../domain/orders/order.ts';
import { sheetHeaders } from '../../domain/orders/sheet-headers.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { firstSheet } from '../../domain/sheets/table.ts';
import { liveShipmentsOf, parcelsStillHere } from '../../domain/state.ts';
import { findOrder } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { OrderView } from '../../preload/views.ts';
import { listsOf } from '../lists/lists.ts';
import { orderWish } from '../lists/order-list.ts';
import { archivedFacts, everything, pageWithArchived, stateWith } from './archived.ts';
import { historyOf } from './history.ts';
import { importOrders } from './import-orders.ts';
import { mappingFor } from './order-mapping.ts';
import { transact } from './services.ts';
import type { Services } from './services.ts';

/** The clock on the wall, by which deadlines are told. */
const clockOf = ({ now, settings }: Services): DeadlineClock => {
  const local = now().getTime() + settings.get().utcOffsetMinutes * 60_000;
  return deadlineClock(new Date(local).toISOString().slice(0, 19));
};

/** An order with what holds it and what was made of it. */
const orderView = (
  state: State,
  order: Order,
  clock: DeadlineClock,
  isArchived = false,
): OrderView => ({
  ...order,
  ...(isArchived ? { archived: true } : {}),
  held:
    parcelsStillHere(state, order.orderId).length > 0 ? parcelHeldReason(order) : heldReason(order),
  country: order.address.country,
  deadline: deadlineOf(order, clock),
  shipmentIds: liveShipmentsOf(state, order.orderId).map(({ shipmentId }) => shipmentId),
});

/** Step 1: the orders that wait for shipment, from the seller centre's workbook. */
export function orderHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `orders.${string}`>> {
  const lists = listsOf(services.store);
  return {
    'orders.import': async (input, context) => {
      const mapping = await mappingFor(services, input.mapping);
      if (!mapping.ok) return mapping;
      const report = await importOrders(services, context, { ...input, mapping: mapping.value });
      if (!report.ok) return report;
      // A mapping that read a file is worth keeping for the next one.
      if (input.mapping !== null) {
        const saved = await services.settings.set({ orderMapping: mapping.value });
        if (!saved.ok) return saved;
      }
      return report;
    },

    'orders.headers': async ({ path }, context) => {
      const mapping = await mappingFor(services, null);
      if (!mapping.ok) return mapping;
      const tables = await services.spreadsheets.readTop(path, { signal: context.signal });
      if (!tables.ok) return tables;
      const first = firstSheet(tables.value, basename(path));
      return first.ok ? sheetHeaders(first.value, mapping.value) : first;
    },

    'orders.list': async ({ cursor, offset, limit, ...filter }) => {
      const archived = await archivedFacts(services, filter.search);
      const clock = clockOf(services);
      const wish = orderWish(filter, clock);
      const gone =
        archived === null
          ? []
          : listsOf(archived).orders.list.page(wish, everything, (entry) =>
              orderView(archived.state, orderOf(entry), clock, true),
            ).items;
      return lists.read({ lists: ['orders'], search: filter.search }, () => {
        const { state } = services.store;
        return ok(
          pageWithArchived(
            { cursor, offset, limit },
            (part) =>
              lists.orders.list.page(wish, part, (entry) =>
                orderView(state, orderOf(entry), clock),
              ),
            gone,
            ({ orderId }) => orderId,
          ),
        );
      });
    },

    'orders.ids': async (filter) =>
      lists.read({ lists: ['orders'], search: filter.search }, () =>
        ok(lists.orders.list.ids(orderWish(filter, clockOf(services)))),
      ),

    'orders.counts': async () =>
      lists.read({ lists: ['orders'] }, () => ok(lists.orders.tally.counts(clockOf(services)))),

    'orders.show': async ({ orderId }) => {
      const state = await stateWith(services, [`order:${orderId}`]);
      const order = findOrder(state, orderId);
      const isArchived = !services.store.state.orders.has(orderId);
      return order === undefined
        ? refuse('order-unknown', { orderId })
        : ok(orderView(state, order, clockOf(services), isArchived));
    },

    'orders.hold': async (input, context) =>
      viewed(services, await transact(services, context, (state) => decideHold(state, input))),

    'orders.release': async (input, context) =>
      viewed(services, await transact(services, context, (state) => decideRelease(state, input))),

    'orders.correctAddress': async (input, context) =>
      viewed(
        services,
        await transact(services, context, (state) => decideCorrectAddress(state, input)),
      ),

    'orders.history': async ({ orderId }) => {
      const state = await stateWith(services, [`order:${orderId}`]);
      return state.orders.has(orderId)
        ? ok(await historyOf(services, state, { orderId }))
        : refuse('order-unknown', { orderId });
    },
  };
}

const viewed = (services: Services, outcome: Result<Order>): Result<OrderView> =>
  outcome.ok ? ok(orderView(services.store.state, outcome.value, clockOf(services))) : outcome;
