import type { Page } from '../../preload/views.ts';

/**
 * One page of the values that match, in the order given. `cursor` is the id of the last item already seen; one that is
 * gone meanwhile starts again from the beginning.
 */
export function pageOf<Value, Item>(
  values: Iterable<Value>,
  options: {
    readonly cursor: string | null;
    readonly offset?: number | null;
    readonly limit: number;
    readonly idOf: (value: Value) => string;
    readonly matches: (value: Value) => boolean;
    /** Made for the items of the page only. */
    readonly view: (value: Value) => Item;
  },
): Page<Item> {
  const matching: Value[] = [];
  for (const value of values) if (options.matches(value)) matching.push(value);
  const begin = options.offset ?? afterCursor(matching, options);
  const part = matching.slice(begin, begin + options.limit);
  const last = part.at(-1);
  const isEnd = begin + part.length >= matching.length;
  return {
    items: part.map(options.view),
    next: isEnd || last === undefined ? null : options.idOf(last),
    total: matching.length,
  };
}

const afterCursor = <Value>(
  values: readonly Value[],
  { cursor, idOf }: { readonly cursor: string | null; readonly idOf: (value: Value) => string },
): number => (cursor === null ? 0 : values.findIndex((value) => idOf(value) === cursor) + 1);
