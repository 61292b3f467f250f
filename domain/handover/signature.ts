import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';

/** The paper that a signature is drawn on: the units of its path, whatever the screen measures. */
export const signatureSize = { width: 1000, height: 320 } as const;

/** A signature that is longer is no signature; a path of this size still draws at once. */
export const signatureLimits = { characters: 50_000, coordinate: 4 } as const;

/**
 * Only strokes of whole numbers, `M12 40L13 42L15 44M80 10`: such a text can neither hold markup nor anything that runs,
 * so it may stand in a page as it is.
 */
const strokes = /^(?:M\d{1,4} \d{1,4}(?:L\d{1,4} \d{1,4})*)+$/;

/**
 * A signature as it is kept, an SVG path of straight strokes within `signatureSize`; null where nothing was drawn.
 * Refusals: `handover-signature-long`, `handover-signature-invalid`.
 */
export function readSignature(text: string | null | undefined): Result<string | null> {
  const path = text?.trim() ?? '';
  if (path === '') return ok(null);
  const { characters } = signatureLimits;
  if (path.length > characters) {
    return refuse('handover-signature-long', { length: path.length, max: characters });
  }
  return strokes.test(path) ? ok(path) : refuse('handover-signature-invalid');
}

/** A point of a stroke, in the units of `signatureSize`. */
export type SignaturePoint = { readonly x: number; readonly y: number };

const whole = (value: number, max: number): number =>
  Math.round(Math.max(0, Math.min(max, Number.isFinite(value) ? value : 0)));

/**
 * The path of strokes as a pen left them. Points that fall together after rounding are written once; what leaves the
 * paper is kept at its edge. Empty where there is no stroke.
 */
export function signaturePath(drawn: readonly (readonly SignaturePoint[])[]): string {
  let path = '';
  for (const stroke of drawn) {
    let before = '';
    for (const { x, y } of stroke) {
      const point = `${whole(x, signatureSize.width)} ${whole(y, signatureSize.height)}`;
      if (point === before) continue;
      path += `${before === '' ? 'M' : 'L'}${point}`;
      before = point;
    }
  }
  return path;
}
