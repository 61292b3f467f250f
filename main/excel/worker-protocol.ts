import type { Mapping } from '../../domain/orders/headers.ts';
import type { Result } from '../../domain/result.ts';
import type { RowRejection } from '../../domain/sheets/import-report.ts';
import type { SheetRow } from '../../domain/sheets/table.ts';
import type { CellOut, SheetOut } from '../../domain/sheets/workbook.ts';
import type { Courtesy } from '../courtesy.ts';
import type { ReadLimits } from './limits.ts';
import type { SpreadsheetFormat } from './read.ts';
import type { SheetHead } from './sheet-taker.ts';

/** What a worker is started with. */
export type WorkerStart = { readonly job: WorkerJob; readonly courtesy: Courtesy };

/** A worker does this one job and ends. */
export type WorkerJob =
  | {
      readonly kind: 'read';
      readonly path: string;
      readonly limits: ReadLimits;
      /** Only these of each sheet; null for all. */
      readonly firstRows: number | null;
      /** The first sheet holds orders, and is to be told as such instead of in cells; null tells every sheet. */
      readonly orders: { readonly mapping: Mapping } | null;
    }
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly temporaryPath: string;
      /** Without their rows, which the worker asks for in pieces. */
      readonly sheets: readonly SheetOut[];
    };

/**
 * Some of the orders of a sheet; `orders` is the JSON of `ParsedRows['items']` in UTF-8, whose buffer is handed over: while
 * it waits it is nothing that the other side's garbage collector would move.
 */
export type OrdersPiece = {
  readonly read: number;
  readonly orders: Uint8Array<ArrayBuffer>;
  readonly rejected: readonly RowRejection[];
  readonly warnings: readonly RowRejection[];
};

/**
 * From the worker. `table`, `rows`, `orders` and `want-rows` are answered, one after another; the worker lets only a few
 * answers come late, so that neither side is flooded.
 */
export type FromWorker =
  | { readonly kind: 'format'; readonly format: SpreadsheetFormat }
  | { readonly kind: 'progress'; readonly fraction: number }
  /** Its rows follow. */
  | { readonly kind: 'table'; readonly head: SheetHead }
  | { readonly kind: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly kind: 'orders'; readonly piece: OrdersPiece }
  | { readonly kind: 'want-rows'; readonly sheet: number; readonly from: number }
  | { readonly kind: 'done'; readonly result: Result<null> };

/** To the worker: the answer it waits for. `rows` is empty when the sheet has no more. */
export type ToWorker =
  | { readonly kind: 'go-on' }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly CellOut[])[] };

/** A piece of about this many cells takes the other side a few milliseconds to take in. */
export const cellsPerMessage = 8_000;

/** The index after the last row of the piece that begins at `from`: at least one row, about `cellsPerMessage` cells. */
export function endOfPiece(lengths: readonly { readonly length: number }[], from: number): number {
  let cells = 0;
  let end = from;
  while (end < lengths.length && (end === from || cells < cellsPerMessage)) {
    cells += (lengths[end]?.length ?? 0) + 1;
    end += 1;
  }
  return end;
}
