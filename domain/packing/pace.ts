/** What a packer did today, as far as the journal knows. */
export type PackingDay = {
  readonly packed: number;
  /** Scans that stopped the packer: wrong, too many, held. */
  readonly errors: number;
  /** Parcels per hour at the speed of the last hour; null before two parcels are packed. */
  readonly perHour: number | null;
};

const hourMs = 3_600_000;
/** A pace from less time than this says nothing. */
const shortestMs = 5 * 60_000;

/**
 * The pace in parcels per hour: those of the last hour over the time since the first of them, so that a shift which
 * began twenty minutes ago is not shown as slow. `packedAtMs` and `nowMs` are milliseconds of one clock.
 */
export function paceOf(packedAtMs: readonly number[], nowMs: number): number | null {
  const recent = packedAtMs.filter((at) => at > nowMs - hourMs && at <= nowMs);
  if (recent.length < 2) return null;
  const spanMs = Math.min(hourMs, Math.max(shortestMs, nowMs - Math.min(...recent)));
  return Math.round((recent.length * hourMs) / spanMs);
}
