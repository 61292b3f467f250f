import type { Bridge } from '../preload/bridge.ts';
import { changesStation } from '../preload/topics.ts';
import { noteNews } from './shell/changes.ts';
import { useFaults } from './shell/faults-store.ts';
import { useLeadConsent } from './shell/lead-consent.ts';
import { useSession } from './shell/session-store.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly packbench: Bridge;
  }
}

/**
 * The one way from the window to the main process. What only a lead may do is offered to a lead's PIN and asked once
 * more; when nobody is signed in any longer the window asks who is there.
 */
export const bridge: Bridge = {
  ...window.packbench,
  call: async (name, input, taskId, consent) => {
    const answer = await window.packbench.call(name, input, taskId, consent);
    if (changesStation(name)) noteNews(['station']);
    if (answer.ok) return answer;
    if (answer.refusal.code === 'store-read-only') useFaults.getState().noteStore(answer.refusal);
    if (answer.refusal.code === 'sign-in-needed') useSession.getState().know(null);
    if (answer.refusal.code !== 'needs-lead' || consent !== undefined) return answer;
    const given = await useLeadConsent.getState().ask(name);
    return given === null ? answer : window.packbench.call(name, input, taskId, given);
  },
};
