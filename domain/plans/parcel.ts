import type { GoodsAttribute } from '../catalogue/product.ts';
import type { Money } from '../money.ts';

/** What is known of a parcel before a plan is chosen; null is "not known". Sizes in millimetres. */
export type Parcel = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly weightGrams: number | null;
  readonly lengthMm: number | null;
  /** Of a roll: its diameter. */
  readonly widthMm: number | null;
  /** Of a roll: its diameter again, or null. */
  readonly heightMm: number | null;
  readonly shape: 'box' | 'roll';
  /** The space that the goods themselves take; a box around them takes at least as much. */
  readonly goodsVolumeMm3: number | null;
  /** Empty is general goods. */
  readonly goods: readonly GoodsAttribute[];
  /** The declared value of the whole parcel. */
  readonly value: Money | null;
};

/** A size that was measured: whole millimetres above 0, rounded up; anything else counts as not known. */
const measured = (mm: number | null): number | null =>
  mm !== null && Number.isFinite(mm) && mm > 0 ? Math.ceil(mm) : null;

/** Length and diameter of a roll in millimetres; of two different diameters the larger counts. */
export function rollSize(parcel: Parcel): {
  readonly lengthMm: number | null;
  readonly diameterMm: number | null;
} {
  const diameters = [measured(parcel.widthMm), measured(parcel.heightMm)].filter(
    (mm) => mm !== null,
  );
  return {
    lengthMm: measured(parcel.lengthMm),
    diameterMm: diameters.length === 0 ? null : Math.max(...diameters),
  };
}

/** The sides that are known, longest first, in millimetres; a roll counts as the box around it. */
export function knownSides(parcel: Parcel): readonly number[] {
  const roll = rollSize(parcel);
  const sides =
    parcel.shape === 'roll'
      ? [roll.lengthMm, roll.diameterMm, roll.diameterMm]
      : [parcel.lengthMm, parcel.widthMm, parcel.heightMm].map(measured);
  return sides.filter((mm) => mm !== null).sort((a, b) => b - a);
}
