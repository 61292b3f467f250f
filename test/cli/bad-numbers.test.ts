import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s10FromSerial } from '../../domain/waybills/s10.ts';
import { allRejected } from './bad-rows.ts';
import type { Row } from './bad-rows.ts';
import { sample, temporaryFolder } from './packbench.ts';
import { billShape, createdShape } from './shapes.ts';
import { station } from './station.ts';
import { create, stock } from './stocked-shop.ts';
import type { Created } from './stocked-shop.ts';
import { writeWorkbook } from './workbooks.ts';

/** Every fault of a row of waybill numbers, of the batch and of a bill; nothing may change. */

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const shop = station(at('data'));
let shipped: Created;

beforeAll(async () => {
  await stock(shop);
  const [first] = await create(shop, 'CPAM', '8126030900010007');
  if (first === undefined) throw new Error('no shipment');
  shipped = first;
});
afterAll(() => folder.remove());

describe('waybill numbers', () => {
  it('are rejected by row', async () => {
    const rr = (serial: number): string => s10FromSerial('RR', serial, 'CN').text;
    const wrong = rr(100).replace(/\d(?=CN)/, (digit) => String((Number(digit) + 1) % 10));
    const rows: readonly (readonly [Row, string, string])[] = [
      [['CPAM', null, wrong, rr(120)], 'From', 's10-check-digit'],
      [['CPAM', null, rr(300), rr(200)], '', 'waybill-range-reversed'],
      [['CPAM', null, rr(300), s10FromSerial('RX', 400, 'CN').text], '', 'waybill-range-mixed'],
      [['CPAM', null, rr(300), null], 'To', 'waybill-range-open'],
      [['CPAM', rr(1), rr(300), rr(310)], '', 'waybill-row-both'],
      [['CPAM', null, null, null], '', 'waybill-row-empty'],
      [['NOPE', rr(2), null, null], 'Plan', 'plan-unknown'],
      [[null, rr(3), null, null], 'Plan', 'value-missing'],
      [['FEDEX_IE', 7.000_000_1e20, null, null], 'Waybill', 'waybill-digits-lost'],
      [['CPAM', 'LP00123456789012', null, null], 'Waybill', 'waybill-is-order-id'],
      [['CPAM', '12', null, null], 'Waybill', 'waybill-shape'],
      [['YANWEN_JYT', shipped.waybill, null, null], 'Waybill', 'waybill-in-pool'],
      [
        [
          'CPAM',
          null,
          s10FromSerial('RX', 10_000_290, 'CN').text,
          s10FromSerial('RX', 10_000_310, 'CN').text,
        ],
        '',
        'waybill-range-overlap',
      ],
    ];
    const report = await allRejected(shop, ['waybills', 'import'], at('bad.xlsx'), [
      ['Plan', 'Waybill', 'From', 'To'],
      ...rows.map(([row]) => row),
    ]);
    expect(report.rejected.map(({ row, code }) => [row, code])).toEqual(
      rows.map(([, , code], place) => [place + 2, code]),
    );
  });

  it('that stand twice in a file are taken once', async () => {
    const number = s10FromSerial('RR', 7_000_000, 'CN').text;
    const end = s10FromSerial('RR', 7_000_010, 'CN').text;
    const file = await writeWorkbook(at('twice.xlsx'), {
      Waybills: [
        ['Plan', 'Waybill', 'From', 'To'],
        ['CPAM', number, null, null],
        ['CPAM', number, null, null],
        ['CPAM', null, number, end],
      ],
    });
    const report = await shop.rejected('waybills', 'import', file);
    expect(report).toMatchObject({ read: 3, accepted: 1 });
    expect(report.rejected.map(({ row }) => row)).toEqual([3, 4]);
    expect(report.rejected[0]).toMatchObject({ code: 'waybill-duplicate' });
    expect(await shop.rejected('waybills', 'import', file)).toMatchObject({
      accepted: 0,
      unchanged: 1,
    });
  });

  it('of the platform go to no shipment that cannot take them', async () => {
    const report = await allRejected(shop, ['waybills', 'import'], at('bad.xlsx'), [
      ['Order', 'Shipment', 'Plan', 'Waybill'],
      ['404', null, null, 'RR000000016CN'],
      ['8126030900010007', shipped.shipmentId, null, 'RR000000016CN'],
      ['8126030900010007', 'SA-999999', null, 'RR000000016CN'],
      ['8126030900010007', shipped.shipmentId, 'YANWEN_AM', 'RR000000016CN'],
      ['8126030900010007', shipped.shipmentId, null, null],
    ]);
    expect(report.rejected.map(({ code }) => code)).toEqual([
      'waybill-answer-order-unknown',
      'waybill-answer-has-other',
      'waybill-answer-shipment-unknown',
      'waybill-answer-plan-differs',
      'value-missing',
    ]);
  });
});

describe('a batch workbook', () => {
  const headers = [
    'Order',
    'Plan',
    'Delivery',
    'Pickup city',
    'Domestic company',
    'Domestic tracking',
    'Undeliverable',
  ];
  const free = '8126030900012975';

  it('names every bad row', async () => {
    const rows: readonly (readonly [Row, string])[] = [
      [['404', 'CPAM', 'warehouse', null, null, null, null], 'order-unknown'],
      [[free, 'NOPE', 'warehouse', null, null, null, null], 'plan-unknown'],
      [['8126030900010378', 'CPAM', 'pigeon', null, null, null, null], 'delivery-kind-unknown'],
      [['8126030900010749', 'CPAM', null, null, null, null, null], 'value-missing'],
      [
        ['8126030900013346', 'CPAM', 'domestic', null, null, 'SF1', null],
        'delivery-company-missing',
      ],
      [
        ['8126030900013717', 'CPAM', 'domestic', null, 'SF', null, null],
        'delivery-tracking-missing',
      ],
      [
        ['8126030900014088', 'CPAM', 'warehouse', null, null, null, 'burn'],
        'batch-undeliverable-unknown',
      ],
      [['8126030900014459', 'CPAM', 'door', '深圳', null, null, null], 'plan-suspended'],
      [
        ['8126030900015572', 'CPAM', 'door', '拉萨', null, null, null],
        'collection-city-not-covered',
      ],
      [['8126030900011862', 'CPAM', 'warehouse', null, null, null, null], 'order-held'],
      [['8126030900010007', 'CPAM', 'warehouse', null, null, null, null], 'order-already-shipped'],
      [['8126030900030412', 'CPAM', 'warehouse', null, null, null, null], 'order-not-shippable'],
      [['8126030900024847', 'CPAM', 'warehouse', null, null, null, null], 'plan-weight-too-heavy'],
      [[8_126_030_900_010_008, 'CPAM', 'warehouse', null, null, null, null], 'batch-digits-lost'],
    ];
    const report = await allRejected(shop, ['shipments', 'import'], at('bad.xlsx'), [
      headers,
      ...rows.map(([row]) => row),
    ]);
    expect(report.rejected.map(({ row, code }) => [row, code])).toEqual(
      rows.map(([, code], place) => [place + 2, code]),
    );
  });

  it('ships an order once, also when it stands there twice', async () => {
    const row = ['8126030900018169', 'CPAM', 'warehouse'];
    const file = await writeWorkbook(at('repeated.xlsx'), { Shipments: [headers, row, row] });
    const report = await shop.rejected('shipments', 'import', file);
    expect(report.rejected.map(({ code }) => code)).toContain('batch-order-repeated');
    expect(report.accepted).toBeLessThanOrEqual(1);
  });

  it('that is another workbook is named', async () => {
    const report = await shop.rejected('shipments', 'import', sample('catalogue.xlsx'));
    expect(report).toMatchObject({ read: 0, accepted: 0 });
    expect(report.rejected.map(({ code }) => code)).toEqual(['header-missing']);
  });
});

describe("a carrier's bill", () => {
  it('names every bad row', async () => {
    const { waybill } = shipped;
    const rows: readonly (readonly [Row, string])[] = [
      [['RR000000016CN', 100, 10, 'CNY', '2026-03-10'], 'bill-waybill-unknown'],
      [[waybill, 100, 10, 'USD', '2026-03-10'], 'bill-currency'],
      [[waybill, 100, 'dear', 'CNY', '2026-03-10'], 'amount-invalid'],
      [[waybill, 100, -1, 'CNY', '2026-03-10'], 'bill-amount-range'],
      [[waybill, -100, 10, 'CNY', '2026-03-10'], 'bill-weight-invalid'],
      [[waybill, 100, 10, 'CNY', 'soon'], 'bill-date-invalid'],
      [[null, 100, 10, 'CNY', '2026-03-10'], 'value-missing'],
    ];
    const headers = ['Waybill', 'Weight g', 'Amount', 'Currency', 'Date'];
    const report = await allRejected(shop, ['freight', 'bill'], at('bad.xlsx'), [
      headers,
      ...rows.map(([row]) => row),
    ]);
    expect(report.rejected.map(({ row, code }) => [row, code])).toEqual(
      rows.map(([, code], place) => [place + 2, code]),
    );
    const row = [waybill, 144, 28.15, 'CNY', '2026-03-10'];
    const file = await writeWorkbook(at('double.xlsx'), { Bill: [headers, row, row] });
    const double = await shop.done(billShape, 'freight', 'bill', file);
    expect(double).toMatchObject({ read: 2, accepted: 2, rejected: [] });
    expect(double.warnings.map((warning) => [warning.row, warning.field, warning.code])).toEqual([
      [3, 'Waybill', 'bill-waybill-duplicate'],
    ]);
  });
});

it('a refused request of a batch on the command line leaves the others', async () => {
  const wanted = ['8126030900018540', '404', '8126030900011862'];
  const answer = await shop.partly(
    createdShape,
    'shipments',
    'create',
    ...wanted,
    '--plan',
    'cheapest',
    '--delivery',
    'warehouse',
  );
  expect(answer.map(({ refused }) => refused?.code)).toEqual([
    undefined,
    'order-unknown',
    'order-held',
  ]);
});
