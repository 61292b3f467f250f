import type { CellOut, SheetOut, WorkbookOut } from '../sheets/workbook.ts';
import type { Steps } from '../steps.ts';
import { localTime } from './calendar.ts';
import type { Payment } from './freight.ts';
import { filled, lastRow, money, moneyFormula } from './report-cells.ts';

const rowsPerStep = 200;

/** Payments line by line, as a sheet; `waybillOf` names the waybill of a shipment id. */
export function* paymentsSheet(
  payments: readonly Payment[],
  waybillOf: (shipmentId: string) => string,
  offsetMinutes: number,
): Steps<SheetOut> {
  const rows: (readonly CellOut[])[] = [];
  for (const payment of payments) {
    for (const { shipmentId, amountFen } of payment.lines) {
      if (rows.length % rowsPerStep === 0) yield;
      rows.push([
        payment.paymentId,
        localTime(payment.paidAt, offsetMinutes).slice(0, 16).replace('T', ' '),
        payment.method,
        payment.reference,
        payment.payer,
        shipmentId,
        waybillOf(shipmentId),
        money(amountFen),
      ]);
    }
  }
  const last = lastRow(rows.length);
  // By line: a payment of which a period has only some lines has a total of more than is listed here.
  const totalFen = payments.reduce(
    (sum, { lines }) => sum + lines.reduce((own, { amountFen }) => own + amountFen, 0),
    0,
  );
  return {
    name: 'Payments',
    columns: [
      { header: 'Payment', width: 14 },
      { header: 'Paid at', width: 18 },
      { header: 'Method', width: 20 },
      { header: 'Reference', width: 28 },
      { header: 'Payer', width: 20 },
      { header: 'Shipment', width: 14 },
      { header: 'Waybill', width: 20 },
      { header: 'Amount', width: 13, format: 'money' },
    ],
    rows: filled(rows),
    totals: [
      ['Total', null, null, null, null, null, null, moneyFormula(`SUM(H2:H${last})`, totalFen)],
    ],
  };
}

/** The payment sheet: what was paid, when, how, by whom and for which waybill. */
export function* paymentSheet(
  payments: readonly Payment[],
  waybillOf: (shipmentId: string) => string,
  offsetMinutes: number,
): Steps<WorkbookOut> {
  return { sheets: [yield* paymentsSheet(payments, waybillOf, offsetMinutes)] };
}
