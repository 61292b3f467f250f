import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Mapping } from '../../domain/orders/headers.ts';
import { parseOrders } from '../../domain/orders/parse-orders.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { firstSheet } from '../../domain/sheets/table.ts';
import type { SheetTable } from '../../domain/sheets/table.ts';
import type { CellOut, SheetOut } from '../../domain/sheets/workbook.ts';
import { writeCsv } from './csv-writer.ts';
import { readSpreadsheet } from './read.ts';
import { endOfPiece } from './worker-protocol.ts';
import type { FromWorker, ToWorker, WorkerJob } from './worker-protocol.ts';
import { writeWorkbook } from './write.ts';

/** Told at most this often in all; a listener on the other side redraws each time. */
const progressSteps = 200;

function connect(port: MessagePort) {
  const post = (message: FromWorker): void => port.postMessage(message);
  const ask = (message: FromWorker): Promise<ToWorker> =>
    new Promise((resolve) => {
      port.once('message', resolve);
      post(message);
    });
  let told = -1;
  const progress = (fraction: number): void => {
    const step = Math.floor(fraction * progressSteps);
    if (step === told) return;
    told = step;
    post({ kind: 'progress', fraction });
  };
  return { post, ask, progress };
}

type Connection = ReturnType<typeof connect>;

async function read(
  job: Extract<WorkerJob, { kind: 'read' }>,
  { post, ask, progress }: Connection,
): Promise<Result<null>> {
  const result = await readSpreadsheet(job.path, {
    limits: job.limits,
    onFormat: (format) => post({ kind: 'format', format }),
    onProgress: progress,
  });
  if (!result.ok) return result;
  if (job.orders !== null) return tellOrders(result.value, job.path, job.orders.mapping, ask);
  for (const { rows, ...head } of result.value) {
    await ask({ kind: 'table', head });
    const lengths = rows.map(({ cells }) => cells);
    for (let from = 0; from < rows.length;) {
      const end = endOfPiece(lengths, from);
      await ask({ kind: 'rows', rows: rows.slice(from, end) });
      from = end;
    }
  }
  return ok(null);
}

/** A piece of about this many orders takes the other side a few milliseconds to take in. */
const ordersPerPiece = 250;

async function tellOrders(
  tables: readonly SheetTable[],
  path: string,
  mapping: Mapping,
  ask: Connection['ask'],
): Promise<Result<null>> {
  const first = firstSheet(tables, basename(path));
  const parsed = first.ok ? parseOrders(first.value, mapping) : first;
  if (!parsed.ok) return parsed;
  const { read: rows, items, rejected } = parsed.value;
  const length = Math.max(1, items.length, rejected.length);
  for (let from = 0; from < length; from += ordersPerPiece) {
    const end = from + ordersPerPiece;
    const piece = {
      read: from === 0 ? rows : 0,
      orders: JSON.stringify(items.slice(from, end)),
      rejected: rejected.slice(from, end),
    };
    await ask({ kind: 'orders', piece });
  }
  return ok(null);
}

async function receiveRows(sheet: number, ask: Connection['ask']) {
  const all: (readonly CellOut[])[] = [];
  for (;;) {
    const answer = await ask({ kind: 'want-rows', sheet, from: all.length });
    if (answer.kind !== 'rows' || answer.rows.length === 0) return all;
    for (const row of answer.rows) all.push(row);
  }
}

async function write(
  job: Extract<WorkerJob, { kind: 'write' }>,
  { ask, progress }: Connection,
): Promise<Result<null>> {
  const sheets: SheetOut[] = [];
  for (const [index, sheet] of job.sheets.entries()) {
    sheets.push({ ...sheet, rows: await receiveRows(index, ask) });
  }
  const [first] = sheets;
  if (/\.csv$/i.test(job.path) && first !== undefined) {
    return writeCsv(job.path, first, job.temporaryPath);
  }
  return writeWorkbook(
    job.path,
    { sheets },
    { temporaryPath: job.temporaryPath, onProgress: progress },
  );
}

async function run(port: MessagePort): Promise<void> {
  const job = workerData as WorkerJob;
  const connection = connect(port);
  const result = job.kind === 'read' ? await read(job, connection) : await write(job, connection);
  connection.post({ kind: 'done', result });
}

if (parentPort === null) throw new Error('worker.ts runs in a worker thread only');
// What throws here is a bug; it ends the worker and reaches the caller as its `error` event.
await run(parentPort);
