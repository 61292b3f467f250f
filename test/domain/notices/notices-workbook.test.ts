import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../domain/notices/notice.ts';
import { noticesTemplate, noticesWorkbook } from '../../../domain/notices/notices-sheet.ts';
import { fillNoticeRows, parseNotices } from '../../../domain/notices/notices-workbook.ts';
import type { FilledRows, NoticeRow } from '../../../domain/notices/notices-workbook.ts';
import type { ParsedRows } from '../../../domain/sheets/import-report.ts';
import type { SheetTable } from '../../../domain/sheets/table.ts';
import { aTable } from '../freight/samples.ts';
import { aLine, anOrder, aPlan, shipmentsNumbered, waybillOf } from '../handover/samples.ts';

const order = '8123456789012345';
const header = ['Order', 'Service', 'Number', 'Type', 'Description', 'Website'];

const parse = (table: SheetTable): ParsedRows<NoticeRow> => {
  const parsed = parseNotices(table);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  return parsed.value;
};

const shipments = shipmentsNumbered(3, (n) => ({ state: n === 3 ? 'bagged' : 'handed-over' }));

function fill(
  rows: ParsedRows<NoticeRow>['items'],
  existing: readonly Notice[] = [],
  force?: string,
): FilledRows {
  return fillNoticeRows({
    rows,
    lookup: {
      order: (orderId) =>
        orderId === order ? anOrder({ lines: [aLine({ quantity: 6 })] }) : undefined,
      shipmentsOf: () => shipments,
      plan: () => aPlan(),
      noticesOf: () => existing,
    },
    force,
    at: '2026-01-06T09:00:00.000Z',
  });
}

describe('parseNotices', () => {
  it('reads English and Chinese sheets', () => {
    expect(parse(aTable(header, [order, 'Other', 're000000001cn', 'All', 'Hi', ''])).items).toEqual(
      [
        {
          row: 2,
          item: {
            orderId: order,
            service: 'other',
            number: waybillOf(1),
            part: 'all',
            description: 'Hi',
            website: '',
          },
        },
      ],
    );
    expect(
      parse(aTable(['订单号', '运单号', '发货类型'], [order, waybillOf(1), '部分发货'])).items[0]
        ?.item,
    ).toMatchObject({ part: 'part', service: '' });
  });

  it.each<[string, string, (string | number)[]]>([
    ['value-missing', 'Order', ['', '', waybillOf(1)]],
    ['notice-order-lost-digits', 'Order', [8123456789012345, '', waybillOf(1)]],
    ['value-missing', 'Number', [order, 'ePacket', '']],
    ['notice-number-lost-digits', 'Number', [order, '', '1.23457E+15']],
    ['notice-type-invalid', 'Type', [order, '', waybillOf(1), 'some']],
  ])('rejects a row with %s in %s', (code, field, cells) => {
    const rows = parse(aTable(header, cells));
    expect(rows.items).toEqual([]);
    expect(rows.rejected).toMatchObject([{ row: 2, field, refusal: { code } }]);
  });

  it('refuses a sheet that is something else', () => {
    expect(parseNotices(aTable(['Plan', 'Fee'], ['a', 'b']))).toMatchObject({
      refusal: { code: 'header-missing' },
    });
  });
});

describe('fillNoticeRows', () => {
  const rows = parse(
    aTable(
      header,
      [order, '', waybillOf(1)],
      [order, '', waybillOf(2), 'part'],
      [order, '', waybillOf(2), 'all'],
      [order, '', waybillOf(3)],
      [order, '', waybillOf(9)],
      ['7000000000000000', '', waybillOf(1)],
    ),
  ).items;

  it('fills the good rows and names the others', () => {
    const { filled, unchanged, rejected } = fill(rows);
    expect(filled.map(({ row, notice }) => [row, notice.number, notice.part])).toEqual([
      [2, waybillOf(1), 'part'],
      [3, waybillOf(2), 'part'],
    ]);
    expect(unchanged).toBe(0);
    expect(rejected.map(({ row, refusal }) => [row, refusal.code])).toEqual([
      [4, 'notice-double'],
      [5, 'notice-not-handed-over'],
      [6, 'notice-number-unknown'],
      [7, 'notice-order-unknown'],
    ]);
  });

  it('changes nothing when the same workbook comes again', () => {
    const first = fill(rows.slice(0, 2)).filled.map(({ row, notice }) => ({
      ...notice,
      noticeId: `NA-${row}`,
    }));
    expect(fill(rows.slice(0, 2), first)).toEqual({ filled: [], unchanged: 2, rejected: [] });
  });

  it('sends early rows when a reason is given', () => {
    expect(fill(rows.slice(3, 4), [], 'courier is late').filled[0]?.notice.forcedReason).toBe(
      'courier is late',
    );
  });
});

describe('noticesWorkbook', () => {
  it('is read back as it was written', () => {
    const written = fill(
      parse(aTable(header, [order, '其他', waybillOf(1), '', 'Hello', 'https://www.example.com']))
        .items,
    ).filled.map(({ notice }) => ({ ...notice, noticeId: 'NA-000001' }));
    const [sheet, notes] = noticesWorkbook(written).sheets;
    expect(sheet?.columns.map((column) => column.header)).toEqual(header);
    expect(sheet?.columns.every(({ format }) => format === undefined)).toBe(true);
    expect(notes).toMatchObject({ name: 'Notes', prose: true });
    const cells = (sheet?.rows ?? []).map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell : '')),
    );
    expect(cells).toEqual([
      [order, 'Other', waybillOf(1), 'part', 'Hello', 'https://www.example.com'],
    ]);
    const back = parse(aTable(header, ...cells));
    expect(fill(back.items, written)).toEqual({ filled: [], unchanged: 1, rejected: [] });
  });

  it('is an empty template too', () => {
    const [sheet] = noticesTemplate().sheets;
    expect(sheet?.rows).toEqual([]);
    expect(sheet?.validatedRows).toBe(2000);
  });
});
