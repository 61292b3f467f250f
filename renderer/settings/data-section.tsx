import { Alert, Button, Group, Modal, Progress, Stack, Table } from '@mantine/core';
import {
  IconCircleCheck,
  IconDatabaseExport,
  IconDatabaseImport,
  IconFolderOpen,
  IconHandStop,
  IconShieldCheck,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../domain/result.ts';
import type { VerifyReport } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { backUp } from '../shell/palette-actions.ts';
import { useSession } from '../shell/session-store.ts';
import { yuan } from '../ui/money.ts';
import { notifyRefused, RefusalAlert } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import { useTask } from '../ui/use-task.ts';
import { ArchivePanel, ScheduledBackup } from './data-schedule.tsx';
import type { SectionProps } from './draft-store.ts';
import { Panel } from './panel.tsx';
import { PicturesPanel } from './pictures-panel.tsx';
import classes from './settings.module.css';

/** Care of the data: copies, checks, and how much there is. */
export function DataSection({ value, change }: SectionProps) {
  const { t } = useTranslation('settings');
  const person = useSession((state) => state.person);
  const mayRemove = person === null || person.role === 'lead';
  return (
    <>
      <Counts />
      <Panel title={t('backup')} text={t('backupText')}>
        <Group>
          <Button
            leftSection={<IconDatabaseExport size={18} aria-hidden />}
            onClick={() => void backUp()}
          >
            {t('backupNow')}
          </Button>
          <Restore />
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={18} aria-hidden />}
            onClick={() => void bridge.call('data.revealFolder', {})}
          >
            {t('openFolder')}
          </Button>
        </Group>
      </Panel>
      <PicturesPanel />
      <ScheduledBackup value={value} change={change} />
      <ArchivePanel value={value} change={change} />
      <Check />
      {value.sampleDay !== null && mayRemove && <RemoveSample />}
    </>
  );
}

function Counts() {
  const { t } = useTranslation('settings');
  const { value } = useQuery('data.stats', {});
  const shipments = Object.values(value?.shipments ?? {}).reduce((sum, count) => sum + count, 0);
  const figures =
    value === null
      ? []
      : [
          [t('statOrders'), value.orders.toLocaleString('en-US')],
          [t('statShipments'), shipments.toLocaleString('en-US')],
          [t('statHandedOver'), value.shipments['handed-over'].toLocaleString('en-US')],
          [t('statProducts'), value.products.toLocaleString('en-US')],
          [t('statPlans'), value.plans.toLocaleString('en-US')],
          [t('statToPay'), `CNY ${yuan(value.toPayFen)}`],
        ];
  return (
    <dl className={classes['figures']}>
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="number">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function Restore() {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const [path, setPath] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const choose = async (): Promise<void> => {
    const chosen = await bridge.call('dialogs.openFile', {
      title: t('restore'),
      filters: [{ name: 'Packbench', extensions: ['backup'] }],
    });
    if (!chosen.ok) return;
    setRefusal(null);
    setPath(chosen.value);
  };
  const restore = async (file: string): Promise<void> => {
    setBusy(true);
    const answer = await bridge.call('data.restore', { path: file });
    if (answer.ok) return;
    setBusy(false);
    setRefusal(answer.refusal);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDatabaseImport size={18} aria-hidden />}
        onClick={() => void choose()}
      >
        {t('restore')}
      </Button>
      <Modal
        opened={path !== null}
        onClose={() => setPath(null)}
        title={t('restoreTitle')}
        closeButtonProps={{ 'aria-label': shell('close') }}
        size="lg"
      >
        <Stack>
          <p className={classes['path']}>{path}</p>
          <ul>
            <li>{t('restoreFirst')}</li>
            <li>{t('restoreSecond')}</li>
            <li>{t('restoreThird')}</li>
          </ul>
          <RefusalAlert refusal={refusal} />
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setPath(null)}>
              {shell('cancel')}
            </Button>
            <Button color="stop" loading={busy} onClick={() => path !== null && void restore(path)}>
              {t('restoreNow')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function Check() {
  const { t } = useTranslation('settings');
  const [report, setReport] = useState<VerifyReport | null>(null);
  const { t: shell } = useTranslation('shell');
  const task = useTask();
  const check = async (): Promise<void> => {
    const answer = await task.run('data.verify', {});
    if (answer.ok) setReport(answer.value);
    else if (answer.refusal.code !== 'cancelled') notifyRefused(answer.refusal);
  };
  const { progress } = task;
  return (
    <Panel title={t('check')} text={t('checkText')}>
      <Button
        variant="default"
        className={classes['start'] ?? ''}
        leftSection={<IconShieldCheck size={18} aria-hidden />}
        loading={task.running}
        onClick={() => void check()}
      >
        {t('checkNow')}
      </Button>
      {task.running && (
        <Group>
          <Progress
            className={classes['checking'] ?? ''}
            value={(100 * (progress?.done ?? 0)) / (progress?.total ?? 1)}
            aria-label={t('checkNow')}
          />
          <Button variant="default" onClick={task.cancel}>
            {shell('cancel')}
          </Button>
        </Group>
      )}
      {report !== null && (
        <Alert
          role="status"
          color={report.ok ? 'go' : 'stop'}
          icon={report.ok ? <IconCircleCheck aria-hidden /> : <IconHandStop aria-hidden />}
          title={t(report.ok ? 'whole' : 'damaged')}
        >
          {t('checkCounts', {
            events: report.events.toLocaleString('en-US'),
            orders: report.orders.toLocaleString('en-US'),
            shipments: report.shipments.toLocaleString('en-US'),
          })}
          {report.ok && report.isReplayed && ` ${t('checkProved', { seconds: report.seconds })}`}
          {report.lostRecords > 0 && ` ${t('checkLost', { count: report.lostRecords })}`}
        </Alert>
      )}
      {report !== null && report.problems.length > 0 && (
        <Table>
          <Table.Tbody>
            {report.problems.map(({ file, line, message }) => (
              <Table.Tr key={`${file}-${line}-${message}`}>
                <Table.Td>{message}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  );
}

function RemoveSample() {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const remove = async (): Promise<void> => {
    const answer = await bridge.call('firstRun.removeSample', {});
    if (!answer.ok) setRefusal(answer.refusal);
  };
  return (
    <Panel title={t('sample')} text={t('sampleText')}>
      <Button
        variant="default"
        className={classes['start'] ?? ''}
        leftSection={<IconTrash size={18} aria-hidden />}
        onClick={() => setIsAsking(true)}
      >
        {t('removeSample')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('removeSample')}
        closeButtonProps={{ 'aria-label': shell('close') }}
      >
        <Stack>
          <p>{t('removeSampleText')}</p>
          <RefusalAlert refusal={refusal} />
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setIsAsking(false)}>
              {shell('cancel')}
            </Button>
            <Button color="stop" onClick={() => void remove()}>
              {t('removeSample')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Panel>
  );
}
