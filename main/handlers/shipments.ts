import { decided } from '../../domain/decide/decision.ts';
import type { Decision } from '../../domain/decide/decision.ts';
import { checkDelivery } from '../../domain/decide/delivery-check.ts';
import { shipmentDrafts } from '../../domain/decide/shipment-drafts.ts';
import { decideCreateShipments, decideVoid } from '../../domain/decide/shipments.ts';
import type { ShipmentRequest } from '../../domain/decide/shipments.ts';
import { ok, refuse } from '../../domain/result.ts';
import { batchWorkbook } from '../../domain/shipments/batch-workbook.ts';
import { parseBatchWorkbook } from '../../domain/shipments/batch-import.ts';
import type { DeliveryRequest } from '../../domain/shipments/delivery.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { findShipment } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import type { RowRejection } from '../../domain/sheets/import-report.ts';
import type { SheetTable } from '../../domain/sheets/table.ts';
import { atOnce } from '../../domain/steps.ts';
import type { Steps } from '../../domain/steps.ts';
import type { Handlers, Input } from '../../preload/contract.ts';
import { listsOf } from '../lists/lists.ts';
import type { Wish } from '../lists/live-list.ts';
import { batchRows } from './batch-rows.ts';
import {
  archivedFacts,
  everything,
  pageWithArchived,
  shipmentKeys,
  stateWith,
} from './archived.ts';
import { historyOf } from './history.ts';
import { inSlices } from '../storage/breathing.ts';
import { counterWork, importFile, reportOnly } from './import-file.ts';
import type { ImportDecision } from './import-file.ts';
import { pageOf } from './paging.ts';
import { decideContext, planIndexOf, transact } from './services.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

/** What the rows of a batch workbook came to. */
type BatchImport = ImportDecision & { readonly created: readonly Shipment[] };

const same = (shipment: Shipment): Shipment => shipment;

/** Step 3: logistics orders, singly and by workbook. */
export function shipmentHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `shipments.${string}`>> {
  const lists = listsOf(services.store);
  const create = (state: State, requests: readonly ShipmentRequest[]) =>
    decideCreateShipments(
      state,
      planIndexOf(services, state),
      requests,
      services.settings.get().sender,
      decideContext(services),
    );
  function* decideBatch(state: State, tables: readonly SheetTable[]): Steps<Decision<BatchImport>> {
    const parsed = yield* parseBatchWorkbook(tables, state.plans.valueSeq().toArray());
    const { read, items, notFilled } = parsed;
    const decision = yield* create(
      state,
      items.map(({ item }) => item),
    );
    if (!decision.ok) return decision;
    const created: Shipment[] = [];
    const rejected: RowRejection[] = [...parsed.rejected];
    const warnings: RowRejection[] = [];
    let accepted = 0;
    for (const [index, outcome] of decision.value.value.entries()) {
      const { shipment, refused, warnings: doubts } = outcome;
      // A merged parcel has several rows; all of them share its fate.
      const rows = items[index]?.item.rows ?? [];
      if (shipment !== null) {
        created.push(shipment);
        accepted += rows.length;
      }
      for (const row of rows) {
        if (refused !== null) rejected.push({ row, field: '', refusal: refused });
      }
      const [row = 0] = rows;
      for (const refusal of doubts) warnings.push({ row, field: '', refusal });
    }
    return decided(decision.value.events, {
      read,
      accepted,
      unchanged: notFilled,
      rejected: rejected.sort((a, b) => a.row - b.row),
      warnings,
      created,
    });
  }
  return {
    'shipments.create': async ({ requests }, context) =>
      transact(services, context, (state) => atOnce(create(state, requests.map(requestOf)))),

    'shipments.export': async ({ path, orderIds, plan }, context) => {
      const { state } = services.store;
      const { today } = decideContext(services);
      const rows = batchRows(state, planIndexOf(services, state), { orderIds, plan, today });
      if (!rows.ok) return rows;
      const workbook = batchWorkbook(
        rows.value,
        state.plans.valueSeq().toArray(),
        services.settings.get().language,
      );
      return writeSheets(services, path, workbook, rows.value.length, context);
    },

    'shipments.import': async (input, context) => {
      const report = await importFile(services, context, input, {
        decide: (state, { tables }, breathe) => inSlices(decideBatch(state, tables), breathe),
        upsets: ({ type }) => !counterWork.has(type),
      });
      if (!report.ok) return report;
      const { accepted, decided: decision } = report.value;
      return ok({ ...reportOnly(report.value), shipments: accepted > 0 ? decision.created : [] });
    },

    'shipments.drafts': async ({ orderIds }) => shipmentDrafts(services.store.state, orderIds),

    'shipments.checkDelivery': async ({ plan, parcels, ...input }) =>
      checkDelivery(
        services.store.state,
        plan,
        deliveryOf(input),
        parcels,
        services.settings.get().sender,
      ),

    'shipments.facets': async () => {
      const all = services.store.state.shipments.valueSeq();
      return ok({
        plans: mostFirst(all.countBy(({ plan }) => plan)).map(([plan, count]) => ({ plan, count })),
        countries: mostFirst(all.countBy(({ receiver }) => receiver.country)).map(
          ([country, count]) => ({ country, count }),
        ),
      });
    },

    'shipments.ids': async ({ shipmentIds, ...filter }) => {
      const wish = shipmentWish(filter);
      const wanted = { lists: ['shipments'], search: filter.search } as const;
      return lists.read(wanted, () => {
        const { list } = lists.shipments;
        return ok(
          shipmentIds.length === 0
            ? list.ids(wish)
            : shipmentIds.filter((shipmentId) => list.has(wish, shipmentId)),
        );
      });
    },

    'shipments.list': async ({ cursor, offset, limit, shipmentIds, ...filter }) => {
      const wish = shipmentWish(filter);
      const part = { cursor, offset, limit };
      const wanted = { lists: ['shipments'], search: filter.search } as const;
      if (shipmentIds.length === 0) {
        const archived = await archivedFacts(services, filter.search);
        const gone =
          archived === null
            ? []
            : listsOf(archived).shipments.list.page(wish, everything, same).items;
        return lists.read(wanted, () =>
          ok(
            pageWithArchived(
              part,
              (live) => lists.shipments.list.page(wish, live, same),
              gone,
              ({ shipmentId }) => shipmentId,
            ),
          ),
        );
      }
      return lists.read(wanted, () => {
        const { shipments } = services.store.state;
        return ok(
          pageOf(
            shipmentIds.flatMap((shipmentId) => shipments.get(shipmentId) ?? []),
            {
              ...part,
              idOf: ({ shipmentId }) => shipmentId,
              matches: ({ shipmentId }) => lists.shipments.list.has(wish, shipmentId),
              view: (shipment) => shipment,
            },
          ),
        );
      });
    },

    'shipments.show': async ({ shipmentId }) => {
      const state = await stateWith(services, shipmentKeys(shipmentId));
      const shipment = findShipment(state, shipmentId);
      return shipment === undefined ? refuse('shipment-unknown', { id: shipmentId }) : ok(shipment);
    },

    'shipments.void': async (input, context) =>
      transact(services, context, (state) => decideVoid(state, input)),

    'shipments.history': async ({ shipmentId }) => {
      const state = await stateWith(services, shipmentKeys(shipmentId));
      const shipment = findShipment(state, shipmentId);
      return shipment === undefined
        ? refuse('shipment-unknown', { id: shipmentId })
        : ok(await historyOf(services, state, { shipmentId: shipment.shipmentId }));
    },
  };
}

/** The shipments that a filter asks for. */
const shipmentWish = ({
  state,
  search,
  plan,
  country,
  numbered,
}: Omit<Input<'shipments.ids'>, 'shipmentIds'>): Wish<Shipment> => ({
  key: JSON.stringify([state, plan, country, numbered]),
  matches: (shipment) =>
    (state === '' || shipment.state === state) &&
    (plan === '' || shipment.plan === plan) &&
    (country === '' || shipment.receiver.country === country) &&
    (numbered === null || (shipment.waybill !== null) === numbered),
  search,
});

/** Counts with the greatest first. */
const mostFirst = (counts: Iterable<[string, number]>): readonly (readonly [string, number])[] =>
  [...counts].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b));

/** A request as the contract carries it, in the shape of the rules. */
function requestOf(input: Input<'shipments.create'>['requests'][number]): ShipmentRequest {
  const { orderIds, lines } = input;
  const [orderId = ''] = orderIds;
  return {
    parcel:
      orderIds.length > 1
        ? { kind: 'merge', orderIds }
        : lines === null
          ? { kind: 'order', orderId }
          : { kind: 'split', orderId, lines },
    plan: input.plan,
    delivery: deliveryOf(input),
    undeliverable: input.undeliverable,
  };
}

/** The way of delivery as the contract carries it, in the shape of the rules. */
function deliveryOf(
  input: Pick<
    Input<'shipments.create'>['requests'][number],
    'delivery' | 'pickupCity' | 'company' | 'companyName' | 'tracking' | 'warehouse'
  >,
): DeliveryRequest {
  const { pickupCity, company, companyName, tracking, warehouse } = input;
  switch (input.delivery) {
    case 'door':
      return { kind: 'door', city: pickupCity };
    case 'domestic':
      return { kind: 'domestic', company, companyName, tracking, warehouse };
    case 'warehouse':
      return { kind: 'warehouse', warehouse };
    default:
      return input.delivery satisfies never;
  }
}
