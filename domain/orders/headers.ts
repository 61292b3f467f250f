import { z } from 'zod';
import { ok, refuse, type Result } from '../result.ts';
import { cellText } from '../sheets/cells.ts';
import { headerKey, matchColumns, type ColumnMatch } from '../sheets/columns.ts';
import type { SheetTable } from '../sheets/table.ts';
import {
  aliasesOf,
  columnLabel,
  orderColumnKeys,
  orderColumns,
  type OrderColumnKey,
} from './order-columns.ts';

/** A header as the seller's sheet spells it, to the column it means: corrected once, remembered, kept in a file. */
export type Mapping = Readonly<Record<string, OrderColumnKey>>;

const mappingSchema = z.record(z.string(), z.enum(['', ...orderColumnKeys]));

/**
 * Reads a header mapping from JSON: an object of header text to column key. Headers with an empty key (as
 * `mappingTemplate` leaves them) are passed over.
 * Refusal: `mapping-invalid`.
 */
export function parseMapping(json: unknown): Result<Mapping> {
  const parsed = mappingSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse('mapping-invalid', {
      at: issue?.path.map(String).join('.') || '{}',
      keys: orderColumnKeys.join(', '),
    });
  }
  const mapping: Record<string, OrderColumnKey> = {};
  for (const [header, key] of Object.entries(parsed.data)) {
    if (key !== '') mapping[header] = key;
  }
  return ok(mapping);
}

const importColumns = orderColumns.map((column) => ({
  key: column.key,
  aliases: aliasesOf(column),
  required: column.required,
}));

/** Of each of these pairs one column is enough, but there must be one: a parcel needs a street and a telephone. */
export const eitherOf: readonly (readonly [OrderColumnKey, OrderColumnKey])[] = [
  ['street', 'fullAddress'],
  ['mobile', 'phone'],
];

/**
 * Finds the columns of an order sheet by their Chinese or English headers; `mapping` goes before both.
 * Refusals: `sheet-empty`; `headers-unknown` with what is missing and what was found.
 */
export function matchOrderColumns(
  table: SheetTable,
  mapping: Mapping = {},
): Result<ColumnMatch<OrderColumnKey>> {
  const matched = matchColumns(table, importColumns, mapping);
  if (!matched.ok) {
    if (matched.refusal.code !== 'header-missing') return matched;
    const { field = '', found = '' } = matched.refusal.params;
    return refuse('headers-unknown', { missing: firstLines(String(field)), found });
  }
  const { index, headerRow } = matched.value;
  const missing = eitherOf.filter((pair) => pair.every((key) => index[key] === undefined));
  if (missing.length > 0) {
    return refuse('headers-unknown', {
      missing: missing.map((pair) => pair.map(columnLabel).join(' / ')).join(', '),
      found: headersOf(table, headerRow).join(' | ').slice(0, 300),
    });
  }
  return matched;
}

const firstLines = (text: string): string => text.replace(/\n[^,]*/g, '');

/** The texts of a header row, empty ones left out. */
function headersOf(table: SheetTable, headerRow: number): readonly string[] {
  const cells = table.rows.find(({ row }) => row === headerRow)?.cells ?? [];
  return cells.map(cellText).filter((text) => text !== '');
}

/** Titles and notes above a header have fewer cells than the header. */
function fullestRow(table: SheetTable): readonly string[] {
  return table.rows
    .slice(0, 10)
    .map(({ cells }) => cells.map(cellText).filter((text) => text !== ''))
    .reduce<readonly string[]>((best, row) => (row.length > best.length ? row : best), []);
}

/**
 * A mapping to fill in for a sheet: each of its headers with the column it was understood as, `''` where it was not.
 * Without a sheet: our own headers.
 */
export function mappingTemplate(table?: SheetTable): Readonly<Record<string, OrderColumnKey | ''>> {
  const headers =
    table === undefined ? orderColumns.map(({ key }) => columnLabel(key)) : fullestRow(table);
  const keyByHeader = new Map(
    orderColumns.flatMap((column) =>
      aliasesOf(column).map((alias) => [headerKey(alias), column.key] as const),
    ),
  );
  return Object.fromEntries(
    headers.map((header) => [header, keyByHeader.get(headerKey(header)) ?? '']),
  );
}
