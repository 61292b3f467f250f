import { Drawer } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintLine } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { PagedTable } from '../ui/paged-table.tsx';
import type { Column } from '../ui/paged-table.tsx';
import { wordsOf } from '../ui/refusal-alert.tsx';
import { EmptyState } from '../ui/screen-frame.tsx';
import { faultOf } from './fault-words.ts';
import { JobBadge } from './job-badge.tsx';

/** The labels of a batch in the order of printing, each with how it stands now. */
export function BatchLines(props: {
  readonly batchId: string | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('labels');
  return (
    <Drawer
      opened={props.batchId !== null}
      onClose={props.onClose}
      position="right"
      size="52rem"
      title={t('showLines')}
      closeButtonProps={{ 'aria-label': t('close') }}
      styles={{ body: { height: 'calc(100% - 4rem)', display: 'flex' } }}
    >
      {props.batchId !== null && <Lines batchId={props.batchId} />}
    </Drawer>
  );
}

function Lines({ batchId }: { readonly batchId: string }) {
  const { t } = useTranslation('labels');
  const fetchPage = useCallback(
    (offset: number, limit: number) => bridge.call('labels.batchLines', { batchId, offset, limit }),
    [batchId],
  );
  const columns = useMemo(
    (): readonly Column<PrintLine>[] => [
      {
        key: 'state',
        header: t('stateHead'),
        width: '11rem',
        cell: ({ state }) => <JobBadge state={state} />,
      },
      {
        key: 'waybill',
        header: t('waybill'),
        width: '11rem',
        cell: ({ waybill, shipmentId }) => <span className="number">{waybill ?? shipmentId}</span>,
      },
      {
        key: 'why',
        header: t('why'),
        width: 'minmax(0, 1fr)',
        cell: ({ refused, job }) => {
          const fault = refused ?? faultOf(job?.fault ?? null);
          return fault === null ? '' : <span title={wordsOf(fault)}>{wordsOf(fault)}</span>;
        },
      },
    ],
    [t],
  );
  return (
    <PagedTable
      label={t('showLines')}
      fetchPage={fetchPage}
      columns={columns}
      idOf={({ shipmentId }) => shipmentId}
      tone={({ state }) => (state === 'failed' || state === 'refused' ? 'stop' : undefined)}
      empty={<EmptyState title={t('jobsNone')} text={t('jobsNoneText')} />}
    />
  );
}
