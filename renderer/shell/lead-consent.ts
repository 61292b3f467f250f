import { create } from 'zustand';
import type { WindowProcedure } from '../../preload/window-contract.ts';

type LeadConsent = {
  /** What a lead is asked to consent to; null while nothing is. */
  readonly procedure: WindowProcedure | null;
  /** Resolves with the consent, or with null when no lead came. */
  readonly ask: (procedure: WindowProcedure) => Promise<string | null>;
  readonly answer: (consent: string | null) => void;
};

let settle: (consent: string | null) => void = () => undefined;

/** A packer's wish that waits for a lead's PIN; one at a time, a second one sends the first away. */
export const useLeadConsent = create<LeadConsent>()((set) => ({
  procedure: null,
  ask: (procedure) => {
    settle(null);
    set({ procedure });
    return new Promise((resolve) => {
      settle = resolve;
    });
  },
  answer: (consent) => {
    set({ procedure: null });
    settle(consent);
    settle = () => undefined;
  },
}));
