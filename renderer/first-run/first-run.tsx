import { Button, Progress, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconBox, IconPackages, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../domain/result.ts';
import type { SampleDay } from '../../preload/station-contract.ts';
import { bridge } from '../bridge.ts';
import { toggleLanguage } from '../shell/language.ts';
import { yuan } from '../ui/money.ts';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { useTask } from '../ui/use-task.ts';
import classes from './first-run.module.css';
import { OwnOrders } from './own-orders.tsx';
import { leaveFirstRun } from './use-first-run.ts';

/** The welcome to an empty station: the sample day, or one's own orders. */
export function FirstRun() {
  const { t } = useTranslation('firstRun');
  const { t: shell } = useTranslation('shell');
  const [isOwn, setIsOwn] = useState(false);
  const [day, setDay] = useState<SampleDay | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const task = useTask();
  const runSample = async (): Promise<void> => {
    setRefusal(null);
    const result = await task.run('firstRun.sampleDay', {});
    if (result.ok) setDay(result.value);
    else setRefusal(result.refusal);
  };
  return (
    <main className={classes['page']}>
      <UnstyledButton
        className={classes['language']}
        aria-label={`${shell('otherLanguage')} – ${shell('switchLanguage')}`}
        onClick={() => void toggleLanguage()}
      >
        {shell('otherLanguage')}
      </UnstyledButton>
      {day !== null ? (
        <Done day={day} />
      ) : task.running ? (
        <Running
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 8}
          onCancel={task.cancel}
        />
      ) : isOwn ? (
        <OwnOrders onBack={() => setIsOwn(false)} />
      ) : (
        <section className={classes['welcome']}>
          <IconBox size={44} stroke={1.5} aria-hidden />
          <h1>{t('title')}</h1>
          <p className={classes['lead']}>{t('text')}</p>
          <RefusalAlert refusal={refusal} />
          <div className={classes['ways']}>
            <article>
              <IconPlayerPlay size={28} aria-hidden />
              <h2>{t('sampleTitle')}</h2>
              <p>{t('sampleText')}</p>
              <Button size="lg" fullWidth autoFocus onClick={() => void runSample()}>
                {t('sampleButton')}
              </Button>
            </article>
            <article>
              <IconPackages size={28} aria-hidden />
              <h2>{t('ownTitle')}</h2>
              <p>{t('ownText')}</p>
              <Button size="lg" fullWidth variant="default" onClick={() => setIsOwn(true)}>
                {t('ownButton')}
              </Button>
            </article>
          </div>
          <Button variant="subtle" onClick={leaveFirstRun}>
            {t('skip')}
          </Button>
        </section>
      )}
    </main>
  );
}

const steps = ['0', '1', '2', '3', '4', '5', '6', '7'] as const;

function Running(props: {
  readonly done: number;
  readonly total: number;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation('firstRun');
  const { t: shell } = useTranslation('shell');
  const now = steps[Math.min(props.done, steps.length - 1)] ?? '0';
  return (
    <section className={classes['card']} aria-busy>
      <h1>{t('running')}</h1>
      <Progress
        size="lg"
        value={(props.done / props.total) * 100}
        aria-label={t('running')}
        transitionDuration={200}
      />
      <p role="status">
        {t(`step-${now}`)}{' '}
        <span className="quiet number">
          {shell('progress', { done: props.done, total: props.total })}
        </span>
      </p>
      <Button variant="default" onClick={props.onCancel}>
        {shell('cancel')}
      </Button>
    </section>
  );
}

function Done({ day }: { readonly day: SampleDay }) {
  const { t } = useTranslation('firstRun');
  const figures: readonly (readonly [string, string])[] = [
    [String(day.orders), t('doneOrders')],
    [String(day.shipments), t('doneShipments')],
    [String(day.labels), t('doneLabels')],
    [String(day.handovers), t('doneHandovers')],
    [String(day.notices), t('doneNotices')],
    [`CNY ${yuan(day.paidFen)}`, t('donePaid')],
  ];
  return (
    <section className={classes['card']}>
      <h1>{t('doneTitle')}</h1>
      <p className={classes['lead']}>{t('doneText')}</p>
      <dl className={classes['figures']}>
        {figures.map(([figure, name]) => (
          <div key={name}>
            <dd className="number">{figure}</dd>
            <dt>{name}</dt>
          </div>
        ))}
      </dl>
      <div className={classes['buttons']}>
        <Button
          variant="default"
          size="lg"
          onClick={() => void bridge.call('dialogs.reveal', { path: `${day.out}/labels` })}
        >
          {t('files')}
        </Button>
        <Button
          size="lg"
          autoFocus
          rightSection={<IconArrowRight size={20} aria-hidden />}
          onClick={leaveFirstRun}
        >
          {t('look')}
        </Button>
      </div>
    </section>
  );
}
