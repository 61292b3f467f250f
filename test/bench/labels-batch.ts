import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { PrinterLanguage } from '../../domain/printing/printer.ts';
import { startVirtualPrinter } from '../../main/printing/virtual/virtual-printer.ts';
import { cliFile } from '../cli/packbench.ts';
import { packedShop } from '../cli/packed-shop.ts';
import { station } from '../cli/station.ts';
import { ms } from './figures.ts';

/** A label of 10 × 15 cm and the gap behind it at 8 inches a second. */
const labelMs = 750;

/** What a printer holds beside the label under its head: two more of them, as plain pictures at 203 dpi. */
const bufferBytes = 256 * 1024;

/** Idle for less than this the head goes on at full speed. */
const noticeableMs = 20;

/** A printer: what it understands, and whether it answers when it is asked what became of a label. */
export type HeadKind = { readonly language: PrinterLanguage; readonly answers: boolean };

type Printed = {
  /** From starting the program to the first byte at the printer, milliseconds. */
  readonly firstByteMs: number;
  /** From the first byte to the end of the program, milliseconds. */
  readonly printingMs: number;
  /** How long the head waited before each label after the first, milliseconds. */
  readonly idleMs: readonly number[];
  readonly peakMegabytes: number;
  /** How many labels the program knows by the printer itself to be out. */
  readonly acknowledged: number;
};

/** Prints so many labels through the command line on a virtual printer that takes so long for each; null: no time. */
async function printBatch(
  labels: number,
  { language, answers }: HeadKind,
  paceMs: number | null,
): Promise<Printed> {
  const folder = await mkdtemp(join(tmpdir(), 'packbench-batch-'));
  const idleMs: number[] = [];
  const complaints: string[] = [];
  let firstByteAt: number | null = null;
  const head = await startVirtualPrinter({
    port: 0,
    language,
    labelMs: paceMs === null ? undefined : () => paceMs,
    bufferBytes,
    faults: answers ? [] : [{ kind: 'mute' }],
    onLabel: (label) => void idleMs.push(label.idleMs),
    onError: (message) => void complaints.push(message),
    onByte: () => {
      firstByteAt ??= performance.now();
    },
  });
  try {
    const shop = station(join(folder, 'data'));
    await packedShop(shop, labels);
    const address = `tcp://127.0.0.1:${head.port}`;
    const done = async (...words: readonly string[]): Promise<void> => {
      const { status, stdout } = await shop.run(...words);
      if (status !== 0) throw new Error(stdout);
    };
    await done('printers', 'add', 'head', '--address', address, '--language', language);
    firstByteAt = null;
    const began = performance.now();
    const words = ['labels', 'print', '--all', '--printer', 'head', '--data', shop.data];
    const child = spawn(process.execPath, [cliFile, ...words], { stdio: 'ignore' });
    let peakMegabytes = 0;
    const watching = setInterval(() => {
      void peakOf(child.pid ?? 0).then((peak) => {
        peakMegabytes = Math.max(peakMegabytes, peak);
        return peak;
      });
    }, 500);
    const [status] = (await once(child, 'exit')) as [number | null];
    const ended = performance.now();
    clearInterval(watching);
    if (status !== 0) throw new Error(`packbench ended with ${status}`);
    const deadline = performance.now() + labels * labelMs;
    while (idleMs.length < labels && performance.now() < deadline) {
      await new Promise((resolve) => {
        setTimeout(resolve, labelMs);
      });
    }
    if (idleMs.length !== labels || complaints.length > 0) {
      throw new Error(`${idleMs.length} of ${labels} labels came out; ${complaints.join('; ')}`);
    }
    const jobs = await shop.done(z.array(z.looseObject({ state: z.string() })), 'labels', 'jobs');
    return {
      acknowledged: jobs.filter(({ state }) => state === 'acknowledged').length,
      firstByteMs: (firstByteAt ?? Number.NaN) - began,
      printingMs: ended - (firstByteAt ?? Number.NaN),
      idleMs: idleMs.slice(1),
      peakMegabytes,
    };
  } finally {
    await head.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The most memory that a process had so far; 0 where the system does not tell. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/**
 * Prints a batch on a head with the pace of a real one, in a program that was just started, and says how long the head
 * waited for its labels. Asserts nothing.
 */
export async function benchLabelBatch(
  labels: number,
  kind: HeadKind,
  line: (name: string, value: string, beside: string) => void,
): Promise<void> {
  const { firstByteMs, idleMs, peakMegabytes, acknowledged } = await printBatch(
    labels,
    kind,
    labelMs,
  );
  const starved = idleMs.filter((idle) => idle > noticeableMs);
  const name = `${labels} in ${kind.language}, ${kind.answers ? 'answering' : 'mute'} head:`;
  const sorted = idleMs.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  line(
    `${name} waited`,
    `${starved.length} times`.padStart(11),
    `after the first label; ${median.toFixed(0)} ms in the middle, ${(sorted.at(-1) ?? 0).toFixed(0)} ms at most; wanted: 0`,
  );
  const rate = labels / ((labels * labelMs + sum(idleMs)) / 60_000);
  line(
    `${name} speed`,
    `${rate.toFixed(1)} /min`.padStart(11),
    `${(rate / (60_000 / labelMs)).toFixed(3)} of what the head can do`,
  );
  const mean = sum(idleMs) / idleMs.length;
  line(`${name} idle`, ms(mean), 'behind each label in the mean');
  line(
    `${name} acknowledged`,
    `${acknowledged}`.padStart(11),
    kind.answers ? `wanted: ${labels}` : 'it says nothing',
  );
  line(`${name} first byte`, ms(firstByteMs), 'all were checked first');
  line(`${name} memory`, `${peakMegabytes.toFixed(0)} MB`.padStart(11), 'wanted: 400 MB');
}

/** Prints a batch on a mute head that needs no time: all that the program itself does for a label, disk and network too. */
export async function benchUnpacedBatch(
  labels: number,
  line: (name: string, value: string, beside: string) => void,
): Promise<void> {
  const { firstByteMs, printingMs, peakMegabytes } = await printBatch(
    labels,
    { language: 'zpl', answers: false },
    null,
  );
  const perSecond = (labels * 1_000) / printingMs;
  line(
    `${labels} on a head that needs no time`,
    `${perSecond.toFixed(1)} /s`.padStart(11),
    `${(perSecond / (1_000 / labelMs)).toFixed(1)} of what a real head needs, every step on disk`,
  );
  line(
    `${labels}: first byte`,
    ms(firstByteMs),
    `all were checked first; ${peakMegabytes.toFixed(0)} MB`,
  );
}
