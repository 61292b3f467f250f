import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packbench, sample, temporaryFolder } from './packbench.ts';
import { importShape, writtenShape } from './shapes.ts';
import { copiesOf, station } from './station.ts';
import { stock } from './stocked-shop.ts';
import { fillWorkbook, openWorkbook, recordsOf, writeWorkbook } from './workbooks.ts';

/** Every kind of workbook: known by its headers, and its rejected rows written for the user to mend. */

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const prepared = station(at('data'));
const copy = copiesOf(prepared);

beforeAll(() => stock(prepared));
afterAll(() => folder.remove());

const kindShape = importShape.and(z.object({ kind: z.string() }));

describe('import of any workbook', () => {
  it.each([
    ['orders', sample('orders.xls')],
    ['catalogue', sample('catalogue.xlsx')],
    ['waybills', sample('waybills.xlsx')],
  ])('knows %s', async (kind, file) => {
    const shop = await copy();
    expect(await shop.done(kindShape, 'import', file)).toMatchObject({ kind, accepted: 0 });
  });

  it('knows plans, which change nothing when they were just written', async () => {
    const shop = await copy();
    const file = at('plans-again.xlsx');
    await shop.done(writtenShape, 'plans', 'export', file);
    const report = await shop.done(kindShape, 'import', file);
    expect(report).toMatchObject({ kind: 'plans', accepted: 0, rejected: [] });
  });

  it('refuses what it does not know, and tells the headers', async () => {
    const shop = await copy();
    const file = await writeWorkbook(at('strange.xlsx'), {
      Sheet1: [
        ['Name', 'Born'],
        ['Li', 9],
      ],
    });
    expect(await shop.refused('import', file)).toMatchObject({
      status: 1,
      code: 'workbook-unrecognised',
      message: expect.stringContaining('Name | Born'),
    });
  });
});

describe('rejected rows', () => {
  it.each([
    ['catalogue', ['SKU', 'Name en', 'Weight g'], ['MUG-1', 'Mug', 300], ['MUG-2', 'Mug', -4]],
    ['bill', ['Waybill', 'Amount', 'Currency'], null, ['NOBODY1', 3, 'CNY']],
    ['notices', ['Order', 'Number', 'Type'], null, ['1', 'X1', 'all']],
    ['waybills', ['Plan', 'Waybill'], null, ['NO-SUCH-PLAN', 'RX100009999CN']],
    [
      'shipments',
      ['Order', 'Plan', 'Delivery'],
      null,
      ['8126030900010007', 'NO-SUCH-PLAN', 'warehouse'],
    ],
  ] as const)('of a %s are written under their own headers', async (kind, header, good, bad) => {
    const shop = await copy();
    const rows = [['A title'], header, ...(good === null ? [] : [good]), bad];
    const file = await writeWorkbook(at(`${kind}.xlsx`), { Sheet1: rows });
    const to = at(`${kind}-rejected.xlsx`);
    const report = await shop.partly(kindShape, 'import', file, '--rejected', to);
    expect(report).toMatchObject({ kind, rejectedFile: to, accepted: good === null ? 0 : 1 });
    const [record] = recordsOf(await openWorkbook(to), 'Rejected rows');
    expect(record).toMatchObject({
      'Row in the file': rows.length,
      'Why not imported': expect.stringMatching(/\w/),
      ...Object.fromEntries(header.map((name, index) => [name, bad[index]])),
    });
    // What was written is read as what it was, with the same fault.
    const again = await shop.partly(kindShape, 'import', to);
    expect(again).toMatchObject({ kind, read: 1, accepted: 0 });
    expect(again.rejected.map(({ code }) => code)).toEqual(report.rejected.map(({ code }) => code));
  });

  it('of plans come with all rows of the plans that were left out, to be imported again', async () => {
    const shop = await copy();
    const file = at('plans.xlsx');
    await shop.done(writtenShape, 'plans', 'export', file);
    let right: string | undefined;
    await fillWorkbook(file, 'Tariffs', (row, set, place) => {
      if (place !== 0) return;
      right = row['Country'];
      set('Country', 'Atlantis');
    });
    const to = at('plans-rejected.xlsx');
    await shop.partly(importShape, 'plans', 'import', file, '--rejected', to);
    const heads = recordsOf(await openWorkbook(to), 'Plans');
    expect(heads).toHaveLength(1);
    expect(right).toBeDefined();
    await fillWorkbook(to, 'Tariffs', (_row, set, place) => {
      if (place === 0) set('Country', right ?? '');
    });
    await shop.done(importShape, 'plans', 'import', to);
  });

  it('are not written when every row was taken', async () => {
    const shop = await copy();
    const to = at('none.xlsx');
    const run = await packbench(
      'import',
      sample('catalogue.xlsx'),
      '--rejected',
      to,
      '--data',
      shop.data,
      '--json',
    );
    expect(run.status).toBe(0);
    expect(run.json).not.toHaveProperty('rejectedFile');
  });
});
