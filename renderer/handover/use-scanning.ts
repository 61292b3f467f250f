import { useCallback, useEffect, useRef } from 'react';
import { refusal } from '../../domain/result.ts';
import type { HandoverView } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { play } from '../ui/sounds.ts';
import { useDesk } from './desk-state.ts';
import { bagIdFor } from './figures.ts';

/** Scans go one after the other: the bag of one depends on the one before. */
export function useScanning(handoverId: string, bags: HandoverView['bags']): Scanning {
  const queue = useRef<Promise<void>>(Promise.resolve());
  const known = useRef(bags);
  useEffect(() => {
    known.current = bags;
  }, [bags]);
  const remove = useCallback(
    async (scan: string): Promise<void> => {
      const { judge, takeOut } = useDesk.getState();
      judge({ kind: 'busy', scan });
      const removed = await bridge.call('handover.unscan', { handoverId, scan });
      takeOut(false);
      play(removed.ok ? 'back' : 'wrong');
      judge(
        removed.ok
          ? { kind: 'out', waybill: scan }
          : { kind: 'stop', scan, refusal: removed.refusal },
      );
    },
    [handoverId],
  );
  const add = useCallback(
    async (scan: string): Promise<void> => {
      const { judge, target, aim } = useDesk.getState();
      judge({ kind: 'busy', scan });
      const bagId = bagIdFor(known.current, target);
      const scanned = await bridge.call('handover.scan', { handoverId, scan, bagId });
      if (!scanned.ok) {
        play('wrong');
        judge({ kind: 'stop', scan, refusal: scanned.refusal });
        return;
      }
      known.current = scanned.value.bags;
      if (bagId === 'new') aim('auto');
      play('ok');
      judge({ kind: 'ok', parcel: scanned.value.scanned });
    },
    [handoverId],
  );
  const enqueue = useCallback((code: string, work: (code: string) => Promise<void>): void => {
    // A bug must not leave the desk deaf: it is shown, and the next scan is heard.
    queue.current = queue.current
      .then(() => work(code))
      .catch(() => {
        play('wrong');
        const { judge } = useDesk.getState();
        judge({ kind: 'stop', scan: code, refusal: refusal('unexpected', { name: 'handover' }) });
      });
  }, []);
  const scan = useCallback(
    (text: string): void => {
      const code = text.trim();
      if (code === '') return;
      enqueue(code, (one) => (useDesk.getState().isTakingOut ? remove(one) : add(one)));
    },
    [add, enqueue, remove],
  );
  const takeOut = useCallback(
    (waybill: string): void => enqueue(waybill, remove),
    [enqueue, remove],
  );
  return { scan, takeOut };
}

/** What can be done with a label at the desk. */
export type Scanning = {
  readonly scan: (text: string) => void;
  /** Takes a parcel out of its bag again. */
  readonly takeOut: (waybill: string) => void;
};
