import { useState } from 'react';

/** Runs an action, unless one is under way. */
type Run = (action: () => Promise<void>) => Promise<void>;

/** Lets one action run at a time and tells whether one does; a second one meanwhile does nothing. */
export function oneAtATime(tell: (isBusy: boolean) => void): Run {
  // Known at once: what is told is drawn only later, and two Enters may come before that.
  let isBusy = false;
  return async (action) => {
    if (isBusy) return;
    isBusy = true;
    tell(true);
    try {
      await action();
    } finally {
      isBusy = false;
      tell(false);
    }
  };
}

/** For what must not be done twice by a double click or a second Enter. */
export function useBusy(): { readonly isBusy: boolean; readonly run: Run } {
  const [isBusy, setBusy] = useState(false);
  const [run] = useState(() => oneAtATime(setBusy));
  return { isBusy, run };
}
