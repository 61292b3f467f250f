import type { ArchivedKeys } from '../../domain/archive/archive.ts';
import { decided } from '../../domain/decide/decision.ts';
import type { Decision } from '../../domain/decide/decision.ts';
import { decideWaybillAnswers, decideWaybillImport } from '../../domain/decide/waybills.ts';
import type { Event } from '../../domain/event.ts';
import { idsOf } from '../../domain/id-index.ts';
import { ok } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import type { Steps } from '../../domain/steps.ts';
import { parseWaybillAnswers, waybillTableKind } from '../../domain/waybills/answers.ts';
import { parseWaybillTable } from '../../domain/waybills/pool-import.ts';
import { isLow, remaining } from '../../domain/waybills/pool.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { PoolView } from '../../preload/views.ts';
import { inSlices } from '../storage/breathing.ts';
import { importFile, reportOnly } from './import-file.ts';
import type { ImportDecision, ImportFile, ImportRules } from './import-file.ts';
import type { Services } from './services.ts';

/** What is left of the numbers of every plan that has a pool. */
export const poolViews = (state: State): PoolView[] =>
  state.waybillPools
    .valueSeq()
    .map((pool) => ({ plan: pool.plan, remaining: remaining(pool), low: isLow(pool) }))
    .toArray();

/** Waybill numbers: pools that the carrier gave, and numbers that the platform answered with. */
export function waybillHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `waybills.${string}`>> {
  return {
    'waybills.import': async (input, context) => {
      const report = await importFile(services, context, input, waybillRules(services));
      return report.ok ? ok(reportOnly(report.value)) : report;
    },
    'waybills.pool': async () => ok(poolViews(services.store.state)),
  };
}

/** Both kinds of numbers are judged by the shipments that there are and by the numbers that they have. */
function waybillRules({ archive }: Services): ImportRules<ImportDecision> {
  return {
    decide: (state, file, breathe) =>
      inSlices(
        waybillTableKind(file.first) === 'answers'
          ? takeAnswers(state, file, archive)
          : takeNumbers(state, file, archive),
        breathe,
      ),
    upsets: ({ type }) => upsetting.has(type),
  };
}

const upsetting: ReadonlySet<Event['type']> = new Set([
  'plans-imported',
  'shipment-created',
  'shipment-voided',
  'waybill-assigned',
  'waybills-imported',
  'orders-archived',
  'orders-recalled',
]);

/** The platform's answer: numbers for shipments that exist. */
function* takeAnswers(
  state: State,
  { first }: ImportFile,
  archived: ArchivedKeys,
): Steps<Decision<ImportDecision>> {
  const parsed = yield* parseWaybillAnswers(first, {
    plans: state.plans.valueSeq().toArray(),
    shipment: (shipmentId) => state.shipments.get(shipmentId),
    shipmentsOfOrder: (orderId) => shipmentsOfOrder(state, orderId),
    ownerOf: (waybill) =>
      state.waybills.get(waybill) ?? (archived.has(`waybill:${waybill}`) ? 'archive' : undefined),
  });
  const decision = yield* decideWaybillAnswers(
    state,
    parsed.items.map(({ item }) => item),
  );
  return decision.ok
    ? decided(decision.value.events, { ...parsed, accepted: decision.value.value })
    : decision;
}

/** The carrier's numbers, for shipments to come. */
function* takeNumbers(
  state: State,
  { first, source }: ImportFile,
  archived: ArchivedKeys,
): Steps<Decision<ImportDecision>> {
  const parsed = yield* parseWaybillTable(first, {
    plans: state.plans.valueSeq().toArray(),
    pools: state.waybillPools.valueSeq().toArray(),
    used: state.waybills.keys(),
    archived,
  });
  const decision = yield* decideWaybillImport(
    state,
    parsed.items.map(({ item }) => item),
    source,
    archived,
  );
  return decision.ok
    ? decided(decision.value.events, { ...parsed, accepted: decision.value.value })
    : decision;
}

/** Every shipment that an order ever had, voided ones too. */
export const shipmentsOfOrder = (state: State, orderId: string) =>
  idsOf(state.shipmentsByOrder, orderId).flatMap(
    (shipmentId) => state.shipments.get(shipmentId) ?? [],
  );
