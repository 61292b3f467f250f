/** So long it takes until what a person asked for is on the disk, sent and painted. */
const courtesyMs = 40;

/** What may be rested at once after long work without any rest: more would stop it where scan follows on scan. */
const mostSavedMs = 10 * courtesyMs;

/** Milliseconds since the epoch, in a place that the threads of a program can share. */
export type Courtesy = SharedArrayBuffer;

/** Until when long work stands aside. */
let until = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));

const now = (): number => performance.timeOrigin + performance.now();

/**
 * Tells long work that a person waits for something: it stands aside for a while, as on a small machine whoever writes
 * and paints the answer needs the processor.
 */
export function standAside(): void {
  until[0] = now() + courtesyMs;
}

/** To be handed to a thread that does long work for this one; it then stands aside when this one is told to. */
export const courtesy = (): Courtesy => until.buffer;

/** In such a thread, before its work. */
export function shareCourtesy(shared: Courtesy): void {
  until = new Float64Array(shared);
}

/** How long one line of work is to rest; half of the time at the most, so that it gets on wherever scan follows on scan. */
export type Rests = {
  /** Milliseconds to rest after working for `workedMs`; 0 when there is no need. */
  readonly after: (workedMs: number) => number;
};

/** The rests of one line of work; before it has done any it may rest once. */
export function openRests(): Rests {
  let savedMs = courtesyMs;
  return {
    after: (workedMs) => {
      savedMs = Math.min(savedMs + workedMs, mostSavedMs);
      const restMs = Math.min((until[0] ?? 0) - now(), savedMs);
      if (restMs < 1) return 0;
      savedMs -= restMs;
      return restMs;
    },
  };
}

/** For a thread that has nothing else to do: made between pieces of its work, it sleeps while it is to stand aside. */
export function sleeping(): () => void {
  const rests = openRests();
  const pillow = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let began = performance.now();
  return () => {
    const restMs = rests.after(performance.now() - began);
    if (restMs > 0) Atomics.wait(pillow, 0, 0, restMs);
    began = performance.now();
  };
}
