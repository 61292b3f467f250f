import type { BillLine } from '../../../domain/freight/bill.ts';
import { freightViews } from '../../../domain/freight/freight.ts';
import type { FreightView, Payment, Tolerances } from '../../../domain/freight/freight.ts';
import type { SheetTable } from '../../../domain/sheets/table.ts';
import type { Shipment } from '../../../domain/shipments/shipment.ts';

export const tolerances: Tolerances = {
  absoluteFen: 50,
  percentBasisPoints: 200,
  weightGrams: 5,
};

export const aBillLine = (change: Partial<BillLine> = {}): BillLine => ({
  waybill: 'RE000000001CN',
  weightGrams: 151,
  amountFen: 2815,
  date: '2026-01-31',
  ...change,
});

export const aPayment = (change: Partial<Payment> = {}): Payment => {
  const lines = change.lines ?? [{ shipmentId: 'SA-000001', amountFen: 2815 }];
  return {
    paymentId: 'PA-000001',
    method: 'alipay',
    reference: '20260131220014',
    paidAt: '2026-01-31T10:00:00.000Z',
    payer: 'Li',
    lines,
    totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
    ...change,
  };
};

export const viewsOf = (
  shipments: readonly Shipment[],
  billLines: readonly BillLine[] = [],
  payments: readonly Payment[] = [],
): readonly FreightView[] =>
  freightViews({
    shipments,
    billLines,
    payments,
    tolerances,
    dayOf: ({ createdAt }) => createdAt.slice(0, 10),
  });

/** A sheet of text cells, with the numbers among them as number cells. */
export const aTable = (...rows: readonly (readonly (string | number)[])[]): SheetTable => ({
  name: 'Sheet1',
  date1904: false,
  rows: rows.map((cells, index) => ({
    row: index + 1,
    cells: cells.map((cell) => {
      if (cell === '') return null;
      return typeof cell === 'number'
        ? { kind: 'number', value: cell }
        : { kind: 'text', text: cell };
    }),
  })),
});
