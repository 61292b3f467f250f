import type { Shipment } from '../shipments/shipment.ts';
import { atOnce } from '../steps.ts';
import type { Steps } from '../steps.ts';
import type { BillLine } from './bill.ts';
import { amountWithin, nothingPaid, paidByShipment } from './freight.ts';
import type { Payment, Tolerances } from './freight.ts';

/**
 * What comparing the estimate with the bill found, the first that applies:
 * - `unknown-waybill`: no shipment has the number.
 * - `billed-twice`: the number stood on the bill, or on an earlier bill, already.
 * - `voided`: billed although the shipment was voided.
 * - `over`, `under`: the amount lies outside the tolerance.
 * - `weight-differs`: the amount is within, the weight outside its tolerance.
 * - `match`: all within.
 * - `not-on-bill`: handed over, but no bill names it.
 */
export const matchStatuses = [
  'match',
  'over',
  'under',
  'weight-differs',
  'unknown-waybill',
  'billed-twice',
  'voided',
  'not-on-bill',
] as const;

export type MatchStatus = (typeof matchStatuses)[number];

/** The third leg: what was paid against what was billed. */
export type MatchPayment = 'unpaid' | 'part' | 'paid' | 'overpaid';

export type MatchRow = {
  readonly status: MatchStatus;
  readonly waybill: string;
  /** Null for a number that no shipment has. */
  readonly shipmentId: string | null;
  /** Null where nothing was expected: the number is unknown, or was billed already. */
  readonly estimatedFen: number | null;
  /** Null for what is not on the bill. */
  readonly billedFen: number | null;
  /** Billed less estimated (nothing expected counts 0); 0 for what is not on the bill. */
  readonly differenceFen: number;
  readonly weightGrams: number | null;
  readonly billedGrams: number | null;
  readonly paidFen: number;
  readonly payment: MatchPayment;
};

export type StatusTotals = {
  readonly count: number;
  readonly estimatedFen: number;
  readonly billedFen: number;
};

export type BillMatch = {
  readonly rows: readonly MatchRow[];
  readonly totals: {
    readonly byStatus: Readonly<Record<MatchStatus, StatusTotals>>;
    /** Over the rows on the bill: `differenceFen` is `billedFen` less `estimatedFen`. */
    readonly estimatedFen: number;
    readonly billedFen: number;
    readonly differenceFen: number;
    readonly paidFen: number;
  };
};

export type BillMatchInput = {
  /** Lines of one bill, or of all bills oldest first. */
  readonly lines: readonly BillLine[];
  readonly shipments: Iterable<Shipment>;
  readonly payments: Iterable<Payment>;
  readonly tolerances: Tolerances;
  /** Waybills that bills outside `lines` already named. */
  readonly earlier?: ReadonlySet<string>;
};

const rowsPerStep = 1_000;

/**
 * The three-way match: estimate, bill and payment of every bill line that stands, in the order of the bill, then the handed-over
 * shipments that no bill names.
 */
export const matchBill = (input: BillMatchInput): BillMatch => atOnce(matchSteps(input));

/** The same in steps: there may be very many shipments. */
export function* matchSteps(input: BillMatchInput): Steps<BillMatch> {
  const earlier = input.earlier ?? new Set<string>();
  const paid = paidByShipment(input.payments);
  const shipments: Shipment[] = [];
  const byWaybill = new Map<string, Shipment>();
  for (const shipment of input.shipments) {
    if (shipments.length % rowsPerStep === 0) yield;
    shipments.push(shipment);
    if (shipment.waybill !== null) byWaybill.set(shipment.waybill, shipment);
  }

  const named = new Set<string>();
  const rows: MatchRow[] = [];
  for (const line of standingLines(input.lines)) {
    if (rows.length % rowsPerStep === 0) yield;
    const shipment = byWaybill.get(line.waybill) ?? null;
    const isFirst = line.kind === 'correction' || !earlier.has(line.waybill);
    const again = named.has(line.waybill) || !isFirst;
    named.add(line.waybill);
    const paidFen =
      shipment === null || again ? 0 : (paid.get(shipment.shipmentId) ?? nothingPaid).amountFen;
    rows.push(matchLine({ line, shipment, again, paidFen, tolerances: input.tolerances }));
  }
  for (const [index, shipment] of shipments.entries()) {
    if (index % rowsPerStep === 0) yield;
    const { waybill } = shipment;
    if (waybill === null || shipment.state !== 'handed-over') continue;
    if (named.has(waybill) || earlier.has(waybill)) continue;
    rows.push(
      notOnBill(shipment, waybill, (paid.get(shipment.shipmentId) ?? nothingPaid).amountFen),
    );
  }
  yield;
  return { rows, totals: matchTotals(rows) };
}

/** The lines without those that a later one of their waybill corrects. */
function standingLines(lines: readonly BillLine[]): readonly BillLine[] {
  const correctedAt = new Map<string, number>();
  for (const [index, { waybill, kind }] of lines.entries()) {
    if (kind === 'correction') correctedAt.set(waybill, index);
  }
  return lines.filter(({ waybill }, index) => index >= (correctedAt.get(waybill) ?? 0));
}

function matchLine({
  line,
  shipment,
  again,
  paidFen,
  tolerances,
}: {
  readonly line: BillLine;
  readonly shipment: Shipment | null;
  readonly again: boolean;
  readonly paidFen: number;
  readonly tolerances: Tolerances;
}): MatchRow {
  const expected = shipment === null || again ? null : shipment;
  const voided = expected?.state === 'voided';
  const estimatedFen = expected === null ? null : voided ? 0 : expected.estimatedFen;
  const weightGrams =
    expected === null ? null : (expected.weightGrams ?? expected.expectedWeightGrams);
  const status = ((): MatchStatus => {
    if (shipment === null) return 'unknown-waybill';
    if (again || estimatedFen === null) return 'billed-twice';
    if (voided) return 'voided';
    if (!amountWithin(estimatedFen, line.amountFen, tolerances)) {
      return line.amountFen > estimatedFen ? 'over' : 'under';
    }
    const heavier =
      weightGrams !== null &&
      line.weightGrams !== null &&
      Math.abs(line.weightGrams - weightGrams) > tolerances.weightGrams;
    return heavier ? 'weight-differs' : 'match';
  })();
  return {
    status,
    waybill: line.waybill,
    shipmentId: shipment?.shipmentId ?? null,
    estimatedFen,
    billedFen: line.amountFen,
    differenceFen: line.amountFen - (estimatedFen ?? 0),
    weightGrams,
    billedGrams: line.weightGrams,
    paidFen,
    payment: paymentOf(paidFen, line.amountFen),
  };
}

const notOnBill = (shipment: Shipment, waybill: string, paidFen: number): MatchRow => ({
  status: 'not-on-bill',
  waybill,
  shipmentId: shipment.shipmentId,
  estimatedFen: shipment.estimatedFen,
  billedFen: null,
  differenceFen: 0,
  weightGrams: shipment.weightGrams ?? shipment.expectedWeightGrams,
  billedGrams: null,
  paidFen,
  payment: paymentOf(paidFen, shipment.estimatedFen),
});

function paymentOf(paidFen: number, askedFen: number): MatchPayment {
  if (paidFen > askedFen) return 'overpaid';
  if (paidFen === askedFen) return 'paid';
  return paidFen === 0 ? 'unpaid' : 'part';
}

/** The sums over rows of the match, of one bill or of several. */
export function matchTotals(rows: readonly MatchRow[]): BillMatch['totals'] {
  const none: StatusTotals = { count: 0, estimatedFen: 0, billedFen: 0 };
  const byStatus: Record<MatchStatus, StatusTotals> = {
    match: none,
    over: none,
    under: none,
    'weight-differs': none,
    'unknown-waybill': none,
    'billed-twice': none,
    voided: none,
    'not-on-bill': none,
  };
  let estimatedFen = 0;
  let billedFen = 0;
  let paidFen = 0;
  for (const row of rows) {
    const sum = byStatus[row.status];
    byStatus[row.status] = {
      count: sum.count + 1,
      estimatedFen: sum.estimatedFen + (row.estimatedFen ?? 0),
      billedFen: sum.billedFen + (row.billedFen ?? 0),
    };
    if (row.billedFen !== null) {
      estimatedFen += row.estimatedFen ?? 0;
      billedFen += row.billedFen;
      paidFen += row.paidFen;
    }
  }
  return {
    byStatus,
    estimatedFen,
    billedFen,
    differenceFen: billedFen - estimatedFen,
    paidFen,
  };
}
