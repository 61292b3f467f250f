import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliFile } from '../cli/packbench.ts';
import { packedShop } from '../cli/packed-shop.ts';
import { station } from '../cli/station.ts';
import { startPacedHead } from './paced-head.ts';

/** A 10 × 15 cm label at 8 inches a second. */
const labelMs = 750;

/** Idle for less than this the head goes on at full speed. */
const noticeableMs = 20;

type Printed = {
  /** From starting the program to the first byte on paper, milliseconds. */
  readonly firstLabelMs: number;
  /** How long the head waited before each label after the first, milliseconds. */
  readonly idleMs: readonly number[];
  readonly peakMegabytes: number;
};

/** Prints so many labels through the command line on a printer with the pace of a real one. */
async function printOnPacedHead(labels: number): Promise<Printed> {
  const folder = await mkdtemp(join(tmpdir(), 'packbench-batch-'));
  const head = await startPacedHead(labelMs);
  try {
    const shop = station(join(folder, 'data'));
    await packedShop(shop, folder, labels);
    const added = await shop.run(
      'printers',
      'add',
      'head',
      '--address',
      head.address,
      '--language',
      'tspl',
      '--no-probe',
    );
    if (added.status !== 0) throw new Error(added.stdout);
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
    clearInterval(watching);
    if (status !== 0) throw new Error(`packbench ended with ${status}`);
    return { firstLabelMs: head.firstByteAt() - began, idleMs: head.idleMs(), peakMegabytes };
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

/**
 * Prints one label and then a batch on a head with the pace of a real one, each in a program that was just started, and
 * says how long the head waited. Asserts nothing.
 */
export async function benchLabelBatch(
  labels: number,
  line: (name: string, value: string, beside: string) => void,
): Promise<void> {
  const one = await printOnPacedHead(1);
  line('cold start to the first label', `${one.firstLabelMs.toFixed(0)} ms`, 'wanted: 1500 ms');
  const batch = await printOnPacedHead(labels);
  const starved = batch.idleMs.filter((idle) => idle > noticeableMs);
  const worst = Math.max(0, ...batch.idleMs);
  const rate = labels / ((labels * labelMs + batch.idleMs.reduce((a, b) => a + b, 0)) / 60_000);
  line(
    `batch of ${labels}: the head waited`,
    `${starved.length} times`,
    `after the first label, ${worst.toFixed(0)} ms at most; wanted: 0`,
  );
  line(
    `batch of ${labels}: labels a minute`,
    rate.toFixed(1),
    `${(rate / (60_000 / labelMs)).toFixed(3)} of what the head can do`,
  );
  line(
    `batch of ${labels}: first label after`,
    `${batch.firstLabelMs.toFixed(0)} ms`,
    `${(batch.firstLabelMs / one.firstLabelMs).toFixed(2)} of a single one: all labels are checked first`,
  );
  line(`batch of ${labels}: memory`, `${batch.peakMegabytes.toFixed(0)} MB`, 'wanted: 400 MB');
}
