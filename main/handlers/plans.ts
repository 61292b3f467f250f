import { isDeepStrictEqual } from 'node:util';
import { decided } from '../../domain/decide/decision.ts';
import type { Decision } from '../../domain/decide/decision.ts';
import { quoteOrder, quoteTogether } from '../../domain/decide/parcel.ts';
import type { QuoteRequest } from '../../domain/decide/parcel.ts';
import { restrictionsFor } from '../../domain/decide/restrictions.ts';
import { choosePlan, parseChoiceRule } from '../../domain/plans/choose.ts';
import { listCollectionRules } from '../../domain/plans/collection.ts';
import { diffPlans } from '../../domain/plans/diff.ts';
import type { Plan } from '../../domain/plans/plan.ts';
import { parsePlansWorkbook } from '../../domain/plans/plans-workbook-parse.ts';
import { plansToWorkbook } from '../../domain/plans/plans-workbook.ts';
import { ok, refusal, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { ParcelQuote, PlanChosen } from '../../preload/views.ts';
import { importFile, readImportFile, reportOf, reportOnly } from './import-file.ts';
import type { ImportDecision, ImportFile } from './import-file.ts';
import { pageOf } from './paging.ts';
import { decideContext, planIndexOf } from './services.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

/** Step 2: logistics plans, what they charge, take and refuse. */
export function planHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `plans.${string}`>> {
  return {
    'plans.import': async (input, context) => {
      const report = await importFile(services, context, input, {
        decide: async (state, file) => decidePlansImport(state, file),
        upsets: ({ type }) => type === 'plans-imported',
      });
      return report.ok ? ok(reportOnly(report.value)) : report;
    },

    'plans.compare': async ({ path }, context) => {
      const file = await readImportFile(services, context, path);
      if (!file.ok) return file;
      const { state } = services.store;
      const decision = decidePlansImport(state, file.value);
      if (!decision.ok) return decision;
      const { changed } = decision.value.value;
      const before = changed.flatMap(({ code }) => state.plans.get(code) ?? []);
      return ok({
        report: reportOf(decision.value.value),
        differences: diffPlans(before, changed),
      });
    },

    'plans.list': async ({ cursor, offset, limit }) =>
      ok(
        pageOf(services.store.state.plans.values(), {
          cursor,
          offset,
          limit,
          idOf: ({ code }) => code,
          matches: () => true,
          view: (plan) => plan,
        }),
      ),

    'plans.export': async ({ path }, context) => {
      const plans = services.store.state.plans.valueSeq().toArray();
      return writeSheets(services, path, plansToWorkbook(plans), plans.length, context);
    },

    'plans.quote': async ({ orderIds, plan }) => {
      const parcels = orderIds.map((orderId) => ({ orderIds: [orderId], lines: null }));
      const quotes = quoteParcels(services, parcels, plan);
      if (!quotes.ok) return quotes;
      return ok(
        quotes.value.map(({ orderIds: [orderId = ''], country, offers, refused }) => ({
          orderId,
          country,
          offers,
          refused,
        })),
      );
    },

    'plans.quoteParcels': async ({ parcels, plan }) => quoteParcels(services, parcels, plan),

    'plans.choose': async ({ orderIds, rule: text }, { signal, progress }) => {
      const rule = parseChoiceRule(text);
      if (!rule.ok) return rule;
      const { state } = services.store;
      const { today } = decideContext(services);
      const index = planIndexOf(services, state);
      const chosen: PlanChosen[] = [];
      for (const orderId of orderIds) {
        const quoted = quoteOrder(state, index, orderId, today);
        const choice = quoted.ok ? choosePlan(quoted.value, rule.value) : quoted;
        chosen.push(
          choice.ok
            ? { orderId, plan: choice.value.plan, feeFen: choice.value.feeFen, refused: null }
            : { orderId, plan: null, feeFen: null, refused: choice.refusal },
        );
        if (chosen.length % ordersPerTurn === 0) {
          if (signal.aborted) return refuse('cancelled');
          progress({ done: chosen.length, total: orderIds.length });
          await nextTurn();
        }
      }
      return ok(chosen);
    },

    'plans.restrictions': async ({ orderId, plan }) =>
      restrictionsFor(services.store.state, orderId, plan),

    'plans.collection': async ({ plan }) => {
      const { state } = services.store;
      if (plan !== null && !state.plans.has(plan)) return refuse('plan-unknown', { plan });
      return ok(
        listCollectionRules(state.plans.values())
          .filter((one) => plan === null || one.plan === plan)
          .map(({ plan: code, rule }) => ({ plan: code, ...rule })),
      );
    },
  };
}

/** What each plan, or only `plan`, offers for each parcel. Refused: `plan-unknown`. */
function quoteParcels(
  services: Services,
  parcels: readonly QuoteRequest[],
  plan: string | null,
): Result<readonly ParcelQuote[]> {
  const { state } = services.store;
  const { today } = decideContext(services);
  const index = planIndexOf(services, state);
  if (plan !== null && !index.byCode.has(plan)) return refuse('plan-unknown', { plan });
  return ok(
    parcels.map((parcel) => {
      const quoted = quoteTogether(state, index, parcel, today);
      const country = state.orders.get(parcel.orderIds[0] ?? '')?.country ?? '';
      if (!quoted.ok) return { ...parcel, country, offers: [], refused: quoted.refusal };
      const offers = quoted.value.filter((offer) => plan === null || offer.plan === plan);
      return { ...parcel, country, offers, refused: null };
    }),
  );
}

/** A scan must not wait for thousands of quotes: others get their turn in between. */
const ordersPerTurn = 100;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Compared by value: a sheet that was imported before changes nothing. */
const isSamePlan = (before: Plan | undefined, after: Plan): boolean =>
  isDeepStrictEqual(before, after);

/** What the good plans of a workbook change, and why the others are left out. */
function decidePlansImport(
  state: State,
  { tables, source }: ImportFile,
): Decision<ImportDecision & { readonly changed: readonly Plan[] }> {
  const { plans, read, rejected, rowsByPlan, incomplete } = parsePlansWorkbook(tables);
  // A row of a plan that nobody knows may be a slip of the pen, and so missing from any plan of the file.
  const isAstray = rejected.some(
    ({ refusal: why }) =>
      why.code === 'plan-row-unknown-plan' && !state.plans.has(String(why.params['plan'])),
  );
  const isChanged = (plan: Plan): boolean => !isSamePlan(state.plans.get(plan.code), plan);
  // A plan of which a row was rejected is not whole: what is left of it could quote wrong fees.
  const leftOut = new Set(incomplete);
  for (const plan of plans) if (isAstray && isChanged(plan)) leftOut.add(plan.code);
  const whole = plans.filter(({ code }) => !leftOut.has(code));
  const changed = whole.filter(isChanged);
  const rowsOf = (some: readonly Plan[]): number =>
    some.reduce((sum, { code }) => sum + (rowsByPlan.get(code) ?? 0), 0);
  return decided(changed.length === 0 ? [] : [{ type: 'plans-imported', source, plans: changed }], {
    read,
    accepted: rowsOf(changed),
    unchanged: rowsOf(whole) - rowsOf(changed),
    rejected,
    changed,
    warnings: [...leftOut].map((plan) => ({
      row: 0,
      field: 'Plans',
      refusal: refusal('plan-left-out', { plan }),
    })),
  });
}
