import { join } from 'node:path';
import { knownAtOnce } from '../../../domain/archive/archive.ts';
import type { Event } from '../../../domain/event.ts';
import { defaultSettings } from '../../../domain/settings/settings.ts';
import { archiveFinished } from '../../../main/archiver.ts';
import { openApp } from '../../../main/open-app.ts';
import type { AppPaths } from '../../../main/open-app.ts';
import { Archive } from '../../../main/storage/archive.ts';
import { waybillOf } from '../../domain/handover/samples.ts';
import { spreadOf } from '../figures.ts';
import type { Spread } from '../figures.ts';
import { closesHandover, opensHandover, perHandover, shippedParcel } from './parcels.ts';
import { peakBytes } from './peak.ts';
import { importOrders, happen, openBench, unwrap } from './shops.ts';
import { scan } from './updates.ts';

/** Orders that are finished and archived together. */
const perRound = 20_000;

/** What nobody cancels and nobody watches. */
const quiet = {
  person: 'Li',
  signal: new AbortController().signal,
  progress: () => undefined,
};

/**
 * Goes on with a store by the orders `from` to before `to`: shipped, told, paid, and archived by the program's own
 * archiver. Some at a time, since each process begins with what the one before has left.
 */
export async function makeArchive(
  directory: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const store = await openBench(directory, {
    limits: { compactRecords: Infinity, compactBytes: Infinity },
  });
  const archive = await Archive.open(store.state.archives.values(), {
    directory,
    knownAtOnce,
    onProblem: stop,
  });
  const services = {
    store,
    archive,
    directory,
    settings: {
      get: () => defaultSettings,
      set: async () => ({ ok: true, value: defaultSettings }) as const,
      onChange: () => () => undefined,
    },
    now: () => new Date('2027-03-09T08:00:00.000Z'),
  };
  for (let start = from; start < to; start += perRound) {
    const end = Math.min(to, start + perRound);
    await importOrders(store, start, end);
    for (let at = start; at < end; at += perHandover) {
      await happen(store, [...handoverFrom(at), ...closesHandover(at)]);
    }
    const report = unwrap(await archiveFinished(services, 30, quiet));
    if (report.orders !== end - start) throw new Error(`archived ${report.orders} orders only`);
  }
  await store.close();
}

/** Adds the orders `from` to before `to`, whose parcels lie in bags that nobody fetched yet. */
export async function addOpenOrders(
  directory: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const store = await openBench(directory);
  await importOrders(store, from, to);
  for (let at = from; at < to; at += perHandover) await happen(store, handoverFrom(at));
  unwrap(await store.compact());
  await store.close();
}

/** A handover and its parcels, beginning with parcel `from`. */
const handoverFrom = (from: number): readonly Event[] => [
  opensHandover(from),
  ...Array.from({ length: perHandover }, (_, offset) => shippedParcel(from + offset)).flat(),
];

const stop = (problem: unknown): never => {
  throw new Error(JSON.stringify(problem));
};

export type ArchiveFigures = {
  readonly archived: number;
  readonly open: number;
  readonly volumes: number;
  /** Milliseconds until the application could be asked. */
  readonly opening: number;
  /** One durable update. */
  readonly updates: Spread;
  /** Asked as the window asks. */
  readonly byWaybill: Spread;
  readonly byLastDigits: Spread;
  readonly compaction: number;
  /** Peak of it all, bytes. */
  readonly rss: number;
};

/** The whole application on such a store: whether it still saves, and what it finds of what left the memory. */
export async function measureArchive(
  directory: string,
  {
    archived,
    out,
    root,
  }: { readonly archived: number; readonly out: string; readonly root: string },
): Promise<ArchiveFigures> {
  const began = performance.now();
  const app = unwrap(
    await openApp({ directory, paths: pathsIn(root, out), program: 'bench', version: '0', report }),
  );
  const opening = performance.now() - began;
  const { store } = app.services;
  const find = async (text: string, wanted: string): Promise<void> => {
    const found = unwrap(await app.handlers['data.find']({ text, limit: 12 }, quiet));
    if (!found.some(({ waybill }) => waybill === wanted)) throw new Error(`${text} is not found`);
  };
  const open = store.state.orders.size;
  const updates: number[] = [];
  const byWaybill: number[] = [];
  const byLastDigits: number[] = [];
  const time = async (into: number[], work: () => Promise<unknown>): Promise<void> => {
    const start = performance.now();
    await work();
    into.push(performance.now() - start);
  };
  for (let turn = 0; turn < 500; turn += 1) {
    await time(updates, () => scan(store, archived + ((turn * 7919) % open)));
    const waybill = waybillOf(1 + ((turn * 104_729) % archived));
    await time(byWaybill, () => find(waybill, waybill));
    if (turn < 5) await time(byLastDigits, () => find(waybill.slice(-9), waybill));
  }
  const compacting = performance.now();
  unwrap(await store.compact());
  const compaction = performance.now() - compacting;
  const volumes = store.state.archives.size;
  unwrap(await app.close());
  return {
    archived: store.state.archivedSums.get('total')?.orders ?? 0,
    open,
    volumes,
    opening,
    updates: spreadOf(updates),
    byWaybill: spreadOf(byWaybill),
    byLastDigits: spreadOf(byLastDigits),
    compaction,
    rss: peakBytes(),
  };
}

const report = (line: string): void => {
  process.stderr.write(line);
};

const pathsIn = (root: string, out: string): AppPaths => ({
  excelWorker: join(out, 'main', 'excel-worker.js'),
  renderWorker: join(out, 'main', 'render-worker.js'),
  compactWorker: join(out, 'main', 'compact-worker.js'),
  verifyWorker: join(out, 'main', 'verify-worker.js'),
  fonts: join(root, 'assets', 'fonts'),
  samples: join(root, 'assets', 'samples'),
});
