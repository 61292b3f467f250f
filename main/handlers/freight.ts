import { decideBill, decidePay, freightOf, matchAllBills } from '../../domain/decide/freight.ts';
import type { FreightTerms } from '../../domain/decide/freight.ts';
import { paymentSheet } from '../../domain/freight/payment-sheet.ts';
import { freightReport } from '../../domain/freight/report.ts';
import { freightGroupings, freightStats, freightTotals } from '../../domain/freight/stats.ts';
import { ok, refuse } from '../../domain/result.ts';
import { textToIso } from '../../domain/sheets/dates.ts';
import type { Handlers } from '../../preload/contract.ts';
import { importFile, reportOnly } from './import-file.ts';
import { pageOf } from './paging.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

/** Step 7: what is to be paid, what was billed, what was paid, and the report of it all. */
export function freightHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `freight.${string}`>> {
  const terms = (): FreightTerms => {
    const { billTolerance, utcOffsetMinutes } = services.settings.get();
    return { tolerances: billTolerance, utcOffsetMinutes };
  };
  const waybillOf = (shipmentId: string): string =>
    services.store.state.shipments.get(shipmentId)?.waybill ?? '';
  return {
    'freight.list': async ({ cursor, offset, limit, state: wanted }) =>
      ok(
        pageOf(freightOf(services.store.state, terms()), {
          cursor,
          offset,
          limit,
          idOf: ({ shipmentId }) => shipmentId,
          matches: (view) => wanted === '' || view.state === wanted,
          view: (view) => view,
        }),
      ),
    'freight.pay': async (input, context) => {
      const paidAt = input.paidAt === null ? null : textToIso(input.paidAt);
      if (input.paidAt !== null && paidAt === null) {
        return refuse('date-unreadable', { field: 'Paid at', value: input.paidAt });
      }
      return transact(services, context, (state) =>
        decidePay(state, { ...input, paidAt }, terms(), decideContext(services)),
      );
    },
    'freight.bill': async (input, context) => {
      const report = await importFile(services, context, input, (state, { first, source }) =>
        decideBill(state, first, source, terms(), decideContext(services)),
      );
      if (!report.ok) return report;
      const isTaken = report.value.accepted > 0;
      const { bill, match } = report.value.decided;
      return ok({
        ...reportOnly(report.value),
        bill: isTaken ? bill : null,
        match: match?.rows ?? [],
      });
    },
    'freight.paymentSheet': async ({ path }, context) => {
      const payments = services.store.state.payments.valueSeq().toArray();
      const sheet = paymentSheet(payments, waybillOf, terms().utcOffsetMinutes);
      return writeSheets(services, path, sheet, payments.length, context);
    },
    'freight.report': async ({ path }, context) => {
      const { state } = services.store;
      const views = freightOf(state, terms());
      const report = freightReport({
        views,
        payments: state.payments.valueSeq().toArray(),
        match: matchAllBills(state, terms().tolerances),
        planName: (code) => state.plans.get(code)?.nameEn ?? code,
        generatedAt: services.now().toISOString(),
        offsetMinutes: terms().utcOffsetMinutes,
      });
      return writeSheets(services, path, report, views.length, context);
    },
    'freight.stats': async () => {
      const views = freightOf(services.store.state, terms());
      const [plan, country, day, week] = freightGroupings.map((by) => freightStats(views, by));
      return ok({
        total: freightTotals(views),
        plan: plan ?? [],
        country: country ?? [],
        day: day ?? [],
        week: week ?? [],
      });
    },
  };
}
