import { isDeepStrictEqual } from 'node:util';
import { decided } from '../../domain/decide/decision.ts';
import { quoteOrder } from '../../domain/decide/parcel.ts';
import { restrictionsFor } from '../../domain/decide/restrictions.ts';
import { listCollectionRules } from '../../domain/plans/collection.ts';
import type { Plan } from '../../domain/plans/plan.ts';
import { parsePlansWorkbook } from '../../domain/plans/plans-workbook-parse.ts';
import { plansToWorkbook } from '../../domain/plans/plans-workbook.ts';
import { ok, refusal, refuse } from '../../domain/result.ts';
import type { Handlers } from '../../preload/contract.ts';
import { importFile, reportOnly } from './import-file.ts';
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
      const report = await importFile(services, context, input, (state, { tables, source }) => {
        const { plans, read, rejected, rowsByPlan, incomplete } = parsePlansWorkbook(tables);
        // A plan of which a row was rejected is not whole: what is left of it could quote wrong fees.
        const whole = plans.filter(({ code }) => !incomplete.has(code));
        const changed = whole.filter((plan) => !isSamePlan(state.plans.get(plan.code), plan));
        const rowsOf = (some: readonly Plan[]): number =>
          some.reduce((sum, { code }) => sum + (rowsByPlan.get(code) ?? 0), 0);
        return decided(
          changed.length === 0 ? [] : [{ type: 'plans-imported', source, plans: changed }],
          {
            read,
            accepted: rowsOf(changed),
            unchanged: rowsOf(whole) - rowsOf(changed),
            rejected,
            warnings: [...incomplete].map((plan) => ({
              row: 0,
              field: 'Plans',
              refusal: refusal('plan-left-out', { plan }),
            })),
          },
        );
      });
      return report.ok ? ok(reportOnly(report.value)) : report;
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
      const { state } = services.store;
      const { today } = decideContext(services);
      const index = planIndexOf(state);
      if (plan !== null && !index.byCode.has(plan)) return refuse('plan-unknown', { plan });
      return ok(
        orderIds.map((orderId) => {
          const quoted = quoteOrder(state, index, orderId, today);
          return quoted.ok
            ? {
                orderId,
                offers: quoted.value.filter((offer) => plan === null || offer.plan === plan),
                refused: null,
              }
            : { orderId, offers: [], refused: quoted.refusal };
        }),
      );
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

/** Compared by value: a sheet that was imported before changes nothing. */
const isSamePlan = (before: Plan | undefined, after: Plan): boolean =>
  isDeepStrictEqual(before, after);
