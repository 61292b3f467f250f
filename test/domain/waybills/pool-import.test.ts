import { describe, expect, it } from 'vitest';
import { emptyPool } from '../../../domain/waybills/pool.ts';
import type { WaybillPool } from '../../../domain/waybills/pool.ts';
import type { WaybillImportContext } from '../../../domain/waybills/pool-import.ts';
import { s10FromSerial } from '../../../domain/waybills/s10.ts';
import { waybillTemplate } from '../../../domain/waybills/templates.ts';
import { samplePlan, sheet } from './samples.ts';
import { addToPool, parseWaybillTable } from '../at-once.ts';

const plans = [
  samplePlan(),
  samplePlan({ code: 'DHL', nameEn: 'DHL', nameZh: 'DHL', s10Indicator: '' }),
];
const number = (serial: number, indicator = 'RR'): string =>
  s10FromSerial(indicator, serial, 'CN').text;
const context = (change: Partial<WaybillImportContext> = {}): WaybillImportContext => ({
  plans,
  pools: [],
  used: [],
  ...change,
});
const poolOf = (
  plan: string,
  parsed: { readonly items: readonly { readonly item: Parameters<typeof addToPool>[1][number] }[] },
): WaybillPool =>
  addToPool(
    emptyPool(plan),
    parsed.items.map(({ item }) => item),
  );

const header = ['Plan', 'Waybill', 'From', 'To'];

describe('parseWaybillTable', () => {
  it('takes single numbers and ranges from one sheet', () => {
    const parsed = parseWaybillTable(
      sheet([
        header,
        ['CPAM', number(5), '', ''],
        ['', '', '', ''],
        ['cpam', '', number(100), number(199)],
        [
          '中国邮政挂号小包',
          ' rr 0000 0007 4 cn'.replace('0000 0007 4', number(7).slice(2, 11)),
          '',
          '',
        ],
      ]),
      context(),
    );
    expect(parsed).toEqual({
      read: 3,
      unchanged: 0,
      rejected: [],
      warnings: [],
      items: [
        { row: 2, item: { kind: 'number', plan: 'CPAM', waybill: number(5) } },
        {
          row: 4,
          item: {
            kind: 'range',
            plan: 'CPAM',
            indicator: 'RR',
            country: 'CN',
            from: 100,
            to: 199,
          },
        },
        { row: 5, item: { kind: 'number', plan: 'CPAM', waybill: number(7) } },
      ],
    });
  });

  it('reads Chinese headers and sheets with only one kind of rows', () => {
    expect(
      parseWaybillTable(
        sheet([
          ['物流方案', '运单号'],
          ['CPAM', number(5)],
        ]),
        context(),
      ).items,
    ).toHaveLength(1);
    expect(
      parseWaybillTable(
        sheet([
          ['方案', '起始号', '截止号'],
          ['CPAM', number(5), number(6)],
        ]),
        context(),
      ).items,
    ).toHaveLength(1);
  });

  it('warns of single numbers that look wrong and takes them', () => {
    const wrong = `${number(5).slice(0, 10)}0CN`;
    const parsed = parseWaybillTable(
      sheet([header, ['CPAM', wrong], ['CPAM', number(6, 'UU')]]),
      context(),
    );
    expect(parsed.items).toHaveLength(2);
    expect(parsed.warnings).toMatchObject([
      { row: 2, field: 'Waybill', refusal: { code: 's10-check-digit' } },
      { row: 3, field: 'Waybill', refusal: { code: 'waybill-indicator' } },
    ]);
  });

  const wrongBorder = `${number(100).slice(0, 10)}${(Number(number(100)[10]) + 1) % 10}CN`;
  it.each([
    ['value-missing', 'Plan', ['', number(5)]],
    ['plan-unknown', 'Plan', ['NOPE', number(5)]],
    ['waybill-digits-lost', 'Waybill', ['DHL', 1_234_567_890_123_456]],
    ['waybill-digits-lost', 'From', ['DHL', '', '1.23457E+17', number(1)]],
    ['waybill-row-empty', '', ['CPAM', '', '', '']],
    ['waybill-row-both', '', ['CPAM', number(5), number(6), number(7)]],
    ['waybill-range-open', 'To', ['CPAM', '', number(6), '']],
    ['waybill-range-open', 'From', ['CPAM', '', '', number(6)]],
    ['s10-check-digit', 'From', ['CPAM', '', wrongBorder, number(199)]],
    ['s10-check-digit', 'To', ['CPAM', '', number(9), wrongBorder]],
    ['s10-shape', 'From', ['CPAM', '', '123456', number(199)]],
    ['waybill-range-mixed', 'To', ['CPAM', '', number(9), number(19, 'RE')]],
    ['waybill-range-reversed', 'From', ['CPAM', '', number(20), number(19)]],
    ['waybill-is-order-id', 'Waybill', ['CPAM', 'LP00123456789012']],
    ['waybill-shape', 'Waybill', ['CPAM', 'R#12345678']],
    ['waybill-used', 'Waybill', ['CPAM', number(800)]],
    ['waybill-range-used', 'From', ['CPAM', '', number(790), number(810)]],
    ['waybill-in-pool', 'Waybill', ['CPAM', number(950)]],
    ['waybill-in-pool', 'Waybill', ['CPAM', 'DHL1234567']],
    ['waybill-range-overlap', 'From', ['CPAM', '', number(940), number(960)]],
    ['waybill-range-overlap', 'From', ['CPAM', '', number(990), number(991)]],
  ])('rejects %s in "%s"', (code, field, cells) => {
    const dhl = addToPool(emptyPool('DHL'), [
      { kind: 'range', plan: 'DHL', indicator: 'RR', country: 'CN', from: 945, to: 955 },
      { kind: 'number', plan: 'DHL', waybill: number(990) },
      { kind: 'number', plan: 'DHL', waybill: 'DHL1234567' },
    ]);
    const parsed = parseWaybillTable(
      sheet([header, cells, ['CPAM', number(1)]]),
      context({ pools: [dhl], used: [number(800)] }),
    );
    expect(parsed.rejected).toMatchObject([{ row: 2, field, refusal: { code } }]);
    expect(parsed.items).toMatchObject([{ row: 3 }]);
  });

  it('names the row that a number stood in before', () => {
    const parsed = parseWaybillTable(
      sheet([
        header,
        ['CPAM', number(5)],
        ['CPAM', '', number(10), number(20)],
        ['CPAM', number(5)],
        ['CPAM', number(15)],
        ['CPAM', '', number(20), number(30)],
        ['CPAM', '', number(1), number(9)],
        ['DHL', 'DHL1234567'],
        ['DHL', 'DHL1234567'],
      ]),
      context(),
    );
    expect(parsed.items.map(({ row }) => row)).toEqual([2, 3, 8]);
    expect(
      parsed.rejected.map(({ row, refusal }) => [row, refusal.code, refusal.params['row']]),
    ).toEqual([
      [4, 'waybill-duplicate', 2],
      [5, 'waybill-duplicate', 3],
      [6, 'waybill-range-repeats', 3],
      [7, 'waybill-range-repeats', 2],
      [9, 'waybill-duplicate', 8],
    ]);
  });

  it('changes nothing when the same file comes again, even after numbers were used', () => {
    const table = sheet([header, ['CPAM', number(5)], ['CPAM', '', number(10), number(20)]]);
    const pool = poolOf('CPAM', parseWaybillTable(table, context()));
    const again = parseWaybillTable(table, context({ pools: [pool], used: [number(10)] }));
    expect(again).toMatchObject({ read: 2, unchanged: 2, items: [], rejected: [] });
  });

  it('answers for a sheet without the columns', () => {
    expect(parseWaybillTable(sheet([['A', 'B']]), context()).rejected).toMatchObject([
      { row: 1, refusal: { code: 'header-missing' } },
    ]);
    expect(
      parseWaybillTable(sheet([['Plan', 'From', 'Other'], ['CPAM']]), context()).rejected,
    ).toMatchObject([{ refusal: { code: 'header-missing' } }]);
    expect(parseWaybillTable(sheet([]), context()).rejected).toMatchObject([
      { row: 1, refusal: { code: 'sheet-empty' } },
    ]);
  });

  it('understands its own template', () => {
    const [first] = waybillTemplate(plans).sheets;
    const headers = first?.columns.map((column) => column.header) ?? [];
    const parsed = parseWaybillTable(sheet([headers, ['CPAM', number(1), '', '']]), context());
    expect(parsed.items).toHaveLength(1);
    expect(first?.columns[0]?.validation).toEqual({ kind: 'list', choices: ['CPAM', 'DHL'] });
    expect(waybillTemplate().sheets[0]?.columns[0]).not.toHaveProperty('validation');
  });
});
