import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Decision } from '../../domain/decide/decision.ts';
import type { ImportSource } from '../../domain/event.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { RowRejection } from '../../domain/sheets/import-report.ts';
import { firstSheet, visibleSheets } from '../../domain/sheets/table.ts';
import type { SheetTable } from '../../domain/sheets/table.ts';
import type { State } from '../../domain/state.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { ImportReport, RejectedRow } from '../../preload/views.ts';
import { transact } from './services.ts';
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

/**
 * Imports a file in one durable step: reads it away from the main thread, lets `decide` judge its rows against the
 * newest state, and writes down all good rows together. `prepare` fetches what `decide` needs beside the state. With `strict`, one bad row keeps everything out.
 */
export async function importFile<Value extends ImportDecision>(
  services: Services,
  context: CallContext,
  input: { readonly path: string; readonly strict: boolean },
  decide: (state: State, file: ImportFile) => Decision<Value>,
  prepare: (file: ImportFile) => Promise<void> = async () => undefined,
): Promise<Result<ImportReport & { readonly decided: Value }>> {
  const file = await readImportFile(services, context, input.path);
  if (!file.ok) return file;
  await prepare(file.value);
  const outcome = await transact(services, context, (state): Decision<Value> => {
    const decision = decide(state, file.value);
    if (!decision.ok || !input.strict || decision.value.value.rejected.length === 0) {
      return decision;
    }
    return { ok: true, value: { events: [], value: { ...decision.value.value, accepted: 0 } } };
  });
  if (!outcome.ok) return outcome;
  return { ok: true, value: { ...reportOf(outcome.value), decided: outcome.value } };
}

/** Reads a workbook or CSV file with the hash that identifies it. */
export async function readImportFile(
  services: Services,
  context: CallContext,
  path: string,
): Promise<Result<ImportFile>> {
  const tables = await services.spreadsheets.read(path, {
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
