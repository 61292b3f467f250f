import { useEffect, useState } from 'react';
import type { Plan } from '../../domain/plans/plan.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { Page } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { useChanges } from '../shell/changes.ts';

/** Every plan; null until they are known. */
export function usePlans(): {
  readonly plans: readonly Plan[] | null;
  readonly refusal: Refusal | null;
} {
  const changes = useChanges('plans.list');
  const [plans, setPlans] = useState<readonly Plan[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const all: Plan[] = [];
      let cursor: string | null = null;
      do {
        const page: Result<Page<Plan>> = await bridge.call('plans.list', { cursor, limit: 500 });
        if (!isCurrent) return;
        if (!page.ok) return setRefusal(page.refusal);
        all.push(...page.value.items);
        cursor = page.value.next;
      } while (cursor !== null);
      setPlans(all);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [changes]);
  return { plans, refusal };
}
