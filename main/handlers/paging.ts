import type { Page } from '../../preload/views.ts';

/**
 * One page of the values that match, in the order given. `cursor` is the id of the last item already seen; one that is
 * gone meanwhile starts again from the beginning.
 */
export function pageOf<Value, Item>(
  values: Iterable<Value>,
  options: {
    readonly cursor: string | null;
    readonly limit: number;
    readonly idOf: (value: Value) => string;
    readonly matches: (value: Value) => boolean;
    /** Made for the items of the page only. */
    readonly view: (value: Value) => Item;
  },
): Page<Item> {
  const matching: Value[] = [];
  for (const value of values) if (options.matches(value)) matching.push(value);
  const seen =
    options.cursor === null
      ? -1
      : matching.findIndex((value) => options.idOf(value) === options.cursor);
  const part = matching.slice(seen + 1, seen + 1 + options.limit);
  const last = part.at(-1);
  const isEnd = seen + 1 + part.length >= matching.length;
  return {
    items: part.map(options.view),
    next: isEnd || last === undefined ? null : options.idOf(last),
    total: matching.length,
  };
}
