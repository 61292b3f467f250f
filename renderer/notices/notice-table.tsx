import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeView, PendingNotice } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { allIds } from '../ui/all-ids.ts';
import { PagedTable } from '../ui/paged-table.tsx';
import { EmptyState } from '../ui/screen-frame.tsx';
import { useSelectAll } from '../ui/use-select-all.ts';
import type { Subject } from './message-panel.tsx';
import { filledColumns, pendingColumns } from './notice-columns.tsx';
import classes from './notices.module.css';
import type { NoticeTab } from './notices-screen.tsx';

type TableProps = {
  readonly search: string;
  readonly selection: ReadonlySet<string>;
  readonly onSelect: (selection: ReadonlySet<string>) => void;
  /** The row the keyboard stands on; must not change between renders. */
  readonly onSubject: (subject: Subject | null) => void;
};

/** The list of one tab. */
export function NoticeTable({ tab, ...props }: TableProps & { readonly tab: NoticeTab }) {
  return (
    <div className={classes['table']}>
      {tab === 'pending' ? <Pending {...props} /> : <Notices state={tab} {...props} />}
    </div>
  );
}

function Empty({ tab, search }: { readonly tab: NoticeTab; readonly search: string }) {
  const { t } = useTranslation('notices');
  if (search !== '')
    return <EmptyState title={t('emptySearchTitle')} text={t('emptySearchText')} />;
  switch (tab) {
    case 'pending':
      return <EmptyState title={t('emptyPendingTitle')} text={t('emptyPendingText')} />;
    case 'filled':
      return <EmptyState title={t('emptyFilledTitle')} text={t('emptyFilledText')} />;
    case 'sent':
      return <EmptyState title={t('emptySentTitle')} text={t('emptySentText')} />;
    default:
      return tab satisfies never;
  }
}

function Pending({ search, selection, onSelect, onSubject }: TableProps) {
  const { t } = useTranslation('notices');
  const columns = useMemo(() => pendingColumns(t), [t]);
  const fetchPage = useCallback(
    (offset: number, limit: number) => bridge.call('notices.pending', { offset, limit, search }),
    [search],
  );
  const onActive = useCallback(
    (pending: PendingNotice | undefined) =>
      onSubject(pending === undefined ? null : { kind: 'pending', pending }),
    [onSubject],
  );
  const { selectAll, select } = useSelectAll(
    useCallback(() => allIds(fetchPage, ({ shipmentId }) => shipmentId), [fetchPage]),
    onSelect,
  );
  return (
    <PagedTable
      label={t('pending')}
      asks="notices.pending"
      fetchPage={fetchPage}
      columns={columns}
      idOf={({ shipmentId }) => shipmentId}
      rowHeight={56}
      selection={selection}
      onSelect={select}
      onSelectAll={() => void selectAll()}
      onActive={onActive}
      empty={<Empty tab="pending" search={search} />}
    />
  );
}

function Notices({
  state,
  search,
  selection,
  onSelect,
  onSubject,
}: TableProps & { readonly state: 'filled' | 'sent' }) {
  const { t } = useTranslation('notices');
  const columns = useMemo(() => filledColumns(t, state), [t, state]);
  const fetchPage = useCallback(
    (offset: number, limit: number) =>
      bridge.call('notices.list', { offset, limit, search, state }),
    [search, state],
  );
  const onActive = useCallback(
    (notice: NoticeView | undefined) =>
      onSubject(notice === undefined ? null : { kind: 'notice', notice }),
    [onSubject],
  );
  const { selectAll, select } = useSelectAll(
    useCallback(
      () => allIds(fetchPage, ({ noticeId, voided }) => (voided ? null : noticeId)),
      [fetchPage],
    ),
    onSelect,
  );
  return (
    <PagedTable
      label={t(state)}
      asks="notices.list"
      fetchPage={fetchPage}
      columns={columns}
      idOf={({ noticeId }) => noticeId}
      rowHeight={56}
      tone={({ voided }) => (voided ? 'stop' : undefined)}
      {...(state === 'filled'
        ? {
            selection,
            onSelect: select,
            onSelectAll: () => void selectAll(),
          }
        : {})}
      onActive={onActive}
      empty={<Empty tab={state} search={search} />}
    />
  );
}
