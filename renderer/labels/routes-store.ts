import { create } from 'zustand';
import type { LabelRoute } from '../../domain/printing/route.ts';
import { bridge } from '../bridge.ts';
import { notifyRefused } from '../ui/refusal-alert.tsx';

/** Stands for every plan that has no printer of its own; no plan can be called so. */
export const others = '*';

const planOf = (route: LabelRoute): string => route.plan ?? others;

const isOf =
  (printer: string) =>
  (route: LabelRoute): boolean =>
    route.printer.toLowerCase() === printer.toLowerCase() && route.size === null;

/** The plans whose labels go to a printer. */
export const plansOf = (routes: readonly LabelRoute[], printer: string): string[] =>
  routes.filter(isOf(printer)).map(planOf);

type RoutesState = {
  readonly routes: readonly LabelRoute[];
  readonly load: () => Promise<void>;
  readonly choose: (printer: string, plans: readonly string[]) => Promise<void>;
};

/** How many choices were made, and how many of them are written or refused. */
let made = 0;
let settled = 0;

/**
 * Which plan goes to which printer, for the cards of all printers. A choice counts at once: the next one is made before
 * it is on disk, and must not be made without it.
 */
export const useRoutes = create<RoutesState>()((set, get) => ({
  routes: [],
  load: async () => {
    // What is read before a choice is on disk is older than it; there is news again once it is.
    if (settled < made) return;
    const before = made;
    const answer = await bridge.call('settings.get', {});
    if (answer.ok && made === before) set({ routes: answer.value.labelRoutes });
  },
  choose: async (printer, plans) => {
    const isMine = isOf(printer);
    const routes = [
      ...get().routes.filter(
        (route) => !isMine(route) && (route.size !== null || !plans.includes(planOf(route))),
      ),
      ...plans.map((plan) => ({ plan: plan === others ? null : plan, size: null, printer })),
    ];
    made += 1;
    set({ routes });
    const saved = await bridge.call('settings.set', { settings: { labelRoutes: routes } });
    settled += 1;
    if (saved.ok) return;
    notifyRefused(saved.refusal);
    await get().load();
  },
}));
