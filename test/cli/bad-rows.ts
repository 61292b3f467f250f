import { expect } from 'vitest';
import type { ImportReport } from './shapes.ts';
import type { Station } from './station.ts';
import { writeWorkbook } from './workbooks.ts';

export type Row = readonly (string | number | null)[];

/** Imports a sheet of which every row must be rejected, so that not a byte of the data changes; gives the report. */
export async function allRejected(
  shop: Station,
  command: readonly string[],
  path: string,
  rows: readonly Row[],
): Promise<ImportReport> {
  const file = await writeWorkbook(path, { [sheetName]: rows });
  const before = await shop.contents();
  const report = await shop.rejected(...command, file);
  expect(report).toMatchObject({ read: rows.length - 1, accepted: 0 });
  expect(await shop.contents()).toEqual(before);
  return report;
}

/** The batch sheet goes by this name; the others by any. */
const sheetName = 'Shipments';

export const faultsOf = (
  report: ImportReport,
): readonly (readonly [row: number, field: string, code: string])[] =>
  report.rejected.map(({ row, field, code }) => [row, field, code]);
