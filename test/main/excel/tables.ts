import type { MessageCode } from '../../../domain/messages.ts';
import type { MessageParams, Result } from '../../../domain/result.ts';
import type { Cell, SheetTable } from '../../../domain/sheets/table.ts';

/** The value of a result; a refusal fails the test with its code. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

export const firstTable = (result: Result<readonly SheetTable[]>): SheetTable => {
  const [table] = valueOf(result);
  if (table === undefined) throw new Error('the file has no sheets');
  return table;
};

/** Cells of the row with this number. */
export const cellsOf = (table: SheetTable, row: number): readonly Cell[] =>
  table.rows.find((one) => one.row === row)?.cells ?? [];

/** What a refused result says; null when it was not refused. */
export const refusalOf = (
  result: Result<unknown>,
): { readonly code: MessageCode; readonly params: MessageParams } | null =>
  result.ok ? null : { code: result.refusal.code, params: result.refusal.params };

export const text = (value: string): Cell => ({ kind: 'text', text: value });
export const number = (value: number): Cell => ({ kind: 'number', value });
export const date = (iso: string): Cell => ({ kind: 'date', iso });
