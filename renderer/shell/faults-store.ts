import { create } from 'zustand';
import type { Refusal } from '../../domain/result.ts';

type Faults = {
  /** Why nothing can be saved any more, as a call was just told; null while none was. */
  readonly store: Refusal | null;
  readonly noteStore: (refusal: Refusal) => void;
};

/** What went wrong with the disk since the figures were asked for: a failed write commits nothing that would renew them. */
export const useFaults = create<Faults>()((set) => ({
  store: null,
  noteStore: (store) => set({ store }),
}));
