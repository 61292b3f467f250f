import { useMemo } from 'react';
import type { Plan } from '../../domain/plans/plan.ts';
import { currentLanguage } from '../i18n.ts';
import { useQuery } from '../ui/use-query.ts';

/** Rules that choose a plan for each parcel, as `parseChoiceRule` reads them. */
export const choiceRules = ['cheapest', 'cheapest-tracked', 'fastest'] as const;

/** Every plan by its code, and as the choices of a drop-down list. */
export function usePlans(): {
  readonly byCode: ReadonlyMap<string, Plan>;
  readonly options: readonly { readonly value: string; readonly label: string }[];
} {
  const { value } = useQuery('plans.list', { limit: 500 });
  const language = currentLanguage();
  return useMemo(() => {
    const plans = value?.items ?? [];
    return {
      byCode: new Map(plans.map((plan) => [plan.code, plan])),
      options: plans.map((plan) => ({
        value: plan.code,
        label: `${language === 'zh' ? plan.nameZh : plan.nameEn} · ${plan.code}`,
      })),
    };
  }, [value, language]);
}
