import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Mapping } from '../../domain/orders/headers.ts';
import type { OrderData } from '../../domain/orders/order.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ParsedRows, RowRejection } from '../../domain/sheets/import-report.ts';
import type { SheetRow, SheetTable } from '../../domain/sheets/table.ts';
import type { WorkbookOut } from '../../domain/sheets/workbook.ts';
import { temporaryPathFor } from './atomic-file.ts';
import { readLimits } from './limits.ts';
import type { ReadLimits } from './limits.ts';
import { endOfPiece } from './worker-protocol.ts';
import type { FromWorker, TableHead, ToWorker, WorkerJob } from './worker-protocol.ts';

type JobOptions = {
  readonly signal?: AbortSignal;
  /** Told the share that is done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
};

/**
 * Reads and writes spreadsheets off the main thread. Beside the refusals of `readSpreadsheet` and `writeWorkbook`:
 * `cancelled`, `file-takes-too-long`, `file-needs-too-much-memory`.
 */
export type Spreadsheets = {
  readonly read: (path: string, options?: JobOptions) => Promise<Result<readonly SheetTable[]>>;
  /** The orders of the first sheet, parsed away from this thread; see `parseOrders`. */
  readonly readOrders: (
    path: string,
    mapping: Mapping,
    options?: JobOptions,
  ) => Promise<Result<ParsedRows<OrderData>>>;
  /** `.csv` paths get the first sheet as CSV, all others a workbook. */
  readonly write: (
    path: string,
    workbook: WorkbookOut,
    options?: JobOptions,
  ) => Promise<Result<null>>;
  /** Cancels what runs; later calls are refused as `cancelled`. */
  readonly close: () => Promise<void>;
};

/** What one job may use up before it is ended. */
export type JobLimits = {
  readonly read: ReadLimits;
  readonly deadlineMs: number;
  /** The .xls reader may loop for ever in a damaged file, and its files are small. */
  readonly xlsDeadlineMs: number;
  readonly heapMegabytes: number;
};

export const jobLimits: JobLimits = {
  read: readLimits,
  deadlineMs: 60_000,
  xlsDeadlineMs: 20_000,
  heapMegabytes: 512,
};

type JobContext = {
  readonly workerPath: string;
  readonly limits: JobLimits;
  readonly closing: AbortSignal;
};

/** Runs one job in a worker of its own; `answer` gives what the worker asked for. Resolves when the worker is gone. */
function runJob(
  job: WorkerJob,
  { workerPath, limits, closing }: JobContext,
  { signal, onProgress }: JobOptions,
  answer: (message: FromWorker) => ToWorker | null,
): Promise<Result<null>> {
  const file = basename(job.path);
  if (closing.aborted || signal?.aborted === true) return Promise.resolve(refuse('cancelled'));
  const worker = new Worker(workerPath, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  });
  return new Promise((resolve, reject) => {
    const stop = (result: Result<null>): void => {
      release();
      // The thread may still hold the file open; whoever cleans up after it must wait for its end.
      void worker.terminate().then(() => resolve(result), reject);
    };
    const cancel = (): void => stop(refuse('cancelled'));
    const expireAfter = (milliseconds: number): NodeJS.Timeout =>
      setTimeout(
        () =>
          stop(refuse('file-takes-too-long', { file, seconds: Math.ceil(milliseconds / 1000) })),
        milliseconds,
      );
    let deadline = expireAfter(limits.deadlineMs);
    const release = (): void => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', cancel);
      closing.removeEventListener('abort', cancel);
      worker.removeAllListeners('message');
      worker.removeAllListeners('exit');
    };
    signal?.addEventListener('abort', cancel, { once: true });
    closing.addEventListener('abort', cancel, { once: true });

    const hear = (message: FromWorker): void => {
      switch (message.kind) {
        case 'format':
          if (message.format !== 'xls') return;
          clearTimeout(deadline);
          deadline = expireAfter(limits.xlsDeadlineMs);
          return;
        case 'progress':
          onProgress?.(message.fraction);
          return;
        case 'done':
          stop(message.result);
          return;
        case 'table':
        case 'rows':
        case 'orders':
        case 'want-rows': {
          const reply = answer(message);
          if (reply !== null) worker.postMessage(reply, []);
          return;
        }
        default:
          message satisfies never;
      }
    };
    worker.on('message', (message: FromWorker) => {
      try {
        hear(message);
      } catch (error) {
        release();
        void worker.terminate().then(() => reject(error), reject);
      }
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      release();
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        resolve(refuse('file-needs-too-much-memory', { file }));
      } else reject(error);
    });
    worker.on('exit', (code) => {
      release();
      reject(new Error(`the spreadsheet worker ended early (${code})`));
    });
  });
}

/**
 * Opens the reader and writer of spreadsheets. `workerPath` is the built `worker.ts`. Each job has a fresh thread with a
 * heap of its own, so that a hostile file can neither stop the program nor leave anything behind.
 */
export function openSpreadsheets({
  workerPath,
  limits = jobLimits,
}: {
  readonly workerPath: string;
  readonly limits?: JobLimits;
}): Spreadsheets {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const context: JobContext = { workerPath, limits, closing: closing.signal };
  const tracked = async <Value>(work: Promise<Value>): Promise<Value> => {
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  };

  const read = async (
    path: string,
    options: JobOptions,
  ): Promise<Result<readonly SheetTable[]>> => {
    const tables: { readonly head: TableHead; readonly rows: SheetRow[] }[] = [];
    const job: WorkerJob = { kind: 'read', path, limits: limits.read, orders: null };
    const result = await runJob(job, context, options, (message) => {
      if (message.kind === 'table') tables.push({ head: message.head, rows: [] });
      if (message.kind === 'rows') {
        const rows = tables.at(-1)?.rows;
        for (const row of message.rows) rows?.push(row);
      }
      return { kind: 'go-on' };
    });
    return result.ok ? ok(tables.map(({ head, rows }) => ({ ...head, rows }))) : result;
  };

  const readOrders = async (
    path: string,
    mapping: Mapping,
    options: JobOptions,
  ): Promise<Result<ParsedRows<OrderData>>> => {
    type Items = ParsedRows<OrderData>['items'];
    let rowsRead = 0;
    const items: Items[number][] = [];
    const rejected: RowRejection[] = [];
    const job: WorkerJob = { kind: 'read', path, limits: limits.read, orders: { mapping } };
    const result = await runJob(job, context, options, (message) => {
      if (message.kind === 'orders') {
        rowsRead += message.piece.read;
        for (const item of JSON.parse(message.piece.orders) as Items) items.push(item);
        for (const row of message.piece.rejected) rejected.push(row);
      }
      return { kind: 'go-on' };
    });
    return result.ok ? ok({ read: rowsRead, items, rejected }) : result;
  };

  const write = async (
    path: string,
    workbook: WorkbookOut,
    options: JobOptions,
  ): Promise<Result<null>> => {
    const temporaryPath = temporaryPathFor(path);
    const sheets = workbook.sheets.map((sheet) => ({ ...sheet, rows: [] }));
    const job: WorkerJob = { kind: 'write', path, temporaryPath, sheets };
    try {
      return await runJob(job, context, options, (message) => {
        if (message.kind !== 'want-rows') return null;
        const rows = workbook.sheets[message.sheet]?.rows ?? [];
        return { kind: 'rows', rows: rows.slice(message.from, endOfPiece(rows, message.from)) };
      });
    } finally {
      // A worker that was ended had no chance to do it.
      await rm(temporaryPath, { force: true }).catch(() => {});
    }
  };

  return {
    read: (path, options = {}) => tracked(read(path, options)),
    readOrders: (path, mapping, options = {}) => tracked(readOrders(path, mapping, options)),
    write: (path, workbook, options = {}) => tracked(write(path, workbook, options)),
    close: async () => {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}
