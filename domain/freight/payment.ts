import { amountDigits } from '../money.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import { paymentMethods } from './freight.ts';
import type { FreightView, Payment, PaymentLine, PaymentMethod } from './freight.ts';

export type PaymentRequest = {
  /** One of `paymentMethods`; text, because it may come from a command line. */
  readonly method: string;
  readonly reference: string;
  readonly paidAt: string;
  readonly payer: string;
  readonly lines: readonly PaymentLine[];
  /** The freight of (at least) the shipments named, by shipment id. */
  readonly freight: ReadonlyMap<string, FreightView>;
  /** Every payment recorded so far. */
  readonly payments: Iterable<Payment>;
  /** Somebody looked at the disputed bills and pays them all the same. */
  readonly acceptDisputed: boolean;
};

const isPaymentMethod = (method: string): method is PaymentMethod =>
  (paymentMethods as readonly string[]).includes(method);

const yuan = (fen: number): string => amountDigits({ minor: fen, currency: 'CNY' });

/** References are compared as people read them out: without case and spaces. */
export const referenceKey = (reference: string): string =>
  reference.replace(/\s+/g, '').toUpperCase();

/** Whether anything is to be paid for the shipment. */
export const isDue = (view: FreightView): boolean =>
  view.dueFen > 0 && (view.state === 'to-pay' || view.state === 'disputed');

/** Payment lines over what is due for each of the views; those with nothing due are left out. */
export const duePaymentLines = (views: Iterable<FreightView>): readonly PaymentLine[] => {
  const lines: PaymentLine[] = [];
  for (const view of views) {
    if (isDue(view)) lines.push({ shipmentId: view.shipmentId, amountFen: view.dueFen });
  }
  return lines;
};

/** What paying a choice of shipments would come to. */
export type PaymentDue = {
  /** Those that would be paid. */
  readonly shipmentIds: readonly string[];
  readonly totalFen: number;
  /** Of the choice, in dispute: paid only when somebody accepts that. */
  readonly disputedCount: number;
  readonly disputedFen: number;
  /** Of the choice, with nothing to pay. */
  readonly notDueCount: number;
};

/** What is to be paid for the shipments chosen; those in dispute only with `acceptDisputed`. */
export function paymentDue(views: Iterable<FreightView>, acceptDisputed: boolean): PaymentDue {
  const shipmentIds: string[] = [];
  let totalFen = 0;
  let disputedCount = 0;
  let disputedFen = 0;
  let notDueCount = 0;
  for (const view of views) {
    if (!isDue(view)) {
      notDueCount += 1;
      continue;
    }
    if (view.state === 'disputed') {
      disputedCount += 1;
      disputedFen += view.dueFen;
      if (!acceptDisputed) continue;
    }
    shipmentIds.push(view.shipmentId);
    totalFen += view.dueFen;
  }
  return { shipmentIds, totalFen, disputedCount, disputedFen, notDueCount };
}

/**
 * The payment to record, less its id: whole or not at all. Parts may be paid, never more than is due.
 * Refusals: `payment-method-unknown`, `-reference-missing`, `-reference-used`, `-empty`, `-line-twice`,
 * `-shipment-unknown`, `-voided`, `-already-paid`, `-not-due`, `-disputed`, `-amount-invalid`, `-too-much`.
 */
export function decidePayment(request: PaymentRequest): Result<Omit<Payment, 'paymentId'>> {
  const { method, lines } = request;
  if (!isPaymentMethod(method)) {
    return refuse('payment-method-unknown', { method, methods: paymentMethods.join(', ') });
  }
  const reference = request.reference.trim();
  if (reference === '') return refuse('payment-reference-missing');
  for (const payment of request.payments) {
    if (referenceKey(payment.reference) === referenceKey(reference)) {
      return refuse('payment-reference-used', { reference, payment: payment.paymentId });
    }
  }
  if (lines.length === 0) return refuse('payment-empty');
  const seen = new Set<string>();
  let totalFen = 0;
  for (const line of lines) {
    const problem = lineProblem(line, seen, request);
    if (problem !== null) return { ok: false, refusal: problem };
    seen.add(line.shipmentId);
    totalFen += line.amountFen;
  }
  return ok({
    method,
    reference,
    paidAt: request.paidAt,
    payer: request.payer.trim(),
    lines: lines.map(({ shipmentId, amountFen }) => ({
      shipmentId,
      amountFen,
      ...(request.freight.get(shipmentId)?.state === 'disputed' ? { accepted: true as const } : {}),
    })),
    totalFen,
  });
}

function lineProblem(
  { shipmentId, amountFen }: PaymentLine,
  seen: ReadonlySet<string>,
  { freight, acceptDisputed }: PaymentRequest,
): Refusal | null {
  const view = freight.get(shipmentId);
  if (view === undefined) return refusal('payment-shipment-unknown', { shipment: shipmentId });
  const waybill = view.waybill ?? shipmentId;
  if (seen.has(shipmentId)) return refusal('payment-line-twice', { waybill });
  switch (view.state) {
    case 'void':
      return refusal('payment-voided', { waybill });
    case 'paid':
      return refusal('payment-already-paid', { waybill });
    case 'estimated':
      return refusal('payment-not-due', { waybill });
    case 'disputed':
      if (!acceptDisputed) return refusal('payment-disputed', { waybill });
      break;
    case 'to-pay':
      break;
    default:
      return view.state satisfies never;
  }
  if (!Number.isSafeInteger(amountFen)) throw new RangeError(`${amountFen} is no amount in fen.`);
  const amount = yuan(amountFen);
  if (amountFen <= 0) return refusal('payment-amount-invalid', { waybill, amount });
  return amountFen > view.dueFen
    ? refusal('payment-too-much', { waybill, amount, due: yuan(view.dueFen) })
    : null;
}
