import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { sortedInSteps } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { parseS10, s10FromSerial } from './s10.ts';
import type { S10 } from './s10.ts';

/** How far a lot has been used; offsets count from its first number. */
type LotProgress = {
  /** Offset of the first number that was not handed out. */
  readonly next: number;
  /** Offsets beyond `next` that are gone already (the platform gave them out), ascending. */
  readonly takenAhead: readonly number[];
};

/** Consecutive S10 serials of one indicator and country, both borders included; kept as borders, however many. */
type RangeLot = LotProgress & {
  readonly kind: 'range';
  readonly indicator: string;
  readonly country: string;
  readonly from: number;
  readonly to: number;
};

/** Numbers that form no range, in ascending order of their text. */
type ListLot = LotProgress & {
  readonly kind: 'list';
  readonly numbers: readonly string[];
};

export type WaybillLot = RangeLot | ListLot;

/**
 * The numbers that a carrier gave for a plan, in the order in which they were imported. Used-up lots stay, so that the
 * same file is recognised when it is imported again.
 */
export type WaybillPool = {
  readonly plan: string;
  readonly lots: readonly WaybillLot[];
};

/** Numbers to put into a pool, as an import reads them. */
export type WaybillEntry =
  | { readonly kind: 'number'; readonly plan: string; readonly waybill: string }
  | {
      readonly kind: 'range';
      readonly plan: string;
      readonly indicator: string;
      readonly country: string;
      readonly from: number;
      readonly to: number;
    };

/** So few left that new numbers should be asked for. */
export const lowPoolThreshold = 20;

export const emptyPool = (plan: string): WaybillPool => ({ plan, lots: [] });

const lotSize = (lot: WaybillLot): number =>
  lot.kind === 'range' ? lot.to - lot.from + 1 : lot.numbers.length;

function numberAt(lot: WaybillLot, offset: number): string {
  if (lot.kind === 'range') {
    return s10FromSerial(lot.indicator, lot.from + offset, lot.country).text;
  }
  const waybill = lot.numbers[offset];
  if (waybill === undefined) throw new RangeError(`no number at ${offset}`);
  return waybill;
}

/** Where a number stands in the lot, -1 when it is not of it; `parsed` is the number read as S10, null if it is none. */
function offsetOf(lot: WaybillLot, waybill: string, parsed: S10 | null): number {
  if (lot.kind === 'range') {
    if (parsed === null) return -1;
    const { indicator, country, serial } = parsed;
    const isWithin =
      indicator === lot.indicator &&
      country === lot.country &&
      serial >= lot.from &&
      serial <= lot.to;
    return isWithin ? serial - lot.from : -1;
  }
  let low = 0;
  let high = lot.numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lot.numbers[middle] ?? '') < waybill) low = middle + 1;
    else high = middle;
  }
  return lot.numbers[low] === waybill ? low : -1;
}

function takeOffset(lot: WaybillLot, offset: number): WaybillLot {
  if (offset < lot.next || lot.takenAhead.includes(offset)) return lot;
  if (offset > lot.next) {
    return { ...lot, takenAhead: [...lot.takenAhead, offset].toSorted((a, b) => a - b) };
  }
  let next = offset + 1;
  let reached = 0;
  while (lot.takenAhead[reached] === next) {
    next += 1;
    reached += 1;
  }
  return { ...lot, next, takenAhead: lot.takenAhead.slice(reached) };
}

/** The lot that holds a number and where in it; null when none does. */
function findLot(
  pool: WaybillPool,
  waybill: string,
): { readonly lot: WaybillLot; readonly index: number; readonly offset: number } | null {
  const read = parseS10(waybill);
  const parsed = read.ok ? read.value : null;
  for (const [index, lot] of pool.lots.entries()) {
    const offset = offsetOf(lot, waybill, parsed);
    if (offset >= 0) return { lot, index, offset };
  }
  return null;
}

/** Whether a number was put into this pool, handed out since or not. */
export const poolHolds = (pool: WaybillPool, waybill: string): boolean =>
  findLot(pool, waybill) !== null;

/** The pool after `waybill` was given out; the same pool when the number is not of it or was taken before. */
export function takeWaybill(pool: WaybillPool, waybill: string): WaybillPool {
  const found = findLot(pool, waybill);
  if (found === null) return pool;
  const taken = takeOffset(found.lot, found.offset);
  return taken === found.lot ? pool : { ...pool, lots: pool.lots.with(found.index, taken) };
}

const usedUpTo = (lot: WaybillLot, next: number): WaybillLot =>
  next <= lot.next
    ? lot
    : { ...lot, next, takenAhead: lot.takenAhead.filter((offset) => offset >= next) };

/** The pool after `waybill` and every number before it were given out; the same pool when the number is not of it. */
export function takeThrough(pool: WaybillPool, waybill: string): WaybillPool {
  const found = findLot(pool, waybill);
  if (found === null) return pool;
  return {
    ...pool,
    lots: pool.lots.map((lot, index) => {
      if (index > found.index) return lot;
      return usedUpTo(lot, index < found.index ? lotSize(lot) : found.offset + 1);
    }),
  };
}

/**
 * The next free number and the pool without it. Numbers for which `isUsed` holds are passed over and never come up
 * again. Refuses `waybill-pool-empty` with the plan.
 */
export function nextWaybill(
  pool: WaybillPool,
  isUsed: (waybill: string) => boolean,
): Result<{ readonly waybill: string; readonly pool: WaybillPool }, 'waybill-pool-empty'> {
  for (const [index, lot] of pool.lots.entries()) {
    const size = lotSize(lot);
    let left = lot;
    while (left.next < size) {
      const waybill = numberAt(left, left.next);
      left = takeOffset(left, left.next);
      if (isUsed(waybill)) continue;
      return ok({ waybill, pool: { ...pool, lots: pool.lots.with(index, left) } });
    }
  }
  return refuse('waybill-pool-empty', { plan: pool.plan });
}

/** How many numbers the pool has left. */
export const remaining = (pool: WaybillPool): number =>
  pool.lots.reduce((sum, lot) => sum + lotSize(lot) - lot.next - lot.takenAhead.length, 0);

/** Whether at most `threshold` numbers are left. */
export const isLow = (pool: WaybillPool, threshold: number = lowPoolThreshold): boolean =>
  remaining(pool) <= threshold;

/**
 * The pool with more numbers at its end. Single S10 numbers that follow one another become a range. Entries of other
 * plans and numbers that the pool already holds are left out.
 */
export function* addToPool(
  pool: WaybillPool,
  entries: readonly WaybillEntry[],
): Steps<WaybillPool> {
  const fresh = { next: 0, takenAhead: [] };
  const lots: WaybillLot[] = [...pool.lots];
  const singles: string[] = [];
  for (const [index, entry] of entries.entries()) {
    if (index % entriesPerStep === 0) yield;
    if (entry.plan !== pool.plan) continue;
    if (entry.kind === 'range') {
      const { indicator, country, from, to } = entry;
      const isKnown = lots.some(
        (lot) =>
          lot.kind === 'range' &&
          lot.indicator === indicator &&
          lot.country === country &&
          lot.from <= from &&
          lot.to >= to,
      );
      if (!isKnown) lots.push({ kind: 'range', indicator, country, from, to, ...fresh });
    } else if (!poolHolds({ plan: pool.plan, lots }, entry.waybill)) {
      singles.push(entry.waybill);
    }
  }
  const inOrder = yield* sortedInSteps([...new Set(singles)], byText);
  const { runs, others } = yield* splitRuns(inOrder);
  for (const run of runs) lots.push({ kind: 'range', ...run, ...fresh });
  if (others.length > 0) lots.push({ kind: 'list', numbers: others, ...fresh });
  return { plan: pool.plan, lots };
}

const entriesPerStep = 200;

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

type Run = Pick<RangeLot, 'indicator' | 'country' | 'from' | 'to'>;

/** Consecutive serials as ranges (a carrier's list is usually one), everything else as it is. */
function* splitRuns(waybills: readonly string[]): Steps<{
  readonly runs: readonly Run[];
  readonly others: readonly string[];
}> {
  const serialsOf = new Map<string, { run: Run; waybill: string }[]>();
  const others: string[] = [];
  for (const [index, waybill] of waybills.entries()) {
    if (index % entriesPerStep === 0) yield;
    const parsed = parseS10(waybill);
    if (!parsed.ok) {
      others.push(waybill);
      continue;
    }
    const { indicator, country, serial } = parsed.value;
    const key = indicator + country;
    const group = serialsOf.get(key) ?? [];
    serialsOf.set(key, group);
    group.push({ run: { indicator, country, from: serial, to: serial }, waybill });
  }
  const runs: Run[] = [];
  for (const unsorted of serialsOf.values()) {
    const group = yield* sortedInSteps(unsorted, (a, b) => a.run.from - b.run.from);
    let start = 0;
    for (const [index, { run }] of group.entries()) {
      if (index % entriesPerStep === 0) yield;
      if (group[index + 1]?.run.from === run.from + 1) continue;
      const first = group[start];
      if (first !== undefined && index > start) runs.push({ ...first.run, to: run.to });
      else others.push(...group.slice(start, index + 1).map(({ waybill }) => waybill));
      start = index + 1;
    }
  }
  return { runs, others: yield* sortedInSteps(others, byText) };
}
