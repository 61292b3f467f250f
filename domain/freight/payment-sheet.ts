import type { CellOut, SheetOut, WorkbookOut } from '../sheets/workbook.ts';
import { localTime } from './calendar.ts';
import type { Payment } from './freight.ts';
import { filled, lastRow, money, moneyFormula } from './report-cells.ts';

/** Payments line by line, as a sheet; `waybillOf` names the waybill of a shipment id. */
export function paymentsSheet(
  payments: readonly Payment[],
  waybillOf: (shipmentId: string) => string,
  offsetMinutes: number,
): SheetOut {
  const rows = payments.flatMap((payment) =>
    payment.lines.map((line): readonly CellOut[] => [
      payment.paymentId,
      localTime(payment.paidAt, offsetMinutes).slice(0, 16).replace('T', ' '),
      payment.method,
      payment.reference,
      payment.payer,
      line.shipmentId,
      waybillOf(line.shipmentId),
      money(line.amountFen),
    ]),
  );
  const last = lastRow(rows.length);
  // By line: a payment whose other lines are archived has a total of more than is listed here.
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
export const paymentSheet = (
  payments: readonly Payment[],
  waybillOf: (shipmentId: string) => string,
  offsetMinutes: number,
): WorkbookOut => ({ sheets: [paymentsSheet(payments, waybillOf, offsetMinutes)] });
