import { readFile } from 'node:fs/promises';
import { decided } from '../../domain/decide/decision.ts';
import { decideHold, decideOrdersImport, decideRelease } from '../../domain/decide/orders.ts';
import { parseMapping } from '../../domain/orders/headers.ts';
import type { Mapping } from '../../domain/orders/headers.ts';
import { heldReason } from '../../domain/orders/holds.ts';
import type { Order } from '../../domain/orders/order.ts';
import { parseOrders } from '../../domain/orders/parse-orders.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { liveShipmentsOf } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { OrderView } from '../../preload/views.ts';
import { historyOf } from './history.ts';
import { importFile, reportOnly } from './import-file.ts';
import { pageOf } from './paging.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';

/** An order with what holds it and what was made of it. */
export const orderView = (state: State, order: Order): OrderView => ({
  ...order,
  held: heldReason(order),
  country: order.address.country,
  shipmentIds: liveShipmentsOf(state, order.orderId).map(({ shipmentId }) => shipmentId),
});

/** Step 1: the orders that wait for shipment, from the seller centre's workbook. */
export function orderHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `orders.${string}`>> {
  return {
    'orders.import': async (input, context) => {
      const mapping = await mappingFor(services, input.mapping);
      if (!mapping.ok) return mapping;
      const report = await importFile(services, context, input, (state, file) => {
        const parsed = parseOrders(file.first, mapping.value);
        if (!parsed.ok) return parsed;
        const { read, items, rejected } = parsed.value;
        const decision = decideOrdersImport(
          state,
          items.map(({ item }) => item),
          file.source,
          decideContext(services),
        );
        if (!decision.ok) return decision;
        const { accepted, unchanged, edited } = decision.value.value;
        const rowOf = new Map(items.map(({ row, item }) => [item.orderId, row]));
        return decided(decision.value.events, {
          read,
          accepted,
          unchanged,
          rejected,
          warnings: edited.map((orderId) => ({
            row: rowOf.get(orderId) ?? 0,
            field: '',
            refusal: { code: 'order-edited-after-creation' as const, params: { orderId } },
          })),
        });
      });
      if (!report.ok) return report;
      // A mapping that read a file is worth keeping for the next one.
      if (input.mapping !== null) {
        const saved = await services.settings.set({ orderMapping: mapping.value });
        if (!saved.ok) return saved;
      }
      return ok(reportOnly(report.value));
    },

    'orders.list': async ({ cursor, offset, limit, status, held, search }) => {
      const { state } = services.store;
      const wanted = search.trim().toLowerCase();
      return ok(
        pageOf(state.orders.values(), {
          cursor,
          offset,
          limit,
          idOf: ({ orderId }) => orderId,
          matches: (order) =>
            (status === null || order.status === status) &&
            (held === null || (heldReason(order) !== null) === held) &&
            (wanted === '' || mentions(order, wanted)),
          view: (order) => orderView(state, order),
        }),
      );
    },

    'orders.show': async ({ orderId }) => {
      const { state } = services.store;
      const order = state.orders.get(orderId);
      return order === undefined
        ? refuse('order-unknown', { orderId })
        : ok(orderView(state, order));
    },

    'orders.hold': async (input, context) =>
      viewed(services, await transact(services, context, (state) => decideHold(state, input))),

    'orders.release': async (input, context) =>
      viewed(services, await transact(services, context, (state) => decideRelease(state, input))),

    'orders.history': async ({ orderId }) => {
      const { state } = services.store;
      return state.orders.has(orderId)
        ? ok(await historyOf(services, { orderId }))
        : refuse('order-unknown', { orderId });
    },
  };
}

const viewed = (services: Services, outcome: Result<Order>): Result<OrderView> =>
  outcome.ok ? ok(orderView(services.store.state, outcome.value)) : outcome;

const mentions = (order: Order, wanted: string): boolean =>
  [
    order.orderId,
    order.buyerName,
    order.address.contactName,
    order.address.country,
    ...order.lines.flatMap(({ sku, title }) => [sku, title]),
  ].some((text) => text.toLowerCase().includes(wanted));

/** The mapping in a file that the user gave, on top of the one remembered; refused when it is no mapping. */
async function mappingFor(services: Services, path: string | null): Promise<Result<Mapping>> {
  const remembered = parseMapping(services.settings.get().orderMapping);
  if (!remembered.ok || path === null) return remembered;
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    return error instanceof SyntaxError
      ? refuse('mapping-not-json', { file: path, problem: error.message })
      : refuse('file-unreadable', { file: path, reason: reasonOf(error) });
  }
  const given = parseMapping(json);
  return given.ok ? ok({ ...remembered.value, ...given.value }) : given;
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
