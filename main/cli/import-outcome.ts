import { renderMessage } from '../../domain/messages.ts';
import type { Language } from '../../domain/messages.ts';
import type { ImportReport, RejectedRow, WrittenFile } from '../../preload/views.ts';
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

/** A file that was written. */
export const writtenOutcome = (written: WrittenFile): Outcome =>
  done(written, `${written.file} (${written.rows})`);
