import fs from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem } from '../../../main/storage/file-system.ts';
import type { FileSystem } from '../../../main/storage/file-system.ts';
import { parcelAt, scan, scanOf } from './updates.ts';
import { shipmentIdOf } from './parcels.ts';
import { openBench } from './shops.ts';
import { openSqlite } from './sqlite.ts';

/** Events per second on the disk. */
export type Throughput = {
  readonly store: number;
  /** Events per fsync. */
  readonly perSync: number;
  /** Appends of 64 lines with one fsync each. */
  readonly raw: number;
  /** Whole documents, 64 in a transaction. */
  readonly sqlite: number | null;
};

const writers = 64;

/** Each writer asks for its next event, one per transaction, when its last one is on the disk. */
export async function measureWriters(
  directory: string,
  {
    parcels,
    peers,
    events,
  }: { readonly parcels: number; readonly peers: string; readonly events: number },
): Promise<Throughput> {
  let syncs = 0;
  const store = await openBench(directory, {
    fileSystem: counting(() => {
      syncs += 1;
    }),
    limits: { compactRecords: Infinity, compactBytes: Infinity },
  });
  let step = 0;
  const writer = async (): Promise<void> => {
    while (step < events) {
      step += 1;
      await scan(store, parcelAt(step, parcels));
    }
  };
  const run = async (): Promise<number> => {
    step = 0;
    const began = performance.now();
    await Promise.all(Array.from({ length: writers }, writer));
    return (events / (performance.now() - began)) * 1000;
  };
  await run();
  syncs = 0;
  const perSecond = await run();
  const perSync = events / syncs;

  const line = Buffer.from(`${JSON.stringify(scanOf(0)).padEnd(250)}\n`);
  const lines = Buffer.concat(Array.from({ length: writers }, () => line));
  const fd = fs.openSync(join(directory, 'peer.raw'), 'a');
  const rawBegan = performance.now();
  for (let done = 0; done < events; done += writers) {
    fs.writeSync(fd, lines);
    fs.fdatasyncSync(fd);
  }
  const raw = (events / (performance.now() - rawBegan)) * 1000;
  fs.closeSync(fd);

  const sqlite = openSqlite(peers, join(directory, 'peer.sqlite'));
  const { shipments } = store.state;
  let sqlitePerSecond: number | null = null;
  if (sqlite !== null) {
    sqlite.fill(shipments.valueSeq().map((one) => [one.shipmentId, JSON.stringify(one)] as const));
    const began = performance.now();
    for (let done = 0; done < events; done += writers) {
      sqlite.putAll(
        Array.from({ length: writers }, (_, turn) => {
          const id = shipmentIdOf(parcelAt(done + turn, parcels));
          return [id, JSON.stringify(shipments.get(id))] as const;
        }),
      );
    }
    sqlitePerSecond = (events / (performance.now() - began)) * 1000;
    sqlite.close();
  }
  await store.close();
  return { store: perSecond, perSync, raw, sqlite: sqlitePerSecond };
}

/** The real disk; each sync of data is told. */
const counting = (onSync: () => void): FileSystem => ({
  ...nodeFileSystem,
  open: async (path, flags) => {
    const file = await nodeFileSystem.open(path, flags);
    return {
      ...file,
      datasync: () => {
        onSync();
        return file.datasync();
      },
    };
  },
});
