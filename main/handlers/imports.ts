import { basename } from 'node:path';
import { findImportSheet, recogniseImport } from '../../domain/imports/kinds.ts';
import { rejectedPlansWorkbook, rejectedRowsWorkbook } from '../../domain/imports/rejected-rows.ts';
import { ok, refuse } from '../../domain/result.ts';
import { firstSheet, visibleSheets } from '../../domain/sheets/table.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { RejectedRow } from '../../preload/views.ts';
import { readImportFile } from './import-file.ts';
import { mappingFor } from './order-mapping.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

const asRejection = ({ row, field, ...refusal }: RejectedRow) => ({ row, field, refusal });

/** What every kind of import has in common: what a file is, and which of its rows were not taken. */
export function importHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `imports.${string}`>> {
  return {
    'imports.recognise': async ({ path }, context) => {
      const mapping = await mappingFor(services, null);
      if (!mapping.ok) return mapping;
      const tables = await services.spreadsheets.readTop(path, { signal: context.signal });
      if (!tables.ok) return tables;
      const first = firstSheet(tables.value, basename(path));
      if (!first.ok) return first;
      const kind = recogniseImport(visibleSheets(tables.value), mapping.value);
      return kind.ok ? ok({ kind: kind.value }) : kind;
    },

    'imports.exportRejected': async (input, context) => {
      const mapping = await mappingFor(services, null);
      if (!mapping.ok) return mapping;
      const file = await readImportFile(services, context, input.path);
      if (!file.ok) return file;
      const { tables } = file.value;
      const language = input.language ?? services.settings.get().language;
      const rejected = input.rejected.map(asRejection);
      const rows = new Set(rejected.map(({ row, field }) => `${field.split('!')[0]} ${row}`)).size;
      if (input.kind === 'plans') {
        const leftOut = input.warnings.flatMap(({ code, params }) =>
          code === 'plan-left-out' ? [String(params['plan'])] : [],
        );
        const workbook = rejectedPlansWorkbook(tables, rejected, leftOut, language);
        return writeSheets(services, input.to, workbook, rows, context);
      }
      const sheet = findImportSheet(tables, input.kind, mapping.value);
      if (sheet === null) {
        const known = recogniseImport(tables, mapping.value);
        return known.ok ? refuse('workbook-changed', { file: file.value.source.fileName }) : known;
      }
      const workbook = rejectedRowsWorkbook(sheet, rejected, language);
      const count = new Set(rejected.map(({ row }) => row)).size;
      return writeSheets(services, input.to, workbook, count, context);
    },
  };
}
