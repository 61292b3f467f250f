import { useEffect } from 'react';
import { create } from 'zustand';
import type { Result } from '../../domain/result.ts';
import type { WindowOutput } from '../../preload/window-contract.ts';
import { bridge } from '../bridge.ts';
import { useSession } from '../shell/session-store.ts';

type FirstRunState = {
  readonly isFirst: 'unknown' | 'yes' | 'no';
  readonly know: (isFirst: boolean) => void;
};

const useStore = create<FirstRunState>()((set) => ({
  isFirst: 'unknown',
  know: (isFirst) => set({ isFirst: isFirst ? 'yes' : 'no' }),
}));

/** Goes on to the screens. */
export const leaveFirstRun = (): void => useStore.getState().know(false);

/** Learns whether this station is still empty: no order and no sender. Not known while nobody is signed in who may ask. */
export function learnFirstRun(
  stats: Result<WindowOutput<'data.stats'>>,
  settings: Result<WindowOutput<'settings.get'>>,
): void {
  if (!stats.ok && stats.refusal.code === 'sign-in-needed') return;
  useStore
    .getState()
    .know(
      stats.ok && settings.ok && stats.value.orders === 0 && settings.value.sender.nameEn === '',
    );
}

/** Whether this station is known to be empty. */
export const isFirstRun = (): boolean => useStore.getState().isFirst === 'yes';

async function askFirstRun(): Promise<void> {
  learnFirstRun(
    ...(await Promise.all([bridge.call('data.stats', {}), bridge.call('settings.get', {})])),
  );
}

/** Whether this station is still empty, as far as it is known; asked again when there is somebody to greet. */
export function useFirstRun(): FirstRunState['isFirst'] {
  const { isFirst } = useStore();
  const { people, person } = useSession();
  const isSomebody = people !== null && (people.length === 0 || person !== null);
  useEffect(() => {
    if (isFirst !== 'unknown' || !isSomebody) return;
    void askFirstRun();
  }, [isFirst, isSomebody]);
  return isFirst;
}
