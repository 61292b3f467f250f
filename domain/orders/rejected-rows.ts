import { renderMessage, type Language } from '../messages.ts';
import { cellText, hasLostDigits } from '../sheets/cells.ts';
import type { RowRejection } from '../sheets/import-report.ts';
import type { Cell, SheetTable } from '../sheets/table.ts';
import type { CellOut, WorkbookOut } from '../sheets/workbook.ts';
import { matchOrderColumns, type Mapping } from './headers.ts';

/**
 * The cell as it was. A number whose digits were cut stays a number: as text it would pass for a whole order number
 * when the sheet is imported again.
 */
function sameCell(cell: Cell | undefined): CellOut {
  if (cell === null || cell === undefined) return null;
  switch (cell.kind) {
    case 'number':
      return cell.shown === undefined || hasLostDigits(cell) ? cell.value : cellText(cell);
    case 'date':
      return { kind: 'date', iso: cell.iso };
    case 'text':
      return cell.text;
    case 'boolean':
    case 'error':
      return cellText(cell);
    default:
      return cell satisfies never;
  }
}

export type RejectedRowsOptions = {
  readonly language?: Language;
  /** The row that holds the headers, where the caller knows it; else it is looked for among the headers of orders. */
  readonly headerRow?: number;
  readonly mapping?: Mapping;
};

/**
 * The rows of a sheet that were not taken, under the headers they had, with two columns before them that say which row it
 * was and why: ready to be mended and imported again, those columns being no header that an import knows.
 */
export function rejectedRowsWorkbook(
  table: SheetTable,
  rejected: readonly RowRejection[],
  options: RejectedRowsOptions = {},
): WorkbookOut {
  const language = options.language ?? 'en';
  const matched =
    options.headerRow === undefined ? matchOrderColumns(table, options.mapping) : null;
  const headerRow =
    options.headerRow ?? (matched?.ok === true ? matched.value.headerRow : table.rows[0]?.row);
  const header = table.rows.find(({ row }) => row === headerRow)?.cells ?? [];

  const reasons = new Map<number, string[]>();
  for (const { row, field, refusal } of rejected) {
    const message = renderMessage(refusal, language);
    const reason = field === '' ? message : `${field}: ${message}`;
    reasons.set(row, [...(reasons.get(row) ?? []), reason]);
  }
  const bad = table.rows.filter(({ row }) => reasons.has(row));
  const width = Math.max(header.length, ...bad.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => ({
    header: cellText(header[index]),
    width: 18,
    format: bad.some(({ cells }) => ['number', 'date'].includes(cells[index]?.kind ?? ''))
      ? ('general' as const)
      : ('text' as const),
  }));
  return {
    sheets: [
      {
        name: language === 'zh' ? '未导入的行' : 'Rejected rows',
        columns: [
          {
            header: language === 'zh' ? '原文件行号' : 'Row in the file',
            width: 12,
            format: 'integer',
          },
          { header: language === 'zh' ? '未导入原因' : 'Why not imported', width: 60 },
          ...columns,
        ],
        rows: bad.map(({ row, cells }) => [
          row,
          (reasons.get(row) ?? []).join('\n'),
          ...columns.map((_, index) => sameCell(cells[index])),
        ]),
      },
    ],
  };
}
