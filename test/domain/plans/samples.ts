import type { Parcel } from '../../../domain/plans/parcel.ts';
import type { Charge, Plan, Source, Tariff } from '../../../domain/plans/plan.ts';
import type { Cell, SheetTable } from '../../../domain/sheets/table.ts';
import type { CellOut, WorkbookOut } from '../../../domain/sheets/workbook.ts';

export const source: Source = { text: 'Sheet of the test', date: '2026-01-01', confirmed: true };

export const charge = (
  ...tiers: readonly (readonly [upTo: number, rate: number, handling: number])[]
): Charge => ({
  kind: 'per-kilogram',
  tiers: tiers.map(([upToGrams, rate, handling]) => ({
    upToGrams,
    rateMilliFenPerKg: Math.round(rate * 100_000),
    handlingFen: Math.round(handling * 100),
  })),
});

export const tariff = (rest: Partial<Tariff> = {}): Tariff => ({
  country: 'RU',
  validFrom: '2026-01-01',
  validTo: '',
  suspended: false,
  minChargeableGrams: 1,
  roundUpToGrams: 1,
  charge: charge([2000, 60, 10]),
  transitDaysMin: 10,
  transitDaysMax: 20,
  maxWeightGrams: null,
  source,
  ...rest,
});

export const plan = (rest: Partial<Plan> = {}): Plan => ({
  code: 'TEST',
  nameEn: 'Test Mail',
  nameZh: '测试小包',
  carrier: 'Test Post',
  serviceClass: 'standard',
  tracked: true,
  s10Indicator: 'R',
  maxWeightGrams: 2000,
  size: null,
  maxValue: null,
  volumetric: null,
  fuel: [],
  tariffs: [tariff()],
  warehouses: [],
  collection: [],
  goods: [],
  trackingWebsite: '',
  source,
  ...rest,
});

export const parcel = (rest: Partial<Parcel> = {}): Parcel => ({
  country: 'RU',
  weightGrams: 100,
  lengthMm: 200,
  widthMm: 150,
  heightMm: 50,
  goodsVolumeMm3: null,
  shape: 'box',
  goods: [],
  value: { minor: 500, currency: 'USD' },
  ...rest,
});

function cellIn(cell: CellOut): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { kind: 'text', text: cell };
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  switch (cell.kind) {
    case 'date':
      return { kind: 'date', iso: `${cell.iso}T00:00:00` };
    case 'money':
      return { kind: 'number', value: cell.minor / 100 };
    case 'formula':
      throw new Error('The plans workbook holds no formulas');
    default:
      return cell satisfies never;
  }
}

/** What a spreadsheet reader makes of a workbook that was written: blank rows are left out, row numbers stay true. */
export const tablesOf = (workbook: WorkbookOut): readonly SheetTable[] =>
  workbook.sheets.map((sheet) => ({
    name: sheet.name,
    date1904: false,
    rows: [
      {
        row: 1,
        cells: sheet.columns.map(({ header }): Cell => ({ kind: 'text', text: header })),
      },
      ...sheet.rows.map((cells, index) => ({ row: index + 2, cells: cells.map(cellIn) })),
    ],
  }));

/** The same tables with one cell replaced: `row` as the spreadsheet shows it, `header` as it stands in row 1. */
export function withCell(
  tables: readonly SheetTable[],
  sheet: string,
  row: number,
  header: string,
  cell: Cell,
): readonly SheetTable[] {
  return tables.map((table) => {
    if (table.name !== sheet) return table;
    const column = table.rows[0]?.cells.findIndex(
      (one) => one?.kind === 'text' && one.text === header,
    );
    if (column === undefined || column < 0) throw new Error(`No column ${header} in ${sheet}`);
    return {
      ...table,
      rows: table.rows.map((one) =>
        one.row === row
          ? { ...one, cells: one.cells.map((old, index) => (index === column ? cell : old)) }
          : one,
      ),
    };
  });
}
