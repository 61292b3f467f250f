import { Alert, Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBellRinging, IconChecks, IconTable } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../shell/navigation.ts';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { useQuery } from '../ui/use-query.ts';
import { useTask } from '../ui/use-task.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { FillDialog } from './fill-dialog.tsx';
import type { FillWish } from './fill-dialog.tsx';
import { MessagePanel } from './message-panel.tsx';
import type { Subject } from './message-panel.tsx';
import { MoreMenu } from './more-menu.tsx';
import { NoticeTable } from './notice-table.tsx';
import { exportNotices } from './notice-files.ts';
import classes from './notices.module.css';
import { SendDialog } from './send-dialog.tsx';
import { WorkingLine } from './working-line.tsx';

const tabs = ['pending', 'filled', 'sent'] as const;
export type NoticeTab = (typeof tabs)[number];

const nobody: ReadonlySet<string> = new Set();
const steps = { pending: 'stepsPending', filled: 'stepsFilled', sent: 'stepsSent' } as const;

/** Step 6: what customers are to be told, what waits to be sent, what was sent; beside it the words they would read. */
export function NoticesScreen() {
  const { t } = useTranslation('notices');
  const counts = useCounts();
  const { selection: asked } = useNavigation();
  const [chosen, setChosen] = useState(() => tabs.find((tab) => tab === asked[0]) ?? null);
  // Whatever waits first is shown first, until somebody chooses.
  const tab: NoticeTab =
    chosen ?? (counts.pending === 0 && counts.filled > 0 ? 'filled' : 'pending');
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search, 150);
  const [selection, setSelection] = useState(nobody);
  const [subject, setSubject] = useState<Subject | null>(null);
  const [filling, setFilling] = useState<FillWish | null>(null);
  const [isSending, setSending] = useState(false);
  const [isContacting, setContacting] = useState(false);
  const task = useTask();
  const choose = (next: NoticeTab): void => {
    setChosen(next);
    setSelection(nobody);
    setSubject(null);
  };
  const onSubject = useCallback((next: Subject | null) => setSubject(next), []);
  const ids = [...selection];
  const count = selection.size === 0 ? counts[tab] : selection.size;
  return (
    <ScreenFrame
      title={t('title')}
      tools={
        <>
          <SegmentedControl
            value={tab}
            onChange={choose}
            data={tabs.map((value) => ({
              value,
              label: t('count', { label: t(value), count: counts[value] }),
            }))}
          />
          <TextInput
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            className={classes['search']}
          />
        </>
      }
      action={
        <>
          <MoreMenu
            task={task}
            onEarly={() => setFilling({ kind: 'early' })}
            onContact={() => setContacting(true)}
          />
          {tab === 'pending' && (
            <Button
              disabled={count === 0}
              leftSection={<IconBellRinging size={20} aria-hidden />}
              onClick={() => setFilling({ kind: 'batch', shipmentIds: ids, count })}
            >
              {t('fillAll', { count })}
            </Button>
          )}
          {tab === 'filled' && (
            <>
              <Button
                variant="default"
                disabled={count === 0}
                leftSection={<IconTable size={20} aria-hidden />}
                onClick={() => void exportNotices(ids)}
              >
                {t('export')}
              </Button>
              <Button
                disabled={count === 0}
                leftSection={<IconChecks size={20} aria-hidden />}
                onClick={() => setSending(true)}
              >
                {t('sendAll', { count })}
              </Button>
            </>
          )}
        </>
      }
    >
      <Alert color="gray" className={classes['steps']}>
        {t(steps[tab])}
      </Alert>
      <WorkingLine task={task} />
      <div className={classes['body']}>
        <NoticeTable
          key={tab}
          tab={tab}
          search={sought}
          selection={selection}
          onSelect={setSelection}
          onSubject={onSubject}
        />
        <MessagePanel subject={subject} onEdit={setFilling} />
      </div>
      {filling !== null && (
        <FillDialog
          wish={filling}
          onClose={() => {
            setFilling(null);
            setSelection(nobody);
          }}
        />
      )}
      {isSending && (
        <SendDialog
          noticeIds={ids}
          count={count}
          onClose={() => {
            setSending(false);
            setSelection(nobody);
          }}
        />
      )}
      {isContacting && <ContactDialog onClose={() => setContacting(false)} />}
    </ScreenFrame>
  );
}

/** How many rows each tab has. */
function useCounts(): Readonly<Record<NoticeTab, number>> {
  const pending = useQuery('notices.pending', { limit: 1 });
  const filled = useQuery('notices.list', { state: 'filled', limit: 1 });
  const sent = useQuery('notices.list', { state: 'sent', limit: 1 });
  return {
    pending: pending.value?.total ?? 0,
    filled: filled.value?.total ?? 0,
    sent: sent.value?.total ?? 0,
  };
}
