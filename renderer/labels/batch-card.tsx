import { ActionIcon, Button, Group, Progress, Tooltip } from '@mantine/core';
import {
  IconCircleCheck,
  IconClock,
  IconList,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPrinter,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PrintBatchView } from '../../preload/views.ts';
import classes from './labels.module.css';
import type { Batches } from './use-batches.ts';

const icons = {
  queued: IconClock,
  printing: IconPrinter,
  paused: IconPlayerPause,
  cancelling: IconPlayerStop,
  finished: IconCircleCheck,
} as const;

/** A batch on its printer: how far it is, and what can be done with it. */
export function BatchCard(props: {
  readonly batch: PrintBatchView;
  readonly command: Batches['command'];
  readonly onLines: () => void;
}) {
  const { t } = useTranslation('labels');
  const { batch, command } = props;
  const { printer, state, total, done, printed, unknown, notPrinted } = batch;
  const Icon = icons[state];
  const isGood = unknown + notPrinted === 0;
  const tone = state === 'paused' ? 'wait' : state !== 'finished' ? '' : isGood ? 'go' : 'stop';
  return (
    <section className={classes['batch']} data-state={state} aria-label={printer}>
      <span className={classes['batchWord']} data-tone={tone} role="status">
        <Icon size={22} aria-hidden /> {t(`batch.${state}`)}
      </span>
      <div>
        <p>
          <strong className="number">{t('batchOn', { printer, done, total })}</strong>{' '}
          <span className="quiet number">
            {[
              t('batchCounts', { printed }),
              ...(unknown > 0 ? [t('batchUnknown', { count: unknown })] : []),
              ...(notPrinted > 0 ? [t('batchNot', { count: notPrinted })] : []),
            ].join(' · ')}
          </span>
        </p>
        <Progress.Root size="lg">
          <Progress.Section
            value={(done / total) * 100}
            color={state === 'paused' ? 'wait' : isGood ? 'go' : 'stop'}
            aria-label={t('batchOn', { printer, done, total })}
          />
        </Progress.Root>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="subtle"
          leftSection={<IconList size={18} aria-hidden />}
          onClick={props.onLines}
        >
          {t('showLines')}
        </Button>
        {(state === 'printing' || state === 'queued') && (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={18} aria-hidden />}
            onClick={() => void command('labels.pause', printer)}
          >
            {t('pause')}
          </Button>
        )}
        {state === 'paused' && (
          <Button
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            onClick={() => void command('labels.resume', printer)}
          >
            {t('resume')}
          </Button>
        )}
        {state !== 'finished' && state !== 'cancelling' && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={18} aria-hidden />}
            onClick={() => void command('labels.cancel', printer)}
          >
            {t('cancelBatch')}
          </Button>
        )}
        {state === 'finished' && (
          <Tooltip label={t('close')}>
            <ActionIcon
              aria-label={t('close')}
              onClick={() => void command('labels.dismiss', printer)}
            >
              <IconX size={18} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </section>
  );
}
