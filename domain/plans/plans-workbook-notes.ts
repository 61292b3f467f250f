import type { SheetOut } from '../sheets/workbook.ts';

const paragraphs: readonly string[] = [
  'Plans: one row for every logistics service. All other sheets name a plan by its code.',
  'Tariffs: one row for every weight tier of a plan to a country from a day on. Fee = kilograms x Rate + Handling of the tier whose "Up to g" the parcel does not pass. Rows of one tariff (same plan, country and Valid from) repeat everything but the tier.',
  'A tariff by first weight has one row: First g, First CNY, Step g, Step CNY and Up to g; Rate and Handling stay empty.',
  'Of several tariffs that apply on a day the one that began last counts. A price change is a new row with a new Valid from; the old rows stay, so that old parcels can still be checked.',
  'Suspended = yes: the plan takes nothing to this country while the row applies.',
  'Min g: charged at least. Round up to g: the weight is rounded up to a multiple of it (1: not at all).',
  'Surcharges: the fuel surcharge in percent of the freight.',
  'Warehouses: where parcels go that are sent by domestic express or brought by the seller.',
  'Collection: cities in which the carrier collects at the door, from how many parcels on. City * is every city; several spellings of a city are separated by /.',
  'Goods: what a plan says of battery, battery-only, liquid, powder, magnet, blade, cosmetic and fragile goods. Country * is every country. Where no row says anything, the app shows "unknown".',
  'Source, Source date, Confirmed: where a figure comes from. Figures that are not confirmed are marked wherever they are used.',
  'Amounts are CNY with decimals (rates up to five), weights are grams, sizes are millimetres, dates are days such as 2026-01-31.',
  '方案：每个物流服务一行，其他工作表用方案代码引用。',
  '资费：每个方案、国家、生效日期的每个重量段一行。运费 = 公斤数 x 费率 + 处理费。同一资费的各行除重量段外必须一致。',
  '首重续重资费只占一行：填写 First g、First CNY、Step g、Step CNY 和 Up to g，费率与处理费留空。',
  '同一天有多个资费时，以生效日期最晚的为准。调价请新增一行，不要修改旧行。',
  '附加费为燃油附加费百分比；仓库、揽收、货物各表说明仓库地址、上门揽收城市与起揽件数、货物限制。',
  '来源、来源日期、已确认：说明数据出处；未确认的数据在使用处均有标记。',
  '金额单位为元，重量单位为克，尺寸单位为毫米，日期写成 2026-01-31。',
];

/** The sheet that explains the others to whoever edits the workbook. */
export const plansWorkbookNotes: SheetOut = {
  name: 'Notes',
  columns: [{ header: 'Notes', width: 110 }],
  rows: paragraphs.map((paragraph) => [paragraph]),
  prose: true,
};
