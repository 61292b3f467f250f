import type { WorkbookOut } from '../sheets/workbook.ts';

const notes: readonly string[] = [
  'Carrier bill 承运商账单',
  'Fill in the sheet Bill, one row per waybill, or copy the rows of the carrier’s bill into it. 请在 Bill 表中每个运单号填写一行，或粘贴承运商账单。',
  'Waybill 运单号 (required 必填): as printed on the label. Keep the column formatted as text.',
  'Weight g 重量（克）: what the carrier weighed, in whole grams. May stay empty 可留空. A column named "Weight kg" with kilograms is understood too.',
  'Amount 金额 (required 必填): what the carrier charges for this parcel, in CNY with at most two decimals.',
  'Currency 币种: CNY; empty means CNY. Other currencies are refused 其他币种会被拒绝.',
  'Date 日期: YYYY-MM-DD. May stay empty 可留空.',
  'Kind 类型: empty for a charge; "correction" 更正 for one that replaces what was billed for the waybill before. May stay empty 可留空.',
  'Every row is one more charge. A waybill that is charged more than once, or that is none of this station, is taken and listed among the disputes 重复或未知的运单会列入争议. Rows that are not taken are named with the reason; the others are imported. 未导入的行会列出原因。',
  'The Chinese column names 运单号, 重量（克）, 金额, 币种, 日期, 类型 are understood as well.',
];

/** The empty workbook for a carrier's bill, with its notes. */
export const billTemplate = (): WorkbookOut => ({
  sheets: [
    {
      name: 'Bill',
      columns: [
        { header: 'Waybill', width: 22, fillIn: true, note: '运单号: as on the label' },
        {
          header: 'Weight g',
          width: 12,
          fillIn: true,
          format: 'integer',
          note: '重量（克）: whole grams',
          validation: { kind: 'whole', min: 1, max: 1_000_000 },
        },
        {
          header: 'Amount',
          width: 12,
          fillIn: true,
          format: 'money',
          note: '金额: CNY',
          validation: { kind: 'decimal', min: 0, max: 1_000_000 },
        },
        {
          header: 'Currency',
          width: 10,
          fillIn: true,
          note: '币种: CNY',
          validation: { kind: 'list', choices: ['CNY'] },
        },
        { header: 'Date', width: 12, fillIn: true, format: 'date', note: '日期: YYYY-MM-DD' },
        {
          header: 'Kind',
          width: 12,
          fillIn: true,
          note: '类型: correction 更正 replaces earlier charges',
          validation: { kind: 'list', choices: ['correction'] },
        },
      ],
      rows: [],
      validatedRows: 5000,
    },
    {
      name: 'Notes',
      prose: true,
      columns: [{ header: 'Notes', width: 110 }],
      rows: notes.map((text) => [text]),
    },
  ],
});
