import { useEffect } from 'react';
import { bridge } from '../bridge.ts';
import { useSession } from './session-store.ts';

/** Asks again who works here and who is signed in. */
export async function refreshSession(): Promise<void> {
  const [people, person] = await Promise.all([
    bridge.call('people.list', {}),
    bridge.call('people.current', {}),
  ]);
  if (person.ok) useSession.getState().know(person.value);
  if (people.ok) useSession.getState().knowPeople(people.value);
}

/** The station asks who is there before it does anything else. */
export async function signOut(): Promise<void> {
  await bridge.call('people.signOut', {});
  useSession.getState().know(null);
}

/** Signs out after `minutes` without a key, a scan, a click or a touch; 0 never does. */
export function useAutoLock(minutes: number): void {
  const person = useSession((state) => state.person);
  useEffect(() => {
    if (minutes === 0 || person === null) return undefined;
    let timer = 0;
    const restart = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void signOut(), minutes * 60_000);
    };
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs)
      window.addEventListener(sign, restart, { capture: true, passive: true });
    restart();
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, restart, { capture: true });
    };
  }, [minutes, person]);
}
