import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as xlsx from '@e965/xlsx';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ordersWorkbook } from '../../../domain/orders/orders-workbook.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { WorkbookOut } from '../../../domain/sheets/workbook.ts';
import { jobLimits, openSpreadsheets } from '../../../main/excel/spreadsheets.ts';
import type { Spreadsheets } from '../../../main/excel/spreadsheets.ts';
import { orderNumbered } from '../../bench/shop.ts';
import { cellsOf, firstTable, refusalOf, text, valueOf } from './tables.ts';
import { makeXlsx } from './zip-maker.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let built = '';
let workerPath = '';
let folder = '';
let spreadsheets: Spreadsheets;

beforeAll(async () => {
  // Inside the project, so that the built worker finds its packages.
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  built = await mkdtemp(join(cache, 'excel-worker-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'main/excel/worker.ts'),
      outDir: built,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'worker.mjs', format: 'es' } },
    },
  });
  workerPath = join(built, 'worker.mjs');
  folder = await mkdtemp(join(tmpdir(), 'sheets-'));
  spreadsheets = openSpreadsheets({ workerPath });
});

afterAll(async () => {
  await spreadsheets.close();
  await rm(built, { recursive: true });
  await rm(folder, { recursive: true });
});

const rowCount = 20_000;
const orders = Array.from({ length: rowCount }, (_, row) =>
  Array.from({ length: 8 }, (__, column) => `заказ ${row} 字${column}`),
);
const workbook: WorkbookOut = {
  sheets: [
    {
      name: 'Orders',
      columns: Array.from({ length: 8 }, (_, index) => ({ header: `列 ${index}`, width: 12 })),
      rows: orders,
    },
    { name: 'Empty', columns: [{ header: 'A', width: 5 }], rows: [] },
  ],
};

describe('jobs', () => {
  test('a workbook goes out and comes back, in pieces and with progress', async () => {
    const path = join(folder, 'orders.xlsx');
    const told: { readonly write: number[]; readonly read: number[] } = { write: [], read: [] };
    valueOf(await spreadsheets.write(path, workbook, { onProgress: (at) => told.write.push(at) }));
    const tables = valueOf(
      await spreadsheets.read(path, { onProgress: (at) => told.read.push(at) }),
    );
    expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Orders', rowCount + 1],
      ['Empty', 1],
    ]);
    expect(tables[0]?.rows.map(({ cells }) => cells)).toEqual([
      Array.from({ length: 8 }, (_, index) => text(`列 ${index}`)),
      ...orders.map((cells) => cells.map(text)),
    ]);
    for (const fractions of [told.write, told.read]) {
      expect(fractions.length).toBeGreaterThan(5);
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    }
  });

  test('a path that ends in .csv gets CSV', async () => {
    const path = join(folder, 'orders.csv');
    valueOf(await spreadsheets.write(path, workbook));
    expect(cellsOf(firstTable(await spreadsheets.read(path)), 2)[0]).toEqual(text('заказ 0 字0'));
  });

  test('the top of every sheet is read without the rest', async () => {
    const path = join(folder, 'top.xlsx');
    valueOf(await spreadsheets.write(path, workbook));
    const [first, second] = valueOf(await spreadsheets.readTop(path));
    const whole = valueOf(await spreadsheets.read(path));
    expect(first?.rows).toEqual(whole[0]?.rows.slice(0, 40));
    expect(second?.rows).toEqual(whole[1]?.rows);
    const csv = join(folder, 'top.csv');
    valueOf(await spreadsheets.write(csv, workbook));
    expect(firstTable(await spreadsheets.readTop(csv)).rows).toHaveLength(40);
  });

  test('old files are read too', async () => {
    const path = join(folder, 'old.xls');
    const book = xlsx.utils.book_new(xlsx.utils.aoa_to_sheet([['订单号']]), 'a');
    await writeFile(path, xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
    expect(cellsOf(firstTable(await spreadsheets.read(path)), 1)).toEqual([text('订单号')]);
  });

  test('refusals cross the thread', async () => {
    expect(refusalOf(await spreadsheets.read(join(folder, 'none.xlsx')))).toEqual({
      code: 'file-not-found',
      params: { file: 'none.xlsx' },
    });
    const lost = join(folder, 'none', 'out.xlsx');
    expect(refusalOf(await spreadsheets.write(lost, workbook))?.code).toBe('folder-missing');
  });

  test('a bug in the data throws and leaves no file', async () => {
    const wrong: WorkbookOut = {
      sheets: [{ name: 'a', columns: [{ header: 'A', width: 5 }], rows: [[Number.NaN]] }],
    };
    await expect(spreadsheets.write(join(folder, 'wrong.xlsx'), wrong)).rejects.toThrow('NaN');
    expect((await readdir(folder)).filter((name) => name.includes('wrong'))).toEqual([]);
  });
});

describe('orders', () => {
  const count = 3_000;
  const path = (): string => join(folder, 'many-orders.xlsx');

  beforeAll(async () => {
    const many = Array.from({ length: count }, (_, index) => orderNumbered(index));
    valueOf(await spreadsheets.write(path(), ordersWorkbook(many)));
  });

  test('are taken one piece after another, in order, while the file is read', async () => {
    const orderIds: string[] = [];
    const rows: number[] = [];
    let taking = 0;
    let longest = 0;
    let read = 0;
    valueOf(
      await spreadsheets.readOrders(path(), {}, async (piece) => {
        taking += 1;
        expect(taking).toBe(1);
        await nextTurn();
        read += piece.read;
        longest = Math.max(longest, piece.items.length);
        for (const { row, item } of piece.items) {
          orderIds.push(item.orderId);
          rows.push(row);
        }
        taking -= 1;
        return ok(null);
      }),
    );
    expect(read).toBe(count);
    expect(longest).toBeLessThanOrEqual(500);
    expect(orderIds).toEqual(
      Array.from({ length: count }, (_, index) => orderNumbered(index).orderId),
    );
    expect(rows).toEqual(Array.from({ length: count }, (_, index) => index + 2));
  });

  test('whose taker refuses are read no further', async () => {
    let pieces = 0;
    const outcome = await spreadsheets.readOrders(path(), {}, async () => {
      pieces += 1;
      return refuse('store-closed');
    });
    expect(refusalOf(outcome)).toEqual({ code: 'store-closed', params: {} });
    expect(pieces).toBe(1);
  });

  test('are not taken any more once the reading was cancelled', async () => {
    const abort = new AbortController();
    let isTaking = false;
    let pieces = 0;
    const outcome = await spreadsheets.readOrders(
      path(),
      {},
      async () => {
        isTaking = true;
        pieces += 1;
        abort.abort();
        for (let turn = 0; turn < 20; turn += 1) await nextTurn();
        isTaking = false;
        return ok(null);
      },
      { signal: abort.signal },
    );
    expect(refusalOf(outcome)).toEqual({ code: 'cancelled', params: {} });
    expect({ isTaking, pieces }).toEqual({ isTaking: false, pieces: 1 });
  });

  test('are told of by the first refusal: no header, nothing in it', async () => {
    const other = join(folder, 'no-orders.xlsx');
    valueOf(await spreadsheets.write(other, workbook));
    const take = async () => ok(null);
    expect(refusalOf(await spreadsheets.readOrders(other, {}, take))?.code).toBe('headers-unknown');
    const empty = join(folder, 'empty.csv');
    await writeFile(empty, ',,\n');
    expect(refusalOf(await spreadsheets.readOrders(empty, {}, take))).toEqual({
      code: 'sheet-empty',
      params: { sheet: 'empty.csv' },
    });
  });
});

describe('limits', () => {
  test('a job can be cancelled before and while it runs', async () => {
    const path = join(folder, 'cancelled.xlsx');
    const before = new AbortController();
    before.abort();
    expect(
      refusalOf(await spreadsheets.write(path, workbook, { signal: before.signal }))?.code,
    ).toBe('cancelled');
    const during = new AbortController();
    const result = await spreadsheets.write(path, workbook, {
      signal: during.signal,
      onProgress: () => during.abort(),
    });
    expect(refusalOf(result)?.code).toBe('cancelled');
    expect((await readdir(folder)).filter((name) => name.includes('cancelled'))).toEqual([]);
  });

  test('a file that takes too long is given up by name', async () => {
    const path = join(folder, 'slow.xlsx');
    await writeFile(path, makeXlsx({ rows: '<row><c><v>1</v></c></row>'.repeat(100_000) }));
    const hurried = openSpreadsheets({ workerPath, limits: { ...jobLimits, deadlineMs: 1 } });
    expect(refusalOf(await hurried.read(path))).toEqual({
      code: 'file-takes-too-long',
      params: { file: 'slow.xlsx', seconds: 1 },
    });
    await hurried.close();
  });

  test('old formats have a deadline of their own', async () => {
    const path = join(folder, 'slow.xls');
    const cell = '<td>x</td>'.repeat(10);
    await writeFile(path, `<table>${`<tr>${cell}</tr>`.repeat(100_000)}</table>`);
    const hurried = openSpreadsheets({ workerPath, limits: { ...jobLimits, xlsDeadlineMs: 1 } });
    expect(refusalOf(await hurried.read(path))?.code).toBe('file-takes-too-long');
    await hurried.close();
  });

  test('a file that needs too much memory ends its own thread only', async () => {
    const path = join(folder, 'wide.xlsx');
    const cell = '<c t="str"><v>some text of some length that takes some memory</v></c>';
    await writeFile(path, makeXlsx({ rows: `<row>${cell.repeat(10)}</row>`.repeat(60_000) }));
    const tight = openSpreadsheets({ workerPath, limits: { ...jobLimits, heapMegabytes: 24 } });
    expect(refusalOf(await tight.read(path))).toEqual({
      code: 'file-needs-too-much-memory',
      params: { file: 'wide.xlsx' },
    });
    await tight.close();
  });

  test('closing cancels what runs and refuses what comes', async () => {
    const path = join(folder, 'orders.xlsx');
    const closing = openSpreadsheets({ workerPath });
    const running = closing.write(path, workbook);
    await closing.close();
    expect(refusalOf(await running)?.code).toBe('cancelled');
    expect(refusalOf(await closing.read(path))?.code).toBe('cancelled');
  });
});
