import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../domain/event.ts';
import { ok } from '../../../domain/result.ts';
import type { CellOut, SheetOut, WorkbookOut } from '../../../domain/sheets/workbook.ts';
import { finishedShop } from '../../domain/archive/finished-shop.ts';
import { orderId } from '../../domain/decide/bench.ts';
import { flipByte } from './flip-byte.ts';
import { freshFolder, happen, openShop, quiet, unwrap } from './archive-shop.ts';

const source = { fileName: 'bill.xlsx', sha256: '' };

/** Five parcels with the carrier: four paid by one payment, one of those billed; three orders can go to the archive. */
async function openReports() {
  const bench = finishedShop();
  let now = new Date('2026-03-09T02:00:00.000Z');
  let written: WorkbookOut = { sheets: [] };
  const shop = await openShop(await freshFolder(), {
    now: () => now,
    write: async (_path, workbook) => {
      written = workbook;
      return ok(null);
    },
  });
  await happen(
    shop,
    bench.journal.map(({ event }) => event),
  );
  const first = [...bench.state.shipments.values()][0];
  if (first?.waybill === null || first === undefined) throw new Error('It has a number.');
  const line = { waybill: first.waybill, weightGrams: first.weightGrams, date: null };
  const billed: Event = {
    type: 'freight-billed',
    billId: 'FA-000001',
    source,
    lines: [{ ...line, amountFen: first.estimatedFen, kind: 'charge' }],
  };
  await happen(shop, [billed]);
  now = new Date('2026-09-01T00:00:00.000Z');
  const report = async (days: { from?: string; to?: string } = {}): Promise<WorkbookOut> => {
    const input = { path: 'report.xlsx', from: days.from ?? null, to: days.to ?? null };
    unwrap(await shop.handlers['freight.report'](input, quiet));
    return written;
  };
  const payments = async (): Promise<WorkbookOut> => {
    unwrap(await shop.handlers['freight.paymentSheet']({ path: 'payments.xlsx' }, quiet));
    return written;
  };
  const archive = async (): Promise<number> =>
    unwrap(await shop.handlers['data.archive']({ olderThanDays: 30 }, quiet)).orders;
  return { shop, report, payments, archive };
}

const plain = (cell: CellOut | undefined): unknown => {
  if (typeof cell !== 'object' || cell === null) return cell ?? null;
  if (cell.kind === 'formula') return cell.value;
  return cell.kind === 'money' ? cell.minor / 100 : cell.iso;
};

/** What stands in the sheets, rows in no order and formulas by what they come to. */
const contents = ({ sheets }: WorkbookOut): unknown =>
  sheets
    .filter(({ name }) => name !== 'Notes')
    .map(({ name, rows, totals = [] }) => ({
      name,
      rows: rows.map((row) => JSON.stringify(row.map(plain))).toSorted(),
      totals: totals.map((row) => row.map(plain)),
    }));

const sheetOf = ({ sheets }: WorkbookOut, name: string): SheetOut => {
  const sheet = sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
};

const column = (workbook: WorkbookOut, sheet: string, header: string): readonly unknown[] => {
  const { columns, rows } = sheetOf(workbook, sheet);
  const index = columns.findIndex((one) => one.header === header);
  return rows.map((row) => plain(row[index]));
};

describe('the freight of archived shipments', () => {
  it('is in the report and in the payment sheet as it was before', async () => {
    const { shop, report, payments, archive } = await openReports();
    const before = { report: contents(await report()), payments: contents(await payments()) };
    expect(await archive()).toBe(3);
    expect(shop.services.store.state.shipments.size).toBe(2);
    expect(contents(await report())).toEqual(before.report);
    expect(contents(await payments())).toEqual(before.payments);
    expect(column(await payments(), 'Payments', 'Waybill')).toHaveLength(4);
    expect(column(await payments(), 'Payments', 'Waybill')).not.toContain('');
  });

  it('stands there once when it was brought back, and when it was archived again', async () => {
    const { shop, report, payments, archive } = await openReports();
    const before = { report: contents(await report()), payments: contents(await payments()) };
    await archive();
    unwrap(await shop.handlers['data.recall']({ ids: [orderId(2)] }, quiet));
    expect(contents(await report())).toEqual(before.report);
    expect(contents(await payments())).toEqual(before.payments);
    expect(await archive()).toBe(1);
    expect(shop.services.store.state.archives.size).toBe(2);
    expect(contents(await report())).toEqual(before.report);
    expect(contents(await payments())).toEqual(before.payments);
  });

  it('is in the report of its days only', async () => {
    const { report, archive } = await openReports();
    await archive();
    const whole = await report();
    const day = await report({ from: '2026-03-09', to: '2026-03-09' });
    expect(contents(day)).toEqual(contents(whole));
    expect(JSON.stringify(sheetOf(day, 'Notes').rows)).toContain('2026-03-09 – 2026-03-09');
    for (const days of [{ to: '2026-03-08' }, { from: '2026-03-10' }, { from: '2026-05-01' }]) {
      const other = await report(days);
      for (const sheet of ['Shipments', 'Payments', 'Bill match']) {
        expect(sheetOf(other, sheet).rows).toEqual([[null]]);
      }
    }
  });

  it('is not left out of sums when its file is damaged', async () => {
    const { shop, report, archive } = await openReports();
    await archive();
    const [volume] = shop.services.store.state.archives.keys();
    const file = join(shop.services.directory, 'archive', `${volume}.jsonl.gz`);
    await flipByte(file, 300);
    const input = { path: 'report.xlsx', from: null, to: null };
    const damaged = { ok: false, refusal: { code: 'archive-damaged', params: { file } } };
    expect(await shop.handlers['freight.report'](input, quiet)).toMatchObject(damaged);
    expect(
      await shop.handlers['freight.paymentSheet']({ path: 'payments.xlsx' }, quiet),
    ).toMatchObject(damaged);
    // Days of which nothing can lie in it are told as ever.
    expect(sheetOf(await report({ from: '2026-05-01' }), 'Shipments').rows).toEqual([[null]]);
  });

  it('has no day that cannot be read', async () => {
    const { shop } = await openReports();
    const input = { path: 'report.xlsx', from: 'yesterday', to: null };
    expect(await shop.handlers['freight.report'](input, quiet)).toMatchObject({
      ok: false,
      refusal: { code: 'date-unreadable', params: { value: 'yesterday' } },
    });
  });
});
