import type { Printer, PrinterCondition } from '../../../domain/printing/printer.ts';
import { statusQueries } from './printer-status.ts';
import { connectToPrinter } from './tcp.ts';
import { defaultTimings } from './transport.ts';

export type ProbeTimings = { readonly connectMs: number; readonly answerMs: number };

const defaultProbeTimings: ProbeTimings = { connectMs: defaultTimings.connectMs, answerMs: 2_000 };

/** More than any status answer; what talks on is no printer. */
const maxAnswerBytes = 4096;

/**
 * Asks a network printer how it is, in its own language. `mute` when it does not answer in time, and for queues and
 * devices, which are not asked. Never ask while a label is on its way: the question would land inside it.
 */
export async function probePrinter(
  printer: Pick<Printer, 'address' | 'language'>,
  timings: ProbeTimings = defaultProbeTimings,
): Promise<PrinterCondition> {
  if (printer.address.kind !== 'tcp') return 'mute';
  const connection = await connectToPrinter(printer.address, timings.connectMs);
  if (!connection.ok) return { problem: 'offline' };
  const socket = connection.value;
  const { query, parse } = statusQueries[printer.language];
  return new Promise((resolve) => {
    let answer = Buffer.alloc(0);
    const settle = (condition: PrinterCondition): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(condition);
    };
    const timer = setTimeout(() => settle('mute'), timings.answerMs);
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      const condition = parse(answer) ?? (answer.length > maxAnswerBytes ? 'mute' : null);
      if (condition !== null) settle(condition);
    });
    socket.on('end', () => settle('mute'));
    socket.on('error', () => settle('mute'));
    socket.write(query);
  });
}
