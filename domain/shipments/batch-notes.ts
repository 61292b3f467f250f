import type { Language } from '../messages.ts';
import type { SheetOut } from '../sheets/workbook.ts';

const paragraphs: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'How to fill in this workbook',
    'Each row of the sheet "Shipments" is one order. Fill in the tinted columns, save the file and import it. The other columns are for your information.',
    'Plan: choose one from the list; what each carries stands on the sheet "Plans". A row without a plan is left for later.',
    'Delivery: "door" needs the pickup city; "domestic" needs the express company and its tracking number; "warehouse" means that you bring the parcels yourself. The warehouse may stay empty for the first one of the plan.',
    'Express company "other": write its name into "Other company".',
    'Merge with: orders that go into one parcel. Only orders of one buyer to one address can be merged. Plan and delivery need to be filled in for one of them; where several rows say something, they must agree.',
    'Undeliverable: "return" sends the parcel back, "destroy" disposes of it. Empty is "return".',
    'Rows that cannot be taken are reported with their number and reason; all others are created. Correct those rows and import the file again.',
  ],
  zh: [
    '填写说明',
    '“Shipments”工作表每行一个订单。请填写有底色的列，保存后导入。其余列仅供参考。',
    'Plan（方案）：从下拉列表选择，各方案说明见“Plans”工作表。未填写方案的行留待以后处理。',
    'Delivery（交货方式）：door 上门揽收，需填写揽收城市；domestic 国内快递，需填写快递公司和快递单号；warehouse 自送仓库。仓库留空时使用方案的第一个仓库。',
    '快递公司为 other（其他）时，请在“Other company”列填写公司名称。',
    'Merge with（合并）：放入同一包裹的其他订单号。仅限同一买家、同一收货地址。方案和交货方式只需在其中一行填写；多行都填写时必须一致。',
    'Undeliverable（无法投递）：return 退回，destroy 销毁。留空为退回。',
    '无法接受的行会按行号列出原因，其余各行照常创建。更正后可再次导入本文件。',
  ],
};

/** The sheet that explains the workbook, in both languages, the reader's first. */
export function batchNotes(language: Language): SheetOut {
  const [first, second] = language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return {
    name: 'Notes',
    columns: [{ header: 'Notes', width: 110 }],
    rows: [...paragraphs[first], '', ...paragraphs[second]].map((paragraph) => [paragraph]),
    prose: true,
  };
}
