/** Between two frames of a list that is scrolled there is less, even at 30 frames a second. */
const restMs = 34;

/** Something that moves all the time must not keep everything else waiting for good. */
const patienceMs = 10_000;

/**
 * Resolves when the window has nothing else to do and nothing on its way: what takes a few frames, such as reading a style
 * sheet, would make a list stutter that is being scrolled.
 */
export async function idle(): Promise<void> {
  const patientUntil = performance.now() + patienceMs;
  for (;;) {
    const left = await new Promise<number>((resolve) => {
      requestIdleCallback((deadline) => resolve(deadline.timeRemaining()));
    });
    if (left >= restMs || performance.now() >= patientUntil) return;
  }
}
