import { handoverLimits } from '../../domain/handover/handover.ts';
import type { HandoverView } from '../../preload/views.ts';

/** A weight as people read it: grams below a kilogram, else kilograms. */
export const weightText = (grams: number): string =>
  grams < 1_000
    ? `${grams} g`
    : `${(grams / 1_000).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} kg`;

/** Which bag the next parcel goes into: the one that main would take, a new one, or one that was chosen. */
export type BagTarget = 'auto' | 'new' | { readonly bagId: string };

export type BagInUse = {
  /** Null: a new bag. */
  readonly bagId: string | null;
  readonly count: number;
  readonly weightGrams: number;
};

const fresh: BagInUse = { bagId: null, count: 0, weightGrams: 0 };

/** The bag that the next parcel falls into; a chosen one that is closed or full meanwhile no longer counts. */
export function bagInUse(bags: HandoverView['bags'], target: BagTarget): BagInUse {
  if (target === 'new') return fresh;
  const limit = handoverLimits.parcelsPerBag.count;
  const open = bags.filter(({ closed, waybills }) => !closed && waybills.length < limit);
  const last = bags.at(-1);
  const bag =
    (target === 'auto' ? undefined : open.find(({ bagId }) => bagId === target.bagId)) ??
    (last === undefined ? undefined : open.find(({ bagId }) => bagId === last.bagId));
  return bag === undefined
    ? fresh
    : { bagId: bag.bagId, count: bag.waybills.length, weightGrams: bag.weightGrams };
}

/** What `handover.scan` is told of the bag. */
export const bagIdFor = (bags: HandoverView['bags'], target: BagTarget): string | null => {
  if (target === 'auto') return null;
  if (target === 'new') return 'new';
  return bagInUse(bags, target).bagId === target.bagId ? target.bagId : null;
};
