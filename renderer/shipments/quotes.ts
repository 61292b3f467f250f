import { useMemo } from 'react';
import { bridge } from '../bridge.ts';
import { notifyRefused } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import { choosePlan, parseChoiceRule } from '../../domain/plans/choose.ts';
import type { PlannedParcel } from './create-model.ts';

/** Fees in fen by order and plan, `order/plan`; only what a plan accepts. */
export type Fees = ReadonlyMap<string, number>;

/** What each plan charges for each order. */
export function useFees(orderIds: readonly string[]): Fees {
  const { value } = useQuery('plans.quote', { orderIds: [...orderIds] });
  return useMemo(
    () =>
      new Map(
        (value ?? []).flatMap(({ orderId, offers }) =>
          offers.flatMap(({ plan, feeFen }) =>
            feeFen === null ? [] : [[`${orderId}/${plan}`, feeFen] as const],
          ),
        ),
      ),
    [value],
  );
}

/**
 * The plan that a rule chooses for each parcel, by key; one that no plan accepts is left out and told. A parcel of
 * several orders takes what suits its first: the fee is reckoned anew, for the whole parcel, when it is created.
 */
export async function resolveRule(
  parcels: readonly PlannedParcel[],
  rule: string,
): Promise<ReadonlyMap<string, string>> {
  const parsed = parseChoiceRule(rule);
  if (!parsed.ok) {
    notifyRefused(parsed.refusal);
    return new Map();
  }
  const orderIds = [...new Set(parcels.flatMap((parcel) => parcel.orderIds.slice(0, 1)))];
  const quoted = await bridge.call('plans.quote', { orderIds });
  if (!quoted.ok) {
    notifyRefused(quoted.refusal);
    return new Map();
  }
  const offers = new Map(quoted.value.map((quote) => [quote.orderId, quote.offers]));
  const chosen = new Map<string, string>();
  for (const { key, orderIds: of } of parcels) {
    const choice = choosePlan(offers.get(of[0] ?? '') ?? [], parsed.value);
    if (choice.ok) chosen.set(key, choice.value.plan);
  }
  return chosen;
}
