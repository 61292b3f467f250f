import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import type { LabelDpi } from '../../../domain/label/label.ts';
import { printerLanguages, printerProblems } from '../../../domain/printing/printer.ts';
import type { PrinterLanguage } from '../../../domain/printing/printer.ts';
import { refuse } from '../../../domain/result.ts';
import { parseFault, problemNamed } from '../../printing/virtual/faults.ts';
import type { PrinterFault } from '../../printing/virtual/faults.ts';
import { openTape } from '../../printing/virtual/tape.ts';
import { startVirtualPrinter } from '../../printing/virtual/virtual-printer.ts';
import type { VirtualPrinter } from '../../printing/virtual/virtual-printer.ts';
import { withCommonOptions } from '../command.ts';
import type { CliEnvironment, CommonOptions } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { dpiOption, parseNumber } from '../option-values.ts';
import { done, refusedOutcome } from '../outcome.ts';

type VirtualOptions = CommonOptions & {
  readonly port: string;
  readonly out: string;
  readonly language?: PrinterLanguage;
  readonly dpi: LabelDpi;
  readonly inverted: boolean;
  readonly fault: readonly PrinterFault[];
  readonly speed?: number;
  readonly buffer?: number;
  readonly remembers: boolean;
};

const faultHelp = `
A fault strikes once, at a place:
  paper-out@3        before the third label; also cover-open, ribbon-out, jam, paused, overheated, fault
  paper-out@3,20     and is mended after 20 seconds
  reset@60000        resets the connection after 60,000 bytes of the first label
  close@3:50%        hangs up in the middle of the third label (of a label as long as the one before)
  stall@2:0,5        takes nothing of the second label for 5 seconds; without them, until somebody connects anew
These stay:
  slow@20000         takes 20,000 bytes a second
  mute               answers no question
While it runs, type a problem (${printerProblems.join(', ')}, cover-open) or "ready" and Enter.

The folder holds label-NNNN.png for each label and tape.jsonl, one line for each label, fault and complaint:
time, language, size in dots, the settings that came with it, and how long the head had nothing to print before it.`;

const collectFault = (text: string, before: readonly PrinterFault[]): readonly PrinterFault[] => {
  const fault = parseFault(text);
  if (fault === null) throw new InvalidArgumentError('See the examples in --help.');
  return [...before, fault];
};

/** Millimetres between two labels, which the head passes as well. */
const gapMm = 3;
const mmPerInch = 25.4;

/** `printers virtual`: runs until it is interrupted; needs no data folder. */
export function addVirtualPrinter(printers: Command, environment: CliEnvironment): void {
  const virtual = withCommonOptions(
    printers
      .command('virtual')
      .description('a TCP printer without paper: every label becomes a PNG file')
      .requiredOption('--port <port>', 'port on this machine; 0 takes a free one')
      .requiredOption('--out <dir>', 'folder for the PNG files and the tape')
      .addOption(
        new Option('--language <language>', 'understand only this one').choices([
          ...printerLanguages,
        ]),
      )
      .addOption(dpiOption().default(203))
      .option('--inverted', 'burns what should stay white, as some clones do', false)
      .option('--fault <fault>', 'what goes wrong, and where; may be given again', collectFault, [])
      .option('--speed <inches>', 'inches a second; without it, at once', parseNumber)
      .option('--buffer <bytes>', 'labels it takes before it has printed them', parseNumber)
      .option('--remembers', 'keeps counting pixels across connections, as cheap ones do', false)
      .addHelpText('after', faultHelp),
  );
  virtual.action(async () => {
    const options = virtual.opts<VirtualOptions>();
    const port = Number(options.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      const { refusal } = refuse('printer-port-invalid', { port: options.port });
      environment.finish({ ...refusedOutcome(refusal, options.lang), status: exitStatus.usage });
      return;
    }
    try {
      await runVirtualPrinter(environment, port, options);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const file = `${resolve(options.out)}, port ${options.port}`;
      const { refusal } = refuse('file-not-written', { file, reason });
      environment.finish(refusedOutcome(refusal, options.lang));
    }
  });
}

async function runVirtualPrinter(
  environment: CliEnvironment,
  port: number,
  { out, language, dpi, inverted, fault, speed, buffer, remembers }: VirtualOptions,
): Promise<void> {
  const tape = await openTape(resolve(out), dpi);
  const files: string[] = [];
  const printer = await startVirtualPrinter({
    port,
    language,
    inverted,
    faults: fault,
    bufferBytes: buffer,
    remembersAcrossConnections: remembers,
    labelMs:
      speed === undefined
        ? undefined
        : (rows) => ((rows / dpi + gapMm / mmPerInch) / speed) * 1_000,
    onLabel: async (label) => {
      const file = await tape.label(label);
      files.push(file);
      environment.stderr(`${file}\n`);
    },
    onError: (message) => {
      environment.stderr(`${message}\n`);
      void tape.note('complaint', message);
    },
    onFault: (what) => {
      environment.stderr(`${what}\n`);
      void tape.note('fault', what);
    },
  });
  environment.stderr(`listening on tcp://127.0.0.1:${printer.port}\n`);
  const stopListening = takeOrders(printer, environment);
  await aborted(environment.signal);
  stopListening();
  await printer.close();
  environment.finish(done({ port: printer.port, files }, `${files.length} labels`));
}

/** Lets whoever sits before it break and mend the printer by typing. */
function takeOrders(printer: VirtualPrinter, environment: CliEnvironment): () => void {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const word = line.trim().toLowerCase();
    const problem = problemNamed(word);
    if (word === 'ready') printer.setProblem(null);
    else if (problem !== undefined) printer.setProblem(problem);
    else if (word !== '') environment.stderr(`ready, ${printerProblems.join(', ')}, cover-open\n`);
  });
  return () => lines.close();
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolveAborted) => {
    if (signal.aborted) resolveAborted();
    else signal.addEventListener('abort', () => resolveAborted(), { once: true });
  });
