import { useCallback, useMemo } from 'react';
import type { Plan } from '../../domain/plans/plan.ts';
import { currentLanguage } from '../i18n.ts';
import { useQuery } from '../ui/use-query.ts';

/** What a plan is called in the language shown; its code where it has no name in it. */
export const planName = (plan: Pick<Plan, 'nameEn' | 'nameZh' | 'code'>): string =>
  (currentLanguage() === 'zh' ? plan.nameZh || plan.nameEn : plan.nameEn) || plan.code;

/** The name of a plan in the language shown; its code while the names are not known. */
export function usePlanName(): (code: string) => string {
  const { value } = useQuery('plans.list', { limit: 500 });
  const names = useMemo(
    () => new Map(value?.items.map((plan) => [plan.code, planName(plan)])),
    [value],
  );
  return useCallback((code: string) => names.get(code) ?? code, [names]);
}
