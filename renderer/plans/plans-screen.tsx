import { Button, Group, SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconPackages, IconShieldQuestion } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../shell/navigation.ts';
import { waitingOrders } from '../shipments/waiting-orders.ts';
import { notifyRefused, RefusalAlert } from '../ui/refusal-alert.tsx';
import { EmptyState, ScreenFrame } from '../ui/screen-frame.tsx';
import { usePlanChoice } from './choice-store.ts';
import { PlanCards } from './plan-cards.tsx';
import { PlanMatrix } from './plan-matrix.tsx';
import { RuleBar } from './rule-bar.tsx';
import { RulesDrawer } from './rules-drawer.tsx';
import { TariffsView } from './tariffs-view.tsx';
import { usePlans } from './use-plans.ts';

const parts = ['choose', 'tariffs'] as const;
type Part = (typeof parts)[number];

/** The plans: what they charge for the orders selected, and the tariffs behind it. */
export function PlansScreen() {
  const { t } = useTranslation('plans');
  const { selection, go } = useNavigation();
  const { orderIds, choice, begin } = usePlanChoice();
  const { plans, refusal } = usePlans();
  const [part, setPart] = useState<Part>('choose');
  const [isShowingRules, setIsShowingRules] = useState(false);
  // Coming back without a selection goes on where the work was left.
  useEffect(() => {
    if (selection.length > 0) begin(selection);
  }, [selection, begin]);
  const ready = orderIds.filter((orderId) => choice.has(orderId));
  const create = (): void => {
    if (ready.length > 0) go('shipments', ready);
  };
  useHotkeys([['mod+Enter', create]], []);
  const takeAll = async (): Promise<void> => {
    const all = await waitingOrders();
    if (!all.ok) notifyRefused(all.refusal);
    else if (all.value.length === 0) {
      notifications.show({ color: 'wait', message: t('noneWaiting') });
    } else begin(all.value);
  };
  const [first] = orderIds;
  const isChoosing = part === 'choose' && first !== undefined;
  return (
    <ScreenFrame
      title={t('title')}
      tools={
        <>
          <SegmentedControl
            aria-label={t('part')}
            value={part}
            onChange={(next) => setPart(next)}
            data={parts.map((value) => ({ value, label: t(value) }))}
          />
        </>
      }
      action={
        part === 'choose' && (
          <>
            <Button
              variant="default"
              leftSection={<IconShieldQuestion size={18} aria-hidden />}
              onClick={() => setIsShowingRules(true)}
            >
              {t('rules.button')}
            </Button>
            {isChoosing && (
              <Button
                leftSection={<IconPackages size={18} aria-hidden />}
                disabled={ready.length === 0}
                onClick={create}
              >
                {ready.length === 0 ? t('create') : t('create', { count: ready.length })}
              </Button>
            )}
          </>
        )
      }
    >
      <RefusalAlert refusal={refusal} />
      {isChoosing && (
        <Group gap="sm">
          <RuleBar orderIds={orderIds} />
          <span role="status" className="quiet">
            {t('orders', { count: orderIds.length })}
          </span>
        </Group>
      )}
      {part === 'tariffs' && plans !== null && <TariffsView plans={plans} />}
      {part === 'choose' && first === undefined && (
        <EmptyState
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={
            <>
              <Button size="lg" onClick={() => go('orders')}>
                {t('toOrders')}
              </Button>
              <Button size="lg" variant="default" onClick={() => void takeAll()}>
                {t('allWaiting')}
              </Button>
            </>
          }
        />
      )}
      {isChoosing && plans !== null && orderIds.length > 1 && (
        <PlanMatrix orderIds={orderIds} plans={plans} />
      )}
      {isChoosing && orderIds.length === 1 && <PlanCards orderId={first} />}
      <RulesDrawer
        opened={isShowingRules}
        orderIds={orderIds}
        onClose={() => setIsShowingRules(false)}
      />
    </ScreenFrame>
  );
}
