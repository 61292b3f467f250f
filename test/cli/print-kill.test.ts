import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { join } from 'node:path';
import { cliFile, temporaryFolder } from './packbench.ts';
import { packedShop } from './packed-shop.ts';
import { startTape } from './print-tape.ts';
import type { Tape } from './print-tape.ts';
import { jobsShape, printerShape } from './shapes.ts';
import { station } from './station.ts';
import type { Station } from './station.ts';

/** One that says nothing of its labels, and one that confirms them, so that several are under way at once. */
const printers = [
  { language: 'tspl', asked: false, labels: 200, kills: 50 },
  { language: 'zpl', asked: true, labels: 90, kills: 15 },
] as const;
/** The first batch of a folder. */
const batchId = 'LA-000001';

const folder = await temporaryFolder();

const sentShape = z.array(
  z.looseObject({
    jobId: z.string(),
    shipmentId: z.string(),
    waybill: z.string(),
    state: z.string(),
  }),
);
const batchesShape = z.array(z.looseObject({ batchId: z.string(), left: z.number() }));

const tapes: Tape[] = [];

afterAll(async () => {
  await Promise.all(tapes.map(({ printer }) => printer.close()));
  await folder.remove();
});

/** A repeatable row of numbers from 0 to 1, so that a failure can be looked at again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/**
 * Prints and is killed so long after so many labels came out, but with `most` of them at the latest: a fast machine is
 * not done before the last kill. `ended` when it was done before that.
 */
async function printUntilKilled(
  { data }: Station,
  tape: Tape,
  words: readonly string[],
  after: { readonly labels: number; readonly milliseconds: number; readonly most: number },
): Promise<'killed' | 'ended'> {
  const child = spawn(process.execPath, [cliFile, 'labels', ...words, '--data', data], {
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const before = tape.count();
  void tape.reached(before + after.most).then(() => child.kill('SIGKILL'));
  await Promise.race([tape.reached(before + after.labels), ended]);
  const timer = setTimeout(() => child.kill('SIGKILL'), after.milliseconds);
  await ended;
  clearTimeout(timer);
  return child.signalCode === 'SIGKILL' ? 'killed' : 'ended';
}

it.each(printers)(
  'a batch of $labels in $language, killed at $kills points, prints every label once or says that it is unknown',
  async ({ language, asked, labels, kills }) => {
    const shop = station(join(folder.path, language));
    const tape = await startTape({ language, labelMs: () => 15 });
    tapes.push(tape);
    const parcels = await packedShop(shop, labels);
    const add = ['printers', 'add', 'head', '--address', tape.address, '--language', language];
    await shop.done(printerShape, ...add, '--size', '100x100', ...(asked ? [] : ['--no-probe']));
    const next = chance(20_261_122);
    const ids = parcels.map(({ shipmentId }) => shipmentId);
    let words: readonly string[] = ['print', ...ids, '--printer', 'head'];
    let killed = 0;
    for (; killed < kills; killed += 1) {
      // Every other time at any moment, from opening the folder over drawing to between two labels; else while it sends.
      const isAnywhere = killed % 2 === 1;
      const end = await printUntilKilled(shop, tape, words, {
        labels: isAnywhere ? 0 : 1 + Math.floor(next() * 6),
        milliseconds: isAnywhere ? Math.floor(300 + next() * 1_200) : Math.floor(next() * 150),
        most: Math.floor(labels / kills),
      });
      if (end === 'ended') break;
      words = ['continue', batchId];
    }
    const [left] = await shop.done(batchesShape, 'labels', 'batches');
    if (left !== undefined) await shop.done(jobsShape, 'labels', 'continue', left.batchId);
    expect(await shop.done(batchesShape, 'labels', 'batches')).toEqual([]);

    const codes = await tape.codes();
    const onTape = new Map<string, number>();
    for (const code of codes) onTape.set(code, (onTape.get(code) ?? 0) + 1);
    const jobs = (await shop.done(sentShape, 'labels', 'jobs')).filter(
      ({ state }) => state !== 'cancelled',
    );
    const stateOf = new Map(jobs.map(({ waybill, state }) => [waybill, state]));
    const lost = parcels.filter(
      ({ waybill }) => !onTape.has(waybill) && stateOf.get(waybill) !== 'unknown',
    );
    const duplicates = [...onTape].filter(([, count]) => count > 1);
    const unknown = [...stateOf]
      .filter(([, state]) => state === 'unknown')
      .map(([waybill]) => waybill);
    const cameOut = unknown.filter((waybill) => onTape.has(waybill));
    process.stdout.write(
      `${killed} kills, ${codes.length} labels on the tape, ${lost.length} lost, ${duplicates.length} printed twice, ` +
        `${unknown.length} unknown (${cameOut.length} of them came out)\n`,
    );
    expect(codes).not.toContain('');
    expect(lost).toEqual([]);
    expect(duplicates).toEqual([]);
    expect(jobs).toHaveLength(labels);
    expect(killed).toBeGreaterThanOrEqual(kills / 2);
    const printed = jobs.filter(({ state }) => state === 'handed-over' || state === 'acknowledged');
    expect(printed.some(({ state }) => state === 'acknowledged')).toBe(asked);
    expect(printed.length + unknown.length).toBe(labels);
    expect(printed.filter(({ waybill }) => onTape.get(waybill) !== 1)).toEqual([]);

    // A second one comes out only where a person says that the first did not.
    const doubtful = jobs.find(({ state, waybill }) => state === 'unknown' && !onTape.has(waybill));
    if (doubtful === undefined) return;
    await shop.done(jobsShape, 'labels', 'not-printed', doubtful.jobId);
    await shop.done(jobsShape, 'labels', 'print', doubtful.shipmentId, '--printer', 'head');
    expect((await tape.codes()).filter((code) => code === doubtful.waybill)).toHaveLength(1);
  },
  300_000,
);
