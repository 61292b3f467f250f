import { useMemo } from 'react';
import { bridge } from '../bridge.ts';
import { notifyRefused } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import { choosePlan, parseChoiceRule } from '../../domain/plans/choose.ts';
import type { PlannedParcel } from './create-model.ts';

/** Fees in fen by goods and plan; only what a plan accepts. */
export type Fees = ReadonlyMap<string, number>;

type Goods = Pick<PlannedParcel, 'orderIds' | 'parts'>;

const feeKey = ({ orderIds, parts }: Goods, plan: string): string =>
  JSON.stringify([orderIds, parts?.map(({ lineId, quantity }) => [lineId, quantity]), plan]);

/** What the plan of a parcel charges for it, in fen; null when it is not known. */
export const feeOf = (parcel: PlannedParcel, fees: Fees): number | null =>
  fees.get(feeKey(parcel, parcel.plan)) ?? null;

const wishOf = (parcels: readonly Goods[]) =>
  parcels.map(({ orderIds, parts }) => ({
    orderIds: [...orderIds],
    lines: parts === null ? null : parts.map((part) => ({ ...part })),
  }));

/** What each plan charges for each parcel: merged ones as a whole, parts of an order for their own pieces. */
export function useFees(parcels: readonly PlannedParcel[]): Fees {
  const { value } = useQuery('plans.quoteParcels', { parcels: wishOf(parcels) });
  return useMemo(
    () =>
      new Map(
        (value ?? []).flatMap(({ orderIds, lines, offers }) =>
          offers.flatMap(({ plan, feeFen }) =>
            feeFen === null ? [] : [[feeKey({ orderIds, parts: lines }, plan), feeFen] as const],
          ),
        ),
      ),
    [value],
  );
}

/** The plan that a rule chooses for each parcel, by key; one that no plan accepts is left out and told. */
export async function resolveRule(
  parcels: readonly PlannedParcel[],
  rule: string,
): Promise<ReadonlyMap<string, string>> {
  const parsed = parseChoiceRule(rule);
  if (!parsed.ok) {
    notifyRefused(parsed.refusal);
    return new Map();
  }
  const quoted = await bridge.call('plans.quoteParcels', { parcels: wishOf(parcels) });
  if (!quoted.ok) {
    notifyRefused(quoted.refusal);
    return new Map();
  }
  const chosen = new Map<string, string>();
  quoted.value.forEach(({ offers }, index) => {
    const key = parcels[index]?.key;
    const choice = choosePlan(offers, parsed.value);
    if (choice.ok && key !== undefined) chosen.set(key, choice.value.plan);
  });
  return chosen;
}
