import { Option } from 'commander';
import type { Command } from 'commander';
import type { LabelDpi } from '../../../domain/label/label.ts';
import { formatPrinterAddress, printerLanguages } from '../../../domain/printing/printer.ts';
import type { Printer, PrinterLanguage } from '../../../domain/printing/printer.ts';
import { rulerStretchMm } from '../../../domain/printing/scale.ts';
import { ok } from '../../../domain/result.ts';
import type { CliEnvironment } from '../command.ts';
import { dpiOption, parseNumber } from '../option-values.ts';
import { done, table } from '../outcome.ts';
import { register, word } from '../register.ts';
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

type AddOptions = {
  readonly address: string;
  readonly language: PrinterLanguage;
  readonly dpi: LabelDpi;
  readonly size: '100x100' | '100x150';
  readonly inverted: boolean;
  readonly darkness?: number;
  readonly offsetX: number;
  readonly offsetY: number;
};

const addOptions = (command: Command): Command =>
  command
    .requiredOption('--address <address>', 'tcp://HOST:PORT, queue:NAME or device:PATH')
    .addOption(
      new Option('--language <language>', 'what it understands')
        .choices([...printerLanguages])
        .makeOptionMandatory(),
    )
    .addOption(dpiOption().default(203))
    .addOption(
      new Option('--size <size>', 'label in mm').choices(['100x100', '100x150']).default('100x150'),
    )
    .option('--inverted', 'burns what it should leave white', false)
    .option('--darkness <level>', '0 to 15; the printer decides by default', parseNumber)
    .option('--offset-x <mm>', 'moves the picture to the right', parseNumber, 0)
    .option('--offset-y <mm>', 'moves the picture down', parseNumber, 0);

type EditOptions = {
  readonly rename?: string;
  readonly address?: string;
  readonly language?: PrinterLanguage;
  readonly dpi?: LabelDpi;
  readonly size?: '100x100' | '100x150';
  readonly inverted?: boolean;
  readonly darkness?: number;
  readonly offsetX?: number;
  readonly offsetY?: number;
};

const editOptions = (command: Command): Command =>
  command
    .option('--rename <name>', 'call it so from now on')
    .option('--address <address>', 'tcp://HOST:PORT, queue:NAME or device:PATH')
    .addOption(new Option('--language <language>').choices([...printerLanguages]))
    .addOption(dpiOption())
    .addOption(new Option('--size <size>', 'label in mm').choices(['100x100', '100x150']))
    .option('--inverted', 'burns what it should leave white')
    .option('--no-inverted', 'burns what is black')
    .option('--darkness <level>', '0 to 15', parseNumber)
    .option('--offset-x <mm>', 'moves the picture to the right', parseNumber)
    .option('--offset-y <mm>', 'moves the picture down', parseNumber);

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
        dpi: options.dpi,
        size: options.size,
        inverted: options.inverted,
        darkness: options.darkness ?? null,
        offsetXMm: options.offsetX,
        offsetYMm: options.offsetY,
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
    async ({ call }, args, { offsetX, offsetY, rename, ...options }) => {
      const printer = await call('printers.edit', {
        name: word(args, 0),
        ...options,
        newName: rename,
        offsetXMm: offsetX,
        offsetYMm: offsetY,
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
      return known.ok
        ? ok(done(known.value, known.value.queues.map(({ name }) => `queue:${name}`).join('\n')))
        : known;
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
