/** Long work in steps of about a millisecond: whoever runs it decides what happens between them. */
export type Steps<Value = void> = Generator<undefined, Value>;

/** Does all of it now. */
export function atOnce<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const sortedPerStep = 1_000;

/** The items in ascending order; equal ones stay as they were. */
export function* sortedInSteps<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Steps<readonly Item[]> {
  let runs: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; from += sortedPerStep) {
    runs.push(items.slice(from, from + sortedPerStep).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly Item[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(yield* mergedRuns(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergedRuns<Item>(
  left: readonly Item[],
  right: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Steps<readonly Item[]> {
  const merged: Item[] = [];
  let next = 0;
  for (const item of left) {
    for (; next < right.length && compare(right[next] as Item, item) < 0; next += 1) {
      merged.push(right[next] as Item);
      if (merged.length % sortedPerStep === 0) yield;
    }
    merged.push(item);
    if (merged.length % sortedPerStep === 0) yield;
  }
  for (; next < right.length; next += 1) merged.push(right[next] as Item);
  return merged;
}
