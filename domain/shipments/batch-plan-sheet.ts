import { formatAmount } from '../money.ts';
import type { Plan } from '../plans/plan.ts';
import type { ColumnOut, SheetOut } from '../sheets/workbook.ts';
import { planSheetName } from './batch-headers.ts';

const millimetres = (what: string, limit: number | null): string =>
  limit === null ? '' : `${what} <= ${limit} mm`;

const limitOf = (plan: Plan): string =>
  [
    plan.maxWeightGrams === null ? '' : `<= ${plan.maxWeightGrams} g`,
    plan.maxValue === null ? '' : `<= ${formatAmount(plan.maxValue)}`,
    millimetres('L+W+H', plan.size?.boxMaxSumMm ?? null),
    millimetres('L', plan.size?.boxMaxLongestMm ?? null),
  ]
    .filter((text) => text !== '')
    .join('; ');

/** Goods that a plan refuses, with the country where it refuses them only there. */
const refusedGoods = (plan: Plan): string =>
  plan.goods
    .filter(({ verdict }) => verdict === 'refused')
    .map(({ attribute, country }) => (country === '*' ? attribute : `${attribute} (${country})`))
    .join(', ');

const collectionOf = (plan: Plan): string =>
  plan.collection
    .map(({ city, minParcels }) => `${city === '*' ? '全国 every city' : city} >= ${minParcels}`)
    .join('; ');

/** What each plan is and takes, for reference while the batch sheet is filled in. */
export function planSheet(plans: readonly Plan[]): SheetOut {
  const written: readonly (readonly [ColumnOut, (plan: Plan) => string])[] = [
    [{ header: 'Plan', width: 22 }, ({ code }) => code],
    [{ header: '名称', width: 30 }, ({ nameZh }) => nameZh],
    [{ header: 'Name', width: 36 }, ({ nameEn }) => nameEn],
    [{ header: 'Carrier 承运商', width: 20 }, ({ carrier }) => carrier],
    [{ header: 'Class 类别', width: 12 }, ({ serviceClass }) => serviceClass],
    [{ header: 'Tracked 可跟踪', width: 14 }, ({ tracked }) => (tracked ? '是 yes' : '否 no')],
    [{ header: 'Limits 限制', width: 40 }, limitOf],
    [{ header: 'Refused goods 不接受的货物', width: 40 }, refusedGoods],
    [
      { header: 'Warehouses 仓库', width: 40 },
      ({ warehouses }) => warehouses.map(({ code, name }) => `${code} ${name}`).join('; '),
    ],
    [{ header: 'Door collection 上门揽收', width: 40 }, collectionOf],
    [
      { header: 'Confirmed 已确认', width: 16 },
      ({ source }) => (source.confirmed ? '是 yes' : `否 no: ${source.text}`),
    ],
  ];
  return {
    name: planSheetName,
    columns: written.map(([column]) => column),
    rows: plans.map((plan) => written.map(([, textOf]) => textOf(plan))),
    frozenRows: 1,
  };
}
