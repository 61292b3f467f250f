import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { cellText } from '../sheets/cells.ts';
import { headerKey } from '../sheets/columns.ts';
import type { SheetTable } from '../sheets/table.ts';
import { shorten } from '../text.ts';
import { eitherOf } from './headers.ts';
import type { Mapping } from './headers.ts';
import { aliasesOf, orderColumns } from './order-columns.ts';
import type { OrderColumnKey } from './order-columns.ts';

/** A header of a sheet, the column it is taken for, and what stands below it. */
export type SheetHeader = {
  readonly header: string;
  /** Empty where no column answers to it. */
  readonly column: OrderColumnKey | '';
  readonly samples: readonly string[];
};

/** The headers of an order sheet, for a person to say which is which. */
export type SheetHeaders = { readonly headerRow: number; readonly headers: readonly SheetHeader[] };

/** Titles and notes stand above a header, but not ten rows of them. */
const searchedRows = 10;
const sampleCount = 3;
const sampleLength = 80;

const filled = (row: SheetTable['rows'][number]): number =>
  row.cells.filter((cell) => cellText(cell) !== '').length;

/**
 * The headers of a sheet with the columns that they are taken for and the first values below each. The header is the
 * fullest of the top rows: titles and notes above it have fewer cells. `mapping` goes before the known spellings.
 * Refusal: `sheet-empty`.
 */
export function sheetHeaders(table: SheetTable, mapping: Mapping = {}): Result<SheetHeaders> {
  const [first, ...others] = table.rows.slice(0, searchedRows);
  if (first === undefined) return refuse('sheet-empty', { sheet: table.name });
  const header = others.reduce((best, row) => (filled(row) > filled(best) ? row : best), first);
  const below = table.rows.filter(({ row }) => row > header.row).slice(0, 20);
  const columnByHeader = new Map<string, OrderColumnKey>([
    ...orderColumns.flatMap((column) =>
      aliasesOf(column).map((alias) => [headerKey(alias), column.key] as const),
    ),
    ...Object.entries(mapping).map(([text, key]) => [headerKey(text), key] as const),
  ]);
  const taken = new Set<OrderColumnKey>();
  const seen = new Set<string>();
  const headers: SheetHeader[] = [];
  header.cells.forEach((cell, index) => {
    const text = cellText(cell);
    if (text === '' || seen.has(headerKey(text))) return;
    seen.add(headerKey(text));
    const column = columnByHeader.get(headerKey(text));
    const isFree = column !== undefined && !taken.has(column);
    if (isFree) taken.add(column);
    const samples = below.map(({ cells }) => cellText(cells[index])).filter((one) => one !== '');
    headers.push({
      header: text,
      column: isFree ? column : '',
      samples: samples
        .slice(0, sampleCount)
        .map((one) => shorten(one.replace(/\s+/g, ' '), sampleLength)),
    });
  });
  return ok({ headerRow: header.row, headers });
}

/** What an import still needs; of the columns of one group a single one is enough. */
export function columnsMissing(
  assigned: ReadonlySet<OrderColumnKey | ''>,
): readonly (readonly OrderColumnKey[])[] {
  const required = orderColumns.filter((column) => column.required).map(({ key }) => [key]);
  return [...required, ...eitherOf].filter((group) => !group.some((key) => assigned.has(key)));
}
