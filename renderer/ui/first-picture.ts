import { create } from 'zustand';

const usePicture = create(() => ({ isThere: false }));

/**
 * Whether the window has shown its first picture. What nobody sees in it, such as the rows below the edge of a list or the
 * choices of a closed field, is drawn after it: together they are half of all there is to draw, and a start waits for that.
 */
export const useFirstPictureIsThere = (): boolean => usePicture(({ isThere }) => isThere);

/** A window that is started out of sight is not painted; it need not wait for that. */
const patienceMs = 2_000;

/** Resolves when the first words are on the screen, and draws the rest. */
export async function afterFirstPicture(): Promise<void> {
  await new Promise<void>((resolve) => {
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe({ type: 'paint', buffered: true });
    setTimeout(resolve, patienceMs);
  });
  usePicture.setState({ isThere: true });
}
