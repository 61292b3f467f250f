import type { ColumnOut, SheetOut, WorkbookOut } from '../sheets/workbook.ts';
import { noticeDescriptionLimit } from './notice.ts';
import type { Notice } from './notice.ts';
import { otherService } from './services.ts';

const columns: readonly ColumnOut[] = [
  { header: 'Order', width: 22, fillIn: true, note: '订单号: 16 digits, as text' },
  { header: 'Service', width: 36, fillIn: true, note: '物流服务: empty for that of the plan' },
  { header: 'Number', width: 22, fillIn: true, note: '运单号: as on the label' },
  {
    header: 'Type',
    width: 9,
    fillIn: true,
    note: 'all 全部发货 / part 部分发货; empty: computed',
    validation: { kind: 'list', choices: ['all', 'part'] },
  },
  {
    header: 'Description',
    width: 48,
    fillIn: true,
    note: '说明: English only 仅限英文',
    validation: { kind: 'text-length', max: noticeDescriptionLimit.characters },
  },
  {
    header: 'Website',
    width: 36,
    fillIn: true,
    note: '查询网址: needed when the service is Other',
  },
];

const notes: readonly string[] = [
  'Shipping notices 发货通知',
  'One row per order and parcel. A parcel with several orders takes one row for each. 每个订单、每个包裹一行。',
  'Order 订单号 and Number 运单号 are required. Keep both columns formatted as text, or the spreadsheet drops digits. 请保持文本格式。',
  'Service 物流服务: as the platform names it; empty for the service of the plan. Other 其他 needs a website.',
  'Type 发货类型: all 全部发货 when nothing of the order is left to ship, else part 部分发货. Empty: computed from the order.',
  `Description 说明: English only, at most ${noticeDescriptionLimit.characters} characters; may stay empty 可留空.`,
  'Website 查询网址: http:// or https://; needed when the service is Other.',
  'A number that was submitted to the platform can often not be changed: check it first. 提交后可能无法修改，请先核对。',
  'The platform publishes no upload sheet: compare the columns with the one it offers before the first upload. 首次上传前请核对平台模板的列。',
];

const notesSheet: SheetOut = {
  name: 'Notes',
  prose: true,
  columns: [{ header: 'Notes', width: 110 }],
  rows: notes.map((text) => [text]),
};

/** The batch workbook for the platform: one row per notice, every cell a text, and a sheet that explains it. */
export const noticesWorkbook = (notices: readonly Notice[]): WorkbookOut => ({
  sheets: [
    {
      name: 'Notices',
      columns,
      rows: notices.map((notice) => [
        notice.orderId,
        notice.service === otherService ? 'Other' : notice.service,
        notice.number,
        notice.part,
        notice.description,
        notice.website,
      ]),
      validatedRows: Math.max(2000, notices.length),
    },
    notesSheet,
  ],
});

/** The empty workbook to fill notices with. */
export const noticesTemplate = (): WorkbookOut => noticesWorkbook([]);
