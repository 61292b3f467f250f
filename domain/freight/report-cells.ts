import type { CellOut, ColumnOut } from '../sheets/workbook.ts';

/** A formula over money; `fen` is what it yields until a spreadsheet recomputes it. */
export const moneyFormula = (formula: string, fen: number): CellOut => ({
  kind: 'formula',
  formula,
  value: fen / 100,
  format: 'money',
});

/** A formula over whole numbers: parcels, grams. */
export const integerFormula = (formula: string, value: number): CellOut => ({
  kind: 'formula',
  formula,
  value,
  format: 'integer',
});

export const money = (fen: number | null): CellOut =>
  fen === null ? null : { kind: 'money', minor: fen };

/** The letter of a column from its place among `columns`; at most 26 columns. */
export function columnLetter(columns: readonly ColumnOut[], header: string): string {
  const index = columns.findIndex((column) => column.header === header);
  if (index < 0 || index > 25) throw new Error(`There is no column "${header}".`);
  return String.fromCharCode(65 + index);
}

/** A table of at least one (blank) row: over no rows at all a total would sum itself. */
export const filled = (rows: readonly (readonly CellOut[])[]): readonly (readonly CellOut[])[] =>
  rows.length === 0 ? [[null]] : rows;

/** The last row of a `filled` table of `count` rows below one header row. */
export const lastRow = (count: number): number => Math.max(count, 1) + 1;
