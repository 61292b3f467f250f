import { execFile } from 'node:child_process';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { repairData, verifyData } from '../../../main/data-care.ts';
import { finishedShop } from '../../domain/archive/finished-shop.ts';
import { orderId } from '../../domain/decide/bench.ts';
import { flipByte } from './flip-byte.ts';
import { freshFolder, happen, openShop, quiet, unwrap } from './archive-shop.ts';
import type { Shop } from './archive-shop.ts';

const run = promisify(execFile);
const script = join(import.meta.dirname, '..', '..', '..', 'docs', 'read_store.py');

/** What the script of the documentation counts; null where there is no Python. */
async function readByPython(directory: string): Promise<unknown> {
  try {
    const { stdout } = await run('python3', [script, directory]);
    return JSON.parse(stdout) as unknown;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The same from the program itself. */
async function countsOf({ handlers, services, close }: Shop): Promise<unknown> {
  const { orders, products, plans, shipments, archived } = unwrap(
    await handlers['data.stats']({}, quiet),
  );
  await close();
  const { events } = unwrap(await verifyData(services.directory));
  return {
    orders,
    products,
    plans,
    shipments: Object.values(shipments).reduce((sum, count) => sum + count, 0),
    events,
    archived: { orders: archived.orders, shipments: archived.shipments },
  };
}

const lastSegment = async (directory: string): Promise<string> => {
  const names = await readdir(join(directory, 'journal'));
  return join(directory, 'journal', names.toSorted().at(-1) ?? '');
};

it('a data folder is read without this program, from what its format says', async () => {
  const directory = await freshFolder();
  let now = new Date('2026-03-09T02:00:00.000Z');
  const shop = await openShop(directory, { now: () => now });
  await happen(
    shop,
    finishedShop().journal.map(({ event }) => event),
  );
  const plain = await readByPython(directory);
  if (plain === null) {
    process.stderr.write('SKIPPED: no python3 here, so docs/read_store.py was not tried\n');
    return;
  }
  expect(plain).toMatchObject({ orders: 5, archived: { orders: 0 } });
  now = new Date('2026-09-01T00:00:00.000Z');
  unwrap(await shop.handlers['data.archive']({ olderThanDays: 30 }, quiet));
  unwrap(await shop.handlers['data.recall']({ ids: [orderId(1)] }, quiet));
  const counts = await countsOf(shop);
  expect(counts).toMatchObject({ orders: 3, archived: { orders: 2 } });
  expect(await readByPython(directory)).toEqual(counts);

  const segment = await lastSegment(directory);
  await appendFile(segment, '0123abcd 99 {"at":"20');
  expect(await readByPython(directory)).toEqual(counts);
  await flipByte(segment, 40);
  await expect(readByPython(directory)).rejects.toThrow('damaged');

  await shop.close();
  // More than one bit of a record: it is lost, and its place is marked.
  const bytes = await readFile(segment);
  const record = bytes.indexOf(10) + 1;
  await writeFile(segment, bytes.fill(0x20, record + 12, record + 40));
  const repaired = unwrap(await repairData(directory, { acceptLoss: true }));
  expect(repaired.lost).toHaveLength(1);
  const again = await openShop(directory, { now: () => now });
  expect(await readByPython(directory)).toEqual(await countsOf(again));
});
