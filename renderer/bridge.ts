import type { Result } from '../domain/result.ts';
import type { Bridge, ExposedBridge } from '../preload/bridge.ts';
import { changesStation } from '../preload/topics.ts';
import type { WindowOutput, WindowProcedure, WindowRequest } from '../preload/window-contract.ts';
import { noteNews } from './shell/changes.ts';
import { useFaults } from './shell/faults-store.ts';
import { useLeadConsent } from './shell/lead-consent.ts';
import { useSession } from './shell/session-store.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly packbench: ExposedBridge;
  }
}

/** The contract pairs every name with its own output, and the core answers by it. */
const ask: Bridge['call'] = async <Name extends WindowProcedure>(
  ...asked: [name: Name, input: WindowRequest<Name>, taskId?: string, consent?: string]
) => JSON.parse(await window.packbench.call(...asked)) as Result<WindowOutput<Name>>;

/**
 * The one way from the window to the main process. What only a lead may do is offered to a lead's PIN and asked once
 * more; when nobody is signed in any longer the window asks who is there.
 */
export const bridge: Bridge = {
  ...window.packbench,
  call: async (name, input, taskId, consent) => {
    const answer = await ask(name, input, taskId, consent);
    if (changesStation(name)) noteNews(['station']);
    if (answer.ok) return answer;
    if (answer.refusal.code === 'store-read-only') useFaults.getState().noteStore(answer.refusal);
    if (answer.refusal.code === 'sign-in-needed') useSession.getState().know(null);
    if (answer.refusal.code !== 'needs-lead' || consent !== undefined) return answer;
    const given = await useLeadConsent.getState().ask(name);
    return given === null ? answer : ask(name, input, taskId, given);
  },
};
