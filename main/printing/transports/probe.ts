import { setTimeout as delay } from 'node:timers/promises';
import type {
  Printer,
  PrinterCondition,
  PrinterConfirmation,
  PrinterReports,
} from '../../../domain/printing/printer.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import { cupsCondition } from './cups-printer.ts';
import { processId } from './confirm.ts';
import type { Line } from './line.ts';
import type { OpenLink } from './link.ts';
import {
  parseTsplMessage,
  parseZplBacklog,
  parseZplCounter,
  statusQueries,
  zplCounterQuery,
} from './printer-status.ts';
import { defaultTimings } from './transport.ts';
import type { SendOptions, Timings } from './transport.ts';
import { transportFor } from './transport-for.ts';
import { windowsCondition } from './windows-spooler.ts';

type Place = Pick<Printer, 'address' | 'language'>;

/** Opens the way to a printer without a label, to ask it something. */
async function converse<Value>(
  open: OpenLink,
  talk: (line: Line) => Promise<Value>,
): Promise<Result<Value>> {
  const opened = await open();
  if (!opened.ok) return opened;
  try {
    return ok(await talk(opened.value.line));
  } finally {
    await opened.value.close('whole');
  }
}

/**
 * Asks a printer how it is, in its own language. `mute` when it does not answer in time. Never ask while a label is on
 * its way: the question would land inside it.
 */
export async function printerCondition(
  printer: Place,
  timings: Timings = defaultTimings,
): Promise<PrinterCondition> {
  if (printer.address.kind === 'queue') {
    const { name } = printer.address;
    return process.platform === 'win32' ? windowsCondition(name) : cupsCondition(name, timings);
  }
  const { query, parse } = statusQueries[printer.language];
  const { open } = transportFor(printer.address, timings);
  if (open === null) return 'mute';
  const asked = await converse(open, (line) => line.ask(query, parse, timings.answerMs));
  if (!asked.ok) return { problem: 'offline' };
  return asked.value === 'lost' ? 'mute' : asked.value;
}

/** Resolves when the printer is ready, or answers nothing; a problem is told and waited for. Refused: `print-cancelled`. */
export async function printerReady(
  printer: Place,
  watch: Pick<SendOptions, 'signal' | 'onCondition'>,
  timings: Timings = defaultTimings,
): Promise<Result<'ready' | 'mute'>> {
  let told: string = 'ready';
  while (watch.signal?.aborted !== true) {
    const condition = await printerCondition(printer, timings);
    const name = typeof condition === 'string' ? 'ready' : condition.problem;
    if (name !== told) watch.onCondition?.(condition);
    told = name;
    if (typeof condition === 'string') return ok(condition);
    // A cancelled wait is over at once; the loop sees why.
    await delay(timings.pollMs * 5, null, { signal: watch.signal }).catch(() => undefined);
  }
  return refuse('print-cancelled');
}

/**
 * Finds out what a printer answers, by asking. In ESC/POS it asks for a process id too, and clears the line buffer
 * afterwards: a printer that does not know the question may take it for text. Refused as a label would be, when the
 * printer cannot be reached.
 */
export async function probePrinter(
  printer: Place,
  probedAt: string,
  timings: Timings = defaultTimings,
): Promise<Result<PrinterReports>> {
  const { query, parse } = statusQueries[printer.language];
  const { open } = transportFor(printer.address, timings);
  if (open === null) return ok({ condition: false, confirms: null, probedAt });
  return converse(open, async (line) => {
    const condition = await line.ask(query, parse, timings.answerMs);
    const isTold = condition !== 'mute' && condition !== 'lost';
    return { condition: isTold, confirms: await confirmation(line, printer, timings), probedAt };
  });
}

/** In what way the printer can confirm a label; null when it cannot. */
async function confirmation(
  line: Line,
  { language }: Place,
  timings: Timings,
): Promise<PrinterConfirmation | null> {
  const answers = async (query: Buffer, parse: (answer: Buffer) => unknown): Promise<boolean> => {
    const read = (answer: Buffer): 'understood' | null =>
      parse(answer) === null ? null : 'understood';
    return (await line.ask(query, read, timings.answerMs)) === 'understood';
  };
  switch (language) {
    case 'zpl':
      if (!(await answers(statusQueries.zpl.query, parseZplBacklog))) return null;
      return (await answers(zplCounterQuery, parseZplCounter)) ? 'zpl-odometer' : 'zpl-host-status';
    case 'tspl':
      return (await answers(statusQueries.tspl.query, parseTsplMessage)) ? 'tspl-status' : null;
    case 'escpos': {
      const { query, isIn } = processId();
      const isAnswered = await answers(query, (answer) => (isIn(answer) ? true : null));
      line.say(Buffer.from([0x1b, 0x40]));
      return isAnswered ? 'escpos-process-id' : null;
    }
    case 'epl2':
    case 'cpcl':
      // Their status says what stops the printer, not which label came out.
      return null;
    default:
      return language satisfies never;
  }
}
