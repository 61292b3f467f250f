import type { ArchivedKeys } from '../../domain/archive/archive.ts';
import { decided } from '../../domain/decide/decision.ts';
import type { Decision } from '../../domain/decide/decision.ts';
import { decideWaybillAnswers, decideWaybillImport } from '../../domain/decide/waybills.ts';
import { ok } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import { parseWaybillAnswers, waybillTableKind } from '../../domain/waybills/answers.ts';
import { parseWaybillTable } from '../../domain/waybills/pool-import.ts';
import { isLow, remaining } from '../../domain/waybills/pool.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { PoolView } from '../../preload/views.ts';
import { importFile, reportOnly } from './import-file.ts';
import type { ImportDecision, ImportFile } from './import-file.ts';
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
      const report = await importFile<ImportDecision>(services, context, input, (state, file) =>
        waybillTableKind(file.first) === 'answers'
          ? takeAnswers(state, file, services.archive)
          : takeNumbers(state, file, services.archive),
      );
      return report.ok ? ok(reportOnly(report.value)) : report;
    },
    'waybills.pool': async () => ok(poolViews(services.store.state)),
  };
}

/** The platform's answer: numbers for shipments that exist. */
function takeAnswers(
  state: State,
  { first }: ImportFile,
  archived: ArchivedKeys,
): Decision<ImportDecision> {
  const parsed = parseWaybillAnswers(first, {
    plans: state.plans.valueSeq().toArray(),
    shipment: (shipmentId) => state.shipments.get(shipmentId),
    shipmentsOfOrder: (orderId) => shipmentsOfOrder(state, orderId),
    ownerOf: (waybill) =>
      state.waybills.get(waybill) ?? (archived.has(`waybill:${waybill}`) ? 'archive' : undefined),
  });
  const decision = decideWaybillAnswers(
    state,
    parsed.items.map(({ item }) => item),
  );
  return decision.ok
    ? decided(decision.value.events, { ...parsed, accepted: decision.value.value })
    : decision;
}

/** The carrier's numbers, for shipments to come. */
function takeNumbers(
  state: State,
  { first, source }: ImportFile,
  archived: ArchivedKeys,
): Decision<ImportDecision> {
  const parsed = parseWaybillTable(first, {
    plans: state.plans.valueSeq().toArray(),
    pools: state.waybillPools.valueSeq().toArray(),
    used: state.waybills.keys(),
    archived,
  });
  const decision = decideWaybillImport(
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
  (state.shipmentsByOrder.get(orderId)?.toArray() ?? []).flatMap(
    (shipmentId) => state.shipments.get(shipmentId) ?? [],
  );
