import { unpackRows } from '../../domain/stored-row.ts';
import type { FileSystem } from './file-system.ts';
import { currentEvents } from './load-store.ts';
import { replayRecords, type JournalRecord, type StoreModel } from './model.ts';
import { unpacked } from './packing.ts';
import type { RepairBase, RepairPlan } from './repair-plan.ts';
import { readSnapshot } from './snapshot-format.ts';
import { documentTable } from './backup.ts';
import { readSurveyed } from './survey.ts';

/** An event that was left out, and the id of what it refers to. */
export type LeftOut = { readonly seq: number; readonly missing: string };

/** The state that a plan's base and every record behind it lead to. Errors of the disk are thrown. */
export async function rebuild<State, Event>(
  model: StoreModel<State, Event>,
  files: FileSystem,
  { base, readable, losses, isEndUnknown }: RepairPlan,
): Promise<{ readonly state: State; readonly leftOut: readonly LeftOut[] }> {
  let { state } = await stateOf(model, files, base);
  const leftOut: LeftOut[] = [];
  // What comes before the first loss can rely on everything.
  const firstLoss = losses[0]?.from ?? Infinity;
  const takeOne = ({ meta, events }: JournalRecord<Event>): void => {
    for (const event of events) {
      const next = model.evolveAfterLoss?.(state, event, meta);
      if (next === undefined) state = model.evolve(state, event, meta);
      else {
        ({ state } = next);
        if (next.missing !== null) leftOut.push({ seq: meta.seq, missing: next.missing });
      }
    }
  };
  for (const segment of readable) {
    if (segment.next !== null && segment.next <= base.seq + 1) continue;
    for await (const part of readSurveyed(files, segment)) {
      if (part.kind !== 'records') continue;
      const wanted = part.records.filter(({ meta }) => meta.seq > base.seq);
      const records = currentEvents(model, wanted, segment.header.version);
      const sure = records.filter(({ meta }) => meta.seq < firstLoss);
      state = replayRecords(model, state, sure);
      for (const record of records.slice(sure.length)) takeOne(record);
    }
  }
  const isLossy = losses.length > 0 || isEndUnknown;
  return { state: isLossy ? (model.settleLoss?.(state) ?? state) : state, leftOut };
}

async function stateOf<State, Event>(
  model: StoreModel<State, Event>,
  files: FileSystem,
  { kind, file }: RepairBase,
): Promise<{ readonly state: State }> {
  if (kind === 'nothing') return { state: model.empty };
  const isBackup = kind === 'packbench-backup';
  const reading = await readSnapshot(
    isBackup ? unpacked(files.read(file)) : files.lend(file),
    kind,
  );
  if (reading.kind !== 'read') throw new Error(`${file} was whole a moment ago.`);
  const { rows, version } = reading.snapshot;
  const own = isBackup
    ? [...unpackRows(rows)].filter(({ table }) => table !== documentTable)
    : rows;
  return { state: model.fromRows(own, version) };
}
