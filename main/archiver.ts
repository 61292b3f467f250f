import type { ArchiveVolume } from '../domain/archive/archive.ts';
import { finishedGroups } from '../domain/archive/finished.ts';
import type { FinishedGroup } from '../domain/archive/finished.ts';
import { groupOf, keysOf, moneyIndex, searchTextOf } from '../domain/archive/group.ts';
import { decided } from '../domain/decide/decision.ts';
import { withoutArchivedTotals } from '../domain/handover/handover.ts';
import type { Handover } from '../domain/handover/handover.ts';
import { ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { State } from '../domain/state.ts';
import type { CallContext } from '../preload/procedure.ts';
import type { ArchiveReport } from '../preload/views.ts';
import type { Services } from './handlers/services.ts';
import type { ArchiveEntry } from './storage/archive-volume.ts';
import { breathing } from './storage/breathing.ts';
import { ioRefusal } from './storage/load-store.ts';

type Needed = Pick<Services, 'archive' | 'store' | 'settings' | 'now' | 'directory'>;

/** Groups in one file: what is written of it is held in memory as an index until it is done. */
const groupsPerVolume = 20_000;

/** Groups in one event: few enough that a scan in between does not wait. */
const groupsPerEvent = 500;

const dayMilliseconds = 86_400_000;

/**
 * Moves the orders that have been finished for longer than `olderThanDays` into files of their month, durably written
 * before anything leaves the memory. What changes meanwhile stays. Can be cancelled between two steps; what was moved by
 * then is moved. One after another, whoever asks. Refusals: `store-read-only`, `store-io-failed`.
 */
export function archiveFinished(
  services: Needed,
  olderThanDays: number,
  context: Pick<CallContext, 'person' | 'signal' | 'progress'>,
): Promise<Result<ArchiveReport>> {
  return services.archive.inTurn(() => archiveNow(services, olderThanDays, context));
}

async function archiveNow(
  services: Needed,
  olderThanDays: number,
  context: Pick<CallContext, 'person' | 'signal' | 'progress'>,
): Promise<Result<ArchiveReport>> {
  const { store, now, directory } = services;
  const before = new Date(now().getTime() - olderThanDays * dayMilliseconds).toISOString();
  const from = store.state;
  const breathe = breathing();
  const byMonth = await finishedByMonth(from, before, context);
  const total = [...byMonth.values()].reduce((sum, groups) => sum + groups.length, 0);
  const volumes: string[] = [];
  let orders = 0;
  let shipments = 0;
  let done = 0;
  try {
    for (const [month, groups] of byMonth) {
      for (let at = 0; at < groups.length; at += groupsPerVolume) {
        if (context.signal.aborted) break;
        const part = groups.slice(at, at + groupsPerVolume);
        const { volume, handovers } = await writeGroups(services, month, part);
        for (let next = 0; next < part.length; next += groupsPerEvent) {
          const moved = await moveOut(services, context.person, {
            groups: part.slice(next, next + groupsPerEvent),
            from,
            volume,
            handovers,
          });
          if (!moved.ok) return moved;
          orders += moved.value.orders;
          shipments += moved.value.shipments;
          done += Math.min(groupsPerEvent, part.length - next);
          context.progress({ done, total });
          await breathe();
        }
        volumes.push(volume.name);
      }
    }
  } catch (error) {
    return ioRefusal(error, directory);
  }
  // The next start then has nothing of what is gone to replay.
  if (orders > 0) {
    const compacted = await store.compact();
    if (!compacted.ok) return compacted;
  }
  return ok({ orders, shipments, volumes });
}

async function finishedByMonth(
  state: State,
  before: string,
  { signal }: Pick<CallContext, 'signal'>,
): Promise<ReadonlyMap<string, readonly FinishedGroup[]>> {
  const byMonth = new Map<string, FinishedGroup[]>();
  const breathe = breathing();
  for (const group of finishedGroups(state, before)) {
    await breathe();
    if (signal.aborted) return new Map();
    if (group === null) continue;
    const month = group.finishedAt.slice(0, 7);
    const known = byMonth.get(month);
    if (known === undefined) byMonth.set(month, [group]);
    else known.push(group);
  }
  return new Map([...byMonth].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Handovers that will have no parcel outside the archive once these groups are in it. */
function emptiedBy(state: State, groups: readonly FinishedGroup[]): readonly Handover[] {
  const going = new Set(groups.flatMap(({ shipmentIds }) => shipmentIds));
  return state.handovers
    .valueSeq()
    .filter(
      ({ state: stage, bags }) =>
        stage === 'closed' &&
        bags.every(({ shipmentIds }) =>
          shipmentIds.every((id) => going.has(id) || !state.shipments.has(id)),
        ),
    )
    .toArray();
}

async function writeGroups(
  { archive, store, settings }: Needed,
  month: string,
  groups: readonly FinishedGroup[],
): Promise<{ readonly volume: ArchiveVolume; readonly handovers: readonly Handover[] }> {
  const { state } = store;
  const { utcOffsetMinutes } = settings.get();
  const money = moneyIndex(state);
  const handovers = emptiedBy(state, groups);
  let number = 1;
  while (state.archives.has(`${month}.${number}`)) number += 1;
  const entries = async function* (): AsyncGenerator<ArchiveEntry, void> {
    const breathe = breathing();
    for (const group of groups) {
      const value = groupOf(state, group, money, utcOffsetMinutes);
      yield { keys: keysOf(value), text: searchTextOf(state, value), value };
      await breathe();
    }
    for (const handover of handovers) {
      const keys = [`handover:${handover.handoverId}`];
      yield { keys, text: '', value: withoutArchivedTotals(handover) };
    }
  };
  return { volume: await archive.add(`${month}.${number}`, entries()), handovers };
}

/** Takes the groups out of the state that are still as they were written. */
async function moveOut(
  { store, settings }: Needed,
  person: string,
  {
    groups,
    from,
    volume,
    handovers,
  }: {
    readonly groups: readonly FinishedGroup[];
    /** The state in which they were found finished. */
    readonly from: State;
    readonly volume: ArchiveVolume;
    readonly handovers: readonly Handover[];
  },
): Promise<Result<{ readonly orders: number; readonly shipments: number }>> {
  const { utcOffsetMinutes } = settings.get();
  return store.transact(person, (state) => {
    const unchanged = groups.filter((group) => isUnchanged(group, from, state));
    const orderIds = unchanged.flatMap((group) => group.orderIds);
    const shipmentIds = unchanged.flatMap((group) => group.shipmentIds);
    if (orderIds.length === 0) return decided([], { orders: 0, shipments: 0 });
    const going = new Set(shipmentIds);
    const handoverIds = handovers
      .filter(
        ({ handoverId, bags }) =>
          state.handovers.has(handoverId) &&
          bags.every((bag) =>
            bag.shipmentIds.every((id) => going.has(id) || !state.shipments.has(id)),
          ),
      )
      .map(({ handoverId }) => handoverId);
    return decided(
      [{ type: 'orders-archived', volume, orderIds, shipmentIds, handoverIds, utcOffsetMinutes }],
      { orders: orderIds.length, shipments: shipmentIds.length },
    );
  });
}

/** Facts are never changed in place, so what is the same object still says the same. */
function isUnchanged(group: FinishedGroup, from: State, state: State): boolean {
  return (
    // A bill or a payment that came meanwhile may name any of them.
    state.bills.every((_, billId) => from.bills.has(billId)) &&
    state.payments.every((_, paymentId) => from.payments.has(paymentId)) &&
    group.orderIds.every(
      (id) =>
        state.orders.has(id) &&
        state.orders.get(id) === from.orders.get(id) &&
        state.shipmentsByOrder.get(id) === from.shipmentsByOrder.get(id) &&
        state.noticesByOrder.get(id) === from.noticesByOrder.get(id),
    ) &&
    group.shipmentIds.every(
      (id) =>
        state.shipments.get(id) === from.shipments.get(id) &&
        state.jobsByShipment.get(id) === from.jobsByShipment.get(id),
    )
  );
}
