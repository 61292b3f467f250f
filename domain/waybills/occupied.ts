import { nothingArchived } from '../archive/archive.ts';
import type { ArchivedKeys } from '../archive/archive.ts';
import { sortedInSteps } from '../steps.ts';
import type { Steps } from '../steps.ts';
import type { WaybillEntry, WaybillPool } from './pool.ts';
import { parseS10, s10FromSerial } from './s10.ts';

type RangeEntry = Extract<WaybillEntry, { kind: 'range' }>;

/** What stands in the way of a range: a range or a number in a pool, or a number that was used. */
type Obstacle =
  | { readonly kind: 'range'; readonly plan: string; readonly other: string }
  | { readonly kind: 'pooled'; readonly plan: string; readonly waybill: string }
  | { readonly kind: 'used'; readonly waybill: string };

/** What numbers exist already, built once per import and asked per row. */
export type OccupiedNumbers = {
  /** Code of the plan whose pool holds the number; null when none does. */
  readonly planOf: (waybill: string) => string | null;
  readonly isUsed: (waybill: string) => boolean;
  /** Whether the pool of the entry's own plan holds the whole range already, as when a file is imported again. */
  readonly isKnownRange: (range: RangeEntry) => boolean;
  readonly obstacleOf: (range: RangeEntry) => Obstacle | null;
};

/** The first and the last number of a range, check digits included. */
export function rangeBorders(range: Omit<RangeEntry, 'kind' | 'plan'>): {
  readonly from: string;
  readonly to: string;
} {
  const { indicator, country } = range;
  return {
    from: s10FromSerial(indicator, range.from, country).text,
    to: s10FromSerial(indicator, range.to, country).text,
  };
}

/** Serials `from` to `to` that are taken, and what tells so. */
type Taken = { readonly from: number; readonly to: number; readonly obstacle: Obstacle };

/** Taken spans of one indicator and country; they do not overlap, so both borders ascend once sorted. */
type TakenByKey = ReadonlyMap<string, readonly Taken[]>;

/** The first span that meets the range, found in logarithmic time. */
function firstWithin(spans: readonly Taken[], from: number, to: number): Taken | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? from) < from) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found !== undefined && found.from <= to ? found : null;
}

const spansPerStep = 200;

/** A span under its key; null for a number that is not S10. */
type Keyed = readonly [string, Taken] | null;

function* sorted(spans: Iterable<Keyed>): Steps<TakenByKey> {
  const byKey = new Map<string, Taken[]>();
  let count = 0;
  for (const keyed of spans) {
    count += 1;
    if (count % spansPerStep === 0) yield;
    if (keyed === null) continue;
    const [key, span] = keyed;
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [span]);
    else list.push(span);
  }
  const inOrder = new Map<string, readonly Taken[]>();
  for (const [key, list] of byKey) {
    inOrder.set(key, yield* sortedInSteps(list, (a, b) => a.from - b.from));
  }
  return inOrder;
}

function singleSpan(waybill: string, obstacle: Obstacle): Keyed {
  const parsed = parseS10(waybill);
  if (!parsed.ok) return null;
  const { indicator, country, serial } = parsed.value;
  return [indicator + country, { from: serial, to: serial, obstacle }];
}

function* pooledRanges(pools: readonly WaybillPool[]): Generator<Keyed> {
  for (const { plan, lots } of pools) {
    for (const lot of lots) {
      if (lot.kind !== 'range') continue;
      const borders = rangeBorders(lot);
      const other = `${borders.from}-${borders.to}`;
      const span = {
        from: lot.from,
        to: lot.to,
        obstacle: { kind: 'range', plan, other },
      } as const;
      yield [lot.indicator + lot.country, span];
    }
  }
}

function* singleSpans(
  used: ReadonlySet<string>,
  planOfListed: ReadonlyMap<string, string>,
): Generator<Keyed> {
  for (const [waybill, plan] of planOfListed) {
    yield singleSpan(waybill, { kind: 'pooled', plan, waybill });
  }
  // A number that was used out of a pool's list is told apart by the list above.
  for (const waybill of used) {
    if (!planOfListed.has(waybill)) yield singleSpan(waybill, { kind: 'used', waybill });
  }
}

/**
 * Indexes the numbers of all pools and those that were used. An archived number in the middle of a range
 * is no obstacle: it is passed over when the range gives it.
 */
export function* occupiedNumbers(
  pools: readonly WaybillPool[],
  used: Iterable<string>,
  archived: ArchivedKeys = nothingArchived,
): Steps<OccupiedNumbers> {
  const usedNumbers = new Set<string>();
  for (const waybill of used) {
    usedNumbers.add(waybill);
    if (usedNumbers.size % spansPerStep === 0) yield;
  }
  const planOfListed = new Map<string, string>();
  for (const { plan, lots } of pools) {
    for (const lot of lots) {
      if (lot.kind !== 'list') continue;
      for (const waybill of lot.numbers) {
        planOfListed.set(waybill, plan);
        if (planOfListed.size % spansPerStep === 0) yield;
      }
    }
  }
  const ranges = yield* sorted(pooledRanges(pools));
  const singles = yield* sorted(singleSpans(usedNumbers, planOfListed));
  const rangeAt = (key: string, from: number, to: number): Taken | null =>
    firstWithin(ranges.get(key) ?? [], from, to);
  return {
    planOf: (waybill) => {
      const listed = planOfListed.get(waybill);
      if (listed !== undefined) return listed;
      const parsed = parseS10(waybill);
      if (!parsed.ok) return null;
      const { indicator, country, serial } = parsed.value;
      const found = rangeAt(indicator + country, serial, serial)?.obstacle;
      return found?.kind === 'range' ? found.plan : null;
    },
    isUsed: (waybill) => usedNumbers.has(waybill) || archived.has(`waybill:${waybill}`),
    isKnownRange: ({ plan, indicator, country, from, to }) => {
      const found = rangeAt(indicator + country, from, to);
      if (found === null || found.obstacle.kind !== 'range') return false;
      return found.obstacle.plan === plan && found.from <= from && found.to >= to;
    },
    obstacleOf: ({ indicator, country, from, to }) => {
      const key = indicator + country;
      const found = rangeAt(key, from, to) ?? firstWithin(singles.get(key) ?? [], from, to);
      return found?.obstacle ?? null;
    },
  };
}
