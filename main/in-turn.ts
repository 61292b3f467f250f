/** Runs a piece of work once everything that was given before has ended, well or badly. */
export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** For work that looks something up, waits, and then acts on what it saw: never two pieces of it at once. */
export function oneAfterAnother(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
