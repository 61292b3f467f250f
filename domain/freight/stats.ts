import type { ArchivedSums } from '../archive/archive.ts';
import { divideHalfUp } from '../money.ts';
import type { Steps } from '../steps.ts';
import { isoWeek } from './calendar.ts';
import type { FreightState, FreightView } from './freight.ts';

/** What freight is grouped by; weeks are ISO weeks (`2026-W01`). */
export const freightGroupings = ['plan', 'country', 'day', 'week'] as const;

export type FreightGrouping = (typeof freightGroupings)[number];

/** Sums over a group of shipments. Voided ones count neither as parcels nor in weight and estimate, but their money does. */
export type FreightSums = {
  readonly count: number;
  readonly weightGrams: number;
  readonly estimatedFen: number;
  readonly billedFen: number;
  readonly paidFen: number;
  readonly dueFen: number;
  /** Billed where a bill came, estimated where not. */
  readonly costFen: number;
  /** Cost per parcel to the nearest fen, halves up; 0 without parcels. */
  readonly averageFen: number;
};

/** Sums over the shipments of one state. */
export type FreightStateSums = {
  readonly count: number;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly costFen: number;
};

export type FreightStat = FreightSums & { readonly key: string };

/** Stands for a group without a name. */
export const unnamedGroup = '-';

/** The group that a shipment belongs to. */
export function groupKey(view: FreightView, by: FreightGrouping): string {
  switch (by) {
    case 'plan':
      return view.plan === '' ? unnamedGroup : view.plan;
    case 'country':
      return view.country === '' ? unnamedGroup : view.country;
    case 'day':
      return view.day;
    case 'week':
      return isoWeek(view.day);
    default:
      return by satisfies never;
  }
}

type Sums = { -readonly [Key in Exclude<keyof FreightSums, 'averageFen'>]: FreightSums[Key] };

const noSums = (): Sums => ({
  count: 0,
  weightGrams: 0,
  estimatedFen: 0,
  billedFen: 0,
  paidFen: 0,
  dueFen: 0,
  costFen: 0,
});

function add(sums: Sums, view: FreightView): void {
  if (view.state !== 'void') sums.count += 1;
  sums.weightGrams += view.weightGrams;
  sums.estimatedFen += view.estimatedFen;
  sums.billedFen += view.billedFen ?? 0;
  sums.paidFen += view.paidFen;
  sums.dueFen += view.dueFen;
  sums.costFen += view.costFen;
}

function addArchived(sums: Sums, archived: ArchivedSums): void {
  sums.count += archived.count;
  sums.weightGrams += archived.weightGrams;
  sums.estimatedFen += archived.estimatedFen;
  sums.billedFen += archived.billedFen;
  sums.paidFen += archived.paidFen;
  sums.costFen += archived.costFen;
}

const withAverage = (sums: Sums): FreightSums => ({
  ...sums,
  averageFen: sums.count === 0 ? 0 : Number(divideHalfUp(BigInt(sums.costFen), BigInt(sums.count))),
});

/** What the archive adds to each group; see `State.archivedSums`. */
export type ArchivedFreight = ReadonlyMap<string, ArchivedSums>;

const viewsPerStep = 1_000;

/** Sums by plan, country, day or week, in the order of the keys; archived shipments are counted in. */
export function* freightStats(
  views: Iterable<FreightView>,
  by: FreightGrouping,
  archived: ArchivedFreight = new Map(),
): Steps<readonly FreightStat[]> {
  const groups = new Map<string, Sums>();
  const kind = by === 'week' ? 'day:' : `${by}:`;
  for (const [name, sums] of archived) {
    if (!name.startsWith(kind)) continue;
    const value = name.slice(kind.length);
    const key = by === 'week' ? isoWeek(value) : value === '' ? unnamedGroup : value;
    const group = groups.get(key) ?? noSums();
    groups.set(key, group);
    addArchived(group, sums);
  }
  let summed = 0;
  for (const view of views) {
    summed += 1;
    if (summed % viewsPerStep === 0) yield;
    const key = groupKey(view, by);
    let sums = groups.get(key);
    if (sums === undefined) {
      sums = noSums();
      groups.set(key, sums);
    }
    add(sums, view);
  }
  return [...groups]
    .map(([key, sums]) => ({ key, ...withAverage(sums) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** How many shipments stand in each state, and their money. */
export function freightByState(
  views: Iterable<FreightView>,
  archived: ArchivedFreight = new Map(),
): Readonly<Record<FreightState, FreightStateSums>> {
  const none: FreightStateSums = { count: 0, dueFen: 0, paidFen: 0, costFen: 0 };
  const sums: Record<FreightState, FreightStateSums> = {
    estimated: none,
    'to-pay': none,
    disputed: none,
    paid: none,
    void: none,
  };
  for (const { state, dueFen, paidFen, costFen } of views) {
    const before = sums[state];
    sums[state] = {
      count: before.count + 1,
      dueFen: before.dueFen + dueFen,
      paidFen: before.paidFen + paidFen,
      costFen: before.costFen + costFen,
    };
  }
  for (const state of ['paid', 'void'] as const) {
    const there = archived.get(`state:${state}`);
    if (there === undefined) continue;
    const before = sums[state];
    sums[state] = {
      count: before.count + there.shipments,
      dueFen: before.dueFen,
      paidFen: before.paidFen + there.paidFen,
      costFen: before.costFen + there.costFen,
    };
  }
  return sums;
}

/** Sums over everything, archived shipments included. */
export function freightTotals(
  views: Iterable<FreightView>,
  archived: ArchivedFreight = new Map(),
): FreightSums {
  const sums = noSums();
  const total = archived.get('total');
  if (total !== undefined) addArchived(sums, total);
  for (const view of views) add(sums, view);
  return withAverage(sums);
}
