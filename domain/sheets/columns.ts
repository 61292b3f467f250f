import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { cellText } from './cells.ts';
import type { SheetRow, SheetTable } from './table.ts';

/** A column that an import knows: the headers it may bear, the most telling first. The first names it in messages. */
export type ColumnIn<Key extends string> = {
  readonly key: Key;
  readonly aliases: readonly string[];
  readonly required: boolean;
};

export type ColumnMatch<Key extends string> = {
  /** The number of the header row as the spreadsheet shows it. */
  readonly headerRow: number;
  /** Where each known column stands in `SheetRow.cells`. */
  readonly index: Readonly<Partial<Record<Key, number>>>;
  /** Headers that no column of the import answers to, as the sheet spells them. */
  readonly unknown: readonly string[];
};

/** Titles and notes above a header are common; ten rows of them are not. */
export const headerRowsSearched = 10;

/**
 * A header in the form in which headers are compared: full-width forms made plain, letters in lower case, punctuation,
 * line breaks and underscores treated as spaces, and no space beside a Chinese character (`产品信息_（双击）` and
 * `产品信息⏎(双击)` are one header).
 */
export function headerKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}#%&@$+<>=]+/gu, ' ')
    .replace(/ ?(\p{Script=Han}) ?/gu, '$1')
    .trim();
}

type Rank = { readonly rank: number; readonly column: number };

function matchRow<Key extends string>(
  row: SheetRow,
  names: ReadonlyMap<string, { readonly key: Key; readonly rank: number }>,
): ColumnMatch<Key> {
  const best = new Map<Key, Rank>();
  row.cells.forEach((cell, column) => {
    const name = names.get(headerKey(cellText(cell)));
    if (name === undefined) return;
    const rival = best.get(name.key);
    if (rival === undefined || name.rank < rival.rank) {
      best.set(name.key, { rank: name.rank, column });
    }
  });
  const taken = new Set([...best.values()].map(({ column }) => column));
  const index: Partial<Record<Key, number>> = {};
  for (const [key, { column }] of best) index[key] = column;
  const unknown = row.cells
    .map(cellText)
    .filter((text, column) => text !== '' && !taken.has(column));
  return { headerRow: row.row, index, unknown };
}

/**
 * Finds the header row (the first of the top ten rows with at least two known headers, or with all required ones) and
 * where each column stands. `mapping` (header text to key) goes before the aliases; of several headers that answer to
 * one column the one whose alias is listed first is taken and the others are `unknown`.
 * Refusals: `sheet-empty`, `header-missing`.
 */
export function matchColumns<Key extends string>(
  table: SheetTable,
  columns: readonly ColumnIn<Key>[],
  mapping: Readonly<Record<string, string>> = {},
): Result<ColumnMatch<Key>, 'sheet-empty' | 'header-missing'> {
  const first = table.rows[0];
  if (first === undefined) return refuse('sheet-empty', { sheet: table.name });

  const names = new Map<string, { key: Key; rank: number }>();
  for (const [header, target] of Object.entries(mapping)) {
    const column = columns.find(({ key }) => key === target);
    if (column !== undefined) names.set(headerKey(header), { key: column.key, rank: -1 });
  }
  for (const { key, aliases } of columns) {
    aliases.forEach((alias, rank) => {
      const name = headerKey(alias);
      if (!names.has(name)) names.set(name, { key, rank });
    });
  }

  const required = columns.filter((column) => column.required);
  const missing = (match: ColumnMatch<Key>): readonly ColumnIn<Key>[] =>
    required.filter(({ key }) => match.index[key] === undefined);
  const matches = table.rows.slice(0, headerRowsSearched).map((row) => matchRow(row, names));
  const size = (match: ColumnMatch<Key>): number => Object.keys(match.index).length;
  const header = matches.find(
    (match) =>
      size(match) >= 2 || (size(match) >= 1 && required.length > 0 && missing(match).length === 0),
  );
  const absent = header === undefined ? required : missing(header);
  if (header !== undefined && absent.length === 0) return ok(header);

  // What the user sees quoted: the header row, or the row that came nearest to being one.
  const nearest =
    header ?? matches.reduce((best, match) => (size(match) > size(best) ? match : best));
  const quoted = table.rows.find(({ row }) => row === nearest.headerRow) ?? first;
  const wanted = absent.length > 0 ? absent : columns;
  return refuse('header-missing', {
    field: wanted.map(({ key, aliases }) => aliases[0] ?? key).join(', '),
    found: quoted.cells
      .map(cellText)
      .filter((text) => text !== '')
      .join(' | ')
      .slice(0, 300),
  });
}

/** The rows below the header. */
export const rowsBelow = (table: SheetTable, headerRow: number): readonly SheetRow[] =>
  table.rows.filter(({ row }) => row > headerRow);
