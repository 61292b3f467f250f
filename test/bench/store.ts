import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultStoreLimits } from '../../main/storage/store-limits.ts';
import { outFolder, root } from '../cli/packbench.ts';
import type { Spread } from './figures.ts';
import { buildTasks, installPeers, onCopy, peersFolder } from './store/processes.ts';
import type { Run } from './store/processes.ts';

type Line = (name: string, value: string, beside: string) => void;

/** What the parts of this bench need. */
type Desk = { readonly run: Run; readonly line: Line; readonly folder: string };

const ms = (value: number): string => `${value.toFixed(2)} ms`.padStart(11);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`.padStart(11);
const perSecond = (value: number): string =>
  `${Math.round(value).toLocaleString('en')} /s`.padStart(11);
const times = (value: number, other: number): string => `${(value / other).toFixed(2)} times`;
const count = (value: number): string => value.toLocaleString('en');

const parts = {
  updates: benchUpdates,
  writers: benchWriters,
  start: benchStart,
  compaction: benchCompaction,
  archive: benchArchive,
} as const;

/** The orders of the archive; fewer are made sooner. */
const archivedOrders = (): number => Number(option('--archived') ?? 1_000_000);

/** A folder that keeps the archive, which takes some minutes to make, for the next run. */
const keptFolder = (): string | undefined => option('--keep');

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

/**
 * Measures the store beside what a durable update costs on this disk at least, and beside others who keep data, in one
 * run: `only` some of its parts, or all of them. Every measurement is a process of its own. Asserts nothing.
 */
export async function benchStore(line: Line, only: readonly string[] = []): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'packbench-bench-'));
  try {
    const desk = { run: await buildTasks(), line, folder };
    if (!installPeers()) {
      line(
        'MISSING PEER: better-sqlite3',
        '',
        'it could not be installed; its figures are left out',
      );
    }
    for (const [name, part] of Object.entries(parts)) {
      if (only.length === 0 || only.includes(name)) await part(desk);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openShop({ run, folder }: Desk, orders: number): Promise<string> {
  const directory = join(folder, `open-${orders}`);
  if (!existsSync(directory)) await run('open-shop', { directory, orders });
  return directory;
}

/**
 * 100,000 orders and 500,000 events, of which the last `behind` are not in the snapshot: all, which the program does not
 * let happen, or as many as it leaves at the most.
 */
async function busyShop({ run, folder }: Desk, behind = 500_000): Promise<string> {
  const directory = join(folder, `busy-${behind}`);
  if (!existsSync(directory)) {
    await run('busy-shop', { directory, orders: 100_000, events: 500_000, behind });
  }
  return directory;
}

/** Open orders that nobody began to pack, all of them in the snapshot. */
async function untouchedShop({ run, folder }: Desk, orders: number): Promise<string> {
  const directory = join(folder, `untouched-${orders}`);
  if (!existsSync(directory)) {
    await run('busy-shop', { directory, orders, events: 0, behind: 0 });
  }
  return directory;
}

async function benchUpdates(desk: Desk): Promise<void> {
  const { run, line } = desk;
  const lowdbUpdates = { 1_000: 50, 10_000: 10, 100_000: 3 } as const;
  let first = Number.NaN;
  let firstInRaw = Number.NaN;
  for (const parcels of [1_000, 10_000, 100_000] as const) {
    const shop = await openShop(desk, parcels);
    const { raw, rawSync, store, sqlite, lineBytes } = await onCopy(shop, (directory) =>
      run('updates', { directory, parcels, peers: peersFolder }),
    );
    const lowdb = await onCopy(shop, (directory) =>
      run('lowdb', { directory, parcels, updates: lowdbUpdates[parcels] }),
    );
    const inRaw = store.p50 / raw.p50;
    if (parcels === 1_000) {
      first = store.p50;
      firstInRaw = inRaw;
    }
    const beside = (spread: Spread): string =>
      `p99 ${ms(spread.p99).trim()}; ${times(spread.p50, raw.p50)} raw`;
    const of = `update, ${count(parcels)} orders`;
    line(`${of}: append + fdatasync`, ms(raw.p50), `${beside(raw)}; ${lineBytes} bytes`);
    line(`${of}: the same, blocking`, ms(rawSync.p50), beside(rawSync));
    line(
      `${of}: store`,
      ms(store.p50),
      `${beside(store)}, wanted: 2.5; ${times(store.p50, first)} that at 1,000, wanted: 1.5 (${(inRaw / firstInRaw).toFixed(2)} counted in raw ones)`,
    );
    if (sqlite !== null) line(`${of}: better-sqlite3 FULL`, ms(sqlite.p50), beside(sqlite));
    line(`${of}: lowdb, never synced`, ms(lowdb.p50), beside(lowdb));
  }
}

async function benchWriters(desk: Desk): Promise<void> {
  const parcels = 100_000;
  const figures = await onCopy(await openShop(desk, parcels), (directory) =>
    desk.run('writers', { directory, parcels, peers: peersFolder, events: 100_000 }),
  );
  const { line } = desk;
  line(
    '64 writers, 100,000 orders: store',
    perSecond(figures.store),
    `events, each a transaction; ${figures.perSync.toFixed(0)} per fsync; wanted: 20,000 /s`,
  );
  line('64 lines per append + fdatasync', perSecond(figures.raw), 'a peer');
  if (figures.sqlite !== null) {
    line(
      '64 documents per transaction, SQLite',
      perSecond(figures.sqlite),
      'better-sqlite3 FULL; one writer',
    );
  }
}

async function benchStart(desk: Desk): Promise<void> {
  const { run, line } = desk;
  const wanted = { small: '600 ms', large: '4000 ms and 400 MB' } as const;
  const shops = [
    [await untouchedShop(desk, 20_000), '20,000 open orders', wanted.small],
    [await openShop(desk, 20_000), '20,000 with a parcel each', wanted.small],
    [
      await busyShop(desk, defaultStoreLimits.compactRecords),
      '100,000 + 500,000 events, as they are left',
      wanted.large,
    ],
    [await busyShop(desk), '100,000 + 500,000 behind the snapshot', wanted.large],
  ] as const;
  for (const runtime of ['node', 'electron'] as const) {
    for (const [directory, name, goal] of shops) {
      const start = await run('cold-start', { directory }, runtime);
      line(
        `start, ${name}, ${runtime}`,
        ms(start.sinceStart),
        `opening ${ms(start.opening).trim()}; peak ${megabytes(start.rss).trim()}; wanted: ${goal}`,
      );
    }
  }
}

async function benchCompaction(desk: Desk): Promise<void> {
  const { run, line } = desk;
  const worker = join(outFolder, 'main', 'compact-worker.js');
  await onCopy(await busyShop(desk), async (directory) => {
    for (const runtime of ['node', 'electron'] as const) {
      const { alone, beside, took, hash, seq } = await run(
        'compaction',
        { directory, parcels: 30_000, worker },
        runtime,
      );
      const of = `100,000 + 500,000 events, ${runtime}`;
      line(`update, ${of}`, ms(alone.updates.p50), `p99 ${ms(alone.updates.p99).trim()}`);
      line(
        'the same beside compaction, p99',
        ms(beside.updates.p99),
        `of ${beside.count}; longest ${ms(beside.updates.longest).trim()}; wanted: 10 ms`,
      );
      line(
        'loop lag beside compaction, longest',
        ms(beside.lag),
        `alone ${ms(alone.lag).trim()}; wanted: 50 ms`,
      );
      line('compaction', ms(took), '');
      const again = await run('cold-start', { directory }, runtime);
      const isEqual = again.hash === hash && again.seq === seq;
      line(
        'state after the next start',
        isEqual ? 'equal' : 'DIFFERENT',
        `SHA-256 ${hash.slice(0, 12)}`,
      );
      line('that start', ms(again.sinceStart), `peak ${megabytes(again.rss).trim()}`);
    }
  });
}

/** Orders that one process archives before the next goes on. */
const archivedPerProcess = 50_000;

async function benchArchive({ run, line, folder }: Desk): Promise<void> {
  const archived = archivedOrders();
  const kept = keptFolder() ?? folder;
  const directory = join(kept, `archive-${archived}`);
  const whole = `${directory}.whole`;
  const began = performance.now();
  if (!existsSync(whole)) {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    for (let from = 0; from < archived; from += archivedPerProcess) {
      const to = Math.min(archived, from + archivedPerProcess);
      await run('archive-orders', { directory, from, to });
    }
    await run('open-orders', { directory, from: archived, to: archived + 20_000 });
    await writeFile(whole, '');
    line(`${count(archived)} orders archived`, ms(performance.now() - began), 'by the archiver');
  }
  for (const runtime of ['node', 'electron'] as const) {
    const figures = await run('archive', { directory, archived, out: outFolder, root }, runtime);
    line(
      `${count(figures.archived)} archived, ${count(figures.open)} open, ${runtime}`,
      ms(figures.opening),
      `${figures.volumes} volumes; peak ${megabytes(figures.rss).trim()}, wanted: 500 MB`,
    );
    const spread = ({ p99, longest }: Spread): string =>
      `p99 ${ms(p99).trim()}, longest ${ms(longest).trim()}`;
    line('update', ms(figures.updates.p50), spread(figures.updates));
    line(
      'search by waybill',
      ms(figures.byWaybill.p50),
      `${spread(figures.byWaybill)}; wanted: 50 ms`,
    );
    line('search by its last digits', ms(figures.byLastDigits.p50), spread(figures.byLastDigits));
    line('snapshot', ms(figures.compaction), 'still saves');
  }
}
