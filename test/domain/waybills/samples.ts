import type { Plan } from '../../../domain/plans/plan.ts';
import type { Cell, SheetTable } from '../../../domain/sheets/table.ts';
import type { Shipment } from '../../../domain/shipments/shipment.ts';

const source = { text: 'Test', date: '2026-01-01', confirmed: false };

/** A plan with only what the rules of waybills and shipments look at. */
export function samplePlan(change: Partial<Plan> = {}): Plan {
  return {
    code: 'CPAM',
    nameEn: 'China Post Registered Air Mail',
    nameZh: '中国邮政挂号小包',
    carrier: 'China Post',
    serviceClass: 'standard',
    tracked: true,
    s10Indicator: 'R',
    maxWeightGrams: 2000,
    size: null,
    maxValue: null,
    volumetric: null,
    fuel: [],
    tariffs: [],
    warehouses: [],
    collection: [],
    goods: [],
    trackingWebsite: '',
    source,
    ...change,
  };
}

/** A created shipment of order 8123456789012345 with nothing special about it. */
export function sampleShipment(change: Partial<Shipment> = {}): Shipment {
  return {
    shipmentId: 'SA-000001',
    orderIds: ['8123456789012345'],
    items: [],
    plan: 'CPAM',
    carrier: 'China Post',
    delivery: { kind: 'warehouse', warehouse: 'SZ' },
    undeliverable: 'return',
    receiver: {
      contactName: 'Ivan Primerov',
      country: 'RU',
      province: 'Moskva',
      city: 'Moskva',
      street: 'ul. Primernaya 1',
      postcode: '101000',
      phone: '+7 900 000-00-00',
      mobile: '',
    },
    declaration: [],
    waybill: null,
    state: 'created',
    createdAt: '2026-01-02T03:04:05.000Z',
    expectedWeightGrams: 100,
    estimatedFen: 2000,
    weightGrams: null,
    scanned: {},
    copies: 0,
    affixedCopy: null,
    handoverId: null,
    bagId: null,
    voidReason: null,
    ...change,
  };
}

function cell(value: string | number | null): Cell {
  if (value === null || value === '') return null;
  return typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', text: value };
}

/** A sheet of texts and numbers; `''` and null are empty cells, a row of only those is left out as the reader does. */
export function sheet(rows: readonly (readonly (string | number | null)[])[]): SheetTable {
  return {
    name: 'Sheet1',
    date1904: false,
    rows: rows
      .map((cells, index) => ({ row: index + 1, cells: cells.map(cell) }))
      .filter(({ cells }) => cells.some((value) => value !== null)),
  };
}
