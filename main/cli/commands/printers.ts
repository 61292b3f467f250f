import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { formatPrinterAddress, printerLanguages } from '../../../domain/printing/printer.ts';
import type { Printer, PrinterLanguage } from '../../../domain/printing/printer.ts';
import { rulerStretchMm } from '../../../domain/printing/scale.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { bitmapToPng } from '../../printing/render/bitmap-to-png.ts';
import { startVirtualPrinter } from '../../printing/virtual/virtual-printer.ts';
import { withCommonOptions } from '../command.ts';
import type { CliEnvironment, CommonOptions } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { parseNumber } from '../option-values.ts';
import { done, refusedOutcome, table } from '../outcome.ts';
import { register, word } from '../register.ts';

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

type AddOptions = {
  readonly address: string;
  readonly language: PrinterLanguage;
  readonly dpi: '203' | '300';
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
    .addOption(new Option('--dpi <dpi>', 'dots per inch').choices(['203', '300']).default('203'))
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
  readonly dpi?: '203' | '300';
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
    .addOption(new Option('--dpi <dpi>', 'dots per inch').choices(['203', '300']))
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
        dpi: options.dpi === '300' ? 300 : 203,
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
    async ({ call }, args, { dpi, offsetX, offsetY, rename, ...options }) => {
      const printer = await call('printers.edit', {
        name: word(args, 0),
        ...options,
        newName: rename,
        dpi: dpi === undefined ? undefined : dpi === '300' ? 300 : 203,
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

/** Runs until it is interrupted; needs no data folder. */
function addVirtualPrinter(printers: Command, environment: CliEnvironment): void {
  const virtual = withCommonOptions(
    printers
      .command('virtual')
      .description('a TCP printer without paper: every label becomes a PNG file')
      .requiredOption('--port <port>', 'port on this machine; 0 takes a free one')
      .requiredOption('--out <dir>', 'folder for the PNG files')
      .addOption(
        new Option('--language <language>', 'understand only this one').choices([
          ...printerLanguages,
        ]),
      )
      .addOption(
        new Option('--dpi <dpi>', 'dots per inch, for the size in the PNG files')
          .choices(['203', '300'])
          .default('203'),
      ),
  );
  virtual.action(async () => {
    const { port, out, language, dpi, lang } = virtual.opts<
      CommonOptions & {
        readonly port: string;
        readonly out: string;
        readonly language?: PrinterLanguage;
        readonly dpi: '203' | '300';
      }
    >();
    const directory = resolve(out);
    const number = Number(port);
    if (!Number.isInteger(number) || number < 0 || number > 65_535) {
      const { refusal } = refuse('printer-port-invalid', { port });
      environment.finish({ ...refusedOutcome(refusal, lang), status: exitStatus.usage });
      return;
    }
    const files: string[] = [];
    try {
      await mkdir(directory, { recursive: true });
      const printer = await startVirtualPrinter({
        port: number,
        ...(language === undefined ? {} : { language }),
        onLabel: async ({ bitmap, index }) => {
          const file = join(directory, `label-${String(index).padStart(4, '0')}.png`);
          await writeFile(file, bitmapToPng(bitmap, dpi === '300' ? 300 : 203));
          files.push(file);
          environment.stderr(`${file}\n`);
        },
        onError: (message) => environment.stderr(`${message}\n`),
      });
      environment.stderr(`listening on tcp://127.0.0.1:${printer.port}\n`);
      await aborted(environment.signal);
      await printer.close();
      environment.finish(done({ port: printer.port, files }, `${files.length} labels`));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const { refusal } = refuse('file-not-written', {
        file: `${directory}, port ${port}`,
        reason,
      });
      environment.finish(refusedOutcome(refusal, lang));
    }
  });
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolveAborted) => {
    if (signal.aborted) resolveAborted();
    else signal.addEventListener('abort', () => resolveAborted(), { once: true });
  });
