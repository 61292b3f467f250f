import { nothingArchived } from '../archive/archive.ts';
import type { ArchivedGroup } from '../archive/archive.ts';
import { layBack } from '../archive/lay-back.ts';
import type { Event, ImportSource } from '../event.ts';
import { compareWithRecorded, parseBill } from '../freight/bill.ts';
import type { BillLine } from '../freight/bill.ts';
import { matchBill, matchSteps } from '../freight/bill-match.ts';
import type { BillMatch } from '../freight/bill-match.ts';
import { localDay } from '../freight/calendar.ts';
import { freightViews } from '../freight/freight.ts';
import type { FreightView, Payment, Tolerances } from '../freight/freight.ts';
import {
  decidePayment,
  duePaymentLines,
  isDue,
  paymentDue,
  referenceKey,
} from '../freight/payment.ts';
import type { PaymentDue } from '../freight/payment.ts';
import { amountDigits } from '../money.ts';
import { shorten } from '../text.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import type { RowRejection } from '../sheets/import-report.ts';
import type { Shipment } from '../shipments/shipment.ts';
import type { SheetTable } from '../sheets/table.ts';
import { findShipment, nextId } from '../state.ts';
import type { Bill, State } from '../state.ts';
import type { Steps } from '../steps.ts';
import { decided } from './decision.ts';
import type { DecideContext, Decision } from './decision.ts';

/** What the freight rules need to know beside the state. */
export type FreightTerms = {
  readonly tolerances: Tolerances;
  /** Minutes east of UTC by which days are counted. */
  readonly utcOffsetMinutes: number;
};

/** Lines of every bill, oldest first. */
const allBillLines = (state: State): BillLine[] =>
  state.bills
    .valueSeq()
    .flatMap(({ lines }) => lines)
    .toArray();

/** The freight of every shipment; each counts for the day of its handover, or of its creation before. */
export function freightOf(state: State, terms: FreightTerms): readonly FreightView[] {
  return freightViews({
    shipments: state.shipments.values(),
    billLines: allBillLines(state),
    payments: state.payments.values(),
    tolerances: terms.tolerances,
    dayOf: (shipment) => dayOfFreight(state, shipment, terms.utcOffsetMinutes),
  });
}

/** The day `YYYY-MM-DD` that a shipment counts for: of its handover, or of its creation before. */
export const dayOfFreight = (
  { handovers }: State,
  { handoverId, createdAt }: Shipment,
  utcOffsetMinutes: number,
): string => localDay(handovers.get(handoverId ?? '')?.closedAt ?? createdAt, utcOffsetMinutes);

/** The three-way match of all bills against all shipments. */
export const matchAllBills = (state: State, tolerances: Tolerances): Steps<BillMatch> =>
  matchSteps({
    lines: allBillLines(state),
    shipments: state.shipments.values(),
    payments: state.payments.values(),
    tolerances,
  });

/**
 * What paying the shipments named (none: everything that is to be paid) would come to; `views` is the freight of all
 * shipments. Refused: `shipment-unknown`.
 */
export function dueOf(
  state: State,
  command: { readonly shipmentIds: readonly string[]; readonly disputed: boolean },
  views: readonly FreightView[],
): Result<PaymentDue> {
  if (command.shipmentIds.length === 0) {
    return ok(paymentDue(views.filter(isDue), command.disputed));
  }
  const named = new Set<string>();
  for (const id of command.shipmentIds) {
    const shipment = findShipment(state, id);
    if (shipment === undefined) return refuse('shipment-unknown', { id });
    named.add(shipment.shipmentId);
  }
  return ok(
    paymentDue(
      views.filter(({ shipmentId }) => named.has(shipmentId)),
      command.disputed,
    ),
  );
}

/** Records a payment for the shipments named, or for everything that is to be paid; whole or not at all. */
export function decidePay(
  state: State,
  command: {
    readonly shipmentIds: readonly string[];
    readonly method: string;
    readonly reference: string;
    readonly payer: string;
    readonly paidAt: string | null;
    readonly disputed: boolean;
    /** The total that a person saw and agreed to; another one is refused. */
    readonly expectedTotalFen?: number | null;
  },
  terms: FreightTerms,
  context: DecideContext,
): Decision<Payment> {
  const freight = new Map(freightOf(state, terms).map((view) => [view.shipmentId, view]));
  const named: string[] = [];
  for (const id of command.shipmentIds) {
    const shipment = findShipment(state, id);
    if (shipment === undefined) return refuse('shipment-unknown', { id });
    named.push(shipment.shipmentId);
  }
  const due =
    named.length > 0
      ? named.map((shipmentId) => ({
          shipmentId,
          amountFen: freight.get(shipmentId)?.dueFen ?? 0,
        }))
      : duePaymentLines(
          [...freight.values()].filter((view) => view.state !== 'disputed' || command.disputed),
        );
  const disputed = [...freight.values()].filter((view) => view.state === 'disputed' && isDue(view));
  if (due.length === 0 && disputed.length > 0) {
    const waybills = disputed.map(({ waybill, shipmentId }) => waybill ?? shipmentId);
    return refuse('payment-only-disputed', {
      count: waybills.length,
      waybills: shorten(waybills.join(', '), 200),
    });
  }
  const { archived = nothingArchived } = context;
  const reference = command.reference.trim();
  if (archived.has(`reference:${referenceKey(reference)}`)) {
    return refuse('payment-reference-archived', { reference });
  }
  const payment = decidePayment({
    method: command.method,
    reference: command.reference,
    paidAt: command.paidAt ?? context.at,
    payer: command.payer,
    lines: due,
    freight,
    payments: state.payments.values(),
    acceptDisputed: command.disputed,
  });
  if (!payment.ok) return payment;
  const { expectedTotalFen = null } = command;
  if (expectedTotalFen !== null && expectedTotalFen !== payment.value.totalFen) {
    const [total, expected] = [payment.value.totalFen, expectedTotalFen].map((minor) =>
      amountDigits({ minor, currency: 'CNY' }),
    );
    return refuse('payment-total-changed', { total: total ?? '', expected: expected ?? '' });
  }
  const recorded: Payment = {
    ...payment.value,
    paymentId: nextId(state, 'payment', context.station),
  };
  return decided([{ type: 'freight-paid', payment: recorded }], recorded);
}

/** What the import of a carrier's bill came to. */
export type BillImported = {
  readonly read: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: readonly RowRejection[];
  readonly warnings: readonly RowRejection[];
  readonly bill: Bill | null;
  readonly match: BillMatch | null;
};

/** The waybills that a bill names, whether known or not; none where it cannot be read as a bill. */
export function waybillsOfBill(table: SheetTable): readonly string[] {
  const parsed = parseBill(table, () => true);
  return parsed.ok ? parsed.value.items.map(({ item }) => item.waybill) : [];
}

/**
 * Takes a carrier's bill: lines known already are counted as such, new ones are matched with what was estimated.
 * `archived` are the groups of orders that it may name beside those of the state; one that it has news of is recalled.
 */
export function decideBill(
  current: State,
  table: SheetTable,
  source: ImportSource,
  terms: FreightTerms,
  context: DecideContext,
  archived: readonly ArchivedGroup[] = [],
): Decision<BillImported> {
  const state = layBack(current, archived);
  const parsed = parseBill(table, (waybill) => state.waybills.has(waybill));
  if (!parsed.ok) return parsed;
  const { read, items, rejected } = parsed.value;
  const recorded = allBillLines(state);
  const compare = compareWithRecorded(recorded);
  const fresh: BillLine[] = [];
  const freshRows = new Set<number>();
  const again: RowRejection[] = [];
  for (const { row, item } of items) {
    const known = compare(item);
    if (known === 'same') continue;
    if (known === 'again' && item.kind !== 'correction') {
      const seen = refusal('bill-again', { waybill: item.waybill });
      again.push({ row, field: 'Waybill', refusal: seen });
    }
    fresh.push(item);
    freshRows.add(row);
  }
  const warnings = [...again, ...parsed.value.warnings.filter(({ row }) => freshRows.has(row))];
  const report = { read, accepted: fresh.length, rejected, warnings };
  const unchanged = items.length - fresh.length;
  if (fresh.length === 0) return decided([], { ...report, unchanged, bill: null, match: null });
  const billId = nextId(state, 'bill', context.station);
  const event: Event = { type: 'freight-billed', billId, source, lines: fresh };
  const named = new Set(fresh.map(({ waybill }) => waybill));
  const recalled = archived.filter(({ rows }) =>
    rows.some(({ table: name, key }) => name === 'waybills' && named.has(key)),
  );
  const recall: readonly Event[] =
    recalled.length === 0 ? [] : [{ type: 'orders-recalled', groups: recalled }];
  return decided([...recall, event], {
    ...report,
    unchanged,
    bill: { billId, fileName: source.fileName, importedAt: context.at, lines: fresh },
    match: matchBill({
      lines: fresh,
      shipments: state.shipments.values(),
      payments: state.payments.values(),
      tolerances: terms.tolerances,
      earlier: new Set(recorded.map(({ waybill }) => waybill)),
    }),
  });
}
