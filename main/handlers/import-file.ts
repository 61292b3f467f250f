import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Decision } from '../../domain/decide/decision.ts';
import type { Event, ImportSource } from '../../domain/event.ts';
import type { MessageCode } from '../../domain/messages.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { RowRejection } from '../../domain/sheets/import-report.ts';
import { firstSheet, visibleSheets } from '../../domain/sheets/table.ts';
import type { SheetTable } from '../../domain/sheets/table.ts';
import type { State } from '../../domain/state.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { ImportReport, RejectedRow } from '../../preload/views.ts';
import type { Breathe } from '../storage/breathing.ts';
import type { Services } from './services.ts';

/** What reading the rows of a file against the newest state came to. */
export type ImportDecision = {
  readonly read: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: readonly RowRejection[];
  readonly warnings?: readonly RowRejection[];
};

/** A file's sheets and what tells it from every other file. */
export type ImportFile = {
  readonly tables: readonly SheetTable[];
  readonly first: SheetTable;
  readonly source: ImportSource;
};

const flat = ({ row, field, refusal }: RowRejection): RejectedRow => ({ row, field, ...refusal });

/** What an import came to, in the form in which it is told. */
export const reportOf = ({
  read,
  accepted,
  unchanged,
  rejected,
  warnings = [],
}: ImportDecision): ImportReport => ({
  read,
  accepted,
  unchanged,
  rejected: rejected.map(flat),
  warnings: warnings.map(flat),
});

/** How the rows of a file are judged. */
export type ImportRules<Value> = {
  /** Judges them on a state, with `breathe` between what takes long. */
  readonly decide: (state: State, file: ImportFile, breathe: Breathe) => Promise<Decision<Value>>;
  /** Whether they have to be judged anew because this happened meanwhile; `value` is what they came to. */
  readonly upsets: (event: Event, value: Value) => boolean;
};

/** What is done at the packing tables all day: it changes no order, plan, number, notice or sum of money. */
export const counterWork: ReadonlySet<Event['type']> = new Set([
  'item-scanned',
  'item-unscanned',
  'scan-refused',
  'parcel-packed',
  'label-print-requested',
  'label-print-claimed',
  'label-print-released',
  'label-print-started',
  'label-print-settled',
  'print-batch-opened',
  'print-batch-closed',
  'label-affixed',
  'handover-opened',
  'parcel-bagged',
  'parcel-unbagged',
  'bag-closed',
]);

/** Written together: few enough that nobody waits for them, enough that the disk is not asked for each of them. */
const eventsPerWrite = 200;

/**
 * Imports a file in one durable step, however many rows it has: it is read away from this thread, judged bit by bit
 * against the newest state, and its good rows are written down together, so that no scan waits for it. With `strict`, one
 * bad row keeps everything out.
 */
export async function importFile<Value extends ImportDecision>(
  { store, spreadsheets }: Pick<Services, 'store' | 'spreadsheets'>,
  context: CallContext,
  input: { readonly path: string; readonly strict: boolean },
  { decide, upsets }: ImportRules<Value>,
): Promise<Result<ImportReport & { readonly decided: Value }>> {
  const file = await readImportFile({ spreadsheets }, context, input.path);
  if (!file.ok) return file;
  let value: Value;
  const outcome = await store.transactLarge<Value, MessageCode>(context.person, {
    signal: context.signal,
    decide: async (state, write, breathe) => {
      const decision = await decide(state, file.value, breathe);
      if (!decision.ok) return decision;
      const { events } = decision.value;
      ({ value } = decision.value);
      if (input.strict && value.rejected.length > 0) return ok({ ...value, accepted: 0 });
      for (let from = 0; from < events.length; from += eventsPerWrite) {
        const written = await write(events.slice(from, from + eventsPerWrite));
        if (!written.ok) return written;
      }
      return ok(value);
    },
    *holds(_before, _now, theirs) {
      for (const event of theirs) {
        if (upsets(event, value)) return false;
        yield;
      }
      return true;
    },
  });
  if (!outcome.ok) return outcome;
  return { ok: true, value: { ...reportOf(outcome.value), decided: outcome.value } };
}

/** Reads a workbook or CSV file with the hash that identifies it. */
export async function readImportFile(
  { spreadsheets }: Pick<Services, 'spreadsheets'>,
  context: CallContext,
  path: string,
): Promise<Result<ImportFile>> {
  const tables = await spreadsheets.read(path, {
    signal: context.signal,
    onProgress: (fraction) => context.progress({ done: Math.round(fraction * 100), total: 100 }),
  });
  if (!tables.ok) return tables;
  const first = firstSheet(tables.value, basename(path));
  if (!first.ok) return first;
  return ok({
    tables: visibleSheets(tables.value),
    first: first.value,
    source: await sourceOf(path),
  });
}

/** What tells a file from every other. */
export async function sourceOf(path: string): Promise<ImportSource> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { fileName: basename(path), sha256: hash.digest('hex') };
}

/** The report without what only the handler wanted to know. */
export const reportOnly = ({
  read,
  accepted,
  unchanged,
  rejected,
  warnings,
}: ImportReport): ImportReport => ({ read, accepted, unchanged, rejected, warnings });
