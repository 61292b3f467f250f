import fs from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decided } from '../../../domain/decide/decision.ts';
import type { Event } from '../../../domain/event.ts';
import { nodeFileSystem } from '../../../main/storage/file-system.ts';
import { listSegments } from '../../../main/storage/segment.ts';
import { spreadOf } from '../figures.ts';
import type { Spread } from '../figures.ts';
import { lineKeyOf, shipmentIdOf } from './parcels.ts';
import { openBench, unwrap } from './shops.ts';
import type { BenchStore } from './shops.ts';
import { openSqlite } from './sqlite.ts';

/** Peers of one durable update. `sqlite` is null where it is not installed. */
export type Updates = {
  readonly raw: Spread;
  readonly rawSync: Spread;
  readonly store: Spread;
  readonly sqlite: Spread | null;
  /** Of one record. */
  readonly lineBytes: number;
};

const rounds = 20;
const perRound = 50;

/** A piece scanned into one of the parcels. */
export const scanOf = (index: number): Event => ({
  type: 'item-scanned',
  shipmentId: shipmentIdOf(index),
  lineKey: lineKeyOf(index),
  code: '6901234567892',
});

/** One durable update: a piece is scanned and stands on the disk. */
export async function scan(store: BenchStore, index: number): Promise<void> {
  unwrap(await store.transact('Li', () => decided([scanOf(index)], null)));
}

/** Parcels far apart, so that no cache helps. */
export const parcelAt = (step: number, parcels: number): number => (step * 7919) % parcels;

/**
 * One update after the other through the store and its peers, in turns of `perRound`, so that whatever the disk does
 * meanwhile meets all of them.
 */
export async function measureUpdates(
  directory: string,
  { parcels, peers }: { readonly parcels: number; readonly peers: string },
): Promise<Updates> {
  const store = await openBench(directory);
  const sqlite = openSqlite(peers, join(directory, 'peer.sqlite'));
  sqlite?.fill(
    (function* () {
      for (const { shipmentId, ...rest } of store.state.shipments.values()) {
        yield [shipmentId, JSON.stringify({ shipmentId, ...rest })] as const;
      }
    })(),
  );
  await scan(store, 0);
  const line = await lastLine(directory);
  const rawPath = join(directory, 'peer.raw');
  const file = await nodeFileSystem.open(rawPath, 'a');
  const fd = fs.openSync(rawPath, 'a');
  const times = { raw: [], rawSync: [], store: [], sqlite: [] } as {
    readonly [Name in 'raw' | 'rawSync' | 'store' | 'sqlite']: number[];
  };
  const take = async (into: number[], step: (index: number) => unknown): Promise<void> => {
    for (let turn = 0; turn < perRound; turn += 1) {
      const index = parcelAt(into.length, parcels);
      const began = performance.now();
      await step(index);
      into.push(performance.now() - began);
    }
  };
  for (let round = 0; round < rounds; round += 1) {
    await take(times.raw, async () => {
      await file.write(line);
      await file.datasync();
    });
    await take(times.rawSync, () => {
      fs.writeSync(fd, line);
      fs.fdatasyncSync(fd);
    });
    await take(times.store, (index) => scan(store, index));
    if (sqlite !== null) {
      await take(times.sqlite, (index) => {
        const shipment = store.state.shipments.get(shipmentIdOf(index));
        sqlite.put(shipmentIdOf(index), JSON.stringify(shipment));
      });
    }
  }
  fs.closeSync(fd);
  await file.close();
  sqlite?.close();
  await store.close();
  return {
    raw: spreadOf(times.raw),
    rawSync: spreadOf(times.rawSync),
    store: spreadOf(times.store),
    sqlite: sqlite === null ? null : spreadOf(times.sqlite),
    lineBytes: line.length,
  };
}

/** The bytes of the newest record. */
async function lastLine(directory: string): Promise<Buffer> {
  const newest = (await listSegments(nodeFileSystem, directory)).at(-1);
  const bytes = await readFile(newest?.path ?? '');
  return bytes.subarray(bytes.lastIndexOf(10, -2) + 1);
}
