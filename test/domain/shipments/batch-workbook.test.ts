import { describe, expect, it } from 'vitest';
import type { CellOut, SheetOut } from '../../../domain/sheets/workbook.ts';
import type { SheetTable } from '../../../domain/sheets/table.ts';
import { batchWorkbook } from '../../../domain/shipments/batch-workbook.ts';
import type { BatchRow } from '../../../domain/shipments/batch-workbook.ts';
import { samplePlan, sheet } from '../waybills/samples.ts';
import { parseBatchWorkbook } from '../at-once.ts';

const plans = [
  samplePlan({ collection: [], goods: [] }),
  samplePlan({ code: 'DHL', nameEn: 'DHL Express', nameZh: 'DHL 快递' }),
];
const order = (last: number): string => `812345678901234${last}`;

function batchRow(change: Partial<BatchRow> = {}): BatchRow {
  return {
    orderId: order(1),
    mergeWith: [],
    receiverName: 'Ivan Primerov',
    country: 'RU',
    items: [
      { sku: 'CUP-RED', title: 'Red cup', quantity: 2 },
      { sku: '', title: 'Gift', quantity: 1 },
    ],
    weightGrams: 240,
    plan: '',
    estimatedFen: 2815,
    delivery: null,
    pickupCity: '',
    undeliverable: 'return',
    ...change,
  };
}

const text = (value: CellOut): string | number | null =>
  value !== null && typeof value === 'object' ? 'object' : value;

/** A written sheet as it would be read back, with some cells filled in by column header. */
function readBack(
  written: SheetOut | undefined,
  fill: readonly Readonly<Record<string, string>>[] = [],
): SheetTable {
  const headers = written?.columns.map(({ header }) => header) ?? [];
  const rows = (written?.rows ?? []).map((cells, index) =>
    cells.map((value, column) => fill[index]?.[headers[column] ?? ''] ?? text(value)),
  );
  return { ...sheet([headers, ...rows]), name: written?.name ?? '' };
}

describe('batchWorkbook', () => {
  const workbook = batchWorkbook([batchRow()], plans, 'en');
  const [shipments, planSheet, notes] = workbook.sheets;

  it('has a row per order under a frozen header, ready to fill in', () => {
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Shipments', 'Plans', 'Notes']);
    expect(shipments?.frozenRows).toBe(1);
    expect(shipments?.columns.map(({ header }) => header)).toEqual([
      'Order',
      'Merge with',
      'Receiver',
      'Country',
      'Items',
      'Weight g',
      'Plan',
      'Estimated CNY',
      'Delivery',
      'Pickup city',
      'Domestic company',
      'Other company',
      'Domestic tracking',
      'Warehouse',
      'Undeliverable',
    ]);
    expect(shipments?.rows[0]?.slice(0, 8)).toEqual([
      order(1),
      null,
      'Ivan Primerov',
      expect.stringMatching(/^RU /),
      'CUP-RED x 2; Gift x 1',
      240,
      null,
      { kind: 'money', minor: 2815 },
    ]);
  });

  it('offers lists where there is something to choose and tints what is to be filled in', () => {
    const listed = shipments?.columns.filter(({ validation }) => validation?.kind === 'list');
    expect(listed?.map(({ header }) => header)).toEqual([
      'Plan',
      'Delivery',
      'Domestic company',
      'Undeliverable',
    ]);
    expect(listed?.every(({ fillIn, note }) => fillIn === true && note !== undefined)).toBe(true);
    expect(shipments?.columns.find(({ header }) => header === 'Order')?.fillIn).toBeUndefined();
    expect(shipments?.validatedRows).toBeGreaterThan(1);
  });

  it('explains the plans, and itself in both languages', () => {
    expect(planSheet?.rows.map(([code]) => code)).toEqual(['CPAM', 'DHL']);
    expect(planSheet?.rows[0]).toContain('<= 2000 g');
    expect(notes?.prose).toBe(true);
    const prose = JSON.stringify(notes?.rows);
    expect(prose).toMatch(/How to fill in[\s\S]*填写说明/);
    const chinese = JSON.stringify(batchWorkbook([], plans, 'zh').sheets[2]?.rows);
    expect(chinese).toMatch(/填写说明[\s\S]*How to fill in/);
  });

  it('is read back as it was filled in', () => {
    const written = batchWorkbook(
      [
        batchRow({ plan: 'CPAM', delivery: 'door', pickupCity: '深圳' }),
        batchRow({ orderId: order(2) }),
        batchRow({ orderId: order(3), undeliverable: 'destroy' }),
      ],
      plans,
      'zh',
    ).sheets[0];
    const domestic = written?.columns.find(({ header }) => header === 'Domestic company');
    const choices = domestic?.validation?.kind === 'list' ? domestic.validation.choices : [];
    const parsed = parseBatchWorkbook(
      [
        readBack(written, [
          {},
          {},
          {
            Plan: 'DHL',
            Delivery: 'domestic 国内快递',
            'Domestic company': choices[0] ?? '',
            'Domestic tracking': 'SF1000000000001',
          },
        ]),
      ],
      plans,
    );
    expect(parsed).toEqual({
      read: 3,
      notFilled: 1,
      rejected: [],
      items: [
        {
          row: 2,
          item: {
            rows: [2],
            parcel: { kind: 'order', orderId: order(1) },
            plan: 'CPAM',
            delivery: { kind: 'door', city: '深圳' },
            undeliverable: 'return',
          },
        },
        {
          row: 4,
          item: {
            rows: [4],
            parcel: { kind: 'order', orderId: order(3) },
            plan: 'DHL',
            delivery: {
              kind: 'domestic',
              company: 'SF 顺丰速运',
              companyName: '',
              tracking: 'SF1000000000001',
              warehouse: '',
            },
            undeliverable: 'destroy',
          },
        },
      ],
    });
  });
});

const headers = [
  'Order',
  'Merge with',
  'Plan',
  'Delivery',
  'Pickup city',
  'Domestic company',
  'Other company',
  'Domestic tracking',
  'Warehouse',
  'Undeliverable',
];
const parse = (rows: readonly (readonly (string | number | null)[])[]) =>
  parseBatchWorkbook([sheet([headers, ...rows])], plans);

describe('parseBatchWorkbook', () => {
  it('reads Chinese headers and words from whatever sheet has them', () => {
    const cover = { ...sheet([['Cover']]), name: 'Cover' };
    const filled = sheet([
      ['订单号', '合并到', '物流方案', '交货方式', '仓库', '无法投递'],
      [order(1), '', '中国邮政挂号小包', '自送仓库', '义乌仓', '销毁'],
    ]);
    expect(parseBatchWorkbook([cover, filled], plans).items).toEqual([
      {
        row: 2,
        item: {
          rows: [2],
          parcel: { kind: 'order', orderId: order(1) },
          plan: 'CPAM',
          delivery: { kind: 'warehouse', warehouse: '义乌仓' },
          undeliverable: 'destroy',
        },
      },
    ]);
  });

  it.each([
    ['value-missing', 'Order', ['', '', 'CPAM', 'warehouse']],
    ['value-missing', 'Delivery', [order(1), '', 'CPAM', '']],
    ['value-missing', 'Pickup city', [order(1), '', 'CPAM', 'door', '']],
    ['batch-digits-lost', 'Order', [8_123_456_789_012_345, '', 'CPAM', 'warehouse']],
    ['batch-digits-lost', 'Merge with', [order(1), 8_123_456_789_012_345, 'CPAM', 'warehouse']],
    [
      'batch-digits-lost',
      'Domestic tracking',
      [order(1), '', 'CPAM', 'domestic', '', 'ZTO', '', '7.51E+15'],
    ],
    ['plan-unknown', 'Plan', [order(1), '', 'NOPE', 'warehouse']],
    ['delivery-kind-unknown', 'Delivery', [order(1), '', 'CPAM', 'by drone']],
    [
      'batch-undeliverable-unknown',
      'Undeliverable',
      [order(1), '', 'CPAM', 'warehouse', '', '', '', '', '', 'burn'],
    ],
    ['delivery-company-missing', 'Domestic company', [order(1), '', 'CPAM', 'domestic']],
    [
      'delivery-company-unknown',
      'Domestic company',
      [order(1), '', 'CPAM', 'domestic', '', 'Nobody', '', '1'],
    ],
    [
      'delivery-company-name-missing',
      'Other company',
      [order(1), '', 'CPAM', 'domestic', '', 'other', '', '1'],
    ],
    [
      'delivery-tracking-missing',
      'Domestic tracking',
      [order(1), '', 'CPAM', 'domestic', '', 'SF'],
    ],
    [
      'delivery-tracking-too-long',
      'Domestic tracking',
      [order(1), '', 'CPAM', 'domestic', '', 'SF', '', '1'.repeat(33)],
    ],
  ])('rejects %s in "%s" and takes the other rows', (code, field, cells) => {
    const parsed = parse([cells, [order(9), '', 'CPAM', 'warehouse']]);
    expect(parsed.rejected).toMatchObject([{ row: 2, field, refusal: { code } }]);
    expect(parsed.items).toMatchObject([{ row: 3 }]);
    expect(parsed.read).toBe(2);
  });

  it('ships an order in one row only', () => {
    const parsed = parse([
      [order(1), '', 'CPAM', 'warehouse'],
      [order(1), '', 'DHL', 'warehouse'],
      [order(1), '', '', ''],
    ]);
    expect(parsed.items).toHaveLength(1);
    expect(parsed.rejected).toEqual([
      {
        row: 3,
        field: 'Order',
        refusal: { code: 'batch-order-repeated', params: { orderId: order(1), row: 2 } },
      },
    ]);
  });

  it('makes one parcel of rows that name one another, filled in once', () => {
    const parsed = parse([
      [order(1), `${order(3)}、${order(7)}`, '', ''],
      [order(2), '', '', ''],
      [order(3), order(4), 'CPAM', 'warehouse'],
      [order(4), '', '', ''],
    ]);
    expect(parsed.rejected).toEqual([]);
    expect(parsed.notFilled).toBe(1);
    expect(parsed.items).toMatchObject([
      {
        row: 4,
        item: {
          rows: [2, 4, 5],
          parcel: { kind: 'merge', orderIds: [order(1), order(3), order(7), order(4)] },
          plan: 'CPAM',
        },
      },
    ]);
  });

  it('leaves suggested merges alone until a plan stands in one of them', () => {
    expect(
      parse([
        [order(1), order(2)],
        [order(2), order(1)],
      ]),
    ).toEqual({
      read: 2,
      notFilled: 2,
      items: [],
      rejected: [],
    });
  });

  it('wants merged rows to agree, where both say something', () => {
    const parsed = parse([
      [order(1), '', 'CPAM', 'warehouse', '', '', '', '', '', 'return'],
      [order(2), order(1), 'CPAM', '', '', '', '', '', '', ''],
      [order(3), '', 'CPAM', 'warehouse'],
      [order(4), order(3), 'DHL', 'warehouse'],
    ]);
    expect(parsed.items).toMatchObject([{ row: 2, item: { rows: [2, 3] } }]);
    expect(parsed.rejected).toMatchObject([
      { row: 4, field: 'Merge with', refusal: { code: 'batch-merge-row-rejected' } },
      {
        row: 5,
        field: 'Plan',
        refusal: { code: 'batch-merge-differs', params: { field: 'Plan', row: 4 } },
      },
    ]);
  });

  it('rejects a whole parcel when one of its rows is bad', () => {
    const parsed = parse([
      [order(1), order(2), 'CPAM', 'warehouse'],
      [order(2), '', 'NOPE', 'warehouse'],
    ]);
    expect(parsed.items).toEqual([]);
    expect(parsed.rejected).toMatchObject([
      { row: 2, refusal: { code: 'batch-merge-row-rejected', params: { row: 3 } } },
      { row: 3, refusal: { code: 'plan-unknown' } },
    ]);
  });

  it('answers for a workbook without the sheet', () => {
    expect(parseBatchWorkbook([], plans).rejected).toMatchObject([
      { refusal: { code: 'sheet-empty' } },
    ]);
    expect(parseBatchWorkbook([sheet([['A', 'B']])], plans).rejected).toMatchObject([
      { row: 1, refusal: { code: 'header-missing' } },
    ]);
    expect(parseBatchWorkbook([sheet([headers])], plans)).toEqual({
      read: 0,
      items: [],
      rejected: [],
      notFilled: 0,
    });
  });
});
