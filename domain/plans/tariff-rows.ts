import { refusal } from '../result.ts';
import type { RowRejection } from '../sheets/import-report.ts';
import type { PlanRowReader } from './plan-row-reader.ts';
import type { Charge, Tariff, TariffTier } from './plan.ts';
import type { ColumnKey } from './plans-workbook-columns.ts';

type Reader = PlanRowReader<ColumnKey<'tariffs'>>;

type RowCharge =
  | { readonly kind: 'tier'; readonly tier: TariffTier }
  | Extract<Charge, { readonly kind: 'first-and-step' }>
  | { readonly kind: 'none' };

type TariffRow = {
  readonly row: number;
  readonly plan: string;
  /** What the rows of one tariff have in common; empty when it could not be read. */
  readonly group: string;
  readonly shared: Omit<Tariff, 'charge'>;
  readonly charge: RowCharge;
  readonly reader: Reader;
};

function readCharge(reader: Reader, suspended: boolean): RowCharge {
  const isTier = !reader.isEmpty('rate') || !reader.isEmpty('handling');
  const isFirst = (['firstGrams', 'first', 'stepGrams', 'step'] as const).some(
    (key) => !reader.isEmpty(key),
  );
  if (isTier && isFirst) {
    reader.fault('firstGrams', refusal('plan-charge-mixed'));
    return { kind: 'none' };
  }
  if (isFirst) {
    return {
      kind: 'first-and-step',
      firstGrams: reader.requiredInteger('firstGrams', 1),
      firstFen: reader.requiredDecimal('first', 2),
      stepGrams: reader.requiredInteger('stepGrams', 1),
      stepFen: reader.requiredDecimal('step', 2),
      upToGrams: reader.requiredInteger('upTo', 1),
    };
  }
  if (isTier) {
    return {
      kind: 'tier',
      tier: {
        upToGrams: reader.requiredInteger('upTo', 1),
        rateMilliFenPerKg: reader.requiredDecimal('rate', 5),
        handlingFen: reader.requiredDecimal('handling', 2),
      },
    };
  }
  // A suspended country may stand in a sheet without a price.
  if (!suspended) reader.fault('rate', refusal('plan-charge-missing'));
  return { kind: 'none' };
}

function readRow(reader: Reader): TariffRow {
  const plan = reader.code('plan');
  const country = reader.country('country', false);
  const validFrom = reader.requiredDate('validFrom');
  const group = reader.faults.length === 0 ? `${plan} ${country} ${validFrom}` : '';
  const validTo = reader.date('validTo');
  if (validTo !== '' && validFrom !== '' && validTo < validFrom) {
    reader.fault('validTo', refusal('plan-dates-reversed', { from: validFrom, to: validTo }));
  }
  const suspended = reader.yesNo('suspended') ?? false;
  const min = reader.integer('daysMin', 0, 1000);
  const max = reader.integer('daysMax', 0, 1000);
  if (min !== null && max !== null && max < min) {
    reader.fault('daysMax', refusal('plan-days-reversed', { min, max }));
  }
  const shared = {
    country,
    validFrom,
    validTo,
    suspended,
    minChargeableGrams: reader.integer('minGrams', 1) ?? 1,
    roundUpToGrams: reader.integer('roundGrams', 1) ?? 1,
    transitDaysMin: min,
    transitDaysMax: max,
    maxWeightGrams: reader.integer('maxWeight', 1),
    source: reader.source('source', 'sourceDate', 'confirmed'),
  };
  return { row: reader.row, plan, group, shared, charge: readCharge(reader, suspended), reader };
}

const sharedKeys = {
  validTo: 'validTo',
  suspended: 'suspended',
  minChargeableGrams: 'minGrams',
  roundUpToGrams: 'roundGrams',
  transitDaysMin: 'daysMin',
  transitDaysMax: 'daysMax',
  maxWeightGrams: 'maxWeight',
} as const;

/** Notes where a row says something else of its tariff than the first row did, or repeats it. */
function compareRows(first: TariffRow, row: TariffRow): void {
  const differs = (key: ColumnKey<'tariffs'>): void =>
    row.reader.fault(
      key,
      refusal('plan-row-differs', { field: row.reader.header(key), row: first.row }),
    );
  for (const [name, key] of Object.entries(sharedKeys) as readonly (readonly [
    keyof typeof sharedKeys,
    (typeof sharedKeys)[keyof typeof sharedKeys],
  ])[]) {
    if (first.shared[name] !== row.shared[name]) differs(key);
  }
  if (first.shared.source.text !== row.shared.source.text) differs('source');
  if (first.shared.source.date !== row.shared.source.date) differs('sourceDate');
  if (first.shared.source.confirmed !== row.shared.source.confirmed) differs('confirmed');
}

function findRepeats(rows: readonly TariffRow[]): void {
  const seen = new Map<string, number>();
  for (const { charge, reader, row, shared } of rows) {
    // Only tiers may stand side by side; a first weight or a row without a price is the whole tariff.
    const key = charge.kind === 'tier' ? `${charge.tier.upToGrams} g` : 'whole';
    const other =
      seen.get(key) ?? (key === 'whole' || seen.has('whole') ? rows[0]?.row : undefined);
    if (other !== undefined && other !== row) {
      const named = `${shared.country} ${shared.validFrom}${key === 'whole' ? '' : ` ${key}`}`;
      reader.fault('upTo', refusal('plan-row-duplicate', { key: named, row: other }));
    }
    seen.set(key, row);
  }
}

function chargeOf(rows: readonly TariffRow[]): Charge {
  const tiers: TariffTier[] = [];
  for (const { charge } of rows) {
    if (charge.kind === 'first-and-step') return charge;
    if (charge.kind === 'tier') tiers.push(charge.tier);
  }
  return { kind: 'per-kilogram', tiers: tiers.sort((a, b) => a.upToGrams - b.upToGrams) };
}

/**
 * Tariffs from the rows of the sheet Tariffs. A tariff with a bad row is left out whole, since without one of its tiers
 * it would charge wrongly; a row whose plan, country or day cannot be read counts to the tariffs beside it.
 */
export function readTariffs(
  readers: readonly Reader[],
  isKnownPlan: (code: string) => boolean,
): {
  readonly items: readonly { readonly plan: string; readonly item: Tariff }[];
  readonly rejected: readonly RowRejection[];
} {
  const rows = readers.map(readRow);
  const groups = new Map<string, TariffRow[]>();
  const spoiled = new Map<string, number>();
  rows.forEach((row, index) => {
    if (row.group !== '') {
      const group = groups.get(row.group);
      if (group === undefined) groups.set(row.group, [row]);
      else group.push(row);
      return;
    }
    for (const neighbour of [rows[index - 1], rows[index + 1]]) {
      if (neighbour?.plan === row.plan && neighbour.group !== '') {
        spoiled.set(neighbour.group, row.row);
      }
    }
  });

  const items: { readonly plan: string; readonly item: Tariff }[] = [];
  for (const [key, group] of groups) {
    const first = group[0];
    if (first === undefined) continue;
    if (!isKnownPlan(first.plan)) {
      for (const { reader } of group) {
        reader.fault('plan', refusal('plan-row-unknown-plan', { plan: first.plan }));
      }
      continue;
    }
    for (const row of group.slice(1)) compareRows(first, row);
    findRepeats(group);
    const culprit = group.find(({ reader }) => reader.faults.length > 0)?.row ?? spoiled.get(key);
    if (culprit === undefined) {
      items.push({ plan: first.plan, item: { ...first.shared, charge: chargeOf(group) } });
      continue;
    }
    for (const { reader } of group) {
      if (reader.faults.length === 0) {
        reader.fault('plan', refusal('plan-tariff-incomplete', { row: culprit }));
      }
    }
  }
  return { items, rejected: readers.flatMap(({ faults }) => faults) };
}
