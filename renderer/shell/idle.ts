/** Resolves when the window has nothing else to do. */
export const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestIdleCallback(resolve);
  });
