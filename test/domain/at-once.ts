import type { DecideContext, Decision } from '../../domain/decide/decision.ts';
import * as freight from '../../domain/decide/freight.ts';
import * as shipments from '../../domain/decide/shipments.ts';
import * as waybills from '../../domain/decide/waybills.ts';
import type { Event, EventMeta, ImportSource } from '../../domain/event.ts';
import * as bill from '../../domain/freight/bill.ts';
import * as payments from '../../domain/freight/payment-sheet.ts';
import * as report from '../../domain/freight/report.ts';
import * as stats from '../../domain/freight/stats.ts';
import { Replay } from '../../domain/replay.ts';
import * as batch from '../../domain/shipments/batch-import.ts';
import type { SheetTable } from '../../domain/sheets/table.ts';
import type { State } from '../../domain/state.ts';
import { atOnce } from '../../domain/steps.ts';
import type { Steps } from '../../domain/steps.ts';
import * as answers from '../../domain/waybills/answers.ts';
import * as poolImport from '../../domain/waybills/pool-import.ts';
import * as pool from '../../domain/waybills/pool.ts';

const now =
  <Words extends readonly unknown[], Value>(steps: (...words: Words) => Steps<Value>) =>
  (...words: Words): Value =>
    atOnce(steps(...words));

/** The state after the events of many records. */
export function replay(
  state: State,
  records: Iterable<{ readonly meta: EventMeta; readonly events: readonly Event[] }>,
): State {
  const all = new Replay(state);
  for (const { meta, events } of records) for (const event of events) all.take(event, meta);
  return all.state();
}

/** Rules that take their time in the app, without it. */
export const parseBill = now(bill.parseBill);
export const decideBill = (
  state: State,
  table: SheetTable,
  source: ImportSource,
  context: DecideContext,
): Decision<freight.BillImported> => {
  const parsed = parseBill(table, (waybill) => state.waybills.has(waybill));
  return parsed.ok ? atOnce(freight.decideBill(state, parsed.value, source, context)) : parsed;
};
export const matchOfBill = now(freight.matchOfBill);
export const freightReport = now(report.freightReport);
export const freightStats = now(stats.freightStats);
export const paymentSheet = now(payments.paymentSheet);
export const parseBatchWorkbook = now(batch.parseBatchWorkbook);
export const parseWaybillTable = now(poolImport.parseWaybillTable);
export const parseWaybillAnswers = now(answers.parseWaybillAnswers);
export const decideWaybillImport = now(waybills.decideWaybillImport);
export const decideWaybillAnswers = now(waybills.decideWaybillAnswers);
export const addToPool = now(pool.addToPool);
export const decideCreateShipments = now(shipments.decideCreateShipments);
