import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRejected, faultsOf } from './bad-rows.ts';
import type { Row } from './bad-rows.ts';
import { sample, temporaryFolder } from './packbench.ts';
import { importShape, writtenShape } from './shapes.ts';
import type { ImportReport } from './shapes.ts';
import { station } from './station.ts';
import { fillWorkbook, writeWorkbook } from './workbooks.ts';

/** Every fault of a row of the catalogue and of the plans; nothing may change. */

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const shop = station(at('data'));

beforeAll(() => shop.done(importShape, 'catalogue', 'import', sample('catalogue.xlsx')));
afterAll(() => folder.remove());

describe('a catalogue', () => {
  const headers =
    'SKU|Barcode|Name zh|Name en|Weight g|Length mm|Width mm|Height mm|Declared value|Currency|HS code|Origin|Goods';
  const good = [
    'NEW-1',
    '2000009000011',
    '新品',
    'New',
    100,
    10,
    10,
    10,
    1.5,
    'USD',
    '392690',
    'CN',
    'general',
  ];
  const bad = (header: string, value: string | number | null): Row =>
    headers.split('|').map((name, column) => (name === header ? value : (good[column] ?? null)));

  it('names every bad row', async () => {
    const faults: readonly (readonly [string, string | number | null, string])[] = [
      ['SKU', null, 'value-missing'],
      ['Barcode', '20 000 000', 'barcode-invalid'],
      ['Barcode', '2000001000014', 'barcode-taken'],
      ['Weight g', 'heavy', 'number-invalid'],
      ['Weight g', -5, 'number-out-of-range'],
      ['Weight g', 70_001, 'number-out-of-range'],
      ['Declared value', 0, 'declared-value-not-positive'],
      ['Declared value', '1.2.3', 'amount-invalid'],
      ['Currency', 'YUANS', 'currency-unknown'],
      ['HS code', '12', 'hs-code-invalid'],
      ['Origin', 'Atlantis', 'country-unknown'],
      ['Goods', 'explosive', 'goods-attribute-unknown'],
      ['Goods', 'general, battery', 'goods-general-and-special'],
    ];
    const rows = faults.map(([header, value], place) =>
      bad(header, value).map((cell, column) =>
        column === 0 && header !== 'SKU'
          ? `NEW-${place}`
          : column === 1 && header !== 'Barcode'
            ? null
            : cell,
      ),
    );
    const report = await allRejected(shop, ['catalogue', 'import'], at('bad.xlsx'), [
      headers.split('|'),
      ...rows,
    ]);
    expect(report.rejected.map(({ row, code }) => [row, code])).toEqual(
      faults.map(([, , code], place) => [place + 2, code]),
    );
  });

  it('without its columns is refused as a whole', async () => {
    const file = await writeWorkbook(at('other.xlsx'), {
      Sheet: [
        ['Article', 'Price'],
        ['a', 1],
      ],
    });
    const refused = await shop.refused('catalogue', 'import', file);
    expect(refused).toMatchObject({ status: 1, code: 'header-missing' });
    expect(refused.message).toContain('Article');
  });
});

describe('plans', () => {
  beforeAll(() => shop.done(writtenShape, 'plans', 'export', at('plans.xlsx')));

  /** A copy of the exported plans with a cell set wrong, and what importing it says. */
  async function withFault(
    name: string,
    sheet: string,
    edit: Parameters<typeof fillWorkbook>[2],
  ): Promise<ImportReport> {
    await copyFile(at('plans.xlsx'), at(name));
    await fillWorkbook(at(name), sheet, edit);
    const before = await shop.contents();
    const report = await shop.rejected('plans', 'import', at(name));
    expect(report).toMatchObject({ accepted: 0 });
    expect(await shop.contents()).toEqual(before);
    return report;
  }

  it('of which one row is bad are not taken in part', async () => {
    const report = await withFault('part.xlsx', 'Tariffs', (row, set) => {
      if (row['Plan'] !== 'CPAM') return;
      set('Handling CNY', 99);
      if (row['Country'] === 'RU' && row['Up to g'] === '300') set('Rate CNY/kg', 'dear');
    });
    expect(report.rejected.map(({ field, code }) => [field, code])).toContainEqual([
      'Tariffs!Rate CNY/kg',
      'number-invalid',
    ]);
    expect(report.warnings.map(({ code, message }) => [code, message.includes('CPAM')])).toEqual([
      ['plan-left-out', true],
    ]);
  });

  it('with bad rows are named by sheet, row and column', async () => {
    const faults: readonly (readonly [string, string, string | null, string])[] = [
      ['Plans', 'Code', 'no good', 'plan-code-invalid'],
      ['Plans', 'Class', 'snail', 'plan-choice-invalid'],
      ['Plans', 'Max weight g', 'two', 'number-invalid'],
      ['Tariffs', 'Country', 'Russia', 'plan-country-invalid'],
      ['Tariffs', 'Valid from', 'spring', 'plan-date-invalid'],
      ['Tariffs', 'Valid to', '1999-01-01', 'plan-dates-reversed'],
      ['Tariffs', 'Rate CNY/kg', null, 'plan-charge-missing'],
    ];
    const spoil =
      (sheet: string): Parameters<typeof fillWorkbook>[2] =>
      (_, set, place) => {
        const [, header = '', value = null, code] =
          faults.filter(([where]) => where === sheet)[place] ?? [];
        if (header !== '') set(header, value);
        if (code === 'plan-charge-missing') set('Handling CNY', null);
      };
    const heads = await withFault('heads.xlsx', 'Plans', spoil('Plans'));
    const tariffs = await withFault('tariffs.xlsx', 'Tariffs', spoil('Tariffs'));
    for (const [report, sheet] of [
      [heads, 'Plans'],
      [tariffs, 'Tariffs'],
    ] as const) {
      expect(faultsOf(report)).toEqual(
        expect.arrayContaining(
          faults
            .filter(([where]) => where === sheet)
            .map(([, header, , code], place) => [place + 2, `${sheet}!${header}`, code]),
        ),
      );
    }
  });

  it('with a row of a plan that nobody knows are left out: any of them may lack it', async () => {
    const report = await withFault('astray.xlsx', 'Tariffs', (_, set, place) => {
      if (place === 0) set('Plan', 'CPMA');
    });
    expect(faultsOf(report)).toEqual([[2, 'Tariffs!Plan', 'plan-row-unknown-plan']]);
    expect(report.warnings.map(({ message }) => / CP\w+ /.exec(message)?.[0]?.trim())).toEqual(
      expect.arrayContaining(['CPAM', 'CPMA']),
    );
  });

  it('without their sheet are named', async () => {
    const report = await shop.rejected('plans', 'import', sample('waybills.xlsx'));
    expect(report.rejected.map(({ code }) => code)).toEqual(['plans-sheet-missing']);
  });
});
