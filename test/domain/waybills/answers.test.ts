import { describe, expect, it } from 'vitest';
import type { Shipment } from '../../../domain/shipments/shipment.ts';
import { waybillTableKind } from '../../../domain/waybills/answers.ts';
import type { AnswerContext } from '../../../domain/waybills/answers.ts';
import { s10FromSerial } from '../../../domain/waybills/s10.ts';
import { waybillAnswersWorkbook, waybillTemplate } from '../../../domain/waybills/templates.ts';
import { samplePlan, sampleShipment, sheet } from './samples.ts';
import { parseWaybillAnswers } from '../at-once.ts';

const plans = [samplePlan(), samplePlan({ code: 'DHL', nameEn: 'DHL', nameZh: 'DHL' })];
const number = (serial: number): string => s10FromSerial('RR', serial, 'CN').text;
const order = (last: number): string => `812345678901234${last}`;

const shipments: readonly Shipment[] = [
  sampleShipment({ shipmentId: 'SA-000001', orderIds: [order(1)] }),
  sampleShipment({ shipmentId: 'SA-000002', orderIds: [order(2)] }),
  sampleShipment({ shipmentId: 'SA-000003', orderIds: [order(2)] }),
  sampleShipment({ shipmentId: 'SA-000004', orderIds: [order(4)], waybill: number(4) }),
  sampleShipment({ shipmentId: 'SA-000005', orderIds: [order(5)], state: 'voided' }),
  sampleShipment({ shipmentId: 'SA-000006', orderIds: [order(6), order(7)] }),
];

const context: AnswerContext = {
  plans,
  shipment: (id) => shipments.find(({ shipmentId }) => shipmentId === id),
  shipmentsOfOrder: (id) => shipments.filter(({ orderIds }) => orderIds.includes(id)),
  ownerOf: (waybill) => shipments.find((one) => one.waybill === waybill)?.shipmentId,
};

const header = ['Order', 'Shipment', 'Plan', 'Waybill'];

describe('parseWaybillAnswers', () => {
  it('finds the shipment by id or as the only one that waits', () => {
    const parsed = parseWaybillAnswers(
      sheet([
        header,
        [order(1), '', '', number(10)],
        [order(2), 'sa-000003', 'CPAM', number(11)],
        [order(2), '', '', number(12)],
        [`${order(6)}, ${order(7)}`, '', '', number(13)],
      ]),
      context,
    );
    expect(parsed.rejected).toEqual([]);
    expect(parsed.items.map(({ row, item }) => [row, item.shipmentId, item.waybill])).toEqual([
      [2, 'SA-000001', number(10)],
      [3, 'SA-000003', number(11)],
      [4, 'SA-000002', number(12)],
      [5, 'SA-000006', number(13)],
    ]);
  });

  it('takes the sorting code along, also for a number that is known', () => {
    const parsed = parseWaybillAnswers(
      sheet([
        [...header, '分拣码'],
        [order(1), '', '', number(10), '47-B'],
        [order(4), '', '', number(4), '12'],
        [order(2), 'SA-000002', '', number(12), 'X'.repeat(17)],
      ]),
      context,
    );
    expect(parsed.items.map(({ row, item }) => [row, item.waybill, item.sortingCode])).toEqual([
      [2, number(10), '47-B'],
      [3, number(4), '12'],
    ]);
    expect(parsed.rejected).toMatchObject([
      { row: 4, field: 'Sorting code', refusal: { code: 'waybill-answer-sorting-long' } },
    ]);
  });

  it.each([
    ['value-missing', 'Waybill', [order(1), '', '', '']],
    ['value-missing', 'Order', ['', '', '', number(10)]],
    ['waybill-digits-lost', 'Order', [8_123_456_789_012_345, '', '', number(10)]],
    ['plan-unknown', 'Plan', [order(1), '', 'NOPE', number(10)]],
    ['waybill-answer-plan-differs', 'Plan', [order(1), '', 'DHL', number(10)]],
    ['waybill-answer-shipment-unknown', 'Shipment', [order(1), 'SA-999999', '', number(10)]],
    ['waybill-answer-order-unknown', 'Order', [order(9), '', '', number(10)]],
    ['waybill-answer-order-unknown', 'Order', [order(5), '', '', number(10)]],
    ['waybill-answer-voided', 'Shipment', ['', 'SA-000005', '', number(10)]],
    ['waybill-answer-ambiguous', 'Shipment', [order(2), '', '', number(10)]],
    ['waybill-answer-order-differs', 'Order', [order(1), 'SA-000002', '', number(10)]],
    ['waybill-answer-has-other', 'Waybill', [order(4), '', '', number(10)]],
    ['waybill-answer-taken', 'Waybill', [order(1), '', '', number(4)]],
    ['waybill-is-order-id', 'Waybill', [order(1), '', '', 'LP00123456789012']],
  ])('rejects %s in "%s"', (code, field, cells) => {
    const parsed = parseWaybillAnswers(sheet([header, cells]), context);
    expect(parsed.rejected).toMatchObject([{ row: 2, field, refusal: { code } }]);
    expect(parsed.items).toEqual([]);
  });

  it('counts what is known and warns of a wrong check digit', () => {
    const wrong = `${number(10).slice(0, 10)}${(Number(number(10)[10]) + 1) % 10}CN`;
    const parsed = parseWaybillAnswers(
      sheet([header, [order(4), '', '', number(4)], [order(1), '', '', wrong]]),
      context,
    );
    expect(parsed).toMatchObject({
      read: 2,
      unchanged: 1,
      rejected: [],
      warnings: [{ row: 3, field: 'Waybill', refusal: { code: 's10-check-digit' } }],
    });
  });

  it('gives a number to one row and a shipment one number', () => {
    const parsed = parseWaybillAnswers(
      sheet([
        header,
        [order(1), '', '', number(10)],
        [order(2), 'SA-000002', '', number(10)],
        ['', 'SA-000001', '', number(11)],
        [order(1), '', '', number(10)],
      ]),
      context,
    );
    expect(parsed.items).toHaveLength(1);
    expect(parsed.rejected.map(({ row, refusal }) => [row, refusal.code])).toEqual([
      [3, 'waybill-duplicate'],
      [4, 'waybill-answer-has-other'],
      [5, 'waybill-duplicate'],
    ]);
  });

  it('understands its own workbook, once filled in', () => {
    const [first] = waybillAnswersWorkbook(shipments.slice(0, 3)).sheets;
    const rows = (first?.rows ?? []).map((cells, index) =>
      cells.map((cell) => (typeof cell === 'string' ? cell : number(20 + index))),
    );
    const table = sheet([first?.columns.map((column) => column.header) ?? [], ...rows]);
    expect(waybillTableKind(table)).toBe('answers');
    expect(parseWaybillAnswers(table, context).items.map(({ item }) => item.shipmentId)).toEqual([
      'SA-000001',
      'SA-000002',
      'SA-000003',
    ]);
  });

  it('is told apart from a sheet of pool numbers', () => {
    const pool = waybillTemplate().sheets[0]?.columns.map((column) => column.header) ?? [];
    expect(waybillTableKind(sheet([pool]))).toBe('pool');
    expect(waybillTableKind(sheet([['A', 'B']]))).toBeNull();
    expect(parseWaybillAnswers(sheet([['A', 'B']]), context).rejected).toMatchObject([
      { refusal: { code: 'header-missing' } },
    ]);
  });
});
