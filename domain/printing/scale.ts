import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { printerLimits } from './printer-settings.ts';

/** Further off than this a ruler on paper cannot be trusted, and bar codes begin to leave their width. */
export const scaleTolerancePercent = 1;

/** The stretch of the test label's ruler that is measured: from the mark 10 to the mark 90. */
export const rulerStretchMm = 80;

/**
 * The true scale of a printer, in percent with one decimal, from what `expectedMm` of its ruler measure on paper.
 * Refused: `printer-scale-implausible`, since such a length was misread.
 */
export function scaleFromRuler(
  expectedMm: number,
  measuredMm: number,
): Result<number, 'printer-scale-implausible'> {
  const { min, max } = printerLimits.scalePercent;
  const percent = Math.round((measuredMm / expectedMm) * 1_000) / 10;
  return percent >= min && percent <= max
    ? ok(percent)
    : refuse('printer-scale-implausible', { measured: measuredMm, expected: expectedMm });
}

/** Whether a printer draws so much too small or too large that it should be mended. */
export const isScaleOff = (scalePercent: number): boolean =>
  Math.abs(scalePercent - 100) > scaleTolerancePercent + 1e-9;
