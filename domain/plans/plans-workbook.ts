import { currencyDecimals } from '../currencies.ts';
import type { CellOut, ColumnOut, SheetOut, WorkbookOut } from '../sheets/workbook.ts';
import type { Charge, Plan, Source, Tariff } from './plan.ts';
import { planSheets } from './plans-workbook-columns.ts';
import type { ColumnKey, PlanColumn, PlanSheetKey } from './plans-workbook-columns.ts';
import { plansWorkbookNotes } from './plans-workbook-notes.ts';

/** The cells of one row by column; columns that are left out stay empty. */
export type RowCells<Sheet extends PlanSheetKey> = Readonly<
  Partial<Record<ColumnKey<Sheet>, CellOut>>
>;

/** The rows of every sheet of the plans workbook, by column. */
export type PlanRows = { readonly [Sheet in PlanSheetKey]: readonly RowCells<Sheet>[] };

const date = (iso: string): CellOut => (iso === '' ? null : { kind: 'date', iso });
const text = (value: string): CellOut => (value === '' ? null : value);
const fen = (minor: number): CellOut => ({ kind: 'money', minor });
const yesNo = (value: boolean): CellOut => (value ? 'yes' : 'no');

const sourceCells = (source: Source): Record<'source' | 'sourceDate' | 'confirmed', CellOut> => ({
  source: text(source.text),
  sourceDate: date(source.date),
  confirmed: yesNo(source.confirmed),
});

function planRow(plan: Plan): RowCells<'plans'> {
  const { size, maxValue } = plan;
  return {
    code: plan.code,
    nameEn: text(plan.nameEn),
    nameZh: text(plan.nameZh),
    carrier: text(plan.carrier),
    serviceClass: plan.serviceClass,
    tracked: yesNo(plan.tracked),
    s10Indicator: text(plan.s10Indicator),
    maxWeight: plan.maxWeightGrams,
    ...(size && {
      boxMaxSum: size.boxMaxSumMm,
      boxMaxLongest: size.boxMaxLongestMm,
      boxMinLength: size.boxMinLengthMm,
      boxMinWidth: size.boxMinWidthMm,
      boxMinTolerance: size.boxMinToleranceMm,
      rollMaxSum: size.rollMaxSumMm,
      rollMinSum: size.rollMinSumMm,
      rollMaxLength: size.rollMaxLengthMm,
      rollMinLength: size.rollMinLengthMm,
      sizeSource: text(size.source.text),
      sizeSourceDate: date(size.source.date),
      sizeConfirmed: yesNo(size.source.confirmed),
    }),
    ...(maxValue && {
      maxValue: maxValue.minor / 10 ** currencyDecimals(maxValue.currency),
      valueCurrency: maxValue.currency,
    }),
    volumetricDivisor: plan.volumetric?.divisorCm3PerKg ?? null,
    volumetricSide: plan.volumetric?.whenSideAtLeastMm ?? null,
    website: text(plan.trackingWebsite),
    ...sourceCells(plan.source),
  };
}

function chargeRows(charge: Charge): readonly RowCells<'tariffs'>[] {
  switch (charge.kind) {
    case 'per-kilogram':
      if (charge.tiers.length === 0) return [{}];
      return charge.tiers.map((tier) => ({
        upTo: tier.upToGrams,
        rate: tier.rateMilliFenPerKg / 100_000,
        handling: fen(tier.handlingFen),
      }));
    case 'first-and-step':
      return [
        {
          upTo: charge.upToGrams,
          firstGrams: charge.firstGrams,
          first: fen(charge.firstFen),
          stepGrams: charge.stepGrams,
          step: fen(charge.stepFen),
        },
      ];
    default:
      return charge satisfies never;
  }
}

const tariffRows = (plan: string, tariff: Tariff): readonly RowCells<'tariffs'>[] =>
  chargeRows(tariff.charge).map((charge) => ({
    plan,
    country: tariff.country,
    validFrom: date(tariff.validFrom),
    validTo: date(tariff.validTo),
    suspended: yesNo(tariff.suspended),
    minGrams: tariff.minChargeableGrams,
    roundGrams: tariff.roundUpToGrams,
    daysMin: tariff.transitDaysMin,
    daysMax: tariff.transitDaysMax,
    maxWeight: tariff.maxWeightGrams,
    ...charge,
    ...sourceCells(tariff.source),
  }));

/** Plans as the rows of the workbook. */
export const planRows = (plans: readonly Plan[]): PlanRows => ({
  plans: plans.map(planRow),
  tariffs: plans.flatMap((plan) => plan.tariffs.flatMap((tariff) => tariffRows(plan.code, tariff))),
  surcharges: plans.flatMap(({ code, fuel }) =>
    fuel.map((surcharge) => ({
      plan: code,
      validFrom: date(surcharge.validFrom),
      validTo: date(surcharge.validTo),
      percent: surcharge.basisPoints / 100,
      ...sourceCells(surcharge.source),
    })),
  ),
  warehouses: plans.flatMap(({ code, warehouses }) =>
    warehouses.map((warehouse) => ({
      plan: code,
      code: text(warehouse.code),
      name: text(warehouse.name),
      address: text(warehouse.address),
      city: text(warehouse.city),
      ...sourceCells(warehouse.source),
    })),
  ),
  collection: plans.flatMap(({ code, collection }) =>
    collection.map((rule) => ({
      plan: code,
      city: text(rule.city),
      minParcels: rule.minParcels,
      phone: text(rule.phone),
      ...sourceCells(rule.source),
    })),
  ),
  goods: plans.flatMap(({ code, goods }) =>
    goods.map((rule) => ({
      plan: code,
      attribute: rule.attribute,
      country: rule.country,
      verdict: rule.verdict,
      reason: text(rule.reason),
      ...sourceCells(rule.source),
    })),
  ),
});

const columnOut = ({ aliases, width, format, choices, note }: PlanColumn): ColumnOut => ({
  header: aliases[0] ?? '',
  width,
  format,
  ...(choices && { validation: { kind: 'list', choices } }),
  ...(note !== undefined && { note }),
});

function sheetOut(
  key: PlanSheetKey,
  rows: readonly Readonly<Partial<Record<string, CellOut>>>[],
): SheetOut {
  const { name, columns } = planSheets[key];
  return {
    name,
    columns: columns.map(columnOut),
    rows: rows.map((row) => columns.map((column) => row[column.key] ?? null)),
    validatedRows: rows.length + 500,
  };
}

/**
 * The workbook in which plans are kept, edited and imported again: one sheet each for plans, tariffs (a row for every
 * tier), fuel surcharges, warehouses, door collection and goods rules, and notes that explain them. CNY in decimals,
 * weights in grams, sizes in millimetres. `parsePlansWorkbook` reads it back without loss.
 */
export function plansToWorkbook(plans: readonly Plan[]): WorkbookOut {
  const rows = planRows(plans);
  return {
    sheets: [
      sheetOut('plans', rows.plans),
      sheetOut('tariffs', rows.tariffs),
      sheetOut('surcharges', rows.surcharges),
      sheetOut('warehouses', rows.warehouses),
      sheetOut('collection', rows.collection),
      sheetOut('goods', rows.goods),
      plansWorkbookNotes,
    ],
  };
}
