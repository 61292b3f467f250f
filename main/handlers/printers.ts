import { parsePrinterAddress } from '../../domain/printing/printer.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import { namedPrinter, withOtherPrinter, withPrinter } from '../../domain/printing/printers.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { CallContext } from '../../preload/procedure.ts';
import { scaleFromRuler } from '../../domain/printing/scale.ts';
import { discoverPrinters } from '../printing/discovery/discover.ts';
import { parseScaleAddress } from '../scale/scale.ts';
import { betweenLabels, isSameDevice, probePrinter } from './ask-printer.ts';
import { changeSettings } from './change-settings.ts';
import type { Services } from './services.ts';

/** The printer of that name, in whatever case; refused with the names there are. */
export const findPrinter = (services: Services, name: string): Result<Printer> =>
  namedPrinter(services.settings.get().printers, name);

/** The printers of this station. */
export function printerHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `printers.${string}`>> {
  return {
    'printers.add': async ({ address: text, probe, ...rest }, context) => {
      const address = parsePrinterAddress(text);
      if (!address.ok) return address;
      const printer: Printer = {
        ...rest,
        address: address.value,
        scalePercent: 100,
        reports: null,
      };
      const saved = await changeSettings(services, context, ({ printers }) => {
        const next = withPrinter(printers, printer);
        return next.ok ? ok({ change: { printers: [...next.value] }, answer: printer }) : next;
      });
      if (saved.ok && probe) void probePrinter(services, context, printer);
      return saved;
    },
    'printers.edit': async ({ name, newName, address: text, probe, ...change }, context) => {
      const address = text === undefined ? ok(null) : parsePrinterAddress(text);
      if (!address.ok) return address;
      let isSame = true;
      const saved = await changePrinter(services, context, name, (before) => {
        const after = {
          ...before,
          ...given(change),
          name: newName ?? before.name,
          address: address.value ?? before.address,
        };
        isSame = isSameDevice(after, before);
        return isSame ? after : { ...after, reports: null };
      });
      if (saved.ok && probe && !isSame) void probePrinter(services, context, saved.value);
      return saved;
    },
    'printers.calibrate': async ({ name, measuredMm, expectedMm }, context) => {
      const scale = scaleFromRuler(expectedMm, measuredMm);
      return scale.ok
        ? changePrinter(services, context, name, (printer) => ({
            ...printer,
            scalePercent: scale.value,
          }))
        : scale;
    },
    'printers.discover': async () => {
      const { printers, scale } = services.settings.get();
      const used = new Map(printers.map(({ name, address }) => [name, address]));
      const scaleAt = scale === null ? null : parseScaleAddress(scale.address);
      if (scaleAt?.ok === true) used.set('scale', scaleAt.value);
      return ok(await discoverPrinters(used));
    },
    'printers.remove': async ({ name }, context) =>
      changeSettings(services, context, ({ printers }) => {
        const printer = namedPrinter(printers, name);
        if (!printer.ok) return printer;
        const rest = printers.filter((one) => one !== printer.value);
        return ok({ change: { printers: rest }, answer: printer.value });
      }),
    'printers.list': async () => ok(services.settings.get().printers),
    'printers.status': async ({ name }, { signal }) => {
      const printer = findPrinter(services, name);
      if (!printer.ok) return printer;
      const condition = await betweenLabels(services, printer.value, signal, () =>
        services.wire.condition(printer.value),
      );
      return condition.ok ? ok({ condition: condition.value }) : condition;
    },
    'printers.probe': async ({ name }, context) => {
      const printer = findPrinter(services, name);
      return printer.ok ? probePrinter(services, context, printer.value) : printer;
    },
    'printers.test': async ({ name }, context) => {
      const printer = findPrinter(services, name);
      if (!printer.ok) return printer;
      const { name: printerName, size, dpi } = printer.value;
      const bytes = await services.renderer.encodeTest({ printerName, size, dpi }, printer.value, {
        signal: context.signal,
      });
      if (!bytes.ok) return bytes;
      const { signal } = context;
      // Nobody waits at a test label for the batch of another program.
      const sent = await betweenLabels(services, printer.value, signal, () =>
        services.wire.send(printer.value, bytes.value, { signal }),
      );
      if (!sent.ok) return sent;
      const outcome = sent.value;
      return outcome.kind === 'delivered' || outcome.kind === 'acknowledged'
        ? ok({ outcome: outcome.kind, bytesSent: outcome.bytesSent })
        : { ok: false, refusal: outcome.cause };
    },
  };
}

/** What was given of a change; `undefined` leaves a field as it is. */
type Given<Change> = { [Key in keyof Change]?: Exclude<Change[Key], undefined> };

const given = <Change extends object>(change: Change): Given<Change> =>
  Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Given<Change>;

/** Makes another printer of the one with that name, as it is when nobody else changes it. */
const changePrinter = (
  services: Services,
  context: CallContext,
  name: string,
  change: (printer: Printer) => Printer,
): Promise<Result<Printer>> =>
  changeSettings(services, context, ({ printers }) => {
    const before = namedPrinter(printers, name);
    if (!before.ok) return before;
    const after = change(before.value);
    const next = withOtherPrinter(printers, before.value, after);
    return next.ok ? ok({ change: { printers: [...next.value] }, answer: after }) : next;
  });
