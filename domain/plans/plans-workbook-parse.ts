import { goodsAttributes } from '../catalogue/product.ts';
import { refusal } from '../result.ts';
import { headerKey, matchColumns, rowsBelow } from '../sheets/columns.ts';
import type { RowRejection } from '../sheets/import-report.ts';
import type { SheetTable } from '../sheets/table.ts';
import { cityKey } from './collection.ts';
import { openPlanRow } from './plan-row-reader.ts';
import type { PlanRowReader } from './plan-row-reader.ts';
import { readPlanHead } from './plan-head-row.ts';
import type { PlanHead } from './plan-head-row.ts';
import type { Plan } from './plan.ts';
import { planSheets, verdicts } from './plans-workbook-columns.ts';
import type { ColumnKey, PlanColumn, PlanSheetKey } from './plans-workbook-columns.ts';
import { readTariffs } from './tariff-rows.ts';

/** What a plans workbook became. `read` counts the data rows of all its sheets. */
export type ParsedPlans = {
  readonly plans: readonly Plan[];
  readonly read: number;
  /** How many good rows of all sheets each plan was made of. */
  readonly rowsByPlan: ReadonlyMap<string, number>;
  /** Codes of plans that lost a row: a missing later tariff would leave an earlier one in force. */
  readonly incomplete: ReadonlySet<string>;
  /** `field` is `Sheet!Header`. */
  readonly rejected: readonly RowRejection[];
};

/** The sheet of the workbook that bears one of the names of `key`. */
export const sheetTable = (
  tables: readonly SheetTable[],
  key: PlanSheetKey,
): SheetTable | undefined => {
  const { name, aliases } = planSheets[key];
  const names = new Set([name, ...aliases].map(headerKey));
  return tables.find((table) => names.has(headerKey(table.name)));
};

function openSheet<Sheet extends PlanSheetKey>(
  tables: readonly SheetTable[],
  sheet: Sheet,
): {
  readonly readers: readonly PlanRowReader<ColumnKey<Sheet>>[];
  readonly rejected: readonly RowRejection[];
} {
  const { name } = planSheets[sheet];
  const columns = planSheets[sheet].columns as readonly PlanColumn<ColumnKey<Sheet>>[];
  const table = sheetTable(tables, sheet);
  if (table === undefined || table.rows.length === 0) return { readers: [], rejected: [] };
  const match = matchColumns(table, columns);
  if (!match.ok) {
    const row = table.rows[0]?.row ?? 1;
    return { readers: [], rejected: [{ row, field: `${name}!`, refusal: match.refusal }] };
  }
  const { headerRow, index } = match.value;
  const readers = rowsBelow(table, headerRow).map((row) =>
    openPlanRow(name, table, columns, index, row),
  );
  return { readers, rejected: [] };
}

type OfPlan<Item> = { readonly plan: string; readonly item: Item };

function byPlan<Item>(items: readonly OfPlan<Item>[]): ReadonlyMap<string, readonly Item[]> {
  const grouped = new Map<string, Item[]>();
  for (const { plan, item } of items) {
    const group = grouped.get(plan);
    if (group === undefined) grouped.set(plan, [item]);
    else group.push(item);
  }
  return grouped;
}

/**
 * Reads the rows of a sheet that belong to a plan; a row whose plan is not known or whose key (`keyOf`) an earlier good
 * row of the plan bears is rejected.
 */
function readChildren<Key extends string, Item>(
  readers: readonly PlanRowReader<Key | 'plan'>[],
  isKnownPlan: (code: string) => boolean,
  read: (reader: PlanRowReader<Key | 'plan'>) => Item,
  keyOf: (item: Item) => string,
): { readonly items: readonly OfPlan<Item>[]; readonly rejected: readonly RowRejection[] } {
  const items: OfPlan<Item>[] = [];
  const seen = new Map<string, number>();
  for (const reader of readers) {
    const plan = reader.code('plan');
    if (reader.faults.length === 0 && !isKnownPlan(plan)) {
      reader.fault('plan', refusal('plan-row-unknown-plan', { plan }));
    }
    const item = read(reader);
    if (reader.faults.length > 0) continue;
    const key = `${plan} ${keyOf(item)}`;
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, reader.row);
      items.push({ plan, item });
    } else {
      reader.fault('plan', refusal('plan-row-duplicate', { key, row: other }));
    }
  }
  return { items, rejected: readers.flatMap(({ faults }) => faults) };
}

function datesInOrder<Key extends string>(
  reader: PlanRowReader<Key | 'validFrom' | 'validTo'>,
): { readonly validFrom: string; readonly validTo: string } {
  const validFrom = reader.requiredDate('validFrom');
  const validTo = reader.date('validTo');
  if (validFrom !== '' && validTo !== '' && validTo < validFrom) {
    reader.fault('validTo', refusal('plan-dates-reversed', { from: validFrom, to: validTo }));
  }
  return { validFrom, validTo };
}

/**
 * Reads a plans workbook (see `plansToWorkbook`; Chinese and English headers and sheet names, sheets in any order). Only
 * the sheet Plans must be there. Good rows become plans, every bad row is named by sheet, row and column; nothing throws.
 */
export function parsePlansWorkbook(tables: readonly SheetTable[]): ParsedPlans {
  if (sheetTable(tables, 'plans') === undefined) {
    const found = tables.map(({ name }) => name).join(', ');
    const missing = refusal('plans-sheet-missing', { sheet: planSheets.plans.name, found });
    return {
      plans: [],
      read: 0,
      rowsByPlan: new Map(),
      incomplete: new Set(),
      rejected: [{ row: 1, field: 'Plans!', refusal: missing }],
    };
  }
  const sheets = {
    plans: openSheet(tables, 'plans'),
    tariffs: openSheet(tables, 'tariffs'),
    surcharges: openSheet(tables, 'surcharges'),
    warehouses: openSheet(tables, 'warehouses'),
    collection: openSheet(tables, 'collection'),
    goods: openSheet(tables, 'goods'),
  };

  const heads = new Map<string, { readonly row: number; readonly head: PlanHead }>();
  for (const reader of sheets.plans.readers) {
    const head = readPlanHead(reader);
    if (reader.faults.length > 0) continue;
    const other = heads.get(head.code);
    if (other === undefined) heads.set(head.code, { row: reader.row, head });
    else {
      const params = { key: head.code, row: other.row };
      reader.fault('code', refusal('plan-row-duplicate', params));
    }
  }
  const isKnown = (code: string): boolean => heads.has(code);

  const tariffs = readTariffs(sheets.tariffs.readers, isKnown);
  const fuel = readChildren(
    sheets.surcharges.readers,
    isKnown,
    (reader) => ({
      ...datesInOrder(reader),
      basisPoints: reader.requiredDecimal('percent', 2),
      source: reader.source('source', 'sourceDate', 'confirmed'),
    }),
    ({ validFrom }) => validFrom,
  );
  const warehouses = readChildren(
    sheets.warehouses.readers,
    isKnown,
    (reader) => ({
      code: reader.requiredText('code'),
      name: reader.requiredText('name'),
      address: reader.text('address'),
      city: reader.text('city'),
      source: reader.source('source', 'sourceDate', 'confirmed'),
    }),
    ({ code }) => code,
  );
  const collection = readChildren(
    sheets.collection.readers,
    isKnown,
    (reader) => ({
      city: reader.requiredText('city'),
      minParcels: reader.requiredInteger('minParcels', 1),
      phone: reader.text('phone'),
      source: reader.source('source', 'sourceDate', 'confirmed'),
    }),
    ({ city }) => cityKey(city),
  );
  const goods = readChildren(
    sheets.goods.readers,
    isKnown,
    (reader) => ({
      attribute: reader.choice('attribute', goodsAttributes) ?? 'fragile',
      country: reader.country('country', true),
      verdict: reader.choice('verdict', verdicts) ?? 'unknown',
      reason: reader.text('reason'),
      source: reader.source('source', 'sourceDate', 'confirmed'),
    }),
    ({ attribute, country }) => `${attribute} ${country}`,
  );

  const rowsByPlan = new Map<string, number>();
  const incomplete = new Set<string>();
  const count = (code: string, isGood: boolean): void => {
    if (!isGood) incomplete.add(code);
    else if (isKnown(code)) rowsByPlan.set(code, (rowsByPlan.get(code) ?? 0) + 1);
  };
  const { plans: ownRows, ...childRows } = sheets;
  for (const reader of ownRows.readers) {
    count(reader.text('code').toUpperCase(), reader.faults.length === 0);
  }
  for (const { readers } of Object.values(childRows)) {
    for (const reader of readers) {
      count(reader.text('plan').toUpperCase(), reader.faults.length === 0);
    }
  }

  const tariffsOf = byPlan(tariffs.items);
  const fuelOf = byPlan(fuel.items);
  const warehousesOf = byPlan(warehouses.items);
  const collectionOf = byPlan(collection.items);
  const goodsOf = byPlan(goods.items);
  return {
    plans: [...heads.values()].map(({ head }) => ({
      ...head,
      fuel: fuelOf.get(head.code) ?? [],
      tariffs: tariffsOf.get(head.code) ?? [],
      warehouses: warehousesOf.get(head.code) ?? [],
      collection: collectionOf.get(head.code) ?? [],
      goods: goodsOf.get(head.code) ?? [],
    })),
    read: Object.values(sheets).reduce((sum, { readers }) => sum + readers.length, 0),
    rowsByPlan,
    incomplete,
    rejected: [
      ...Object.values(sheets).flatMap(({ rejected }) => rejected),
      ...sheets.plans.readers.flatMap(({ faults }) => faults),
      ...tariffs.rejected,
      ...fuel.rejected,
      ...warehouses.rejected,
      ...collection.rejected,
      ...goods.rejected,
    ],
  };
}
