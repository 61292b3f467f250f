import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchBill } from '../../../domain/freight/bill-match.ts';
import type { FreightView, Payment } from '../../../domain/freight/freight.ts';
import type { SheetOut, WorkbookOut } from '../../../domain/sheets/workbook.ts';
import { shipmentsNumbered, waybillOf } from '../handover/samples.ts';
import { recompute } from './recompute.ts';
import { aBillLine, aPayment, tolerances, viewsOf } from './samples.ts';
import { freightReport, freightStats, paymentSheet } from '../at-once.ts';

type Parcel = {
  readonly plan: string;
  readonly country: string;
  readonly day: number;
  readonly state: 'packed' | 'handed-over' | 'voided';
  readonly estimatedFen: number;
  readonly billedFen: number | null;
  readonly paidFen: number;
};

function reportOf(parcels: readonly Parcel[]): {
  readonly report: WorkbookOut;
  readonly views: readonly FreightView[];
} {
  const shipments = shipmentsNumbered(parcels.length, (n) => {
    const parcel = parcels[n - 1];
    const [sample] = shipmentsNumbered(1);
    if (parcel === undefined || sample === undefined) return {};
    return {
      plan: parcel.plan,
      state: parcel.state,
      estimatedFen: parcel.estimatedFen,
      receiver: { ...sample.receiver, country: parcel.country },
      createdAt: `2026-01-${String(parcel.day).padStart(2, '0')}T00:00:00.000Z`,
    };
  });
  const lines = parcels.flatMap(({ billedFen }, index) =>
    billedFen === null ? [] : [aBillLine({ waybill: waybillOf(index + 1), amountFen: billedFen })],
  );
  const payments: Payment[] = parcels.flatMap(({ paidFen }, index) =>
    paidFen === 0
      ? []
      : [
          aPayment({
            paymentId: `PA-${index}`,
            lines: [{ shipmentId: shipments[index]?.shipmentId ?? '', amountFen: paidFen }],
          }),
        ],
  );
  const views = viewsOf(shipments, lines, payments);
  return {
    views,
    report: freightReport({
      period: { from: null, to: null },
      views,
      payments,
      match: matchBill({
        lines: [...lines, aBillLine({ waybill: 'RE999999999CN', amountFen: 1 })],
        shipments,
        payments,
        tolerances,
      }),
      planName: (code) => `Plan ${code}`,
      generatedAt: '2026-01-31T16:30:00.000Z',
      offsetMinutes: 480,
    }),
  };
}

const sheetOf = (workbook: WorkbookOut, name: string): SheetOut => {
  const sheet = workbook.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
};

const parcel: fc.Arbitrary<Parcel> = fc.record({
  plan: fc.constantFrom('CPAM', 'EMS', 'YANWEN_AM'),
  country: fc.constantFrom('RU', 'FR', ''),
  day: fc.integer({ min: 1, max: 31 }),
  state: fc.constantFrom('packed', 'handed-over', 'voided'),
  estimatedFen: fc.integer({ min: 0, max: 10_000_000 }),
  billedFen: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
  paidFen: fc.integer({ min: 0, max: 100_000 }),
});

describe('freightReport', () => {
  it('has a sheet for every question', () => {
    const { report } = reportOf([]);
    expect(report.sheets.map(({ name }) => name)).toEqual([
      'Shipments',
      'By plan',
      'By country',
      'By day',
      'By week',
      'Payments',
      'Bill match',
      'Notes',
    ]);
    expect(sheetOf(report, 'Notes').rows.flat()).toContain('Made 生成时间: 2026-02-01 00:30');
  });

  it('lists every shipment and every group', () => {
    const { report, views } = reportOf([
      {
        plan: 'CPAM',
        country: 'RU',
        day: 5,
        state: 'handed-over',
        estimatedFen: 2815,
        billedFen: 3000,
        paidFen: 100,
      },
      {
        plan: 'EMS',
        country: 'FR',
        day: 6,
        state: 'packed',
        estimatedFen: 9000,
        billedFen: null,
        paidFen: 0,
      },
    ]);
    expect(sheetOf(report, 'Shipments').rows).toHaveLength(views.length);
    const first = sheetOf(report, 'Shipments').rows[0] ?? [];
    expect(first.slice(0, 7)).toEqual([
      'SA-000001',
      waybillOf(1),
      'CPAM',
      'RU',
      { kind: 'date', iso: '2026-01-05T00:00:00' },
      '2026-W02',
      'disputed',
    ]);
    expect(sheetOf(report, 'By plan').rows.map((row) => row.slice(0, 2))).toEqual([
      ['CPAM', 'Plan CPAM'],
      ['EMS', 'Plan EMS'],
    ]);
    expect(sheetOf(report, 'By country').rows.map((row) => row[1])).toEqual([
      'France 法国',
      'Russia 俄罗斯',
    ]);
    expect(sheetOf(report, 'Payments').rows[0]).toEqual([
      'PA-0',
      '2026-01-31 18:00',
      'alipay',
      '20260131220014',
      'Li',
      'SA-000001',
      waybillOf(1),
      { kind: 'money', minor: 100 },
    ]);
    expect(sheetOf(report, 'Bill match').rows.map((row) => row[0])).toEqual([
      'over',
      'unknown-waybill',
    ]);
  });

  it('sums with formulas over the shipments, not with copied figures', () => {
    const { report } = reportOf([
      {
        plan: 'CPAM',
        country: 'RU',
        day: 5,
        state: 'handed-over',
        estimatedFen: 2815,
        billedFen: null,
        paidFen: 0,
      },
    ]);
    const formulas = (sheet: string) =>
      recompute(report).flatMap((cell) => (cell.sheet === sheet ? [cell.formula] : []));
    expect(formulas('By plan')[0]).toBe(
      'COUNTIFS(Shipments!$C$2:$C$2,$A2,Shipments!$G$2:$G$2,"<>void")',
    );
    expect(formulas('By day')[1]).toBe('SUMIFS(Shipments!$H$2:$H$2,Shipments!$E$2:$E$2,$A2)');
    expect(formulas('Shipments')).toContain('SUM(J2:J2)');
  });

  it('bears in every formula cell what the formula computes to', () => {
    fc.assert(
      fc.property(fc.array(parcel, { maxLength: 12 }), (parcels) => {
        const cells = recompute(reportOf(parcels).report);
        expect(cells.length).toBeGreaterThan(40);
        for (const { sheet, cell, formula, cached, computed } of cells) {
          expect(
            Math.abs(Number(computed) - Number(cached)),
            `${sheet}!${cell} ${formula}: ${String(computed)} is not ${cached}`,
          ).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with the statistics', () => {
    fc.assert(
      fc.property(fc.array(parcel, { minLength: 1, maxLength: 12 }), (parcels) => {
        const { report, views } = reportOf(parcels);
        const stats = freightStats(views, 'plan');
        expect(sheetOf(report, 'By plan').rows.map((row) => row[0])).toEqual(
          stats.map(({ key }) => key),
        );
      }),
    );
  });
});

describe('paymentSheet', () => {
  it('has one row per shipment paid and a live total', () => {
    const workbook = paymentSheet(
      [
        aPayment({
          lines: [
            { shipmentId: 'SA-000001', amountFen: 2815 },
            { shipmentId: 'SA-000002', amountFen: 10 },
          ],
        }),
      ],
      (shipmentId) => `W-${shipmentId}`,
      480,
    );
    const [sheet] = workbook.sheets;
    expect(sheet?.rows.map((row) => row[6])).toEqual(['W-SA-000001', 'W-SA-000002']);
    expect(recompute(workbook)).toMatchObject([{ cell: 'H4', cached: 28.25, computed: 28.25 }]);
  });
});
