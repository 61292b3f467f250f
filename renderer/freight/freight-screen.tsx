import { ActionIcon, Button, Menu, Tabs } from '@mantine/core';
import {
  IconCash,
  IconDotsVertical,
  IconFileDownload,
  IconFileImport,
  IconFileText,
  IconFlag,
  IconReportMoney,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FreightMatchView } from '../../preload/views.ts';
import type { Output } from '../../preload/contract.ts';
import { yuan } from '../ui/money.ts';
import { chooseImport } from '../imports/choose-import.ts';
import { useNavigation } from '../shell/navigation.ts';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { useQuery } from '../ui/use-query.ts';
import classes from './freight.module.css';
import { MatchView } from './match-view.tsx';
import type { MatchFilter } from './match-view.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { PaymentsView } from './payments-view.tsx';
import type { PaymentFilter } from './payments-view.tsx';
import { saveWorkbook } from './save-workbook.tsx';
import { StatsView } from './stats-view.tsx';

const views = ['payments', 'bills', 'stats'] as const;
type View = (typeof views)[number];

/** Step 7: what is to be paid, what the carriers billed, and what it all comes to. */
export function FreightScreen() {
  const { t } = useTranslation('freight');
  const { selection: asked } = useNavigation();
  // The result of an import leads here, to what is worth a claim; the line at the bottom to what is disputed.
  const [view, setView] = useState<View>(asked[0] === 'disputes' ? 'bills' : 'payments');
  const [paymentFilter, setPaymentFilter] = useState<PaymentFilter>(
    asked[0] === 'disputed' ? 'disputed' : 'to-pay',
  );
  const [matchFilter, setMatchFilter] = useState<MatchFilter>('disputes');
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [isPaying, setPaying] = useState(false);
  const stats = useQuery('freight.stats', {});
  const match = useQuery('freight.match', { limit: 1 });
  const refusal = stats.refusal ?? match.refusal;
  return (
    <Tabs
      className={classes['screen']}
      value={view}
      onChange={(value) => setView(views.find((name) => name === value) ?? 'payments')}
    >
      <ScreenFrame
        title={t('title')}
        tools={
          <Tabs.List aria-label={t('views')} className={classes['tabs']}>
            {views.map((name) => (
              <Tabs.Tab key={name} value={name} className={classes['tab']}>
                {t(`view.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        }
        action={
          <>
            <MoreMenu />
            <NextAction
              view={view}
              stats={stats.value}
              match={match.value}
              selection={selection}
              onPay={() => setPaying(true)}
            />
          </>
        }
      >
        <RefusalAlert refusal={refusal} />
        <Tabs.Panel value={view} className={classes['panel']}>
          {view === 'payments' && stats.value !== null && (
            <PaymentsView
              states={stats.value.states}
              filter={paymentFilter}
              onFilter={setPaymentFilter}
              selection={selection}
              onSelect={setSelection}
            />
          )}
          {view === 'bills' && match.value !== null && (
            <MatchView match={match.value} filter={matchFilter} onFilter={setMatchFilter} />
          )}
          {view === 'stats' && stats.value !== null && <StatsView stats={stats.value} />}
        </Tabs.Panel>
        <PayDialog
          opened={isPaying}
          shipmentIds={[...selection]}
          onClose={() => setPaying(false)}
          onPaid={() => {
            setPaying(false);
            setSelection(new Set());
          }}
        />
      </ScreenFrame>
    </Tabs>
  );
}

/** The one thing to do next: pay what is due, or get and dispute the bill, or take the report along. */
function NextAction(props: {
  readonly view: View;
  readonly stats: Output<'freight.stats'> | null;
  readonly match: FreightMatchView | null;
  readonly selection: ReadonlySet<string>;
  readonly onPay: () => void;
}): ReactNode {
  const { view, stats, match, selection } = props;
  const { t } = useTranslation('freight');
  const { value: chosen } = useQuery('freight.due', {
    shipmentIds: [...selection],
    disputed: true,
  });
  const importBill = (
    <Button
      leftSection={<IconFileImport size={18} aria-hidden />}
      onClick={() => void chooseImport('bill')}
    >
      {t('bill.import')}
    </Button>
  );
  if (stats === null || match === null) return null;
  switch (view) {
    case 'payments': {
      const due = stats.states['to-pay'];
      if (selection.size === 0 && due.count === 0) return importBill;
      return (
        <Button leftSection={<IconCash size={18} aria-hidden />} onClick={props.onPay}>
          {selection.size === 0
            ? t('pay.all', { amount: yuan(due.dueFen) })
            : t('pay.selected', { count: selection.size, amount: yuan(chosen?.totalFen ?? 0) })}
        </Button>
      );
    }
    case 'bills':
      if (match.disputes.count === 0) return importBill;
      return (
        <Button
          leftSection={<IconFlag size={18} aria-hidden />}
          onClick={() => void saveWorkbook('disputes')}
        >
          {t('match.exportDisputes', { count: match.disputes.count })}
        </Button>
      );
    case 'stats':
      return (
        <Button
          leftSection={<IconReportMoney size={18} aria-hidden />}
          onClick={() => void saveWorkbook('report')}
        >
          {t('file.report')}
        </Button>
      );
    default:
      return view satisfies never;
  }
}

function MoreMenu() {
  const { t } = useTranslation('freight');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t('more')}>
          <IconDotsVertical size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileImport size={18} aria-hidden />}
          onClick={() => void chooseImport('bill')}
        >
          {t('bill.import')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileText size={18} aria-hidden />}
          onClick={() => void saveWorkbook('template')}
        >
          {t('file.template')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconReportMoney size={18} aria-hidden />}
          onClick={() => void saveWorkbook('report')}
        >
          {t('file.report')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileDownload size={18} aria-hidden />}
          onClick={() => void saveWorkbook('payments')}
        >
          {t('file.payments')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFlag size={18} aria-hidden />}
          onClick={() => void saveWorkbook('disputes')}
        >
          {t('file.disputes')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
