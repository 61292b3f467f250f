import { writeFile } from 'node:fs/promises';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { CellOut, SheetOut } from '../../domain/sheets/workbook.ts';
import { temporaryPathFor, writeAtomically } from './atomic-file.ts';
import { cleanText } from './cell-out.ts';
import { beginsFormula } from './formula-guard.ts';

const textField = (text: string): string => {
  const guarded = beginsFormula.test(text) ? `'${cleanText(text)}` : cleanText(text);
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

function field(cell: CellOut): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return textField(cell);
  if (typeof cell === 'number') return String(cell);
  switch (cell.kind) {
    case 'date':
      return cell.iso.replace(/T00:00:00$/, '').replace('T', ' ');
    case 'money':
      return (cell.minor / 100).toFixed(2);
    case 'formula':
      if (typeof cell.value === 'string') return textField(cell.value);
      return cell.format === 'money' ? cell.value.toFixed(2) : String(cell.value);
    default:
      return cell satisfies never;
  }
}

/**
 * A sheet as RFC 4180 text with a byte order mark, so that spreadsheet programs read it as UTF-8. A text that would
 * begin a formula is given a leading apostrophe; the reader of this product takes it off again.
 */
export function csvText(sheet: SheetOut): string {
  const header = sheet.prose === true ? [] : [sheet.columns.map((column) => column.header)];
  const lines = [...header, ...sheet.rows, ...(sheet.totals ?? [])];
  return `\uFEFF${lines.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')}`;
}

/** Writes a sheet as CSV. Refusals: see `writeAtomically`. */
export async function writeCsv(
  path: string,
  sheet: SheetOut,
  temporaryPath: string = temporaryPathFor(path),
): Promise<Result<null>> {
  return writeAtomically(path, temporaryPath, async (target) => {
    await writeFile(target, csvText(sheet));
    return ok(null);
  });
}
