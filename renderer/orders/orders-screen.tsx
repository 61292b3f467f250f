import { Button } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconFileImport, IconTruckDelivery } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { chooseImport } from '../imports/choose-import.ts';
import { OrderDrawer } from '../shell/later-parts.ts';
import { useNavigation } from '../shell/navigation.ts';
import { answerAhead } from '../ui/asked-ahead.ts';
import { PagedTable } from '../ui/paged-table.tsx';
import { notifyRefused } from '../ui/refusal-alert.tsx';
import { EmptyState, ScreenFrame } from '../ui/screen-frame.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useQuery } from '../ui/use-query.ts';
import { everything, isSameFilter, presets } from './filter.ts';
import type { Filter, SavedView } from './filter.ts';
import { orderColumns } from './order-columns.tsx';
import classes from './orders.module.css';
import { deliver } from './deliver.ts';
import { firstPage, pageQuestion, questionOf } from './orders-page.ts';
import { ViewBar } from './view-bar.tsx';

/** The orders: what waits, what is held and why, and the way to their shipment. */
export function OrdersScreen() {
  const { t } = useTranslation('orders');
  const { t: shell } = useTranslation('shell');
  const { go, selection: asked } = useNavigation();
  // The line at the bottom of the window leads here for what is held.
  const [filter, setFilter] = useState<Filter>(
    asked[0] === 'held' ? presets.held : { ...everything, search: asked[0] ?? '' },
  );
  const [sought] = useDebouncedValue(filter.search, 150);
  const [total, setTotal] = useState(0);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<OrderView>();
  const [opened, setOpened] = useState<string | null>(null);
  const { value: counts } = useQuery('orders.counts', {});
  const [views, setViews] = useSavedViews();

  const searchBox = useRef<HTMLInputElement>(null);
  const { status, held, country, deadline } = filter;
  const question = useMemo(
    () => questionOf({ status, held, country, deadline, search: sought }),
    [status, held, country, deadline, sought],
  );
  const [first] = useState(() => answerAhead('orders.list', firstPage(filter)));
  const fetchPage = useCallback(
    (offset: number, limit: number) =>
      bridge.call('orders.list', pageQuestion(offset, limit, question)),
    [question],
  );
  const language = currentLanguage();
  const columns = useMemo(() => orderColumns(t, language), [t, language]);
  /** Ctrl+A that is still being answered; a quick hand presses Ctrl+Enter before that. */
  const selecting = useRef<ReturnType<typeof bridge.call<'orders.ids'>> | null>(null);
  const select = (next: ReadonlySet<string>): void => {
    // What was asked for before no longer counts when its answer comes.
    selecting.current = null;
    setSelection(next);
  };
  const changeFilter = (next: Filter): void => {
    // What is no longer in sight must not travel along.
    if (!isSameFilter(next, filter)) select(new Set());
    setFilter(next);
  };
  const wanted = selection.size > 0 ? [...selection] : active === undefined ? [] : [active.orderId];
  const onDeliver = async (orderIds: readonly string[]): Promise<void> => {
    const waiting = await deliver(orderIds, t);
    if (waiting.length > 0) go('plans', waiting);
  };
  const deliverWanted = async (): Promise<void> => {
    const all = await selecting.current;
    await onDeliver(all?.ok === true ? all.value : wanted);
  };
  const selectAll = async (): Promise<void> => {
    // The filter as it is now: the list may still be about to follow what was typed.
    const asking = bridge.call('orders.ids', questionOf(filter));
    selecting.current = asking;
    const all = await asking;
    if (selecting.current !== asking) return;
    selecting.current = null;
    if (all.ok) setSelection(new Set(all.value));
    else notifyRefused(all.refusal);
  };
  useHotkeys(
    [
      ['mod+O', () => void chooseImport('orders')],
      ['mod+Enter', () => void deliverWanted()],
    ],
    [],
  );
  useHotkeys([['/', () => searchBox.current?.focus()]]);
  const isEmpty = counts?.all === 0;
  return (
    <ScreenFrame
      title={t('title')}
      tools={
        <>
          <SearchField
            ref={searchBox}
            w={300}
            label={t('search')}
            value={filter.search}
            onSearch={(search) => changeFilter({ ...filter, search })}
          />
          <span role="status" className="quiet">
            {selection.size > 0
              ? shell('selected', { count: selection.size })
              : shell('rows', { count: total })}
          </span>
        </>
      }
      action={
        <>
          <Button
            variant={isEmpty ? 'filled' : 'default'}
            leftSection={<IconFileImport size={18} aria-hidden />}
            onClick={() => void chooseImport('orders')}
          >
            {t('import.button')}
          </Button>
          {!isEmpty && (
            <Button
              leftSection={<IconTruckDelivery size={18} aria-hidden />}
              disabled={wanted.length === 0}
              onClick={() => void onDeliver(wanted)}
            >
              {selection.size > 0 ? t('deliver', { count: selection.size }) : t('deliver')}
            </Button>
          )}
        </>
      }
    >
      {!isEmpty && (
        <ViewBar
          filter={filter}
          onFilter={changeFilter}
          counts={counts}
          views={views}
          onViews={setViews}
        />
      )}
      <PagedTable
        label={t('title')}
        asks="orders.list"
        first={first}
        fetchPage={fetchPage}
        columns={columns}
        idOf={({ orderId }) => orderId}
        tone={(order) => (order.held === null || order.archived === true ? undefined : 'held')}
        selection={selection}
        onSelect={select}
        onSelectAll={() => void selectAll()}
        onActive={setActive}
        onOpen={({ orderId }) => setOpened(orderId)}
        onTotal={setTotal}
        empty={
          isEmpty ? (
            <EmptyState
              title={t('emptyTitle')}
              text={t('emptyText')}
              action={
                <Button size="lg" onClick={() => void chooseImport('orders')}>
                  {t('import.button')}
                </Button>
              }
            />
          ) : (
            <EmptyState
              title={t('noneTitle')}
              text={t('noneText')}
              action={
                <Button variant="default" onClick={() => changeFilter(everything)}>
                  {t('showAll')}
                </Button>
              }
            />
          )
        }
      />
      {!isEmpty && <p className={classes['keys']}>{t('keys')}</p>}
      <OrderDrawer
        wanted={opened !== null}
        orderId={opened}
        onClose={() => setOpened(null)}
        onDeliver={(orderId) => void onDeliver([orderId])}
      />
    </ScreenFrame>
  );
}

/** The user's own views, as the settings hold them; what was just saved is shown at once. */
function useSavedViews(): readonly [readonly SavedView[], (views: readonly SavedView[]) => void] {
  const { value: settings } = useQuery('settings.get', {});
  const [saved, setSaved] = useState<readonly SavedView[] | null>(null);
  return [saved ?? settings?.orderViews ?? [], setSaved];
}
