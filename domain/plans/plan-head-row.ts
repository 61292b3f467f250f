import { currencyDecimals, isCurrency } from '../currencies.ts';
import type { Money } from '../money.ts';
import { refusal } from '../result.ts';
import type { PlanRowReader } from './plan-row-reader.ts';
import { serviceClasses } from './plan.ts';
import type { Plan, SizeLimits, VolumetricRule } from './plan.ts';
import type { ColumnKey } from './plans-workbook-columns.ts';

/** What a row of the sheet Plans says; the rest of a plan stands in the other sheets. */
export type PlanHead = Omit<Plan, 'fuel' | 'tariffs' | 'warehouses' | 'collection' | 'goods'>;

type Reader = PlanRowReader<ColumnKey<'plans'>>;

const sizeKeys = [
  'boxMaxSum',
  'boxMaxLongest',
  'boxMinLength',
  'boxMinWidth',
  'boxMinTolerance',
  'rollMaxSum',
  'rollMinSum',
  'rollMaxLength',
  'rollMinLength',
  'sizeSource',
  'sizeSourceDate',
  'sizeConfirmed',
] as const satisfies readonly ColumnKey<'plans'>[];

function readSize(reader: Reader): SizeLimits | null {
  if (sizeKeys.every((key) => reader.isEmpty(key))) return null;
  return {
    boxMaxSumMm: reader.integer('boxMaxSum', 1),
    boxMaxLongestMm: reader.integer('boxMaxLongest', 1),
    boxMinLengthMm: reader.integer('boxMinLength', 1),
    boxMinWidthMm: reader.integer('boxMinWidth', 1),
    boxMinToleranceMm: reader.integer('boxMinTolerance') ?? 0,
    rollMaxSumMm: reader.integer('rollMaxSum', 1),
    rollMinSumMm: reader.integer('rollMinSum', 1),
    rollMaxLengthMm: reader.integer('rollMaxLength', 1),
    rollMinLengthMm: reader.integer('rollMinLength', 1),
    source: reader.source('sizeSource', 'sizeSourceDate', 'sizeConfirmed'),
  };
}

function readMaxValue(reader: Reader): Money | null {
  if (reader.isEmpty('maxValue') && reader.isEmpty('valueCurrency')) return null;
  reader.requiredText('maxValue');
  const currency = reader.requiredText('valueCurrency').toUpperCase();
  if (currency !== '' && !isCurrency(currency)) {
    const params = { field: reader.header('valueCurrency'), value: currency };
    reader.fault('valueCurrency', refusal('plan-currency-invalid', params));
  }
  return { minor: reader.decimal('maxValue', currencyDecimals(currency)) ?? 0, currency };
}

function readVolumetric(reader: Reader): VolumetricRule | null {
  if (reader.isEmpty('volumetricDivisor') && reader.isEmpty('volumetricSide')) return null;
  return {
    divisorCm3PerKg: reader.requiredInteger('volumetricDivisor', 1),
    whenSideAtLeastMm: reader.integer('volumetricSide', 1),
  };
}

/** Reads a row of the sheet Plans; what is wrong with it is in `reader.faults` afterwards. */
export function readPlanHead(reader: Reader): PlanHead {
  const s10Indicator = reader.text('s10Indicator').toUpperCase();
  if (!/^[A-Z]?$/.test(s10Indicator)) {
    const params = {
      field: reader.header('s10Indicator'),
      value: reader.text('s10Indicator'),
      choices: 'R, L, U, E, C, H, V',
    };
    reader.fault('s10Indicator', refusal('plan-choice-invalid', params));
  }
  reader.requiredText('tracked');
  return {
    code: reader.code('code'),
    nameEn: reader.requiredText('nameEn'),
    nameZh: reader.text('nameZh'),
    carrier: reader.requiredText('carrier'),
    serviceClass: reader.choice('serviceClass', serviceClasses) ?? 'standard',
    tracked: reader.yesNo('tracked') ?? false,
    s10Indicator,
    maxWeightGrams: reader.integer('maxWeight', 1),
    size: readSize(reader),
    maxValue: readMaxValue(reader),
    volumetric: readVolumetric(reader),
    trackingWebsite: reader.text('website'),
    source: reader.source('source', 'sourceDate', 'confirmed'),
  };
}
