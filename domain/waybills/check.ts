import type { Plan } from '../plans/plan.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import { isCainiaoOrderId, isPlatformShape, normaliseWaybill, parseS10 } from './s10.ts';

/** A number that may be used, with what about it looks odd. */
export type CheckedWaybill = {
  /** Normalised. */
  readonly waybill: string;
  readonly warnings: readonly Refusal[];
};

/** Carriers outside the post number freely; longer ones than this fit no label barcode. */
const anyNumber = /^[A-Z0-9]{6,35}$/;
/** Ordinary small packets may bear nine digits instead of an S10 number. */
const nineDigits = /^\d{9}$/;

type BlockingCode = 'waybill-empty' | 'waybill-is-order-id' | 'waybill-shape';

function readNumber(text: string): Result<string, BlockingCode> {
  const waybill = normaliseWaybill(text);
  if (waybill === '') return refuse('waybill-empty');
  if (isCainiaoOrderId(waybill)) return refuse('waybill-is-order-id', { text: waybill });
  if (!anyNumber.test(waybill)) return refuse('waybill-shape', { text });
  return ok(waybill);
}

/**
 * Judges a number that was typed or imported. The platform itself accepts numbers with a wrong check digit, so that, an
 * unexpected service indicator and a number that is not S10 only warn. Refuses `waybill-empty`,
 * `waybill-is-order-id` and `waybill-shape`.
 */
export function checkTypedWaybill(
  text: string,
  plan: Pick<Plan, 'code' | 's10Indicator'>,
): Result<CheckedWaybill, BlockingCode> {
  const read = readNumber(text);
  if (!read.ok) return read;
  const waybill = read.value;
  const expected = plan.s10Indicator;
  const parsed = parseS10(waybill);
  const warnings: Refusal[] = [];
  if (!parsed.ok && parsed.refusal.code === 's10-check-digit') warnings.push(parsed.refusal);
  const isS10Like = parsed.ok || parsed.refusal.code === 's10-check-digit';
  if (expected !== '' && isS10Like && !waybill.startsWith(expected)) {
    warnings.push(
      refusal('waybill-indicator', {
        text: waybill,
        found: waybill.slice(0, expected.length),
        plan: plan.code,
        expected,
      }),
    );
  }
  const ordinaryPacket = expected.startsWith('U') && nineDigits.test(waybill);
  if (expected !== '' && !isS10Like && !ordinaryPacket) {
    warnings.push(refusal('waybill-not-s10', { text: waybill, plan: plan.code, expected }));
  }
  return ok({ waybill, warnings });
}

/**
 * Judges a number that was scanned from a label: a wrong check digit there is a misread or a misprint, so it blocks.
 * Refuses what `checkTypedWaybill` refuses and `s10-check-digit`.
 */
export function checkScannedWaybill(
  text: string,
): Result<string, BlockingCode | 's10-check-digit'> {
  const read = readNumber(text);
  if (!read.ok || !isPlatformShape(read.value)) return read;
  const parsed = parseS10(read.value);
  // A courier's number may have the platform's shape with letters inside; only S10 numbers have a check digit.
  if (!parsed.ok && parsed.refusal.code === 's10-check-digit') {
    return refuse('s10-check-digit', {
      text: read.value,
      found: parsed.refusal.params['found'] ?? '',
      expected: parsed.refusal.params['expected'] ?? '',
    });
  }
  return read;
}
