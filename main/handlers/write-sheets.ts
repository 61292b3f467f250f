import { resolve } from 'node:path';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { WorkbookOut } from '../../domain/sheets/workbook.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { WrittenFile } from '../../preload/views.ts';
import type { Services } from './services.ts';

/** Writes a workbook away from the main thread; `rows` is what the user is told that it holds. */
export async function writeSheets(
  services: Services,
  path: string,
  workbook: WorkbookOut,
  rows: number,
  context: CallContext,
): Promise<Result<WrittenFile>> {
  const file = resolve(path);
  const written = await services.spreadsheets.write(file, workbook, { signal: context.signal });
  return written.ok ? ok({ file, rows }) : written;
}
