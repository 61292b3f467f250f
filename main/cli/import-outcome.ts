import type { Command } from 'commander';
import type { ImportKind } from '../../domain/imports/kinds.ts';
import { renderMessage } from '../../domain/messages.ts';
import type { Language } from '../../domain/messages.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ImportReport, RejectedRow, WrittenFile } from '../../preload/views.ts';
import type { Session } from './command.ts';
import { done, partly } from './outcome.ts';
import type { Outcome } from './outcome.ts';

const spellRow = (row: RejectedRow, language: Language) => ({
  row: row.row,
  field: row.field,
  code: row.code,
  message: renderMessage(row, language),
});

const line = ({ row, field, message }: ReturnType<typeof spellRow>): string =>
  `  row ${row}${field === '' ? '' : `, ${field}`}: ${message}`;

/** An import's report as JSON and in words; a rejected row makes it partly refused. */
export function importOutcome(
  report: ImportReport,
  language: Language,
  more: Readonly<Record<string, unknown>> = {},
): Outcome {
  const rejected = report.rejected.map((row) => spellRow(row, language));
  const warnings = report.warnings.map((row) => spellRow(row, language));
  const text = [
    `${report.read} read, ${report.accepted} accepted, ${report.unchanged} unchanged, ${new Set(rejected.map(({ row }) => row)).size} rows rejected`,
    ...rejected.map(line),
    ...(warnings.length === 0 ? [] : ['Worth a look:', ...warnings.map(line)]),
  ].join('\n');
  const { read, accepted, unchanged } = report;
  return partly(
    { read, accepted, unchanged, rejected, warnings, ...more },
    text,
    rejected.length > 0,
  );
}

/** What every import takes. */
export type ImportOptions = { readonly strict: boolean; readonly rejected?: string };

export const importOptions = (command: Command): Command =>
  command
    .option('--strict', 'one bad row refuses the whole file', false)
    .option('--rejected <file>', 'write the rows not taken to a workbook, to be mended');

/** An import's report, and where `to` is given the workbook of its rejected rows beside it. */
export async function importedOutcome(
  { call, language }: Session,
  {
    path,
    kind,
    to,
  }: { readonly path: string; readonly kind: ImportKind; readonly to: string | undefined },
  report: ImportReport,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Result<Outcome>> {
  const { rejected, warnings } = report;
  if (to === undefined || rejected.length === 0) return ok(importOutcome(report, language, more));
  const written = await call('imports.exportRejected', {
    path,
    kind,
    to,
    rejected: [...rejected],
    warnings: [...warnings],
    language,
  });
  if (!written.ok) return written;
  const { file } = written.value;
  const outcome = importOutcome(report, language, { ...more, rejectedFile: file });
  return ok({ ...outcome, text: `${outcome.text}\n${file}` });
}

/** A file that was written. */
export const writtenOutcome = (written: WrittenFile): Outcome =>
  done(written, `${written.file} (${written.rows})`);
