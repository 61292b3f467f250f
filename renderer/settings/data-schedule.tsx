import { Button, Group, NumberInput, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { IconArchive, IconFolder } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused, RefusalAlert } from '../ui/refusal-alert.tsx';
import { useMoments } from '../ui/station-time.tsx';
import { useQuery } from '../ui/use-query.ts';
import type { SectionProps } from './draft-store.ts';
import { Panel } from './panel.tsx';

/** Often enough that no more than a day is lost, and two weeks to notice that something went wrong. */
const usualBackups = { everyHours: 24, keep: 14 };

const usualArchiveDays = 90;

/** A field of numbers says a text while it is being emptied; only numbers count. */
const number =
  (take: (value: number) => void) =>
  (given: number | string): void => {
    if (typeof given === 'number') take(given);
  };

/** Backups by the clock: where to, how often, how many stay, and how the last one went. */
export function ScheduledBackup({ value: { backup }, change }: SectionProps) {
  const textOf = useMoments();
  const { t } = useTranslation('settings');
  const { value: stats } = useQuery('data.stats', {});
  const chooseFolder = async (): Promise<void> => {
    const chosen = await bridge.call('dialogs.folder', { title: t('schedule') });
    if (!chosen.ok || chosen.value === null) return;
    change({ backup: { ...usualBackups, ...backup, directory: chosen.value } });
  };
  const last = stats?.lastBackupAt ?? null;
  return (
    <Panel title={t('schedule')} text={t('scheduleText')}>
      <Switch
        label={t('scheduleOn')}
        checked={backup !== null}
        onChange={(event) =>
          event.currentTarget.checked ? void chooseFolder() : change({ backup: null })
        }
      />
      {backup !== null && (
        <>
          <Group align="end">
            <TextInput flex={1} label={t('scheduleFolder')} value={backup.directory} readOnly />
            <Button
              variant="default"
              leftSection={<IconFolder size={18} aria-hidden />}
              onClick={() => void chooseFolder()}
            >
              {t('chooseFolder')}
            </Button>
          </Group>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <NumberInput
              label={t('everyHours')}
              suffix=" h"
              min={1}
              max={720}
              allowDecimal={false}
              value={backup.everyHours}
              onChange={number((everyHours) => change({ backup: { ...backup, everyHours } }))}
            />
            <NumberInput
              label={t('keepBackups')}
              min={1}
              max={1_000}
              allowDecimal={false}
              value={backup.keep}
              onChange={number((keep) => change({ backup: { ...backup, keep } }))}
            />
          </SimpleGrid>
          <p className="quiet">
            {last === null ? t('noBackupYet') : t('lastBackup', { at: textOf(last, 'full') })}
          </p>
          <RefusalAlert refusal={stats?.backupFailure ?? null} />
        </>
      )}
    </Panel>
  );
}

/** When finished orders leave the memory, how many did, and doing it now. */
export function ArchivePanel({ value: { archiveAfterDays }, change }: SectionProps) {
  const { t } = useTranslation('settings');
  const { value: stats } = useQuery('data.stats', {});
  const [busy, setBusy] = useState(false);
  const archiveNow = async (): Promise<void> => {
    setBusy(true);
    const moved = await bridge.call('data.archive', { olderThanDays: archiveAfterDays });
    setBusy(false);
    if (moved.ok) notifyDone(t('archiveMoved', { orders: moved.value.orders }));
    else notifyRefused(moved.refusal);
  };
  return (
    <Panel title={t('archive')} text={t('archiveText')}>
      <Switch
        label={t('archiveOn')}
        checked={archiveAfterDays !== null}
        onChange={(event) =>
          change({ archiveAfterDays: event.currentTarget.checked ? usualArchiveDays : null })
        }
      />
      {archiveAfterDays !== null && (
        <Group align="end">
          <NumberInput
            label={t('archiveDays')}
            min={1}
            max={3_650}
            allowDecimal={false}
            value={archiveAfterDays}
            onChange={number((days) => change({ archiveAfterDays: days }))}
          />
          <Button
            variant="default"
            leftSection={<IconArchive size={18} aria-hidden />}
            loading={busy}
            onClick={() => void archiveNow()}
          >
            {t('archiveNow')}
          </Button>
        </Group>
      )}
      {stats !== null && (
        <p className="quiet">
          {t('archiveHolds', {
            orders: stats.archived.orders.toLocaleString('en-US'),
            shipments: stats.archived.shipments.toLocaleString('en-US'),
            volumes: stats.archived.volumes,
          })}
        </p>
      )}
    </Panel>
  );
}
