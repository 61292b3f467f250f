import { Option } from 'commander';
import type { Command } from 'commander';
import { formatPrinterAddress, printerLanguages } from '../../../domain/printing/printer.ts';
import type { Printer, PrinterLanguage } from '../../../domain/printing/printer.ts';
import { rulerStretchMm } from '../../../domain/printing/scale.ts';
import type { SystemQueuesView } from '../../../preload/views.ts';
import { ok } from '../../../domain/result.ts';
import type { CliEnvironment } from '../command.ts';
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

/** A queue that tries again by itself can print a label twice: how that is changed is said with it. */
const queueLine = ({ name, retries }: SystemQueuesView['queues'][number]): string =>
  retries === true
    ? `queue:${name}  (retries by itself: lpadmin -p ${name} -o printer-error-policy=abort-job)`
    : `queue:${name}`;

type AddOptions = SettingsOptions & {
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
      ),
  );

type EditOptions = SettingsOptions & {
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
      .addOption(new Option('--language <language>').choices([...printerLanguages])),
  );

/** Printers of this station, and one of no paper at all. */
export function addPrinterCommands(program: Command, environment: CliEnvironment): void {
  const printers = program.command('printers').description('label printers');
  register<AddOptions>(
    printers,
    environment,
    { name: 'add <name>', description: 'set up a printer', options: addOptions },
    async ({ call }, args, options) => {
      const printer = await call('printers.add', {
        name: word(args, 0),
        address: options.address,
        language: options.language,
        ...typedSettings(options),
      });
      return printer.ok
        ? ok(done(printerJson(printer.value), printerTable([printer.value])))
        : printer;
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
    async ({ call }, args, options) => {
      const printer = await call('printers.edit', {
        name: word(args, 0),
        newName: options.rename,
        address: options.address,
        language: options.language,
        ...typedSettings(options),
      });
      return printer.ok
        ? ok(done(printerJson(printer.value), printerTable([printer.value])))
        : printer;
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
    { name: 'queues', description: 'print queues of this computer, for queue:NAME' },
    async ({ call }) => {
      const known = await call('printers.queues', {});
      return known.ok ? ok(done(known.value, known.value.queues.map(queueLine).join('\n'))) : known;
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
