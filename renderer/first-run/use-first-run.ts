import { useEffect } from 'react';
import { create } from 'zustand';
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

/** Asks whether this station is still empty: no order and no sender. Not known while nobody is signed in who may ask. */
export async function learnFirstRun(ask: typeof bridge.call = bridge.call): Promise<void> {
  const [stats, settings] = await Promise.all([ask('data.stats', {}), ask('settings.get', {})]);
  if (!stats.ok && stats.refusal.code === 'sign-in-needed') return;
  useStore
    .getState()
    .know(
      stats.ok && settings.ok && stats.value.orders === 0 && settings.value.sender.nameEn === '',
    );
}

/** Whether this station is still empty, as far as it is known; asked again when there is somebody to greet. */
export function useFirstRun(): FirstRunState['isFirst'] {
  const { isFirst } = useStore();
  const { people, person } = useSession();
  const isSomebody = people !== null && (people.length === 0 || person !== null);
  useEffect(() => {
    if (isFirst !== 'unknown' || !isSomebody) return;
    void learnFirstRun();
  }, [isFirst, isSomebody]);
  return isFirst;
}
