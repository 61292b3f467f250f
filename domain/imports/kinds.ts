import { catalogueColumns } from '../catalogue/headers.ts';
import { billColumns } from '../freight/bill.ts';
import { noticeColumns } from '../notices/notices-workbook.ts';
import { matchOrderColumns } from '../orders/headers.ts';
import type { Mapping } from '../orders/headers.ts';
import { planSheets } from '../plans/plans-workbook-columns.ts';
import { sheetTable } from '../plans/plans-workbook-parse.ts';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { cellText } from '../sheets/cells.ts';
import { matchColumns } from '../sheets/columns.ts';
import type { ColumnMatch } from '../sheets/columns.ts';
import type { SheetTable } from '../sheets/table.ts';
import { findBatchSheet } from '../shipments/batch-import.ts';
import { matchWaybillColumns } from '../waybills/answers.ts';

/** What a workbook can be imported as; of two that fit a sheet equally well the earlier one is taken. */
export const importKinds = [
  'orders',
  'shipments',
  'plans',
  'catalogue',
  'waybills',
  'notices',
  'bill',
] as const;

export type ImportKind = (typeof importKinds)[number];

/** The sheet of a workbook that an import reads, and the row of its headers. */
export type ImportSheet = { readonly table: SheetTable; readonly headerRow: number };

type Fit = { readonly table: SheetTable; readonly match: ColumnMatch<string> };

const fitOf = (
  table: SheetTable | undefined,
  match: (table: SheetTable) => Result<ColumnMatch<string>>,
): Fit | null => {
  if (table === undefined) return null;
  const matched = match(table);
  return matched.ok ? { table, match: matched.value } : null;
};

/** Where each kind of import looks, and what it needs to find there. */
const finders: Readonly<
  Record<ImportKind, (tables: readonly SheetTable[], mapping: Mapping) => Fit | null>
> = {
  orders: ([first], mapping) => fitOf(first, (table) => matchOrderColumns(table, mapping)),
  shipments: (tables) => findBatchSheet(tables),
  plans: (tables) =>
    fitOf(sheetTable(tables, 'plans'), (table) => matchColumns(table, planSheets.plans.columns)),
  catalogue: ([first]) => fitOf(first, (table) => matchColumns(table, catalogueColumns)),
  waybills: ([first]) => fitOf(first, matchWaybillColumns),
  notices: ([first]) => fitOf(first, (table) => matchColumns(table, noticeColumns)),
  bill: ([first]) => fitOf(first, (table) => matchColumns(table, billColumns)),
};

const filled = (tables: readonly SheetTable[]): readonly SheetTable[] =>
  tables.filter(({ rows }) => rows.length > 0);

/** The sheet that an import of `kind` reads; null where none has its headers. */
export function findImportSheet(
  tables: readonly SheetTable[],
  kind: ImportKind,
  mapping: Mapping = {},
): ImportSheet | null {
  const fit = finders[kind](filled(tables), mapping);
  return fit === null ? null : { table: fit.table, headerRow: fit.match.headerRow };
}

/**
 * What a workbook is, by its headers: the kind whose columns name most of them. `mapping` is what the user once said of
 * the headers of orders. Refusal: `workbook-unrecognised` with the headers found.
 */
export function recogniseImport(
  tables: readonly SheetTable[],
  mapping: Mapping = {},
): Result<ImportKind, 'workbook-unrecognised'> {
  const sheets = filled(tables);
  let best: { readonly kind: ImportKind; readonly columns: number } | null = null;
  for (const kind of importKinds) {
    const fit = finders[kind](sheets, mapping);
    const columns = fit === null ? 0 : Object.keys(fit.match.index).length;
    if (columns > (best?.columns ?? 0)) best = { kind, columns };
  }
  return best === null
    ? refuse('workbook-unrecognised', { found: fullestRow(sheets[0]) })
    : ok(best.kind);
}

/** What reads like the headers: titles and notes above them have fewer cells. */
const fullestRow = (table: SheetTable | undefined): string =>
  (table?.rows ?? [])
    .slice(0, 10)
    .map(({ cells }) => cells.map(cellText).filter((text) => text !== ''))
    .reduce<readonly string[]>((best, row) => (row.length > best.length ? row : best), [])
    .join(' | ')
    .slice(0, 300);
