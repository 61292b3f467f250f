import type { FreightStat } from '../../domain/freight/stats.ts';

/** One group of bars; amounts in yuan, because charts scale numbers. */
export type ChartRow = {
  readonly name: string;
  readonly estimated: number;
  readonly billed: number;
  readonly paid: number;
};

const row = (name: string, stats: readonly FreightStat[]): ChartRow => ({
  name,
  estimated: stats.reduce((sum, { estimatedFen }) => sum + estimatedFen, 0) / 100,
  billed: stats.reduce((sum, { billedFen }) => sum + billedFen, 0) / 100,
  paid: stats.reduce((sum, { paidFen }) => sum + paidFen, 0) / 100,
});

/** Largest cost first; groups of the same cost by name. */
export const byCost = (stats: readonly FreightStat[]): readonly FreightStat[] =>
  stats.toSorted((a, b) => b.costFen - a.costFen || (a.key < b.key ? -1 : 1));

/**
 * The bars to draw: at most `limit`, in the order given; what is left over becomes one last group, so that the bars
 * add up to the total.
 */
export function chartRows(
  stats: readonly FreightStat[],
  limit: number,
  nameOf: (key: string) => string,
  others: string,
): readonly ChartRow[] {
  const isAll = stats.length <= limit;
  const shown = isAll ? stats : stats.slice(0, limit - 1);
  const rest = stats.slice(shown.length);
  return [
    ...shown.map((stat) => row(nameOf(stat.key), [stat])),
    ...(rest.length === 0 ? [] : [row(others, rest)]),
  ];
}
