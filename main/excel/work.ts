import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Mapping } from '../../domain/orders/headers.ts';
import type { OrderData } from '../../domain/orders/order.ts';
import { OrdersParser } from '../../domain/orders/parse-orders.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ParsedRows, RowRejection } from '../../domain/sheets/import-report.ts';
import type { SheetRow } from '../../domain/sheets/table.ts';
import type { CellOut, SheetOut } from '../../domain/sheets/workbook.ts';
import { shareCourtesy, sleeping } from '../courtesy.ts';
import { writeCsv } from './csv-writer.ts';
import { FileRefused, refusedAsResult } from './file-refused.ts';
import { JsonArray } from './json-array.ts';
import { streamSpreadsheet } from './read.ts';
import type { SheetHead, SheetTaker } from './sheet-taker.ts';
import { cellsPerMessage } from './worker-protocol.ts';
import type { FromWorker, ToWorker, WorkerJob, WorkerStart } from './worker-protocol.ts';
import { writeWorkbook } from './write.ts';

/** Told at most this often in all; a listener on the other side redraws each time. */
const progressSteps = 200;

/** So many pieces may be on their way before the worker waits: it reads on while the other side takes them in. */
const piecesAhead = 2;

function connect(port: MessagePort) {
  const waiting: ((answer: ToWorker) => void)[] = [];
  port.on('message', (answer: ToWorker) => waiting.shift()?.(answer));
  const post = (message: FromWorker): void =>
    port.postMessage(message, message.kind === 'orders' ? [message.piece.orders.buffer] : []);
  const ask = (message: FromWorker): Promise<ToWorker> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      post(message);
    });
  const ahead: Promise<ToWorker>[] = [];
  const tell = async (message: FromWorker): Promise<void> => {
    ahead.push(ask(message));
    if (ahead.length > piecesAhead) await ahead.shift();
  };
  const allTold = async (): Promise<void> => {
    await Promise.all(ahead.splice(0));
  };
  let told = -1;
  const sleep = sleeping();
  const progress = (fraction: number): void => {
    sleep();
    const step = Math.floor(fraction * progressSteps);
    if (step === told) return;
    told = step;
    post({ kind: 'progress', fraction });
  };
  return { post, ask, tell, allTold, progress };
}

type Connection = ReturnType<typeof connect>;

async function read(
  job: Extract<WorkerJob, { kind: 'read' }>,
  { post, tell, allTold, progress }: Connection,
): Promise<Result<null>> {
  const taker =
    job.orders === null ? tellRows(tell) : tellOrders(job.path, job.orders.mapping, tell);
  const result = await streamSpreadsheet(job.path, taker, {
    limits: job.limits,
    ...(job.firstRows === null ? {} : { firstRows: job.firstRows }),
    onFormat: (format) => post({ kind: 'format', format }),
    onProgress: progress,
  });
  const ended = result.ok ? await taker.end() : result;
  await allTold();
  return ended;
}

/** Told bit by bit while the file is read; `end` when it was read whole. */
type Telling = SheetTaker & { readonly end: () => Promise<Result<null>> };

function tellRows(tell: Connection['tell']): Telling {
  let rows: SheetRow[] = [];
  let cells = 0;
  const flush = async (): Promise<void> => {
    const piece = rows;
    rows = [];
    cells = 0;
    if (piece.length > 0) await tell({ kind: 'rows', rows: piece });
  };
  return {
    begin: async (head) => {
      await flush();
      await tell({ kind: 'table', head });
    },
    rows: async (more) => {
      for (const row of more) {
        rows.push(row);
        cells += row.cells.length + 1;
        if (cells >= cellsPerMessage) await flush();
      }
    },
    end: async () => {
      await flush();
      return ok(null);
    },
  };
}

/** As many orders go into one event of the journal; each step that the other side takes with them is a few milliseconds. */
const ordersPerPiece = 200;

/** Reads the orders of the first sheet that the user sees and that holds anything. Refusals: those of `parseOrders`. */
function tellOrders(path: string, mapping: Mapping, tell: Connection['tell']): Telling {
  let sheet: SheetHead | null = null;
  let isChosen = false;
  let parser: OrdersParser | null = null;
  let rowsRead = 0;
  const items = new JsonArray();
  let rejected: RowRejection[] = [];
  let warnings: RowRejection[] = [];
  const flush = async (): Promise<void> => {
    const piece = { read: rowsRead, orders: items.take(), rejected, warnings };
    rowsRead = 0;
    rejected = [];
    warnings = [];
    await tell({ kind: 'orders', piece });
  };
  const take = async (parsed: Result<ParsedRows<OrderData>>): Promise<void> => {
    if (!parsed.ok) throw new FileRefused(parsed.refusal);
    rowsRead += parsed.value.read;
    rejected.push(...parsed.value.rejected);
    warnings.push(...(parsed.value.warnings ?? []));
    for (const item of parsed.value.items) {
      items.add(item);
      if (items.count === ordersPerPiece) await flush();
    }
    if (rejected.length >= ordersPerPiece) await flush();
  };
  return {
    begin: (head) => {
      sheet = head;
      isChosen = parser === null && head.hidden !== true;
    },
    rows: async (rows) => {
      if (!isChosen || sheet === null) return;
      parser ??= new OrdersParser(sheet, mapping);
      await take(parser.take(rows));
    },
    end: () =>
      refusedAsResult(async () => {
        if (parser === null) return refuse('sheet-empty', { sheet: basename(path) });
        await take(parser.end());
        await flush();
        return ok(null);
      }),
  };
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
  const { job, courtesy } = workerData as WorkerStart;
  shareCourtesy(courtesy);
  const connection = connect(port);
  const result = job.kind === 'read' ? await read(job, connection) : await write(job, connection);
  connection.post({ kind: 'done', result });
}

if (parentPort === null) throw new Error('work.ts runs in a worker thread only');
// What throws here is a bug; it ends the worker and reaches the caller as its `error` event.
await run(parentPort);
