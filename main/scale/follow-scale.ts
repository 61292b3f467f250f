import type { ScaleNews } from '../../domain/scale/reading.ts';
import { openScale } from './scale.ts';
import type { Scale } from './scale.ts';

/** A station's scale that is listened to for as long as the window is open. */
export type FollowedScale = {
  /** The scale's address may have changed: listens to the one that is set now. */
  readonly refresh: () => void;
  readonly close: () => void;
};

const retryMs = 3_000;
/** A weight that does not change is told this often. */
const repeatMs = 1_000;

/**
 * Listens to the scale at `address()` and tells every change of its weight. A scale that goes away is told and tried
 * again until it is back; null listens to nothing.
 */
export function followScale(options: {
  readonly address: () => string | null;
  readonly tell: (news: ScaleNews) => void;
  readonly retryMs?: number;
}): FollowedScale {
  const { address, tell } = options;
  let current: string | null = null;
  let scale: Scale | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let turn = 0;

  const listen = async (at: string, mine: number): Promise<void> => {
    const opened = await openScale(at);
    if (closed || mine !== turn) {
      if (opened.ok) opened.value.close();
      return;
    }
    let failure = opened.ok ? null : opened.refusal;
    if (opened.ok) {
      scale = opened.value;
      let last = '';
      let toldMs = 0;
      scale.onReading((reading) => {
        const now = `${reading.weightGrams}/${reading.stable}`;
        // Scales repeat themselves ten times a second; a window that was opened late still hears of it soon.
        if (now === last && performance.now() - toldMs < repeatMs) return;
        last = now;
        toldMs = performance.now();
        tell({ kind: 'reading', reading });
      });
      failure = await scale.ended;
    }
    if (closed || mine !== turn) return;
    scale = null;
    tell({ kind: 'lost', code: failure?.code ?? 'scale-unreachable' });
    timer = setTimeout(() => void listen(at, mine), options.retryMs ?? retryMs);
    timer.unref();
  };

  const refresh = (): void => {
    const wanted = address();
    if (closed || wanted === current) return;
    turn += 1;
    clearTimeout(timer);
    scale?.close();
    scale = null;
    current = wanted;
    if (wanted !== null) void listen(wanted, turn);
  };

  refresh();
  return {
    refresh,
    close: () => {
      closed = true;
      turn += 1;
      clearTimeout(timer);
      scale?.close();
    },
  };
}
