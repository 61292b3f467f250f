import type { Source } from '../plans/plan.ts';
import type { Shipment } from '../shipments/shipment.ts';
import type { BillLine } from './bill.ts';

export const paymentMethods = ['alipay', 'alipay-international', 'other'] as const;

export type PaymentMethod = (typeof paymentMethods)[number];

export type PaymentLine = {
  readonly shipmentId: string;
  readonly amountFen: number;
  /** The bill was in dispute, and somebody paid it all the same. */
  readonly accepted?: true;
};

/** Freight that was paid, for one shipment or many; all amounts are CNY. */
export type Payment = {
  readonly paymentId: string;
  readonly method: PaymentMethod;
  /** The transaction number of the payment service; no two payments share one. */
  readonly reference: string;
  readonly paidAt: string;
  readonly payer: string;
  readonly lines: readonly PaymentLine[];
  readonly totalFen: number;
};

/**
 * - `estimated`: neither handed over nor billed; nothing is due.
 * - `to-pay`: handed over (the estimate is due) or billed (the bill is due), and not fully paid.
 * - `disputed`: like `to-pay`, but the bill is over the estimate beyond the tolerance; or the carrier charged more than
 *   once, even where what was paid covers it, until somebody accepts that.
 * - `paid`: what is due was paid, also when a correction asks for less.
 * - `void`: the shipment was voided. No freight is expected; what was billed or paid anyway stays visible.
 */
export type FreightState = 'estimated' | 'to-pay' | 'paid' | 'disputed' | 'void';

/** The freight of one shipment as it stands: computed from facts, never stored. */
export type FreightView = {
  readonly shipmentId: string;
  readonly waybill: string | null;
  readonly plan: string;
  readonly carrier: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** 0 for a voided shipment, as is `estimatedFen`: sums over views then need no exceptions. */
  readonly weightGrams: number;
  readonly estimatedFen: number;
  /** What the carrier weighed and charges; null before a bill names the waybill. */
  readonly billedGrams: number | null;
  readonly billedFen: number | null;
  readonly paidFen: number;
  /** Still to be paid. */
  readonly dueFen: number;
  /** Billed less estimated; 0 before the bill. */
  readonly differenceFen: number;
  /** What the shipment costs as far as is known: the bill, else the estimate. */
  readonly costFen: number;
  readonly state: FreightState;
};

/** How far a bill may lie from the estimate; an amount is within when either the absolute or the relative one allows it. */
export type Tolerances = {
  readonly absoluteFen: number;
  /** Hundredths of a percent of the estimate. */
  readonly percentBasisPoints: number;
  readonly weightGrams: number;
};

/** Where a user sets nothing: rounding of a scale and of a tariff, nothing more. */
export const defaultTolerances: Tolerances & { readonly source: Source } = {
  absoluteFen: 50,
  percentBasisPoints: 200,
  weightGrams: 5,
  source: { text: 'Own default, to be set to what the carrier agreed', date: '', confirmed: false },
};

/** Whether a billed amount lies within the tolerance around the estimate, edges included. */
export function amountWithin(
  estimatedFen: number,
  billedFen: number,
  { absoluteFen, percentBasisPoints }: Pick<Tolerances, 'absoluteFen' | 'percentBasisPoints'>,
): boolean {
  const distance = Math.abs(billedFen - estimatedFen);
  if (distance <= absoluteFen) return true;
  // Whole numbers of any size: a share of a fen must not tip the edge.
  return BigInt(distance) * 10_000n <= BigInt(estimatedFen) * BigInt(percentBasisPoints);
}

/** What bills say of one waybill. */
export type Billed = {
  readonly amountFen: number;
  readonly weightGrams: number | null;
  /** How many bill lines named it since the last correction, that one included. */
  readonly times: number;
  /** How many of them are in the amount. */
  readonly charges: number;
};

/**
 * Bill lines by waybill, in the order in which they were billed: a line is one more charge (a surcharge, or the same
 * again by mistake), unless it says that it corrects what was billed before.
 */
export function billedByWaybill(lines: Iterable<BillLine>): ReadonlyMap<string, Billed> {
  const billed = new Map<string, Billed>();
  for (const line of lines) addBilled(billed, line);
  return billed;
}

/** Takes one more bill line into what is known by waybill. */
export function addBilled(
  billed: Map<string, Billed>,
  { waybill, amountFen, weightGrams, kind }: BillLine,
): void {
  const earlier = billed.get(waybill);
  const known = { weightGrams: weightGrams ?? earlier?.weightGrams ?? null };
  if (earlier === undefined || kind === 'correction') {
    billed.set(waybill, { ...known, amountFen, times: 1, charges: 1 });
  } else if (kind === 'charge') {
    billed.set(waybill, {
      ...known,
      amountFen: earlier.amountFen + amountFen,
      times: earlier.times + 1,
      charges: earlier.charges + 1,
    });
  } else {
    billed.set(waybill, { ...known, amountFen, times: earlier.times + 1, charges: 1 });
  }
}

/** What was paid for one shipment. */
export type Paid = {
  readonly amountFen: number;
  /** Somebody paid a bill in dispute. */
  readonly accepted: boolean;
};

export const nothingPaid: Paid = { amountFen: 0, accepted: false };

/** What was paid so far by shipment id. */
export function paidByShipment(payments: Iterable<Payment>): ReadonlyMap<string, Paid> {
  const paid = new Map<string, Paid>();
  for (const payment of payments) addPaid(paid, payment);
  return paid;
}

/** Takes one more payment into what is known by shipment. */
export function addPaid(paid: Map<string, Paid>, { lines }: Payment): void {
  for (const { shipmentId, amountFen, accepted = false } of lines) {
    const earlier = paid.get(shipmentId) ?? nothingPaid;
    paid.set(shipmentId, {
      amountFen: earlier.amountFen + amountFen,
      accepted: earlier.accepted || accepted,
    });
  }
}

export type FreightFacts = {
  readonly shipments: Iterable<Shipment>;
  /** Lines of all bills, oldest first. */
  readonly billLines: Iterable<BillLine>;
  readonly payments: Iterable<Payment>;
  readonly tolerances: Tolerances;
  /** The day a shipment counts for, `YYYY-MM-DD`: of its handover, or of its creation before. */
  readonly dayOf: (shipment: Shipment) => string;
};

/** The freight of every shipment, in the order given. */
export function freightViews(facts: FreightFacts): readonly FreightView[] {
  const billed = billedByWaybill(facts.billLines);
  const paid = paidByShipment(facts.payments);
  const views: FreightView[] = [];
  for (const shipment of facts.shipments) {
    views.push(
      freightView({
        shipment,
        billed: shipment.waybill === null ? null : (billed.get(shipment.waybill) ?? null),
        paid: paid.get(shipment.shipmentId) ?? nothingPaid,
        tolerances: facts.tolerances,
        day: facts.dayOf(shipment),
      }),
    );
  }
  return views;
}

/** The freight of one shipment; the rules of `FreightState` live here. */
export function freightView({
  shipment,
  billed,
  paid,
  tolerances,
  day,
}: {
  readonly shipment: Shipment;
  readonly billed: Billed | null;
  readonly paid: Paid;
  readonly tolerances: Tolerances;
  readonly day: string;
}): FreightView {
  const voided = shipment.state === 'voided';
  const estimatedFen = voided ? 0 : shipment.estimatedFen;
  const billedFen = billed?.amountFen ?? null;
  const costFen = billedFen ?? estimatedFen;
  const paidFen = paid.amountFen;
  const owed = !voided && (billedFen !== null || shipment.state === 'handed-over');
  const dueFen = owed ? Math.max(0, costFen - paidFen) : 0;
  return {
    shipmentId: shipment.shipmentId,
    waybill: shipment.waybill,
    plan: shipment.plan,
    carrier: shipment.carrier,
    country: shipment.receiver.country,
    day,
    weightGrams: voided ? 0 : (shipment.weightGrams ?? shipment.expectedWeightGrams),
    estimatedFen,
    billedGrams: billed?.weightGrams ?? null,
    billedFen,
    paidFen,
    dueFen,
    differenceFen: billedFen === null ? 0 : billedFen - estimatedFen,
    costFen,
    state: stateOf({ voided, owed, dueFen, estimatedFen, billed, paid, tolerances }),
  };
}

function stateOf(facts: {
  readonly voided: boolean;
  readonly owed: boolean;
  readonly dueFen: number;
  readonly estimatedFen: number;
  readonly billed: Billed | null;
  readonly paid: Paid;
  readonly tolerances: Tolerances;
}): FreightState {
  const { billed, estimatedFen } = facts;
  if (facts.voided) return 'void';
  if (!facts.owed) return 'estimated';
  const isCovered = facts.dueFen === 0;
  if (billed === null) return isCovered ? 'paid' : 'to-pay';
  if (isCovered) return billed.charges > 1 && !facts.paid.accepted ? 'disputed' : 'paid';
  const over =
    billed.amountFen > estimatedFen &&
    !amountWithin(estimatedFen, billed.amountFen, facts.tolerances);
  return over || billed.times > 1 ? 'disputed' : 'to-pay';
}
