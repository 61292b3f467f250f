import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogueTemplate } from '../../../domain/catalogue/catalogue-workbook.ts';
import { billTemplate } from '../../../domain/freight/bill-template.ts';
import { findImportSheet, recogniseImport } from '../../../domain/imports/kinds.ts';
import type { ImportKind } from '../../../domain/imports/kinds.ts';
import { noticesTemplate } from '../../../domain/notices/notices-sheet.ts';
import { parseMapping } from '../../../domain/orders/headers.ts';
import { ordersWorkbook } from '../../../domain/orders/orders-workbook.ts';
import { plansToWorkbook } from '../../../domain/plans/plans-workbook.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import type { WorkbookOut } from '../../../domain/sheets/workbook.ts';
import { batchWorkbook } from '../../../domain/shipments/batch-workbook.ts';
import { waybillAnswersWorkbook, waybillTemplate } from '../../../domain/waybills/templates.ts';
import { readSpreadsheet } from '../../../main/excel/read.ts';
import { tableOf } from '../orders/tables.ts';
import { tablesOf } from '../plans/samples.ts';

const samples = join(import.meta.dirname, '..', '..', '..', 'assets', 'samples');

describe('what a workbook is', () => {
  test.each<[ImportKind, WorkbookOut]>([
    ['orders', ordersWorkbook()],
    ['catalogue', catalogueTemplate()],
    ['plans', plansToWorkbook([])],
    ['plans', plansToWorkbook(starterPlans)],
    ['waybills', waybillTemplate(starterPlans)],
    ['waybills', waybillAnswersWorkbook([])],
    ['shipments', batchWorkbook([], starterPlans, 'en')],
    ['shipments', batchWorkbook([], starterPlans, 'zh')],
    ['notices', noticesTemplate()],
    ['bill', billTemplate()],
  ])('an empty workbook of %s is known by its headers', (kind, workbook) => {
    expect(recogniseImport(tablesOf(workbook))).toEqual({ ok: true, value: kind });
    expect(findImportSheet(tablesOf(workbook), kind)?.headerRow).toBe(1);
  });

  test.each<[ImportKind, string]>([
    ['orders', 'orders.xlsx'],
    ['orders', 'orders.xls'],
    ['orders', 'orders-bad.xlsx'],
    ['catalogue', 'catalogue.xlsx'],
    ['waybills', 'waybills.xlsx'],
    ['shipments', 'batch.xlsx'],
    ['bill', 'bill.xlsx'],
  ])('%s: the sample %s', async (kind, file) => {
    const read = await readSpreadsheet(join(samples, file));
    if (!read.ok) throw new Error(read.refusal.code);
    expect(recogniseImport(read.value)).toEqual({ ok: true, value: kind });
  });

  test('orders with headers of their own are known by what was once said of them', async () => {
    const read = await readSpreadsheet(join(samples, 'orders-other-headers.csv'));
    const mapping = parseMapping(
      JSON.parse(await readFile(join(samples, 'mapping-example.json'), 'utf8')),
    );
    if (!read.ok || !mapping.ok) throw new Error('the samples cannot be read');
    expect(recogniseImport(read.value)).toMatchObject({
      refusal: { code: 'workbook-unrecognised' },
    });
    expect(recogniseImport(read.value, mapping.value)).toEqual({ ok: true, value: 'orders' });
  });

  test('a title above the headers and an empty sheet before them are passed over', () => {
    const sheet = tableOf([['March'], ['Waybill', 'Weight g', 'Amount', 'Currency', 'Date']]);
    const empty = tableOf([]);
    expect(recogniseImport([empty, sheet])).toEqual({ ok: true, value: 'bill' });
    expect(findImportSheet([empty, sheet], 'bill')?.headerRow).toBe(2);
  });

  test('something else is refused with the headers that were found', () => {
    expect(
      recogniseImport([
        tableOf([
          ['Name', 'Birthday'],
          ['Li', '1990'],
        ]),
      ]),
    ).toMatchObject({
      refusal: { code: 'workbook-unrecognised', params: { found: 'Name | Birthday' } },
    });
    expect(recogniseImport([])).toMatchObject({ ok: false });
  });
});
