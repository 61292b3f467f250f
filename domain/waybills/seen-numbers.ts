import type { WaybillEntry } from './pool.ts';
import { parseS10 } from './s10.ts';

/** The numbers of one file so far, to name the earlier row when one comes up twice. */
export type SeenNumbers = {
  /** The first row with a number of this entry; null when there is none. */
  readonly rowOf: (entry: WaybillEntry) => number | null;
  readonly add: (entry: WaybillEntry, row: number) => void;
};

/** What an entry covers: `from` to `to` under one key; numbers that are not S10 are compared as texts. */
type Span = { readonly row: number; readonly from: number; readonly to: number };

/** The serials of an entry under the key of its indicator and country; null for a number that is not S10. */
function spanOf(entry: WaybillEntry, row: number): (Span & { readonly key: string }) | null {
  if (entry.kind === 'range') {
    return { key: entry.indicator + entry.country, from: entry.from, to: entry.to, row };
  }
  const parsed = parseS10(entry.waybill);
  if (!parsed.ok) return null;
  const { indicator, country, serial } = parsed.value;
  return { key: indicator + country, from: serial, to: serial, row };
}

/** Starts with no row seen. */
export function seenNumbers(): SeenNumbers {
  const texts = new Map<string, number>();
  const ranges = new Map<string, Span[]>();
  const singles = new Map<string, Span[]>();
  const touching = (spans: readonly Span[] | undefined, span: Span): number | null =>
    spans?.find(({ from, to }) => from <= span.to && to >= span.from)?.row ?? null;
  return {
    rowOf: (entry) => {
      if (entry.kind === 'number' && texts.has(entry.waybill)) {
        return texts.get(entry.waybill) ?? null;
      }
      const span = spanOf(entry, 0);
      if (span === null) return null;
      const inRange = touching(ranges.get(span.key), span);
      // Two single numbers meet only when they are the same text, which was looked up above.
      return inRange ?? (entry.kind === 'range' ? touching(singles.get(span.key), span) : null);
    },
    add: (entry, row) => {
      if (entry.kind === 'number') texts.set(entry.waybill, row);
      const span = spanOf(entry, row);
      if (span === null) return;
      const spans = entry.kind === 'range' ? ranges : singles;
      const list = spans.get(span.key) ?? [];
      spans.set(span.key, list);
      list.push(span);
    },
  };
}
