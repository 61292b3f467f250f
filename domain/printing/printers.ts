import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import type { Printer } from './printer.ts';

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The printer of that name, in whatever case; refused as `printer-unknown` with the names there are. */
export function namedPrinter(printers: readonly Printer[], name: string): Result<Printer> {
  const printer = printers.find((one) => sameName(one.name, name));
  const known = printers.map((one) => one.name).join(', ') || '-';
  return printer === undefined ? refuse('printer-unknown', { name, known }) : ok(printer);
}

/** The printers with one more. Refused: `printer-exists`. */
export const withPrinter = (
  printers: readonly Printer[],
  printer: Printer,
): Result<readonly Printer[]> =>
  printers.some(({ name }) => sameName(name, printer.name))
    ? refuse('printer-exists', { name: printer.name })
    : ok([...printers, printer]);

/** The printers with `after` where `before` of them stands. Refused: `printer-exists` where another has its name. */
export const withOtherPrinter = (
  printers: readonly Printer[],
  before: Printer,
  after: Printer,
): Result<readonly Printer[]> =>
  printers.some((one) => one !== before && sameName(one.name, after.name))
    ? refuse('printer-exists', { name: after.name })
    : ok(printers.map((one) => (one === before ? after : one)));
