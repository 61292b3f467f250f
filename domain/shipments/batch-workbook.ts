import { countryName } from '../countries.ts';
import { platformCountry } from './address-rules.ts';
import type { Language } from '../messages.ts';
import type { Plan } from '../plans/plan.ts';
import type { CellOut, ColumnOut, WorkbookOut } from '../sheets/workbook.ts';
import { batchHeader, shipmentSheetName, undeliverableChoices } from './batch-headers.ts';
import type { BatchColumnKey } from './batch-headers.ts';
import { batchNotes } from './batch-notes.ts';
import { planSheet } from './batch-plan-sheet.ts';
import { deliveryKinds } from './delivery.ts';
import type { DeliveryKind } from './delivery.ts';
import { companyChoice, domesticCompanies, trackingMaxCharacters } from './domestic-express.ts';
import type { ShipmentItem, Undeliverable } from './shipment.ts';

/** An order that waits for a logistics order, with what is known of it before it is filled in. */
export type BatchRow = {
  readonly orderId: string;
  /** Other orders of this file that may travel in the same parcel. */
  readonly mergeWith: readonly string[];
  readonly receiverName: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly items: readonly Pick<ShipmentItem, 'sku' | 'title' | 'quantity'>[];
  /** null when the catalogue does not say. */
  readonly weightGrams: number | null;
  /** A plan that was chosen already; empty for none. The row ships once a plan stands in it. */
  readonly plan: string;
  readonly estimatedFen: number | null;
  readonly delivery: DeliveryKind | null;
  readonly pickupCity: string;
  readonly undeliverable: Undeliverable;
};

/** Drop-down lists go on below the rows, so that rows may be added. */
const spareRows = 200;

const kindChoice = (kind: DeliveryKind): string => {
  const words = deliveryKinds.find((one) => one.kind === kind);
  return words === undefined ? kind : `${kind} ${words.zh}`;
};

function columns(
  plans: readonly Plan[],
  language: Language,
): readonly (readonly [BatchColumnKey, Omit<ColumnOut, 'header'>])[] {
  const say = (en: string, zh: string): string =>
    language === 'zh' ? `${zh}\n${en}` : `${en}\n${zh}`;
  return [
    ['order', { width: 20, note: say('Order number. Do not change it.', '订单号，请勿修改。') }],
    [
      'mergeWith',
      {
        width: 20,
        fillIn: true,
        note: say(
          'Numbers of orders that go into the same parcel, with commas: one buyer, one address. Clear the cell to ship them apart.',
          '同一包裹中的其他订单号，用逗号分隔（同一买家、同一地址）。清空则分开发货。',
        ),
      },
    ],
    ['receiver', { width: 22 }],
    ['country', { width: 20 }],
    ['items', { width: 40, note: say('SKU x pieces', '商家编码 x 数量') }],
    [
      'weight',
      {
        width: 10,
        format: 'integer',
        note: say('From the catalogue, without packaging.', '按商品目录计算，不含包装。'),
      },
    ],
    [
      'plan',
      {
        width: 20,
        fillIn: true,
        note: say(
          'Code of the logistics plan, see the sheet "Plans". A row without a plan is not shipped.',
          '物流方案代码，见“Plans”工作表。未填写方案的行不会发货。',
        ),
        ...(plans.length === 0
          ? {}
          : { validation: { kind: 'list', choices: plans.map(({ code }) => code) } }),
      },
    ],
    [
      'estimated',
      {
        width: 14,
        format: 'money',
        note: say(
          'Estimated freight in CNY; that of orders in one parcel stands in the first of their rows.',
          '预估运费（人民币元）；合并包裹的运费写在其第一行。',
        ),
      },
    ],
    [
      'delivery',
      {
        width: 20,
        fillIn: true,
        note: say('How the parcel gets to the carrier.', '包裹如何交给承运商。'),
        validation: { kind: 'list', choices: deliveryKinds.map(({ kind }) => kindChoice(kind)) },
      },
    ],
    [
      'pickupCity',
      {
        width: 14,
        fillIn: true,
        note: say('For door collection: the city of the pickup.', '上门揽收时填写揽收城市。'),
      },
    ],
    [
      'company',
      {
        width: 18,
        fillIn: true,
        note: say('For domestic express.', '使用国内快递时填写。'),
        validation: { kind: 'list', choices: domesticCompanies.map(companyChoice) },
      },
    ],
    [
      'otherCompany',
      {
        width: 18,
        fillIn: true,
        note: say('The name of a company that is "other".', '快递公司为“其他”时填写名称。'),
      },
    ],
    [
      'tracking',
      {
        width: 20,
        fillIn: true,
        note: say('For domestic express: its number.', '使用国内快递时填写快递单号。'),
        validation: { kind: 'text-length', max: trackingMaxCharacters },
      },
    ],
    [
      'warehouse',
      {
        width: 16,
        fillIn: true,
        note: say(
          'Code of the warehouse; empty for the first one of the plan.',
          '仓库代码，留空则使用方案的第一个仓库。',
        ),
      },
    ],
    [
      'undeliverable',
      {
        width: 16,
        fillIn: true,
        note: say(
          'What happens to a parcel that cannot be delivered; empty is return.',
          '无法投递时的处理方式，留空为退回。',
        ),
        validation: { kind: 'list', choices: Object.values(undeliverableChoices) },
      },
    ],
  ];
}

function cell(row: BatchRow, key: BatchColumnKey, language: Language): CellOut {
  switch (key) {
    case 'order':
      return row.orderId;
    case 'mergeWith':
      return row.mergeWith.join(', ');
    case 'receiver':
      return row.receiverName;
    case 'country':
      return `${platformCountry(row.country)} ${countryName(row.country, language)}`;
    case 'items':
      return row.items
        .map(({ sku, title, quantity }) => `${sku === '' ? title : sku} x ${quantity}`)
        .join('; ');
    case 'weight':
      return row.weightGrams;
    case 'plan':
      return row.plan;
    case 'estimated':
      return row.estimatedFen === null ? null : { kind: 'money', minor: row.estimatedFen };
    case 'delivery':
      return row.delivery === null ? null : kindChoice(row.delivery);
    case 'pickupCity':
      return row.pickupCity;
    case 'company':
    case 'otherCompany':
    case 'tracking':
    case 'warehouse':
      return null;
    case 'undeliverable':
      return undeliverableChoices[row.undeliverable];
    default:
      return key satisfies never;
  }
}

/**
 * The workbook in which logistics orders are filled in by the hundred: a row per order, the plans to choose from, and
 * how it is done. `language` decides which of the two languages comes first; both are in it.
 */
export function batchWorkbook(
  rows: readonly BatchRow[],
  plans: readonly Plan[],
  language: Language,
): WorkbookOut {
  const table = columns(plans, language);
  return {
    sheets: [
      {
        name: shipmentSheetName,
        columns: table.map(([key, column]) => ({ header: batchHeader(key), ...column })),
        rows: rows.map((row) =>
          table.map(([key]) => {
            const value = cell(row, key, language);
            return value === '' ? null : value;
          }),
        ),
        frozenRows: 1,
        validatedRows: rows.length + spareRows,
      },
      planSheet(plans),
      batchNotes(language),
    ],
  };
}
