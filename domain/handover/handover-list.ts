import { countryName } from '../countries.ts';
import { localTime } from '../freight/calendar.ts';
import { filled, integerFormula, lastRow, money, moneyFormula } from '../freight/report-cells.ts';
import type { CellOut, SheetOut, WorkbookOut } from '../sheets/workbook.ts';
import type { Shipment } from '../shipments/shipment.ts';
import { bagTotals, handoverTotals, parcelWeightGrams, shipmentsOf } from './handover.ts';
import type { BagTotals, Handover } from './handover.ts';

/** Everything that the handover list (交接清单) shows. */
export type HandoverListInput = {
  readonly handover: Handover;
  readonly shipments: ReadonlyMap<string, Shipment>;
  /** The name of a plan for people; the code itself when it has none. */
  readonly planName: (code: string) => string;
  /** Who hands over, as the list names it. */
  readonly shipper: string;
  /** Minutes east of Greenwich in which times are shown (480 for China). */
  readonly offsetMinutes: number;
};

/** One parcel of the list. */
export type HandoverListRow = {
  readonly number: number;
  readonly bagId: string;
  readonly waybill: string;
  readonly plan: string;
  /** "RU 俄罗斯 Russia" */
  readonly country: string;
  readonly weightGrams: number;
  readonly estimatedFen: number;
};

export type HandoverListBag = {
  readonly bagId: string;
  readonly totals: BagTotals;
  readonly rows: readonly HandoverListRow[];
};

/** The parcels of a handover bag by bag, numbered through, with the totals of each bag. */
export function handoverListBags(input: HandoverListInput): readonly HandoverListBag[] {
  let number = 0;
  return input.handover.bags.map((bag) => ({
    bagId: bag.bagId,
    totals: bagTotals(bag, input.shipments),
    rows: shipmentsOf(bag, input.shipments).map((shipment) => {
      number += 1;
      return {
        number,
        bagId: bag.bagId,
        waybill: shipment.waybill ?? shipment.shipmentId,
        plan: input.planName(shipment.plan),
        country: countryLabel(shipment.receiver.country),
        weightGrams: parcelWeightGrams(shipment),
        estimatedFen: shipment.estimatedFen,
      };
    }),
  }));
}

function countryLabel(code: string): string {
  const zh = countryName(code, 'zh');
  const en = countryName(code, 'en');
  return [...new Set([code, zh, en])].join(' ');
}

/** What stands above the list: bilingual label and value. */
export function handoverFacts(input: HandoverListInput): readonly (readonly [string, string])[] {
  const { handover, offsetMinutes } = input;
  const time = (utc: string): string =>
    localTime(utc, offsetMinutes).slice(0, 16).replace('T', ' ');
  return [
    ['Handover 交接单号', handover.handoverId],
    ['Carrier 承运商', handover.carrier],
    ['Shipper 发货人', input.shipper],
    ['Collected by 取件人', handover.driver],
    ['Opened 开单时间', time(handover.openedAt)],
    ['Closed 交接时间', handover.closedAt === null ? 'open 未关闭' : time(handover.closedAt)],
  ];
}

const parcelsSheet = 'Parcels';

/**
 * The handover list as a workbook: `Handover` (what stands above the list, with the grand totals), `Parcels` (one row
 * per parcel) and `Bags`. All totals are formulas over `Parcels`.
 */
export function handoverList(input: HandoverListInput): WorkbookOut {
  const bags = handoverListBags(input);
  const rows = bags.flatMap((bag) => bag.rows);
  const totals = handoverTotals(input.handover, input.shipments);
  const last = lastRow(rows.length);
  const column = (letter: string): string => `${parcelsSheet}!$${letter}$2:$${letter}$${last}`;

  const facts: SheetOut = {
    name: 'Handover',
    columns: [
      { header: '交接清单 Handover list', width: 28 },
      { header: ' ', width: 44, format: 'general' },
    ],
    rows: [
      ...handoverFacts(input),
      ['Bags 袋数', bags.length],
      ['Parcels 件数', integerFormula(`COUNTA(${column('C')})`, totals.count)],
      ['Weight g 重量（克）', integerFormula(`SUM(${column('F')})`, totals.weightGrams)],
      ['Estimated CNY 预估运费', moneyFormula(`SUM(${column('G')})`, totals.estimatedFen)],
    ],
  };
  const parcels: SheetOut = {
    name: parcelsSheet,
    columns: [
      { header: 'No. 序号', width: 9, format: 'integer' },
      { header: 'Bag 袋号', width: 14 },
      { header: 'Waybill 运单号', width: 22 },
      { header: 'Plan 物流方案', width: 36 },
      { header: 'Country 国家', width: 30 },
      { header: 'Weight g 重量（克）', width: 16, format: 'integer' },
      { header: 'Estimated CNY 预估运费', width: 20, format: 'money' },
    ],
    rows: filled(
      rows.map((row): readonly CellOut[] => [
        row.number,
        row.bagId,
        row.waybill,
        row.plan,
        row.country,
        row.weightGrams,
        money(row.estimatedFen),
      ]),
    ),
    totals: [
      [
        null,
        'Total 合计',
        integerFormula(`COUNTA(C2:C${last})`, totals.count),
        null,
        null,
        integerFormula(`SUM(F2:F${last})`, totals.weightGrams),
        moneyFormula(`SUM(G2:G${last})`, totals.estimatedFen),
      ],
    ],
  };
  const bagLast = lastRow(bags.length);
  const bagSheet: SheetOut = {
    name: 'Bags',
    columns: [
      { header: 'Bag 袋号', width: 16 },
      { header: 'Parcels 件数', width: 14, format: 'integer' },
      { header: 'Weight g 重量（克）', width: 18, format: 'integer' },
      { header: 'Estimated CNY 预估运费', width: 22, format: 'money' },
    ],
    rows: filled(
      bags.map((bag, index): readonly CellOut[] => {
        const key = `$A${index + 2}`;
        return [
          bag.bagId,
          integerFormula(`COUNTIFS(${column('B')},${key})`, bag.totals.count),
          integerFormula(`SUMIFS(${column('F')},${column('B')},${key})`, bag.totals.weightGrams),
          moneyFormula(`SUMIFS(${column('G')},${column('B')},${key})`, bag.totals.estimatedFen),
        ];
      }),
    ),
    totals: [
      [
        'Total 合计',
        integerFormula(`SUM(B2:B${bagLast})`, totals.count),
        integerFormula(`SUM(C2:C${bagLast})`, totals.weightGrams),
        moneyFormula(`SUM(D2:D${bagLast})`, totals.estimatedFen),
      ],
    ],
  };
  return { sheets: [facts, parcels, bagSheet] };
}
