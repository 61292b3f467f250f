import { Button, NumberInput, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyRefused, wordsOf } from '../ui/refusal-alert.tsx';
import { yuan } from '../ui/money.ts';
import { useTask } from '../ui/use-task.ts';
import { usePlanChoice } from './choice-store.ts';
import { ruleText } from './offers.ts';
import type { RuleKind } from './offers.ts';

const kinds = ['cheapest', 'cheapest-tracked', 'fastest'] as const satisfies readonly RuleKind[];

/** One question may name this many orders. */
const perQuestion = 20_000;

/** Chooses a plan for every order by a rule: "cheapest tracked under 20 days". */
export function RuleBar({ orderIds }: { readonly orderIds: readonly string[] }) {
  const { t } = useTranslation('plans');
  const { choose } = usePlanChoice();
  const { running, progress, run, cancel } = useTask();
  const [kind, setKind] = useState<RuleKind>('cheapest-tracked');
  const [days, setDays] = useState<number | null>(null);
  const apply = async (): Promise<void> => {
    const rule = ruleText(kind, days);
    for (let begin = 0; begin < orderIds.length; begin += perQuestion) {
      const part = orderIds.slice(begin, begin + perQuestion);
      const answer = await run('plans.choose', { orderIds: [...part], rule });
      if (!answer.ok) {
        if (answer.refusal.code !== 'cancelled') notifyRefused(answer.refusal);
        return;
      }
      choose(answer.value.map(({ orderId, plan }) => [orderId, plan] as const));
      const chosen = answer.value.filter(({ plan }) => plan !== null);
      const refused = answer.value.flatMap((one) => one.refused ?? []);
      const fee = yuan(chosen.reduce((sum, { feeFen }) => sum + (feeFen ?? 0), 0));
      if (chosen.length > 0) notifyDone(t('rule.done', { count: chosen.length, fee }));
      const [first] = refused;
      if (first !== undefined) {
        notifications.show({
          color: 'wait',
          autoClose: false,
          message: t('rule.refused', { count: refused.length, why: wordsOf(first) }),
        });
      }
    }
  };
  return (
    <>
      <Select
        aria-label={t('rule.label')}
        w={190}
        allowDeselect={false}
        value={kind}
        onChange={(next) => next !== null && setKind(next)}
        data={kinds.map((value) => ({ value, label: t(`rule.${value}`) }))}
      />
      {kind !== 'fastest' && (
        <NumberInput
          aria-label={t('rule.days')}
          placeholder={t('rule.days')}
          w={160}
          min={2}
          max={200}
          allowDecimal={false}
          value={days ?? ''}
          onChange={(next) => setDays(typeof next === 'number' ? next : null)}
        />
      )}
      {running ? (
        <Button variant="default" onClick={cancel}>
          {t('rule.running', { done: progress?.done ?? 0, total: orderIds.length })} ·{' '}
          {t('rule.cancel')}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconWand size={18} aria-hidden />}
          onClick={() => void apply()}
        >
          {t('rule.apply')}
        </Button>
      )}
    </>
  );
}
