import type { ScaleReading } from '../../domain/scale/reading.ts';

/** What has been seen of the scale since the box was complete. */
export type ScaleWatch = {
  /** The plate was empty or moved since: what rests on it now was put there to be weighed. */
  readonly moved: boolean;
  readonly reading: ScaleReading | null;
};

export const freshWatch: ScaleWatch = { moved: false, reading: null };

const emptyGrams = 5;

/**
 * The watch after a reading, and the weight to take by itself, if any: one that rests, is believable, and was put on the
 * scale after the last piece was scanned. A box that stood there all along is taken by Enter only; it may still be open.
 */
export function watchScale(
  watch: ScaleWatch,
  reading: ScaleReading,
  believable: { readonly minGrams: number; readonly maxGrams: number },
): { readonly watch: ScaleWatch; readonly takeGrams: number | null } {
  const moved = watch.moved || !reading.stable || reading.weightGrams < emptyGrams;
  const { weightGrams, stable } = reading;
  const isBelievable = weightGrams >= believable.minGrams && weightGrams <= believable.maxGrams;
  return {
    watch: { moved, reading },
    takeGrams: moved && stable && isBelievable ? weightGrams : null,
  };
}
