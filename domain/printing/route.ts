import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import type { Printer } from './printer.ts';

/** Which printer takes the labels of a plan, of a label size, or both; null is any. */
export type LabelRoute = {
  readonly plan: string | null;
  readonly size: string | null;
  readonly printer: string;
};

const isCalled = (printer: Pick<Printer, 'name'>, name: string): boolean =>
  printer.name.toLowerCase() === name.toLowerCase();

/**
 * The printer for a label nobody named one for: that of the first route which fits its plan and the size that is wanted
 * (null: any), routes that name the plan before those that do not; without one, the only printer of that size.
 * Refused: `print-route-missing`.
 */
export function routeLabel<One extends Pick<Printer, 'name' | 'size'>>(
  plan: string,
  wanted: {
    readonly size: string | null;
    readonly routes: readonly LabelRoute[];
    readonly printers: readonly One[];
  },
): Result<One> {
  const { size, routes } = wanted;
  const fitting = wanted.printers.filter((printer) => size === null || printer.size === size);
  const matching = routes.filter(
    (route) =>
      (route.plan === null || route.plan === plan) &&
      (route.size === null || size === null || route.size === size),
  );
  const named = matching.filter((route) => route.plan !== null);
  for (const { printer: name } of [...named, ...matching]) {
    const printer = fitting.find((one) => isCalled(one, name));
    if (printer !== undefined) return ok(printer);
  }
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return ok(only);
  return refuse('print-route-missing', {
    plan,
    known: fitting.map(({ name }) => name).join(', ') || '-',
  });
}
