import { readFile, writeFile } from 'node:fs/promises';
import * as xlsx from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { exportRows } from '../fixtures/samples/export-sheet.ts';
import { sampleOrders } from '../fixtures/samples/orders.ts';
import { writeXlsx } from '../fixtures/samples/write-export.ts';
import type { OrderData } from '../../domain/orders/order.ts';

type Value = string | number | null;

/** Writes sheets of plain cells. */
export async function writeWorkbook(
  path: string,
  sheets: Readonly<Record<string, readonly (readonly Value[])[]>>,
): Promise<string> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  await book.xlsx.writeFile(path);
  return path;
}

/** Writes an order export that holds these orders. */
export async function writeOrders(path: string, orders: readonly OrderData[]): Promise<string> {
  await writeXlsx(path, exportRows(orders));
  return path;
}

/** A sample order by its number. */
export function sampleOrder(orderId: string): OrderData {
  const listed = sampleOrders.find(({ order }) => order.orderId === orderId);
  if (listed === undefined) throw new Error(`There is no sample order ${orderId}.`);
  return listed.order;
}

/**
 * Fills cells of a workbook as a person does in a spreadsheet program. `edit` is called for every row below the header
 * with a function that sets a cell by the text of its header.
 */
export async function fillWorkbook(
  path: string,
  sheetName: string,
  edit: (
    row: Readonly<Record<string, string>>,
    set: (header: string, value: Value) => void,
    place: number,
  ) => void,
): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet(sheetName);
  if (sheet === undefined) throw new Error(`${path} has no sheet ${sheetName}.`);
  const columns = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, column) => columns.set(cell.text, column));
  let place = 0;
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const texts = Object.fromEntries(
      [...columns].map(([header, column]) => [header, row.getCell(column).text]),
    );
    const set = (header: string, value: Value): void => {
      const column = columns.get(header);
      if (column === undefined) throw new Error(`${sheetName} has no column ${header}.`);
      row.getCell(column).value = value;
    };
    edit(texts, set, place);
    place += 1;
  });
  await book.xlsx.writeFile(path);
}

/** A workbook read by another library than the one that wrote it. */
export const openWorkbook = async (path: string): Promise<xlsx.WorkBook> =>
  xlsx.read(await readFile(path), { cellFormula: true });

/** The rows of a sheet as records of header to value; empty cells are null. */
export function recordsOf(
  book: xlsx.WorkBook,
  sheetName: string,
): readonly Readonly<Record<string, unknown>>[] {
  const sheet = book.Sheets[sheetName];
  if (sheet === undefined) throw new Error(`There is no sheet ${sheetName}.`);
  return xlsx.utils.sheet_to_json<Record<string, unknown>>(sheet, { defval: null, raw: true });
}

export const writeBytes = async (path: string, bytes: Uint8Array | string): Promise<string> => {
  await writeFile(path, bytes);
  return path;
};
