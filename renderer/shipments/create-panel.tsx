import { Button, Loader } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconArrowsJoin, IconPackages } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import type { ShipmentOutcome } from '../../preload/views.ts';
import { currentLanguage } from '../i18n.ts';
import { usePlanChoice } from '../plans/choice-store.ts';
import { notifyRefused, RefusalAlert } from '../ui/refusal-alert.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { useQuery } from '../ui/use-query.ts';
import { useTask } from '../ui/use-task.ts';
import { CreateResult } from './create-result.tsx';
import {
  byPlan,
  firstDelivery,
  giveTracking,
  merge,
  openSuggestions,
  parcelsOf,
  requestsOf,
  separate,
  split,
  withPlan,
} from './create-model.ts';
import type { DeliveryChoice } from './create-model.ts';
import { PlanGroup } from './plan-group.tsx';
import { choiceRules, usePlans } from './plans.ts';
import { resolveRule, useFees } from './quotes.ts';
import classes from './shipments.module.css';

/** Makes shipments of orders: their plan, what travels together or apart, and how it reaches the carrier. */
export function CreatePanel(props: {
  readonly orderIds: readonly string[];
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('shipments');
  const { choice } = usePlanChoice();
  const [asked, setAsked] = useState(props.orderIds);
  const [parcels, setParcels] = useState(() => parcelsOf(props.orderIds, choice));
  const [deliveries, setDeliveries] = useState<ReadonlyMap<string, DeliveryChoice>>(new Map());
  const [outcomes, setOutcomes] = useState<readonly ShipmentOutcome[] | null>(null);
  const task = useTask();
  const plans = usePlans();
  const { value: drafts, refusal } = useQuery('shipments.drafts', { orderIds: [...asked] });
  const fees = useFees(parcels);
  const byOrder = useMemo(
    () => new Map((drafts?.orders ?? []).map((draft) => [draft.orderId, draft])),
    [drafts],
  );
  const ready = parcels.filter(({ plan }) => plan !== '');
  const suggestions = openSuggestions(parcels, drafts?.together ?? []);
  const language = currentLanguage();

  const choosePlan = async (group: readonly string[], wanted: string): Promise<void> => {
    const isRule = (choiceRules as readonly string[]).includes(wanted);
    const mine = parcels.filter(({ key }) => group.includes(key));
    const resolved = isRule
      ? await resolveRule(mine, wanted)
      : new Map(mine.map(({ key }) => [key, wanted]));
    setParcels((before) => withPlan(before, resolved));
  };
  const create = async (): Promise<void> => {
    const requests = requestsOf(parcels, deliveries);
    const created = await task.run('shipments.create', { requests });
    if (created.ok) setOutcomes(created.value);
    else notifyRefused(created.refusal);
  };
  useHotkeys(
    [['mod+Enter', () => outcomes === null && ready.length > 0 && !task.running && void create()]],
    [],
  );
  // The outcomes stand in the order of the parcels that were asked for.
  const mend = (refused: readonly number[]): void => {
    const left = ready.filter((_, index) => refused.includes(index));
    setAsked([...new Set(left.flatMap(({ orderIds }) => orderIds))]);
    setParcels(left);
    setOutcomes(null);
  };

  if (outcomes !== null) {
    return <CreateResult outcomes={outcomes} onDone={props.onDone} onMend={mend} />;
  }
  return (
    <ScreenFrame
      title={t('createTitle', { count: new Set(parcels.flatMap(({ orderIds }) => orderIds)).size })}
      tools={
        <Button
          variant="subtle"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={props.onDone}
        >
          {t('back')}
        </Button>
      }
      action={
        <Button
          data-autofocus
          leftSection={<IconPackages size={18} aria-hidden />}
          disabled={ready.length === 0}
          loading={task.running}
          onClick={() => void create()}
        >
          {t('createGo', { count: ready.length })}
        </Button>
      }
    >
      <RefusalAlert refusal={refusal} />
      {drafts === null && refusal === null && <Loader aria-label={t('loading')} />}
      {drafts !== null && (
        <div className={classes['scroll']}>
          {suggestions.map((group) => {
            const first = byOrder.get(group[0] ?? '');
            return (
              <div key={group.join()} className={classes['suggestion']}>
                <IconArrowsJoin size={20} aria-hidden />
                <span>
                  <strong>{t('together')}</strong>
                  <br />
                  <bdi>
                    {t('togetherText', {
                      receiver: first?.receiver,
                      city: first?.city,
                      country: countryName(first?.country ?? '', language),
                      count: group.length,
                    })}
                  </bdi>
                </span>
                <Button
                  variant="default"
                  onClick={() => setParcels((before) => merge(before, group))}
                >
                  {t('mergeAll')}
                </Button>
              </div>
            );
          })}
          {byPlan(parcels).map((group) => (
            <PlanGroup
              key={group.plan}
              plan={plans.byCode.get(group.plan) ?? null}
              code={group.plan}
              options={plans.options}
              parcels={group.parcels}
              orders={byOrder}
              fees={fees}
              delivery={deliveries.get(group.plan) ?? firstDelivery}
              onDelivery={(delivery) =>
                setDeliveries((before) => new Map(before).set(group.plan, delivery))
              }
              onPlan={(wanted) =>
                void choosePlan(
                  group.parcels.map(({ key }) => key),
                  wanted,
                )
              }
              onTracking={(key, numbers) =>
                setParcels((before) => giveTracking(before, key, numbers))
              }
              onSeparate={(key) => setParcels((before) => separate(before, key))}
              onSplit={(key, items, out) => setParcels((before) => split(before, key, items, out))}
              onRemove={(key) =>
                setParcels((before) => before.filter((parcel) => parcel.key !== key))
              }
            />
          ))}
        </div>
      )}
    </ScreenFrame>
  );
}
