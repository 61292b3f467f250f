import { create } from 'zustand';
import type { BaggedParcel } from '../../preload/views.ts';
import type { Refusal } from '../../domain/result.ts';
import type { BagTarget } from './figures.ts';

/** What the last scan came to. Green only once it is on disk. */
export type Verdict =
  | { readonly kind: 'ready' }
  | { readonly kind: 'busy'; readonly scan: string }
  | { readonly kind: 'ok'; readonly parcel: BaggedParcel }
  | { readonly kind: 'out'; readonly waybill: string }
  | { readonly kind: 'stop'; readonly scan: string; readonly refusal: Refusal };

/** A scan that was refused, for the list. */
export type RefusedScan = {
  readonly number: number;
  readonly scan: string;
  readonly refusal: Refusal;
};

type Desk = {
  /** The handover on the desk; null while a carrier is chosen. */
  readonly handoverId: string | null;
  readonly target: BagTarget;
  readonly isTakingOut: boolean;
  readonly verdict: Verdict;
  readonly refused: readonly RefusedScan[];
  readonly open: (handoverId: string | null) => void;
  readonly aim: (target: BagTarget) => void;
  readonly takeOut: (isTakingOut: boolean) => void;
  readonly judge: (verdict: Verdict) => void;
};

const remembered = 200;

const begin = {
  target: 'auto',
  isTakingOut: false,
  verdict: { kind: 'ready' },
  refused: [],
} as const satisfies Partial<Desk>;

/** What lies on the desk; it stays while another screen is looked at. */
export const useDesk = create<Desk>()((set) => ({
  handoverId: null,
  ...begin,
  open: (handoverId) => set({ handoverId, ...begin }),
  aim: (target) => set({ target, isTakingOut: false }),
  takeOut: (isTakingOut) => set({ isTakingOut }),
  judge: (verdict) =>
    set((desk) => ({
      verdict,
      refused:
        verdict.kind === 'stop'
          ? [
              { number: (desk.refused[0]?.number ?? 0) + 1, ...verdict },
              ...desk.refused.slice(0, remembered - 1),
            ]
          : desk.refused,
    })),
}));
