import { Option } from 'commander';
import type { Command } from 'commander';
import { formatPrinterAddress, printerLanguages } from '../../../domain/printing/printer.ts';
import type { Printer, PrinterLanguage } from '../../../domain/printing/printer.ts';
import { rulerStretchMm } from '../../../domain/printing/scale.ts';
import { renderMessage } from '../../../domain/messages.ts';
import type { FoundPrinter } from '../../../preload/views.ts';
import { ok } from '../../../domain/result.ts';
import type { CliEnvironment, Session } from '../command.ts';
import { parseNumber } from '../option-values.ts';
import { done, table } from '../outcome.ts';
import { register, word } from '../register.ts';
import { settingsOptions, typedSettings } from './printer-options.ts';
import type { SettingsOptions } from './printer-options.ts';
import { addVirtualPrinter } from './virtual-printer.ts';

const printerTable = (printers: readonly Printer[]): string =>
  table(
    ['printer', 'address', 'language', 'dpi', 'size', 'scale %'],
    printers.map((printer) => [
      printer.name,
      formatPrinterAddress(printer.address),
      printer.language,
      printer.dpi,
      printer.size,
      printer.scalePercent,
    ]),
  );

/** Addresses as they are typed, so that one command's output is the next one's input. */
const printerJson = (printer: Printer) => ({
  ...printer,
  address: formatPrinterAddress(printer.address),
});

const reportsLine = ({ name, reports }: Printer): string =>
  [
    reports?.condition === true
      ? `${name} tells its condition`
      : `${name} does not tell its condition`,
    reports === null || reports.confirms === null
      ? 'does not confirm labels: they end as handed-over'
      : `confirms every label (${reports.confirms})`,
  ].join(' and ');

/** What has to be known before a place is used; a queue that tries again by itself can print a label twice. */
const placeNote = ({ address, usedBy, isForbidden, retries }: FoundPrinter): string =>
  [
    ...(usedBy === null ? [] : [`set up: ${usedBy}`]),
    ...(isForbidden
      ? ['you may not write to it: join the group lp, for a serial port dialout']
      : []),
    ...(retries === true
      ? [
          `retries by itself: lpadmin -p ${address.slice('queue:'.length)} -o printer-error-policy=abort-job`,
        ]
      : []),
  ].join('; ');

/** A language that was not asked for is marked as the guess that it is. */
const placeTable = (found: readonly FoundPrinter[]): string =>
  table(
    ['address', 'what', 'language', 'note'],
    found.map((place) => [
      place.address,
      place.serialNumber === null ? place.name : `${place.name}, no. ${place.serialNumber}`,
      place.languageGuess === null ? '?' : `${place.languageGuess}?`,
      placeNote(place),
    ]),
  );

/**
 * Asks a printer that was just added, or moved, what it answers: one that does not answer now is added all the same, and
 * its refusal told.
 */
async function withReports(
  { call, language }: Session,
  { stderr }: CliEnvironment,
  printer: Printer,
): Promise<Printer> {
  const probed = await call('printers.probe', { name: printer.name });
  const told = probed.ok ? reportsLine(probed.value) : renderMessage(probed.refusal, language);
  stderr(`${told}\n`);
  return probed.ok ? probed.value : printer;
}

/** Said by both commands: scripts set printers up that are not there yet. */
const withoutProbe = [
  '--no-probe',
  'do not ask the printer whether it tells its condition and confirms labels',
] as const;

type AddOptions = SettingsOptions & {
  readonly probe: boolean;
  readonly address: string;
  readonly language: PrinterLanguage;
};

const addOptions = (command: Command): Command =>
  settingsOptions(
    command
      .requiredOption(
        '--address <address>',
        'tcp://HOST:PORT, queue:NAME, device:PATH or serial:PATH?baud=9600',
      )
      .addOption(
        new Option('--language <language>', 'what it understands')
          .choices([...printerLanguages])
          .makeOptionMandatory(),
      )
      .option(...withoutProbe),
  );

type EditOptions = SettingsOptions & {
  readonly probe: boolean;
  readonly rename?: string;
  readonly address?: string;
  readonly language?: PrinterLanguage;
};

const editOptions = (command: Command): Command =>
  settingsOptions(
    command
      .option('--rename <name>', 'call it so from now on')
      .option(
        '--address <address>',
        'tcp://HOST:PORT, queue:NAME, device:PATH or serial:PATH?baud=9600',
      )
      .addOption(new Option('--language <language>').choices([...printerLanguages]))
      .option(...withoutProbe),
  );

/** Printers of this station, and one of no paper at all. */
export function addPrinterCommands(program: Command, environment: CliEnvironment): void {
  const printers = program.command('printers').description('label printers');
  register<AddOptions>(
    printers,
    environment,
    { name: 'add <name>', description: 'set up a printer', options: addOptions },
    async (session, args, options) => {
      const added = await session.call('printers.add', {
        name: word(args, 0),
        address: options.address,
        language: options.language,
        probe: options.probe,
        ...typedSettings(options),
      });
      if (!added.ok) return added;
      const printer = options.probe
        ? await withReports(session, environment, added.value)
        : added.value;
      return ok(done(printerJson(printer), printerTable([printer])));
    },
  );
  register<EditOptions>(
    printers,
    environment,
    {
      name: 'edit <name>',
      description: 'change what is named, leave the rest',
      options: editOptions,
    },
    async (session, args, options) => {
      const edited = await session.call('printers.edit', {
        name: word(args, 0),
        newName: options.rename,
        address: options.address,
        language: options.language,
        probe: options.probe,
        ...typedSettings(options),
      });
      if (!edited.ok) return edited;
      const isMoved = options.address !== undefined || options.language !== undefined;
      const printer =
        options.probe && isMoved && edited.value.reports === null
          ? await withReports(session, environment, edited.value)
          : edited.value;
      return ok(done(printerJson(printer), printerTable([printer])));
    },
  );
  register<{ readonly measured: number; readonly expected: number }>(
    printers,
    environment,
    {
      name: 'calibrate <name>',
      description: 'store the true scale, measured on the ruler of the test label',
      options: (command) =>
        command
          .requiredOption('--measured <mm>', 'what you measure', parseNumber)
          .option(
            '--expected <mm>',
            'between these marks of the ruler',
            parseNumber,
            rulerStretchMm,
          ),
    },
    async ({ call }, args, { measured, expected }) => {
      const printer = await call('printers.calibrate', {
        name: word(args, 0),
        measuredMm: measured,
        expectedMm: expected,
      });
      return printer.ok
        ? ok(done(printerJson(printer.value), printerTable([printer.value])))
        : printer;
    },
  );
  register(
    printers,
    environment,
    {
      name: 'discover',
      description: 'print queues, USB printers and serial ports of this computer, as addresses',
    },
    async ({ call }) => {
      const known = await call('printers.discover', {});
      return known.ok ? ok(done(known.value, placeTable(known.value.found))) : known;
    },
  );
  register(
    printers,
    environment,
    { name: 'remove <name>', description: 'forget a printer' },
    async ({ call }, args) => {
      const printer = await call('printers.remove', { name: word(args, 0) });
      return printer.ok
        ? ok(done(printerJson(printer.value), `${printer.value.name} removed`))
        : printer;
    },
  );
  register(printers, environment, { name: 'list', description: 'printers' }, async ({ call }) => {
    const all = await call('printers.list', {});
    return all.ok ? ok(done(all.value.map(printerJson), printerTable(all.value))) : all;
  });
  register(
    printers,
    environment,
    { name: 'status <name>', description: 'ask the printer how it is' },
    async ({ call }, args) => {
      const status = await call('printers.status', { name: word(args, 0) });
      if (!status.ok) return status;
      const { condition } = status.value;
      return ok(done(status.value, typeof condition === 'string' ? condition : condition.problem));
    },
  );
  register(
    printers,
    environment,
    { name: 'probe <name>', description: 'find out what the printer answers, and store it' },
    async ({ call }, args) => {
      const probed = await call('printers.probe', { name: word(args, 0) });
      return probed.ok ? ok(done(printerJson(probed.value), reportsLine(probed.value))) : probed;
    },
  );
  register(
    printers,
    environment,
    { name: 'test <name>', description: 'print a label with a ruler and a pattern' },
    async ({ call }, args) => {
      const tested = await call('printers.test', { name: word(args, 0) });
      return tested.ok
        ? ok(done(tested.value, `sent ${tested.value.bytesSent} bytes; look at the label`))
        : tested;
    },
  );
  addVirtualPrinter(printers, environment);
}
