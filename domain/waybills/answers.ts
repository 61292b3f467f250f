import type { Plan } from '../plans/plan.ts';
import { refusal } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import { cellAt, cellText, hasLostDigits } from '../sheets/cells.ts';
import type { ColumnIn, ColumnMatch } from '../sheets/columns.ts';
import { matchColumns, rowsBelow } from '../sheets/columns.ts';
import type { ParsedRows, RowRejection } from '../sheets/import-report.ts';
import type { SheetRow, SheetTable } from '../sheets/table.ts';
import type { Shipment } from '../shipments/shipment.ts';
import type { Steps } from '../steps.ts';
import { codePointLength } from '../text.ts';
import { checkTypedWaybill } from './check.ts';
import { findPlan } from './plan-choice.ts';
import { matchPoolColumns, poolColumns } from './pool-import.ts';
import { normaliseWaybill } from './s10.ts';

/** A number that the platform gave to a shipment after it was created. */
export type WaybillAnswer = {
  readonly shipmentId: string;
  readonly plan: string;
  readonly waybill: string;
  /** Zone or sorting number for the label; absent for none. */
  readonly sortingCode?: string;
};

/** More would not be readable on a label; the platform publishes no limit. */
const sortingCodeCharacters = 16;

const rowsPerStep = 100;

/** Ways to look up what the answers refer to. */
export type AnswerContext = {
  readonly plans: readonly Plan[];
  readonly shipment: (shipmentId: string) => Shipment | undefined;
  /** All shipments of an order, voided ones too. */
  readonly shipmentsOfOrder: (orderId: string) => readonly Shipment[];
  /** The shipment that has or had this number; undefined when it is new. */
  readonly ownerOf: (waybill: string) => string | undefined;
};

/** New assignments, with the rows that say what is known already and what looks odd without being wrong. */
export type ParsedWaybillAnswers = ParsedRows<WaybillAnswer> & {
  readonly unchanged: number;
  readonly warnings: readonly RowRejection[];
};

type AnswerKey = 'order' | 'shipment' | 'plan' | 'waybill' | 'sortingCode';

export const answerHeaders = {
  order: 'Order',
  shipment: 'Shipment',
  plan: 'Plan',
  waybill: 'Waybill',
  sortingCode: 'Sorting code',
} as const;

const aliasesOf = (key: 'plan' | 'waybill'): readonly string[] =>
  poolColumns.find((column) => column.key === key)?.aliases ?? [];

const answerColumns: readonly ColumnIn<AnswerKey>[] = [
  {
    key: 'order',
    aliases: [answerHeaders.order, 'Order number', 'Order id', '订单号', '订单', '交易订单号'],
    required: true,
  },
  {
    key: 'shipment',
    aliases: [answerHeaders.shipment, 'Shipment id', 'Logistics order', '物流单', '物流订单'],
    required: false,
  },
  { key: 'plan', aliases: aliasesOf('plan'), required: false },
  { key: 'waybill', aliases: aliasesOf('waybill'), required: true },
  {
    key: 'sortingCode',
    aliases: [answerHeaders.sortingCode, 'Sort code', 'Zone', '分拣码', '分拣号', '分区'],
    required: false,
  },
];

/** Which of the two waybill workbooks a sheet is: answers have a column of orders; null is neither. */
export function waybillTableKind(table: SheetTable): 'answers' | 'pool' | null {
  if (matchColumns(table, answerColumns).ok) return 'answers';
  return matchColumns(table, poolColumns).ok ? 'pool' : null;
}

/** The columns of a waybill workbook of either kind. Refusals: `sheet-empty`, `header-missing`. */
export function matchWaybillColumns(table: SheetTable): Result<ColumnMatch<string>> {
  const answers = matchColumns(table, answerColumns);
  return answers.ok ? answers : matchPoolColumns(table);
}

type Fault = { readonly ok: false; readonly field: string; readonly refusal: Refusal };
type Read =
  | Fault
  | {
      readonly ok: true;
      readonly answer: WaybillAnswer;
      readonly warnings: readonly Refusal[];
      readonly isKnown: boolean;
    };

const fault = (key: AnswerKey, reason: Refusal): Fault => ({
  ok: false,
  field: answerHeaders[key],
  refusal: reason,
});

/**
 * Reads the numbers that the platform gave later: `Order | Shipment | Plan | Waybill | Sorting code`. The shipment may be left empty
 * where the order has only one that waits for a number; the plan is checked when given. Rows are rejected for
 * `value-missing`, `waybill-digits-lost`, `plan-unknown`, `waybill-duplicate`, every `waybill-answer-...` and the
 * refusals of `checkTypedWaybill`.
 */
export function* parseWaybillAnswers(
  table: SheetTable,
  context: AnswerContext,
): Steps<ParsedWaybillAnswers> {
  const matched = matchColumns(table, answerColumns);
  if (!matched.ok) {
    const row = table.rows[0]?.row ?? 1;
    const rejected = [{ row, field: '', refusal: matched.refusal }];
    return { read: 0, items: [], rejected, unchanged: 0, warnings: [] };
  }
  const items: { row: number; item: WaybillAnswer }[] = [];
  const rejected: RowRejection[] = [];
  const warnings: RowRejection[] = [];
  const rowOfWaybill = new Map<string, number>();
  const waybillOfShipment = new Map<string, string>();
  let unchanged = 0;
  const rows = rowsBelow(table, matched.value.headerRow);
  for (const [index, row] of rows.entries()) {
    if (index % rowsPerStep === 0) yield;
    const read = readAnswer(row, matched.value, context, waybillOfShipment);
    const earlier = read.ok ? rowOfWaybill.get(read.answer.waybill) : undefined;
    if (!read.ok) {
      rejected.push({ row: row.row, field: read.field, refusal: read.refusal });
    } else if (earlier !== undefined) {
      const params = { waybill: read.answer.waybill, row: earlier };
      const reason = refusal('waybill-duplicate', params);
      rejected.push({ row: row.row, field: answerHeaders.waybill, refusal: reason });
    } else {
      rowOfWaybill.set(read.answer.waybill, row.row);
      waybillOfShipment.set(read.answer.shipmentId, read.answer.waybill);
      if (read.isKnown) {
        unchanged += 1;
        continue;
      }
      items.push({ row: row.row, item: read.answer });
      for (const warning of read.warnings) {
        warnings.push({ row: row.row, field: answerHeaders.waybill, refusal: warning });
      }
    }
  }
  return { read: rows.length, items, rejected, unchanged, warnings };
}

function readAnswer(
  row: SheetRow,
  match: ColumnMatch<AnswerKey>,
  context: AnswerContext,
  waybillOfShipment: ReadonlyMap<string, string>,
): Read {
  const textOf = (key: AnswerKey): string => cellText(cellAt(row, match.index[key]));
  for (const key of ['order', 'shipment', 'waybill', 'sortingCode'] as const) {
    if (!hasLostDigits(cellAt(row, match.index[key]))) continue;
    const lost = { field: answerHeaders[key], value: textOf(key) };
    return fault(key, refusal('waybill-digits-lost', lost));
  }
  const order = textOf('order');
  const typed = textOf('waybill');
  if (typed === '') {
    return fault('waybill', refusal('value-missing', { field: answerHeaders.waybill }));
  }
  const found = shipmentOf(
    { order, shipmentId: textOf('shipment'), waybill: normaliseWaybill(typed) },
    context,
    waybillOfShipment,
  );
  if (!found.ok) return found;
  const { shipment } = found;
  const { shipmentId } = shipment;
  const plan = findPlan(context.plans, shipment.plan);
  const named = textOf('plan');
  if (named !== '') {
    const given = findPlan(context.plans, named);
    if (given === undefined) return fault('plan', refusal('plan-unknown', { plan: named }));
    if (given.code !== shipment.plan) {
      const params = { shipment: shipmentId, expected: shipment.plan, found: given.code };
      return fault('plan', refusal('waybill-answer-plan-differs', params));
    }
  }
  const checked = checkTypedWaybill(typed, plan ?? { code: shipment.plan, s10Indicator: '' });
  if (!checked.ok) return fault('waybill', checked.refusal);
  const { waybill, warnings } = checked.value;
  const sorting = textOf('sortingCode');
  if (codePointLength(sorting) > sortingCodeCharacters) {
    const params = { value: sorting, max: sortingCodeCharacters };
    return fault('sortingCode', refusal('waybill-answer-sorting-long', params));
  }
  const answer = {
    shipmentId,
    plan: shipment.plan,
    waybill,
    ...(sorting === '' ? {} : { sortingCode: sorting }),
  };
  const present = shipment.waybill ?? waybillOfShipment.get(shipmentId);
  if (present === waybill) {
    const isKnown = sorting === '' || sorting === shipment.sortingCode;
    return { ok: true, answer, warnings, isKnown };
  }
  if (present !== undefined) {
    const params = { shipment: shipmentId, waybill: present };
    return fault('waybill', refusal('waybill-answer-has-other', params));
  }
  const owner = context.ownerOf(waybill);
  if (owner !== undefined && owner !== shipmentId) {
    return fault('waybill', refusal('waybill-answer-taken', { waybill, shipment: owner }));
  }
  return { ok: true, answer, warnings, isKnown: false };
}

/** The shipment that a row means, by its id or as the only one of its order that can take a number. */
function shipmentOf(
  cells: { readonly order: string; readonly shipmentId: string; readonly waybill: string },
  context: AnswerContext,
  waybillOfShipment: ReadonlyMap<string, string>,
): Fault | { readonly ok: true; readonly shipment: Shipment } {
  const { order, shipmentId, waybill } = cells;
  if (shipmentId !== '') {
    const shipment = context.shipment(shipmentId) ?? context.shipment(shipmentId.toUpperCase());
    if (shipment === undefined) {
      const reason = refusal('waybill-answer-shipment-unknown', { shipment: shipmentId });
      return fault('shipment', reason);
    }
    if (shipment.state === 'voided') {
      return fault('shipment', refusal('waybill-answer-voided', { shipment: shipmentId }));
    }
    if (order !== '' && !orderIdsIn(order).every((id) => shipment.orderIds.includes(id))) {
      const params = { shipment: shipmentId, order };
      return fault('order', refusal('waybill-answer-order-differs', params));
    }
    return { ok: true, shipment };
  }
  if (order === '') return fault('order', refusal('value-missing', { field: answerHeaders.order }));
  const [first = order] = orderIdsIn(order);
  const live = context.shipmentsOfOrder(first).filter(({ state }) => state !== 'voided');
  const holder = live.find((shipment) => shipment.waybill === waybill);
  if (holder !== undefined) return { ok: true, shipment: holder };
  const waiting = live.filter(
    (shipment) => shipment.waybill === null && !waybillOfShipment.has(shipment.shipmentId),
  );
  // With nobody waiting, the one shipment there is decides whether the row is known or contradicts.
  const candidates = waiting.length > 0 ? waiting : live;
  const only = candidates[0];
  if (only === undefined) {
    return fault('order', refusal('waybill-answer-order-unknown', { order }));
  }
  if (candidates.length > 1) {
    const params = { order, count: candidates.length };
    return fault('shipment', refusal('waybill-answer-ambiguous', params));
  }
  return { ok: true, shipment: only };
}

/** A merged shipment's cell names several orders. */
const orderIdsIn = (text: string): readonly string[] =>
  text.split(/[\s,;，；、/]+/).filter((part) => part !== '');
