import { ActionIcon, Button, Group, Progress, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBarcode,
  IconCircleCheck,
  IconClock,
  IconHandStop,
  IconHistory,
  IconList,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPrinter,
  IconX,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintBatchView } from '../../preload/views.ts';
import { wordsOf } from '../ui/refusal-alert.tsx';
import { useMoments } from '../ui/station-time.tsx';
import classes from './labels.module.css';
import type { Batches } from './use-batches.ts';

type Face = {
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  readonly tone: '' | 'go' | 'wait' | 'stop';
};

const faces: Readonly<Record<PrintBatchView['state'], Face>> = {
  queued: { icon: IconClock, tone: '' },
  printing: { icon: IconPrinter, tone: '' },
  paused: { icon: IconPlayerPause, tone: 'wait' },
  waiting: { icon: IconAlertTriangle, tone: 'wait' },
  'awaiting-scan': { icon: IconBarcode, tone: 'wait' },
  cancelling: { icon: IconPlayerStop, tone: '' },
  stopped: { icon: IconHandStop, tone: 'stop' },
  interrupted: { icon: IconHistory, tone: 'wait' },
  finished: { icon: IconCircleCheck, tone: 'go' },
};

/** A batch on its printer: how far it is, what it waits for, and what can be done with it. */
export function BatchCard(props: {
  readonly batch: PrintBatchView;
  readonly command: Batches['command'];
  readonly onLines: () => void;
  readonly onContinue: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation('labels');
  const { batch, command } = props;
  const { printer, state, total, done, printed, unknown, notPrinted } = batch;
  const isGood = unknown + notPrinted === 0;
  const face = faces[state === 'finished' && !isGood ? 'stopped' : state];
  const Icon = face.icon;
  const time = useMoments()(batch.openedAt, 'time');
  return (
    <section className={classes['batch']} data-state={face.tone} aria-label={printer}>
      <span className={classes['batchWord']} data-tone={face.tone} role="status">
        <Icon size={22} aria-hidden /> {t(`batch.${state}`)}
      </span>
      <div>
        <p>
          <strong className="number">{t('batchOn', { printer, done, total })}</strong>{' '}
          <span className="quiet number">
            {[
              t('batchSince', { time }),
              t('batchCounts', { printed }),
              ...(unknown > 0 ? [t('batchUnknown', { count: unknown })] : []),
              // What an earlier run had taken for printing is among the labels that are left.
              ...(notPrinted > 0 && state !== 'interrupted'
                ? [t('batchNot', { count: notPrinted })]
                : []),
            ].join(' · ')}
          </span>
        </p>
        <BatchNews batch={batch} />
        <Progress.Root size="lg">
          <Progress.Section
            value={(done / total) * 100}
            color={face.tone === 'wait' ? 'wait' : isGood ? 'go' : 'stop'}
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
        <BatchActions {...props} command={command} />
      </Group>
    </section>
  );
}

/** What keeps the batch from going on, in a sentence. */
function BatchNews({ batch }: { readonly batch: PrintBatchView }) {
  const { t } = useTranslation('labels');
  const { waiting, awaits, state, left } = batch;
  if (waiting !== null) return <p role="alert">{wordsOf(waiting)}</p>;
  if (awaits !== null) {
    return <p role="status">{t('awaitsScan', { waybill: awaits.waybill ?? awaits.shipmentId })}</p>;
  }
  if (left > 0 && (state === 'stopped' || state === 'interrupted')) {
    return <p>{t(state === 'stopped' ? 'batchStoppedText' : 'batchInterruptedText')}</p>;
  }
  return null;
}

function BatchActions(props: Parameters<typeof BatchCard>[0]) {
  const { t } = useTranslation('labels');
  const { batch, command } = props;
  const { printer, state, left } = batch;
  switch (state) {
    case 'queued':
    case 'printing':
    case 'waiting':
    case 'awaiting-scan':
    case 'paused':
    case 'cancelling':
      return (
        <>
          {state === 'paused' ? (
            <Button
              leftSection={<IconPlayerPlay size={18} aria-hidden />}
              onClick={() => void command('labels.resume', printer)}
            >
              {t('resume')}
            </Button>
          ) : (
            state !== 'cancelling' && (
              <Button
                variant="default"
                leftSection={<IconPlayerPause size={18} aria-hidden />}
                onClick={() => void command('labels.pause', printer)}
              >
                {t('pause')}
              </Button>
            )
          )}
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={18} aria-hidden />}
            onClick={() => void command('labels.cancel', printer)}
          >
            {t(state === 'cancelling' ? 'breakOff' : 'cancelBatch')}
          </Button>
        </>
      );
    case 'stopped':
    case 'interrupted':
    case 'finished':
      return left > 0 ? (
        <>
          <Button leftSection={<IconPlayerPlay size={18} aria-hidden />} onClick={props.onContinue}>
            {t('continueBatch', { count: left })}
          </Button>
          <Button variant="default" onClick={props.onLeave}>
            {t('leaveBatch')}
          </Button>
        </>
      ) : (
        <Tooltip label={t('close')}>
          <ActionIcon
            aria-label={t('close')}
            onClick={() => void command('labels.dismiss', printer)}
          >
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      );
    default:
      return state satisfies never;
  }
}
