import {
  decideBill,
  decidePay,
  dueOf,
  matchAllBills,
  matchOfBill,
} from '../../domain/decide/freight.ts';
import type { BillImported, FreightTerms } from '../../domain/decide/freight.ts';
import { parseBill } from '../../domain/freight/bill.ts';
import { matchTotals } from '../../domain/freight/bill-match.ts';
import type { BillMatch } from '../../domain/freight/bill-match.ts';
import { claimFen, disputesWorkbook, isDispute } from '../../domain/freight/disputes.ts';
import type { FreightView } from '../../domain/freight/freight.ts';
import { paymentSheet } from '../../domain/freight/payment-sheet.ts';
import { freightReport } from '../../domain/freight/report.ts';
import type { Period } from '../../domain/freight/report.ts';
import {
  freightByState,
  freightGroupings,
  freightStats,
  freightTotals,
} from '../../domain/freight/stats.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { textToIso } from '../../domain/sheets/dates.ts';
import type { FreightGrouping, FreightStat } from '../../domain/freight/stats.ts';
import type { State } from '../../domain/state.ts';
import type { Handlers } from '../../preload/contract.ts';
import { listsOf } from '../lists/lists.ts';
import { breathing, inSlices } from '../storage/breathing.ts';
import { archivedFacts, archivedGroups, everything, pageWithArchived } from './archived.ts';
import { withArchivedFreight } from './freight-of-all.ts';
import type { Freight } from './freight-of-all.ts';
import { importFile, reportOnly } from './import-file.ts';
import type { ImportRules } from './import-file.ts';
import { pageOf } from './paging.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

const same = (view: FreightView): FreightView => view;

/** Step 7: what is to be paid, what was billed, what was paid, and the report of it all. */
export function freightHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `freight.${string}`>> {
  const terms = (): FreightTerms => {
    const { billTolerance, utcOffsetMinutes } = services.settings.get();
    return { tolerances: billTolerance, utcOffsetMinutes };
  };
  const lists = listsOf(services.store);
  const allMatched = latest((state: State, current: FreightTerms) =>
    inSlices(matchAllBills(state, current.tolerances)),
  );
  /** The freight of every shipment with the state that it was read from. */
  const viewsUnder = (
    current: FreightTerms,
  ): Promise<{ readonly views: readonly FreightView[]; readonly state: State }> =>
    lists.read({ freight: current }, () => ({
      views: [...lists.freight(current).list.values()],
      state: services.store.state,
    }));
  const matchNow = (): Promise<BillMatch> => allMatched(services.store.state, terms());
  /** The freight of a period, of archived shipments too, as it is at one moment. */
  const freightOfAll = async (period: Period): Promise<Result<Freight>> => {
    const current = terms();
    const { views, state } = await viewsUnder(current);
    const { rows } = await allMatched(state, current);
    const payments = state.payments.valueSeq().toArray();
    const freight = { views, payments, match: rows };
    return withArchivedFreight(services, { state, freight, period }, current, breathing());
  };
  return {
    'freight.list': async ({ cursor, offset, limit, state: wanted, search }) => {
      const wish = {
        key: wanted,
        matches: (view: FreightView) => wanted === '' || view.state === wanted,
        search,
      };
      const archived = await archivedFacts(services, search);
      const current = terms();
      const gone =
        archived === null
          ? []
          : listsOf(archived).freight(current).list.page(wish, everything, same).items;
      return lists.read({ freight: current, search }, () =>
        ok(
          pageWithArchived(
            { cursor, offset, limit },
            (part) => lists.freight(current).list.page(wish, part, same),
            gone,
            ({ shipmentId }) => shipmentId,
          ),
        ),
      );
    },
    'freight.due': async (input) => {
      const { views, state } = await viewsUnder(terms());
      return dueOf(state, input, views);
    },
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
      const report = await importFile(services, context, input, billRules(services));
      if (!report.ok) return report;
      const { bill } = report.value.decided;
      const isTaken = report.value.accepted > 0 && bill !== null;
      const match = isTaken
        ? await inSlices(matchOfBill(services.store.state, bill, terms().tolerances))
        : null;
      return ok({
        ...reportOnly(report.value),
        bill: isTaken ? bill : null,
        match: match?.rows ?? [],
      });
    },
    'freight.match': async ({ cursor, offset, limit, status }) => {
      const { rows, totals } = await matchNow();
      const disputes = rows.filter(isDispute);
      // A waybill may stand in several rows, so a row goes by its place.
      const numbered = rows.map((row, place) => ({ row, place }));
      return ok({
        ...pageOf(numbered, {
          cursor,
          offset,
          limit,
          idOf: ({ place }) => String(place),
          matches: ({ row }) =>
            status === '' || (status === 'disputes' ? isDispute(row) : row.status === status),
          view: ({ row }) => row,
        }),
        totals,
        bills: services.store.state.bills.size,
        disputes: {
          count: disputes.length,
          claimFen: disputes.reduce((sum, row) => sum + claimFen(row), 0),
        },
      });
    },
    'freight.disputes': async ({ path }, context) => {
      const match = await matchNow();
      const count = match.rows.filter(isDispute).length;
      return writeSheets(services, path, disputesWorkbook(match), count, context);
    },
    'freight.paymentSheet': async ({ path }, context) => {
      const freight = await freightOfAll({ from: null, to: null });
      if (!freight.ok) return freight;
      const { payments, views } = freight.value;
      const waybills = new Map(views.map(({ shipmentId, waybill }) => [shipmentId, waybill]));
      const waybillOf = (shipmentId: string): string => waybills.get(shipmentId) ?? '';
      const sheet = paymentSheet(payments, waybillOf, terms().utcOffsetMinutes);
      return writeSheets(services, path, await inSlices(sheet), payments.length, context);
    },
    'freight.report': async ({ path, ...days }, context) => {
      const period = readPeriod(days);
      if (!period.ok) return period;
      const freight = await freightOfAll(period.value);
      if (!freight.ok) return freight;
      const { views, payments, match } = freight.value;
      const { plans } = services.store.state;
      const report = freightReport({
        period: period.value,
        views,
        payments,
        match: { rows: match, totals: matchTotals(match) },
        planName: (code) => plans.get(code)?.nameEn ?? code,
        generatedAt: services.now().toISOString(),
        offsetMinutes: terms().utcOffsetMinutes,
      });
      return writeSheets(services, path, await inSlices(report), views.length, context);
    },
    'freight.stats': async () => {
      const { views: all, state } = await viewsUnder(terms());
      const archived = new Map(state.archivedSums);
      const breathe = breathing();
      const groups: Partial<Record<FreightGrouping, readonly FreightStat[]>> = {};
      for (const by of freightGroupings) {
        groups[by] = await inSlices(freightStats(all, by, archived), breathe);
      }
      const total = freightTotals(all, archived);
      await breathe();
      const { plan = [], country = [], day = [], week = [] } = groups;
      return ok({ total, states: freightByState(all, archived), plan, country, day, week });
    },
  };
}

/** The days of a period as typed. Refused: `date-unreadable`. */
function readPeriod(days: Period): Result<Period> {
  const read = { from: null as string | null, to: null as string | null };
  for (const end of ['from', 'to'] as const) {
    const value = days[end];
    if (value === null) continue;
    const iso = textToIso(value);
    if (iso === null) return refuse('date-unreadable', { field: end, value });
    read[end] = iso.slice(0, 10);
  }
  return ok(read);
}

/** A bill is judged by the numbers that are known, and by what was billed before. */
function billRules(services: Services): ImportRules<BillImported> {
  const { archive } = services;
  return {
    decide: async (state, { first, source }, breathe) => {
      const isArchived = (waybill: string): boolean =>
        !state.waybills.has(waybill) && archive.has(`waybill:${waybill}`);
      const parsed = await inSlices(
        parseBill(first, (waybill) => state.waybills.has(waybill) || isArchived(waybill)),
        breathe,
      );
      if (!parsed.ok) return parsed;
      const keys = new Set<`waybill:${string}`>();
      for (const { item } of parsed.value.items) {
        if (isArchived(item.waybill)) keys.add(`waybill:${item.waybill}`);
        await breathe();
      }
      const groups = await archivedGroups(services, state, [...keys]);
      const context = decideContext(services);
      return inSlices(decideBill(state, parsed.value, source, context, groups), breathe);
    },
    upsets: (event, { waybills }) =>
      event.type === 'freight-billed' ||
      event.type === 'orders-archived' ||
      event.type === 'orders-recalled' ||
      (event.type === 'waybill-assigned' && waybills.has(event.waybill)),
  };
}

/** Computes again only when the state or the terms changed: the pages of one list ask for the same again and again. */
function latest<Value>(
  compute: (state: State, terms: FreightTerms) => Value,
): (state: State, terms: FreightTerms) => Value {
  let known: { readonly state: State; readonly terms: string; readonly value: Value } | null = null;
  return (state, terms) => {
    const key = JSON.stringify(terms);
    if (known?.state !== state || known.terms !== key) {
      known = { state, terms: key, value: compute(state, terms) };
    }
    return known.value;
  };
}
