import { createHash } from 'node:crypto';
import { decideOrdersImport } from '../../../domain/decide/orders.ts';
import { decided } from '../../../domain/decide/decision.ts';
import type { Event } from '../../../domain/event.ts';
import type { EventOutline } from '../../../domain/event-outline.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import type { Result } from '../../../domain/result.ts';
import type { State } from '../../../domain/state.ts';
import { packbenchModel } from '../../../main/model.ts';
import { openStore } from '../../../main/storage/store.ts';
import type { OpenOptions, Store } from '../../../main/storage/store.ts';
import { waybillOf } from '../../domain/handover/samples.ts';
import { plainRows } from '../../domain/plain-rows.ts';
import { orderNumbered } from '../shop.ts';
import { packedParcel, parcelOf } from './parcels.ts';

export const at = '2026-03-09T08:00:00.000Z';

export type BenchStore = Store<State, Event, EventOutline>;

export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}

export const openBench = async (
  directory: string,
  options: Partial<OpenOptions> = {},
): Promise<BenchStore> =>
  unwrap(
    await openStore(packbenchModel, {
      directory,
      now: () => new Date(at),
      station: 'A',
      ...options,
    }),
  );

/** Writes down what happened, as one record. */
export const happen = async (store: BenchStore, events: readonly Event[]): Promise<void> => {
  unwrap(await store.transact('Li', () => decided(events, null)));
};

/** Imports the orders `from` to before `to` through the program's own rules, in one durable step. */
export async function importOrders(store: BenchStore, from: number, to: number): Promise<void> {
  const all = Array.from({ length: to - from }, (_, index) => orderNumbered(from + index));
  const source = { fileName: 'bench', sha256: '' };
  unwrap(
    await store.transact('', (state) =>
      decideOrdersImport(state, all, source, { at, today: '2026-03-09', station: 'A' }),
    ),
  );
}

const plans: Event = {
  type: 'plans-imported',
  source: { fileName: 'bench', sha256: '' },
  plans: starterPlans,
};

const perRecord = 1_000;

/** A store of `orders` open orders, each with a parcel that waits for its pieces; all of it in the snapshot. */
export async function makeOpenShop(directory: string, orders: number): Promise<void> {
  const store = await openBench(directory);
  await happen(store, [plans]);
  await importOrders(store, 0, orders);
  for (let from = 0; from < orders; from += perRecord) {
    const events: Event[] = [];
    for (let index = from; index < Math.min(orders, from + perRecord); index += 1) {
      const shipment = parcelOf(index);
      const { shipmentId } = shipment;
      const waybill = waybillOf(index + 1);
      events.push({ type: 'shipment-created', shipment });
      events.push({
        type: 'waybill-assigned',
        shipmentId,
        waybill,
        plan: 'CPAM',
        from: 'platform',
      });
    }
    await happen(store, events);
  }
  unwrap(await store.compact());
  await store.close();
}

/** As many events as are on their way to the disk at once. */
const atOnce = 512;

/** Lets `count` events happen to the parcels from `index` on, each a record of its own. Returns the parcel after them. */
async function packParcels(store: BenchStore, index: number, count: number): Promise<number> {
  let next = index;
  for (let left = count; left > 0;) {
    const writes: Promise<void>[] = [];
    for (; writes.length < atOnce && left > 0; next += 1) {
      const life = packedParcel(next).slice(0, left);
      left -= life.length;
      writes.push(...life.map((event) => happen(store, [event])));
    }
    await Promise.all(writes);
  }
  return next;
}

/**
 * A store of `orders` orders to which `events` events happened, each a record of its own: parcels on their way from the
 * plan to the bag. The last `behind` of them are not in the snapshot.
 */
export async function makeBusyShop(
  directory: string,
  size: { readonly orders: number; readonly events: number; readonly behind: number },
): Promise<void> {
  const { orders, events, behind } = size;
  const never = { compactRecords: Infinity, compactBytes: Infinity };
  const limits = { ...never, closeRecords: Infinity, closeBytes: Infinity };
  const store = await openBench(directory, { limits });
  await happen(store, [plans]);
  await importOrders(store, 0, orders);
  const next = await packParcels(store, 0, events - behind);
  unwrap(await store.compact());
  await packParcels(store, next, behind);
  await store.close();
}

/** SHA-256 over every fact of a state in its order, as JSON: equal for states that are equal byte for byte. */
export function hashOf(state: State): string {
  const hash = createHash('sha256');
  for (const row of plainRows(state)) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
}
