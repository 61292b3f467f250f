import { nothingArchived } from '../archive/archive.ts';
import type { ArchivedGroup } from '../archive/archive.ts';
import type { Event, ImportSource } from '../event.ts';
import { compareWithRecorded } from '../freight/bill.ts';
import type { BillLine, ParsedBill } from '../freight/bill.ts';
import { matchSteps } from '../freight/bill-match.ts';
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
function* allBillLines(state: State): Generator<BillLine> {
  for (const { lines } of state.bills.values()) yield* lines;
}

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
    lines: [...allBillLines(state)],
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
  /** The waybills that the bill names. */
  readonly waybills: ReadonlySet<string>;
};

/** So few that neither a line of the journal nor anybody's wait grows with the bill. */
const linesPerEvent = 500;
const groupsPerEvent = 50;
const linesPerStep = 1_000;

/**
 * Takes a carrier's bill: lines known already are counted as such, new ones are written down. `archived` are the groups
 * of orders that it names beside those of the state; one that it has news of is recalled.
 */
export function* decideBill(
  state: State,
  parsed: ParsedBill,
  source: ImportSource,
  context: DecideContext,
  archived: readonly ArchivedGroup[] = [],
): Steps<Decision<BillImported>> {
  const { read, items, rejected } = parsed;
  const waybills = new Set<string>();
  for (const { item } of items) {
    waybills.add(item.waybill);
    if (waybills.size % linesPerStep === 0) yield;
  }
  const recorded: BillLine[] = [];
  for (const { lines } of [...state.bills.values(), ...archived.flatMap(billsOf)]) {
    for (const [index, line] of lines.entries()) {
      if (index % linesPerStep === 0) yield;
      if (waybills.has(line.waybill)) recorded.push(line);
    }
  }
  yield;
  const compare = compareWithRecorded(recorded);
  const fresh: BillLine[] = [];
  const freshRows = new Set<number>();
  const again: RowRejection[] = [];
  for (const [index, { row, item }] of items.entries()) {
    if (index % linesPerStep === 0) yield;
    const known = compare(item);
    if (known === 'same') continue;
    if (known === 'again' && item.kind !== 'correction') {
      const seen = refusal('bill-again', { waybill: item.waybill });
      again.push({ row, field: 'Waybill', refusal: seen });
    }
    fresh.push(item);
    freshRows.add(row);
  }
  const warnings = [...again, ...parsed.warnings.filter(({ row }) => freshRows.has(row))];
  const report = { read, accepted: fresh.length, rejected, warnings, waybills };
  const unchanged = items.length - fresh.length;
  if (fresh.length === 0) return decided([], { ...report, unchanged, bill: null });
  const billId = nextId(state, 'bill', context.station);
  yield;
  const named = new Set(fresh.map(({ waybill }) => waybill));
  const recalled = archived.filter(({ rows }) =>
    rows.some(({ table: name, key }) => name === 'waybills' && named.has(key)),
  );
  const events: Event[] = [];
  for (const groups of inParts(recalled, groupsPerEvent)) {
    events.push({ type: 'orders-recalled', groups });
  }
  for (const lines of inParts(fresh, linesPerEvent)) {
    events.push({ type: 'freight-billed', billId, source, lines });
  }
  return decided(events, {
    ...report,
    unchanged,
    bill: { billId, fileName: source.fileName, importedAt: context.at, lines: fresh },
  });
}

const billsOf = ({ rows }: ArchivedGroup): readonly Bill[] =>
  rows.flatMap(({ table, value }) => (table === 'bills' ? [value as Bill] : []));

const inParts = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );

/** The three-way match of one bill that was taken, as it stands after it. */
export function* matchOfBill(
  state: State,
  { billId, lines }: Bill,
  tolerances: Tolerances,
): Steps<BillMatch> {
  const earlier = new Set<string>();
  for (const other of state.bills.values()) {
    if (other.billId === billId) continue;
    for (const [index, { waybill }] of other.lines.entries()) {
      if (index % linesPerStep === 0) yield;
      earlier.add(waybill);
    }
  }
  return yield* matchSteps({
    lines,
    shipments: state.shipments.values(),
    payments: state.payments.values(),
    tolerances,
    earlier,
  });
}
