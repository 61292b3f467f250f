import { formatPrinterAddress } from '../../domain/printing/printer.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import { namedPrinter } from '../../domain/printing/printers.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import { changeSettings } from './change-settings.ts';
import type { Services } from './services.ts';

/** The questions that printers are being asked; whoever asks the same meanwhile gets the same answer. */
export type PrinterProbes = {
  readonly join: (
    printer: Printer,
    probe: (signal: AbortSignal) => Promise<Result<Printer>>,
  ) => Promise<Result<Printer>>;
  /** Nothing that is answered from now on is stored. Nobody waits for a printer that is switched off. */
  readonly close: () => void;
};

export function printerProbes(): PrinterProbes {
  const running = new Map<string, Promise<Result<Printer>>>();
  const closing = new AbortController();
  return {
    join: (printer, probe) => {
      const { name, address, language } = printer;
      const key = [name, formatPrinterAddress(address), language].join('\n');
      const known = running.get(key);
      if (known !== undefined) return known;
      const mine = probe(closing.signal).finally(() => running.delete(key));
      running.set(key, mine);
      return mine;
    },
    close: () => closing.abort(),
  };
}

/** Whether what was found out about one holds for the other: the same place, addressed in the same language. */
export const isSameDevice = (one: Printer, other: Printer): boolean =>
  one.language === other.language &&
  formatPrinterAddress(one.address) === formatPrinterAddress(other.address);

/**
 * Runs a question to a printer when no label is on its way to it, from this program or another one on this computer: it
 * would be printed with the label. Refused: `printer-in-use`.
 */
export async function betweenLabels<Value>(
  services: Services,
  printer: Printer,
  signal: AbortSignal,
  question: () => Promise<Value>,
): Promise<Result<Value>> {
  const reserved = await services.wire.reserve(printer, { signal });
  if (!reserved.ok) return reserved;
  return services.wire
    .exclusively(printer, question)
    .then((answer) => ok(answer))
    .finally(reserved.value);
}

/** Asks the printer what it answers, and stores that with it, unless it was changed or removed meanwhile. */
export function probePrinter(
  services: Services,
  context: CallContext,
  printer: Printer,
): Promise<Result<Printer>> {
  return services.probes.join(printer, async (closing) => {
    const asked = await betweenLabels(services, printer, closing, () =>
      services.wire.probe(printer),
    );
    const told = asked.ok ? asked.value : asked;
    if (!told.ok) return told;
    if (closing.aborted) return refuse('cancelled');
    return changeSettings(services, context, ({ printers }) => {
      const found = namedPrinter(printers, printer.name);
      if (!found.ok) return found;
      if (!isSameDevice(found.value, printer)) return ok({ change: {}, answer: found.value });
      const answer = { ...found.value, reports: told.value };
      const next = printers.map((one) => (one === found.value ? answer : one));
      return ok({ change: { printers: next }, answer });
    });
  });
}
