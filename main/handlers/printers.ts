import { parsePrinterAddress } from '../../domain/printing/printer.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import { ok, refuse } from '../../domain/result.ts';
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
export function findPrinter(services: Services, name: string): Result<Printer> {
  const { printers } = services.settings.get();
  const printer = printers.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return printer === undefined
    ? refuse('printer-unknown', {
        name,
        known: printers.map((one) => one.name).join(', ') || '-',
      })
    : ok(printer);
}

/** The printers of this station. */
export function printerHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `printers.${string}`>> {
  return {
    'printers.add': async ({ address: text, probe, ...rest }, context) => {
      const address = parsePrinterAddress(text);
      if (!address.ok) return address;
      const { printers } = services.settings.get();
      if (printers.some(({ name }) => name.toLowerCase() === rest.name.toLowerCase())) {
        return refuse('printer-exists', { name: rest.name });
      }
      const printer: Printer = {
        ...rest,
        address: address.value,
        scalePercent: 100,
        reports: null,
      };
      const saved = await changeSettings(services, context, (current) => ({
        printers: [...current.printers, printer],
      }));
      if (!saved.ok) return saved;
      if (probe) void probePrinter(services, context, printer);
      return ok(printer);
    },
    'printers.edit': async ({ name, newName, address: text, probe, ...change }, context) => {
      const printer = findPrinter(services, name);
      if (!printer.ok) return printer;
      const address = text === undefined ? ok(printer.value.address) : parsePrinterAddress(text);
      if (!address.ok) return address;
      const wanted = newName ?? printer.value.name;
      const isTaken = services.settings
        .get()
        .printers.some(
          (one) => one !== printer.value && one.name.toLowerCase() === wanted.toLowerCase(),
        );
      if (isTaken) return refuse('printer-exists', { name: wanted });
      const edited = {
        ...printer.value,
        ...given(change),
        name: wanted,
        address: address.value,
      };
      const isSame = isSameDevice(edited, printer.value);
      const saved = await replacePrinter(services, context, printer.value, {
        ...edited,
        reports: isSame ? edited.reports : null,
      });
      if (saved.ok && probe && !isSame) void probePrinter(services, context, saved.value);
      return saved;
    },
    'printers.calibrate': async ({ name, measuredMm, expectedMm }, context) => {
      const printer = findPrinter(services, name);
      if (!printer.ok) return printer;
      const scale = scaleFromRuler(expectedMm, measuredMm);
      return scale.ok
        ? replacePrinter(services, context, printer.value, {
            ...printer.value,
            scalePercent: scale.value,
          })
        : scale;
    },
    'printers.discover': async () => {
      const { printers, scale } = services.settings.get();
      const used = new Map(printers.map(({ name, address }) => [name, address]));
      const scaleAt = scale === null ? null : parseScaleAddress(scale.address);
      if (scaleAt?.ok === true) used.set('scale', scaleAt.value);
      return ok(await discoverPrinters(used));
    },
    'printers.remove': async ({ name }, context) => {
      const printer = findPrinter(services, name);
      if (!printer.ok) return printer;
      const saved = await changeSettings(services, context, ({ printers }) => ({
        printers: printers.filter((one) => one.name !== printer.value.name),
      }));
      return saved.ok ? printer : saved;
    },
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

async function replacePrinter(
  services: Services,
  context: CallContext,
  before: Printer,
  after: Printer,
): Promise<Result<Printer>> {
  const saved = await changeSettings(services, context, ({ printers }) => ({
    printers: printers.map((one) => (one.name === before.name ? after : one)),
  }));
  return saved.ok ? ok(after) : saved;
}
