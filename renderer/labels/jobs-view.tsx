import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintJob } from '../../domain/printing/job.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import { bridge } from '../bridge.ts';
import { PagedTable } from '../ui/paged-table.tsx';
import type { Column } from '../ui/paged-table.tsx';
import { wordsOf } from '../ui/refusal-alert.tsx';
import { EmptyState } from '../ui/screen-frame.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Moment } from '../ui/station-time.tsx';
import { faultOf } from './fault-words.ts';
import { JobBadge } from './job-badge.tsx';
import { ReprintDialog } from './reprint-dialog.tsx';

/** Every label that was sent to a printer, the newest first, with what became of it. */
export function JobsView({ printers }: { readonly printers: readonly Printer[] }) {
  const { t } = useTranslation('labels');
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search, 150);
  const [again, setAgain] = useState<PrintJob | null>(null);
  const fetchPage = useCallback(
    (offset: number, limit: number) =>
      bridge.call('labels.jobs', { offset, limit, search: sought, newestFirst: true }),
    [sought],
  );
  const columns = useMemo(
    (): readonly Column<PrintJob>[] => [
      {
        key: 'time',
        header: t('time'),
        width: '11.5rem',
        cell: ({ requestedAt }) => <Moment at={requestedAt} form="full" />,
      },
      {
        key: 'waybill',
        header: t('waybill'),
        width: '9rem',
        cell: ({ waybill }) => <strong className="number">{waybill}</strong>,
      },
      {
        key: 'state',
        header: t('stateHead'),
        width: '9.5rem',
        cell: ({ state }) => <JobBadge state={state} />,
      },
      { key: 'copy', header: t('copy'), width: '3.5rem', align: 'end', cell: ({ copy }) => copy },
      {
        key: 'printer',
        header: t('printer'),
        width: 'minmax(6rem, 0.7fr)',
        cell: ({ printer }) => printer,
      },
      {
        key: 'why',
        header: t('why'),
        width: 'minmax(6rem, 1fr)',
        cell: ({ fault, reason }) => {
          const cause = faultOf(fault);
          const text = cause === null ? (reason ?? '') : wordsOf(cause);
          return <span title={text}>{text}</span>;
        },
      },
      {
        key: 'again',
        header: '',
        width: '9.5rem',
        cell: (job) =>
          (job.state === 'handed-over' || job.state === 'acknowledged') && (
            <Button
              size="sm"
              variant="subtle"
              leftSection={<IconPrinter size={16} aria-hidden />}
              aria-label={`${t('reprint')} ${job.waybill}`}
              onClick={() => setAgain(job)}
            >
              {t('reprint')}
            </Button>
          ),
      },
    ],
    [t],
  );
  return (
    <>
      <SearchField maw={340} label={t('searchJobs')} value={search} onSearch={setSearch} />
      <PagedTable
        label={t('jobs')}
        fetchPage={fetchPage}
        columns={columns}
        rowHeight={48}
        idOf={({ jobId }) => jobId}
        tone={({ state }) => (state === 'failed' ? 'stop' : undefined)}
        onOpen={(job) =>
          (job.state === 'handed-over' || job.state === 'acknowledged') && setAgain(job)
        }
        empty={
          <EmptyState
            title={t(search === '' ? 'jobsNone' : 'noneTitle')}
            text={t(search === '' ? 'jobsNoneText' : 'noneText')}
          />
        }
      />
      {again !== null && (
        <ReprintDialog job={again} printers={printers} onClose={() => setAgain(null)} />
      )}
    </>
  );
}
