import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Mapping } from '../../domain/orders/headers.ts';
import type { OrderData } from '../../domain/orders/order.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { ParsedRows } from '../../domain/sheets/import-report.ts';
import type { SheetTable } from '../../domain/sheets/table.ts';
import type { WorkbookOut } from '../../domain/sheets/workbook.ts';
import { courtesy } from '../courtesy.ts';
import { temporaryPathFor } from './atomic-file.ts';
import { readLimits } from './limits.ts';
import type { ReadLimits } from './limits.ts';
import { collectSheets } from './sheet-taker.ts';
import { endOfPiece } from './worker-protocol.ts';
import type { FromWorker, ToWorker, WorkerJob, WorkerStart } from './worker-protocol.ts';

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
  /** The top of every sheet: the rows in which headers are sought, and some below them. */
  readonly readTop: (path: string, options?: JobOptions) => Promise<Result<readonly SheetTable[]>>;
  /**
   * The orders of the first sheet, parsed away from this thread (see `parseOrders`) and given to `take` bit by bit while
   * the file is read; it reads on meanwhile, but never far ahead. What was taken does not hold when this is refused in the
   * end. A refusal of `take` ends it. Nothing is taken any more when it resolves.
   */
  readonly readOrders: (
    path: string,
    mapping: Mapping,
    take: (piece: ParsedRows<OrderData>) => Promise<Result<null>>,
    options?: JobOptions,
  ) => Promise<Result<null>>;
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
  deadlineMs: 120_000,
  xlsDeadlineMs: 20_000,
  heapMegabytes: 512,
};

const decoder = new TextDecoder();

/** Headers stand in the first ten rows that hold anything; samples of what they head in some twenty below. */
const topRows = 40;

type JobContext = {
  readonly workerPath: string;
  readonly limits: JobLimits;
  readonly closing: AbortSignal;
};

/** What a worker is told, or why there is nothing more to tell it. */
type Reply = ToWorker | { readonly kind: 'stop'; readonly refusal: Refusal };

/** A deadline that counts only the time in which it is not paused. */
function openDeadline(milliseconds: number, expire: (milliseconds: number) => void) {
  let allowed = milliseconds;
  let left = milliseconds;
  let since = performance.now();
  let timer = setTimeout(expire, left, allowed);
  const pause = (): void => {
    clearTimeout(timer);
    left -= performance.now() - since;
  };
  const resume = (): void => {
    clearTimeout(timer);
    since = performance.now();
    timer = setTimeout(expire, left, allowed);
  };
  const restart = (another: number): void => {
    allowed = another;
    left = another;
    resume();
  };
  return { pause, resume, restart, clear: () => clearTimeout(timer) };
}

/**
 * Runs one job in a worker of its own; `answer` gives what the worker asked for, one message at a time. Resolves when the
 * worker is gone and nothing is answered any more.
 */
function runJob(
  job: WorkerJob,
  { workerPath, limits, closing }: JobContext,
  { signal, onProgress }: JobOptions,
  answer: (message: FromWorker) => Reply | Promise<Reply>,
): Promise<Result<null>> {
  const file = basename(job.path);
  if (closing.aborted || signal?.aborted === true) return Promise.resolve(refuse('cancelled'));
  const worker = new Worker(workerPath, {
    workerData: { job, courtesy: courtesy() } satisfies WorkerStart,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  });
  return new Promise((resolve, reject) => {
    let answering: Promise<unknown> = Promise.resolve();
    let isOver = false;
    const release = (): void => {
      isOver = true;
      deadline.clear();
      signal?.removeEventListener('abort', cancel);
      closing.removeEventListener('abort', cancel);
      worker.removeAllListeners('message');
      worker.removeAllListeners('exit');
    };
    // The thread may still hold the file open; whoever cleans up after it must wait for its end.
    const end = (settle: () => void): void => {
      release();
      const gone = Promise.allSettled([worker.terminate(), answering]);
      void gone.then(settle);
    };
    const stop = (result: Result<null>): void => end(() => resolve(result));
    const fail = (error: unknown): void => end(() => reject(error));
    const cancel = (): void => stop(refuse('cancelled'));
    const deadline = openDeadline(limits.deadlineMs, (milliseconds) =>
      stop(refuse('file-takes-too-long', { file, seconds: Math.ceil(milliseconds / 1000) })),
    );
    signal?.addEventListener('abort', cancel, { once: true });
    closing.addEventListener('abort', cancel, { once: true });

    const reply = async (message: FromWorker): Promise<void> => {
      if (isOver) return;
      // What this side does with a piece is not the file's fault.
      deadline.pause();
      const told = await answer(message);
      if (isOver) return;
      deadline.resume();
      if (told.kind === 'stop') stop({ ok: false, refusal: told.refusal });
      else worker.postMessage(told, []);
    };
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'format':
          if (message.format === 'xls') deadline.restart(limits.xlsDeadlineMs);
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
        case 'want-rows':
          answering = answering.then(() => reply(message));
          answering.catch(fail);
          return;
        default:
          message satisfies never;
      }
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        stop(refuse('file-needs-too-much-memory', { file }));
      } else fail(error);
    });
    worker.on('exit', (code) => {
      fail(new Error(`the spreadsheet worker ended early (${code})`));
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
    firstRows: number | null,
    options: JobOptions,
  ): Promise<Result<readonly SheetTable[]>> => {
    const taker = collectSheets();
    const job: WorkerJob = { kind: 'read', path, limits: limits.read, firstRows, orders: null };
    const result = await runJob(job, context, options, async (message) => {
      if (message.kind === 'table') await taker.begin(message.head);
      if (message.kind === 'rows') await taker.rows(message.rows);
      return { kind: 'go-on' };
    });
    return result.ok ? ok(taker.tables) : result;
  };

  const readOrders = (
    path: string,
    mapping: Mapping,
    take: (piece: ParsedRows<OrderData>) => Promise<Result<null>>,
    options: JobOptions,
  ): Promise<Result<null>> => {
    const orders = { mapping };
    const job: WorkerJob = { kind: 'read', path, limits: limits.read, firstRows: null, orders };
    return runJob(job, context, options, async (message) => {
      if (message.kind !== 'orders') return { kind: 'go-on' };
      const { read: rowsRead, orders: json, rejected, warnings } = message.piece;
      const items = JSON.parse(decoder.decode(json)) as ParsedRows<OrderData>['items'];
      const taken = await take({ read: rowsRead, items, rejected, warnings });
      return taken.ok ? { kind: 'go-on' } : { kind: 'stop', refusal: taken.refusal };
    });
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
        if (message.kind !== 'want-rows') return { kind: 'go-on' };
        const rows = workbook.sheets[message.sheet]?.rows ?? [];
        return { kind: 'rows', rows: rows.slice(message.from, endOfPiece(rows, message.from)) };
      });
    } finally {
      // A worker that was ended had no chance to do it.
      await rm(temporaryPath, { force: true }).catch(() => {});
    }
  };

  return {
    read: (path, options = {}) => tracked(read(path, null, options)),
    readTop: (path, options = {}) => tracked(read(path, topRows, options)),
    readOrders: (path, mapping, take, options = {}) =>
      tracked(readOrders(path, mapping, take, options)),
    write: (path, workbook, options = {}) => tracked(write(path, workbook, options)),
    close: async () => {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}
