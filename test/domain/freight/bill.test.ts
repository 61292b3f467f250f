import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billTemplate } from '../../../domain/freight/bill-template.ts';
import { compareWithRecorded } from '../../../domain/freight/bill.ts';
import type { ParsedBill } from '../../../domain/freight/bill.ts';
import type { SheetTable } from '../../../domain/sheets/table.ts';
import { waybillOf } from '../handover/samples.ts';
import { aBillLine, aTable } from './samples.ts';
import { parseBill } from '../at-once.ts';

const header = ['Waybill', 'Weight g', 'Amount', 'Currency', 'Date', 'Kind'];

const parse = (
  table: SheetTable,
  isKnown: (waybill: string) => boolean = () => true,
): ParsedBill => {
  const parsed = parseBill(table, isKnown);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  return parsed.value;
};

describe('parseBill', () => {
  it('reads rows of texts and numbers', () => {
    const rows = parse(
      aTable(
        header,
        ['re 000000001 cn', 151, 28.15, 'CNY', '2026-01-31'],
        ['RE000000002CN', '1,200', '¥1,028.10', '人民币', 46053],
        ['RE000000003CN', '', '5', '', ''],
      ),
    );
    expect(rows.rejected).toEqual([]);
    expect(rows.items.map(({ item }) => item)).toEqual([
      {
        waybill: waybillOf(1),
        weightGrams: 151,
        amountFen: 2815,
        date: '2026-01-31',
        kind: 'charge',
      },
      {
        waybill: waybillOf(2),
        weightGrams: 1200,
        amountFen: 102_810,
        date: '2026-01-31',
        kind: 'charge',
      },
      { waybill: waybillOf(3), weightGrams: null, amountFen: 500, date: null, kind: 'charge' },
    ]);
  });

  it('reads a Chinese bill with kilograms and a title above', () => {
    const rows = parse(
      aTable(
        ['2026年1月账单'],
        ['序号', '运单号', '计费重量（KG）', '金额（元）', '日期'],
        [1, 'RE000000001CN', 0.29, 28.15, '2026年1月31日'],
      ),
    );
    expect(rows).toMatchObject({ read: 1, rejected: [] });
    expect(rows.items[0]).toEqual({
      row: 3,
      item: aBillLine({ weightGrams: 290, kind: 'charge' }),
    });
  });

  it.each<[string, string, (string | number)[]]>([
    ['value-missing', 'Waybill', ['', 151, 28.15]],
    ['bill-waybill-lost-digits', 'Waybill', ['8.12345E+15', 151, 28.15]],
    ['bill-waybill-unknown', 'Waybill', ['RE999999999CN', 151, 28.15]],
    ['bill-waybill-invalid', 'Waybill', ['合计', '', 28.15]],
    ['bill-waybill-invalid', 'Waybill', ['Total', '', 28.15]],
    ['value-missing', 'Amount', ['RE000000001CN', 151, '']],
    ['amount-invalid', 'Amount', ['RE000000001CN', 151, 'free']],
    ['amount-decimals', 'Amount', ['RE000000001CN', 151, 27.768]],
    ['bill-amount-range', 'Amount', ['RE000000001CN', 151, -28.15]],
    ['bill-amount-range', 'Amount', ['RE000000001CN', 151, 1_000_000.01]],
    ['bill-currency', 'Currency', ['RE000000001CN', 151, 28.15, 'USD']],
    ['bill-currency', 'Currency', ['RE000000001CN', 151, 'US $28.15', '']],
    ['bill-weight-invalid', 'Weight g', ['RE000000001CN', 0.151, 28.15]],
    ['bill-weight-invalid', 'Weight g', ['RE000000001CN', 0, 28.15]],
    ['number-invalid', 'Weight g', ['RE000000001CN', 'light', 28.15]],
    ['bill-date-invalid', 'Date', ['RE000000001CN', 151, 28.15, '', '1/2/2026']],
  ])('rejects a row with %s in %s', (code, field, cells) => {
    const rows = parse(aTable(header, cells), (waybill) => !waybill.includes('999'));
    expect(rows.items).toEqual([]);
    expect(rows.rejected).toMatchObject([{ row: 2, field, refusal: { code } }]);
  });

  it('takes both of two rows with one number, and says where the first stands', () => {
    const rows = parse(
      aTable(header, ['RE000000001CN', 151, 28.15], ['RE000000001CN', 151, 28.15]),
    );
    expect(rows.items.map(({ row }) => row)).toEqual([2, 3]);
    expect(rows.rejected).toEqual([]);
    expect(rows.warnings).toMatchObject([
      { row: 3, refusal: { code: 'bill-waybill-duplicate', params: { row: 2 } } },
    ]);
  });

  it('takes a charge for a waybill of somebody else, to be disputed', () => {
    const rows = parse(
      aTable(header, ['RE999999999CN', 151, 28.15], ['RE000000001CN', 151, 28.15]),
      (waybill) => !waybill.includes('999'),
    );
    expect(rows.items).toHaveLength(2);
    expect(rows.warnings).toMatchObject([{ row: 2, refusal: { code: 'bill-waybill-unknown' } }]);
  });

  it.each([
    ['correction', 'correction'],
    [' 更正 ', 'correction'],
    ['', 'charge'],
    ['Remote area', 'charge'],
  ] as const)('reads the kind %j as a %s', (text, kind) => {
    const rows = parse(
      aTable(header, ['RE000000001CN', '', 28], ['RE000000001CN', '', 30, '', '', text]),
    );
    expect(rows.items[1]?.item.kind).toBe(kind);
    expect(rows.warnings).toHaveLength(kind === 'charge' ? 1 : 0);
  });

  it('refuses a sheet that is no bill', () => {
    expect(parseBill(aTable(['Plan', 'Waybill'], ['CPAM', 'x']), () => true)).toMatchObject({
      ok: false,
      refusal: { code: 'header-missing', params: { field: 'Waybill, Amount' } },
    });
    expect(parseBill(aTable(), () => true)).toMatchObject({ refusal: { code: 'sheet-empty' } });
  });

  it('reads every amount to the fen, and accounts for every row', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            n: fc.integer({ min: 1, max: 30 }),
            fen: fc.integer({ min: 0, max: 100_000_000 }),
            asText: fc.boolean(),
          }),
          { minLength: 1 },
        ),
        (lines) => {
          const rows = parse(
            aTable(
              header,
              ...lines.map(({ n, fen, asText }) => [
                waybillOf(n),
                '',
                asText ? (fen / 100).toFixed(2) : fen / 100,
              ]),
            ),
          );
          expect(rows.items.length + rows.rejected.length).toBe(rows.read);
          for (const { row, item } of rows.items) {
            expect(item.amountFen).toBe(lines[row - 2]?.fen);
          }
        },
      ),
    );
  });
});

describe('compareWithRecorded', () => {
  it('tells a line that is new, imported before, or billed again', () => {
    expect(compareWithRecorded([])(aBillLine())).toBe('new');
    expect(compareWithRecorded([aBillLine({ waybill: waybillOf(2) })])(aBillLine())).toBe('new');
    const recorded = [aBillLine({ amountFen: 1 }), aBillLine()];
    expect(compareWithRecorded(recorded)(aBillLine())).toBe('same');
    expect(compareWithRecorded([aBillLine({ amountFen: 1 })])(aBillLine())).toBe('again');
    expect(compareWithRecorded(recorded)(aBillLine({ kind: 'correction' }))).toBe('again');
    expect(compareWithRecorded(recorded)(aBillLine({ kind: 'charge' }))).toBe('same');
  });

  it('counts a line as often as it stands there', () => {
    const compare = compareWithRecorded([aBillLine()]);
    expect([compare(aBillLine()), compare(aBillLine())]).toEqual(['same', 'again']);
  });
});

describe('billTemplate', () => {
  it('has the columns that the import reads, and a sheet of notes', () => {
    const [bill, notes] = billTemplate().sheets;
    expect(bill?.columns.map((column) => column.header)).toEqual(header);
    expect(notes).toMatchObject({ name: 'Notes', prose: true });
    expect(notes?.rows.length).toBeGreaterThan(5);
    const parsed = parseBill(
      aTable(
        (bill?.columns ?? []).map((column) => column.header),
        ['RE000000001CN', 1, 1],
      ),
      () => true,
    );
    expect(parsed).toMatchObject({ ok: true, value: { rejected: [] } });
  });
});
