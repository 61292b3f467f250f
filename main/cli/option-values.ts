import { InvalidArgumentError, Option } from 'commander';
import { labelDpis } from '../../domain/label/label.ts';
import type { LabelDpi } from '../../domain/label/label.ts';

/** A number as it was typed; everything else is a usage error, told before anything is done. */
export function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new InvalidArgumentError('It must be a number.');
  }
  return value;
}

/** `--dpi`, one of the resolutions of print heads. */
export const dpiOption = (): Option =>
  new Option('--dpi <dpi>', `dots per inch: ${labelDpis.join(', ')}`).argParser(
    (text): LabelDpi => {
      const dpi = labelDpis.find((one) => String(one) === text);
      if (dpi === undefined) throw new InvalidArgumentError(`One of ${labelDpis.join(', ')}.`);
      return dpi;
    },
  );

/** Collects the values of an option that may be given several times. */
export const collect = (value: string, before: readonly string[]): readonly string[] => [
  ...before,
  value,
];

/** Some pieces of one line of an order. */
export type LineChoice = { readonly lineId: string; readonly quantity: number };

/** Collects `LINE:QUANTITY`, or only `LINE` for one piece. */
export function collectLines(value: string, before: readonly LineChoice[]): readonly LineChoice[] {
  const [, lineId, quantity = '1'] = /^([^:]+)(?::(\d{1,9}))?$/.exec(value) ?? [];
  if (lineId === undefined) {
    throw new InvalidArgumentError('It must be a line of the order and a quantity, like 1:2.');
  }
  return [...before, { lineId, quantity: Number(quantity) }];
}
