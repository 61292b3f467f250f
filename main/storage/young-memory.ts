import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (wish: { readonly type: 'minor' }) => void;

/** V8's own collector, which only this flag gives; nothing where a later V8 does not. */
function openCollector(): Collect {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  return typeof collect === 'function' ? (collect as Collect) : () => undefined;
}

/** Opened when it is wanted: most commands have no long work. */
let collect: Collect | null = null;

/** So much is moved in a few milliseconds even if all of it stays. */
const youngBytes = 2 << 20;

/** Not known before the first look: what the program itself takes is no reason for a collection. */
let usedBytes: number | null = null;

/**
 * Frees what was made lately and is not needed any more, once there is some of it. V8 by itself waits for 16 MB: of what an
 * import makes most stays, and moving all that at once stops the thread for 20-40 ms. Tells whether there was some.
 */
export function collectYoung(): boolean {
  const used = getHeapStatistics().used_heap_size;
  // Less than before: V8 was here on its own.
  if (usedBytes === null || used < usedBytes) usedBytes = used;
  if (used - usedBytes < youngBytes) return false;
  collect ??= openCollector();
  collect({ type: 'minor' });
  usedBytes = getHeapStatistics().used_heap_size;
  return true;
}
