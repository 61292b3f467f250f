import type { Order } from '../orders/order.ts';
import type { Plan } from '../plans/plan.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { cellAt, cellText, hasLostDigits } from '../sheets/cells.ts';
import { matchColumns, rowsBelow } from '../sheets/columns.ts';
import type { ColumnIn, ColumnMatch } from '../sheets/columns.ts';
import type { ParsedRows, RowRejection } from '../sheets/import-report.ts';
import type { SheetRow, SheetTable } from '../sheets/table.ts';
import type { Shipment } from '../shipments/shipment.ts';
import { normaliseWaybill } from '../waybills/s10.ts';
import { fillNotice } from './notice.ts';
import type { Notice, NoticePart } from './notice.ts';
import { readService } from './services.ts';

/** One row of a notices workbook. */
export type NoticeRow = {
  readonly orderId: string;
  /** Empty: the plan's. */
  readonly service: string;
  /** Normalised. */
  readonly number: string;
  /** Null: computed from the pieces left. */
  readonly part: NoticePart | null;
  readonly description: string;
  readonly website: string;
};

type NoticeKey = 'order' | 'service' | 'number' | 'type' | 'description' | 'website';

/** The platform's upload sheet is not published, so each column goes by several names; the first is that of ours. */
export const noticeColumns: readonly ColumnIn<NoticeKey>[] = [
  {
    key: 'order',
    required: true,
    aliases: ['Order', 'Order number', 'Order id', 'Order no', '订单号', '订单编号'],
  },
  {
    key: 'service',
    required: false,
    aliases: [
      'Service',
      'Shipping service',
      'Logistics service',
      '物流服务',
      '物流方式',
      '发货物流',
    ],
  },
  {
    key: 'number',
    required: true,
    aliases: ['Number', 'Tracking number', 'Waybill', '运单号', '货运跟踪号', '物流单号'],
  },
  {
    key: 'type',
    required: false,
    aliases: ['Type', 'Shipping type', 'Status', '发货类型', '发货状态', '类型'],
  },
  { key: 'description', required: false, aliases: ['Description', 'Remarks', '说明', '备注'] },
  {
    key: 'website',
    required: false,
    aliases: ['Website', 'Tracking website', '网址', '查询网址', '追踪网址'],
  },
];

const partWords: ReadonlyMap<string, NoticePart> = new Map([
  ...['all', 'full', 'full shipment', '全部', '全部发货'].map((word) => [word, 'all'] as const),
  ...['part', 'partial', 'partial shipment', '部分', '部分发货'].map(
    (word) => [word, 'part'] as const,
  ),
]);

/**
 * Reads a notices workbook: `Order | Service | Number | Type | Description | Website`, English or Chinese. The sheet as
 * a whole is refused with `sheet-empty` or `header-missing`; a row is rejected with `value-missing`,
 * `notice-order-lost-digits`, `notice-number-lost-digits` or `notice-type-invalid`.
 */
export function parseNotices(
  table: SheetTable,
  mapping: Readonly<Record<string, string>> = {},
): Result<ParsedRows<NoticeRow>> {
  const match = matchColumns(table, noticeColumns, mapping);
  if (!match.ok) return match;
  const rows = rowsBelow(table, match.value.headerRow);
  const items: { row: number; item: NoticeRow }[] = [];
  const rejected: RowRejection[] = [];
  for (const row of rows) {
    const parsed = parseRow(row, match.value);
    if ('refusal' in parsed) rejected.push({ row: row.row, ...parsed });
    else items.push({ row: row.row, item: parsed });
  }
  return ok({ read: rows.length, items, rejected });
}

function parseRow(
  row: SheetRow,
  { index }: ColumnMatch<NoticeKey>,
): NoticeRow | Omit<RowRejection, 'row'> {
  const orderCell = cellAt(row, index.order);
  const orderId = cellText(orderCell).replace(/\s+/g, '');
  if (orderId === '') {
    return { field: 'Order', refusal: refusal('value-missing', { field: 'Order' }) };
  }
  if (hasLostDigits(orderCell)) {
    return { field: 'Order', refusal: refusal('notice-order-lost-digits', { value: orderId }) };
  }
  const numberCell = cellAt(row, index.number);
  const number = normaliseWaybill(cellText(numberCell));
  if (number === '') {
    return { field: 'Number', refusal: refusal('value-missing', { field: 'Number' }) };
  }
  if (hasLostDigits(numberCell)) {
    return { field: 'Number', refusal: refusal('notice-number-lost-digits', { value: number }) };
  }
  const type = cellText(cellAt(row, index.type));
  const part = type === '' ? null : partWords.get(type.normalize('NFKC').toLowerCase());
  if (part === undefined) {
    return { field: 'Type', refusal: refusal('notice-type-invalid', { value: type }) };
  }
  return {
    orderId,
    service: readService(cellText(cellAt(row, index.service))),
    number,
    part,
    description: cellText(cellAt(row, index.description)),
    website: cellText(cellAt(row, index.website)),
  };
}

/** Where the facts that rows refer to are looked up. */
export type NoticeLookup = {
  readonly order: (orderId: string) => Order | undefined;
  /** Every shipment of an order, voided ones too. */
  readonly shipmentsOf: (orderId: string) => readonly Shipment[];
  readonly plan: (code: string) => Plan | undefined;
  readonly noticesOf: (orderId: string) => readonly Notice[];
};

export type FilledRows = {
  readonly filled: readonly { readonly row: number; readonly notice: Omit<Notice, 'noticeId'> }[];
  /** Rows that say what a notice says already: the workbook was imported before. */
  readonly unchanged: number;
  readonly rejected: readonly RowRejection[];
};

/**
 * Fills a notice for every row, one after the other: a notice of an earlier row counts for the later ones. A row is
 * rejected with `notice-order-unknown`, `notice-number-unknown` or what `fillNotice` refuses.
 */
export function fillNoticeRows({
  rows,
  lookup,
  force,
  at,
}: {
  readonly rows: ParsedRows<NoticeRow>['items'];
  readonly lookup: NoticeLookup;
  readonly force?: string | undefined;
  readonly at: string;
}): FilledRows {
  const filled: { row: number; notice: Omit<Notice, 'noticeId'> }[] = [];
  const rejected: RowRejection[] = [];
  const noticesByOrder = new Map<string, Notice[]>();
  let unchanged = 0;
  for (const { row, item } of rows) {
    const existing = noticesByOrder.get(item.orderId) ?? [...lookup.noticesOf(item.orderId)];
    noticesByOrder.set(item.orderId, existing);
    if (existing.some((notice) => saysTheSame(notice, item))) {
      unchanged += 1;
      continue;
    }
    const notice = fillRow({ item, existing, lookup, force, at });
    if (notice.ok) {
      filled.push({ row, notice: notice.value });
      existing.push({ ...notice.value, noticeId: '' });
    } else {
      rejected.push({ row, field: '', refusal: notice.refusal });
    }
  }
  return { filled, unchanged, rejected };
}

/** What a row leaves empty is not compared. */
const saysTheSame = (notice: Notice, row: NoticeRow): boolean =>
  notice.number === row.number &&
  (row.part === null || row.part === notice.part) &&
  (row.service === '' || row.service === notice.service) &&
  (row.description === '' || row.description === notice.description) &&
  (row.website === '' || row.website === notice.website);

function fillRow({
  item,
  existing,
  lookup,
  force,
  at,
}: {
  readonly item: NoticeRow;
  readonly existing: readonly Notice[];
  readonly lookup: NoticeLookup;
  readonly force: string | undefined;
  readonly at: string;
}): Result<Omit<Notice, 'noticeId'>> {
  const order = lookup.order(item.orderId);
  if (order === undefined) return refuse('notice-order-unknown', { order: item.orderId });
  const shipments = lookup.shipmentsOf(item.orderId);
  const shipment = shipments.find(
    ({ waybill }) => waybill !== null && normaliseWaybill(waybill) === item.number,
  );
  if (shipment === undefined) {
    return refuse('notice-number-unknown', { order: item.orderId, number: item.number });
  }
  const plan = lookup.plan(shipment.plan);
  if (plan === undefined) throw new Error(`There is no plan ${shipment.plan}.`);
  return fillNotice({
    order,
    shipments,
    shipment,
    plan,
    existing,
    all: item.part === null ? undefined : item.part === 'all',
    service: item.service,
    description: item.description,
    website: item.website,
    force,
    at,
  });
}
