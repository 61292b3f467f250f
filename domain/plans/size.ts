import { refusal } from '../result.ts';
import type { Refusal } from '../result.ts';
import { knownSides, rollSize } from './parcel.ts';
import type { Parcel } from './parcel.ts';
import type { Plan, SizeLimits } from './plan.ts';

export type SizeRefusalCode =
  | 'plan-side-too-long'
  | 'plan-sides-sum-too-large'
  | 'plan-parcel-too-small'
  | 'plan-roll-too-long'
  | 'plan-roll-too-short'
  | 'plan-roll-sum-too-large'
  | 'plan-roll-sum-too-small';

/** What the size rules say: `unknown` is true where a side is missing that a rule needed. */
export type SizeVerdict = {
  readonly refused: Refusal<SizeRefusalCode> | null;
  readonly unknown: boolean;
};

const exceeds = (mm: number | null, limit: number | null): boolean =>
  mm !== null && limit !== null && mm > limit;
const fallsShort = (mm: number | null, limit: number | null): boolean =>
  mm !== null && limit !== null && mm < limit;

function checkRoll(plan: string, limits: SizeLimits, parcel: Parcel): SizeVerdict {
  const { lengthMm, diameterMm } = rollSize(parcel);
  const sumMm = lengthMm === null || diameterMm === null ? null : lengthMm + 2 * diameterMm;
  const { rollMaxLengthMm, rollMinLengthMm, rollMaxSumMm, rollMinSumMm } = limits;
  const unknown =
    (lengthMm === null && (rollMaxLengthMm !== null || rollMinLengthMm !== null)) ||
    (sumMm === null && (rollMaxSumMm !== null || rollMinSumMm !== null));
  const verdict = (
    code: 'plan-roll-too-long' | 'plan-roll-too-short' | SumCode,
    limit: number | null,
    mm: number | null,
  ): SizeVerdict => ({
    refused: refusal(code, { plan, limit: limit ?? 0, mm: mm ?? 0 }),
    unknown,
  });
  type SumCode = 'plan-roll-sum-too-large' | 'plan-roll-sum-too-small';

  if (exceeds(lengthMm, rollMaxLengthMm)) {
    return verdict('plan-roll-too-long', rollMaxLengthMm, lengthMm);
  }
  if (exceeds(sumMm, rollMaxSumMm)) return verdict('plan-roll-sum-too-large', rollMaxSumMm, sumMm);
  if (fallsShort(lengthMm, rollMinLengthMm)) {
    return verdict('plan-roll-too-short', rollMinLengthMm, lengthMm);
  }
  if (fallsShort(sumMm, rollMinSumMm)) {
    return verdict('plan-roll-sum-too-small', rollMinSumMm, sumMm);
  }
  return { refused: null, unknown };
}

function checkBox(plan: string, limits: SizeLimits, parcel: Parcel): SizeVerdict {
  const sides = knownSides(parcel);
  const unknown = sides.length < 3;
  const longest = sides[0] ?? 0;
  const sum = sides.reduce((total, mm) => total + mm, 0);
  const { boxMaxLongestMm, boxMaxSumMm, boxMinLengthMm, boxMinWidthMm } = limits;
  // The sides that are known can already be too large together; too small needs all three.
  if (boxMaxLongestMm !== null && longest > boxMaxLongestMm) {
    return {
      refused: refusal('plan-side-too-long', { plan, limit: boxMaxLongestMm, mm: longest }),
      unknown,
    };
  }
  if (boxMaxSumMm !== null && sum > boxMaxSumMm) {
    return {
      refused: refusal('plan-sides-sum-too-large', { plan, limit: boxMaxSumMm, mm: sum }),
      unknown,
    };
  }
  if (unknown) return { refused: null, unknown };
  const faceWidth = sides[1] ?? 0;
  const length = Math.max(boxMinLengthMm ?? 0, boxMinWidthMm ?? 0);
  const width = Math.min(boxMinLengthMm ?? 0, boxMinWidthMm ?? 0);
  const tolerance = limits.boxMinToleranceMm;
  if (longest + tolerance < length || faceWidth + tolerance < width) {
    const found = { foundLength: longest, foundWidth: faceWidth };
    return {
      refused: refusal('plan-parcel-too-small', { plan, length, width, ...found }),
      unknown,
    };
  }
  return { refused: null, unknown };
}

/**
 * Whether a plan takes a parcel of this size. A plan without size rules takes every size. Unknown sides are not
 * refused, but reported, unless the known ones already break a rule.
 */
export function checkSize(plan: Plan, parcel: Parcel): SizeVerdict {
  if (plan.size === null) return { refused: null, unknown: false };
  switch (parcel.shape) {
    case 'roll':
      return checkRoll(plan.code, plan.size, parcel);
    case 'box':
      return checkBox(plan.code, plan.size, parcel);
    default:
      return parcel.shape satisfies never;
  }
}
