/** Milliseconds as a column of the bench shows them. */
export const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(11);

/** The value in the middle of `values` for 0.5, the 99th percentile for 0.99. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Median and 99th percentile of milliseconds. */
export type Spread = { readonly p50: number; readonly p99: number; readonly longest: number };

export const spreadOf = (values: readonly number[]): Spread => ({
  p50: percentile(values, 0.5),
  p99: percentile(values, 0.99),
  longest: values.reduce((longest, value) => Math.max(longest, value), 0),
});
