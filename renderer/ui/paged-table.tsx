import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal, Result } from '../../domain/result.ts';
import type { Page } from '../../preload/views.ts';
import type { WindowProcedure } from '../../preload/window-contract.ts';
import { useChanges } from '../shell/changes.ts';
import { useFirstPictureIsThere } from './first-picture.ts';
import { pageSize } from './page-size.ts';
import classes from './paged-table.module.css';
import { RefusalAlert } from './refusal-alert.tsx';
import { TableRow } from './table-row.tsx';
import type { RowActions, Tone } from './table-row.tsx';

/** A column; `width` is a CSS grid track such as `12rem` or `minmax(8rem, 1fr)`. */
export type Column<Item> = {
  readonly key: string;
  readonly header: string;
  readonly width: string;
  readonly align?: 'end';
  readonly cell: (item: Item) => ReactNode;
};

export type PagedTableProps<Item> = {
  readonly label: string;
  /** The procedure behind `fetchPage`: with it, only news that its answer depends on makes the list stale. */
  readonly asks?: WindowProcedure;
  /** The first page where it is known already, of `pageSize` items; it is not fetched once more. */
  readonly first?: Page<Item> | null;
  /** Fetches `limit` items from `offset` on; a new function means a new question. */
  readonly fetchPage: (offset: number, limit: number) => Promise<Result<Page<Item>>>;
  readonly columns: readonly Column<Item>[];
  readonly idOf: (item: Item) => string;
  readonly rowHeight?: number;
  readonly tone?: (item: Item) => Tone | undefined;
  /** Enter or double click on a row. */
  readonly onOpen?: (item: Item) => void;
  /** Ids that are ticked; without it rows cannot be ticked. */
  readonly selection?: ReadonlySet<string>;
  readonly onSelect?: (selection: ReadonlySet<string>) => void;
  readonly onTotal?: (total: number) => void;
  /** The row that the keyboard stands on; undefined while it is not known. Must not change between renders. */
  readonly onActive?: (item: Item | undefined) => void;
  /** Ctrl+A and the box in the head: ticks everything that matches, in sight or not. */
  readonly onSelectAll?: () => void;
  /** Shown instead of the table when nothing matches. */
  readonly empty: ReactNode;
};

/** So many rows on either side of those in sight are drawn, that scrolling does not meet empty ones. */
const overscan = 12;

/** What is left of the window for a list; until it is measured, so that there are rows in the first picture. */
const guessedHeight = (): number => (window.innerHeight * 2) / 3;

/** So many rows out of sight are fetched ahead, that scrolling does not meet empty ones. */
const aheadRows = 60;

/** Pages farther from sight are forgotten: the list may be longer than memory is meant to be. */
const keptPages = 20;

/**
 * A list of any length: only the rows in sight exist, and their pages come from the main process as they are needed.
 * Arrows move, Space ticks, Enter opens.
 */
export function PagedTable<Item>(props: PagedTableProps<Item>) {
  const {
    first = null,
    fetchPage,
    columns,
    idOf,
    rowHeight = 44,
    selection,
    onSelect,
    onTotal,
    onActive,
  } = props;
  const { t } = useTranslation('shell');
  const changes = useChanges(props.asks);
  const scroller = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<ReadonlyMap<number, readonly Item[]>>(
    () => new Map(first === null ? [] : [[0, first.items]]),
  );
  const [total, setTotal] = useState(first?.total ?? null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [active, setActive] = useState(0);
  const question = useRef(0);
  const wanted = useRef(new Set(first === null ? [] : [0]));
  const answered = useRef(fetchPage);
  const sight = useRef(0);
  const isKnown = useRef(first !== null);

  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    initialRect: { width: window.innerWidth, height: guessedHeight() },
    overscan: useFirstPictureIsThere() ? overscan : 0,
    // A frame is never held up for rows that the overscan has ready.
    useFlushSync: false,
  });
  const rows = virtual.getVirtualItems();
  const lastIndex = Math.max(0, (total ?? 0) - 1);
  const pageOf = (index: number): number =>
    Math.floor(Math.max(0, Math.min(index, lastIndex)) / pageSize);
  const firstPage = pageOf((rows[0]?.index ?? 0) - aheadRows);
  const lastPage = pageOf((rows.at(-1)?.index ?? 0) + aheadRows);

  // A new question, or news from the disk, makes every page stale; what is shown stays until it is replaced.
  useEffect(() => {
    if (isKnown.current) {
      isKnown.current = false;
      return;
    }
    question.current += 1;
    wanted.current = new Set();
  }, [fetchPage, changes]);

  useEffect(() => {
    const asked = question.current;
    sight.current = firstPage;
    const load = async (page: number): Promise<void> => {
      const answer = await fetchPage(page * pageSize, pageSize);
      if (asked !== question.current) return;
      if (!answer.ok) {
        setRefusal(answer.refusal);
        return;
      }
      setRefusal(null);
      setTotal(answer.value.total);
      // Of another question only what is in sight stays until it is replaced: of the rest nobody sees that it is old.
      const isOther = answered.current !== fetchPage;
      answered.current = fetchPage;
      const center = sight.current;
      for (const known of wanted.current) {
        if (Math.abs(known - center) > keptPages) wanted.current.delete(known);
      }
      const asking = new Set(wanted.current);
      setPages((before) => {
        const next = new Map(before).set(page, answer.value.items);
        for (const known of next.keys()) {
          const isFar = Math.abs(known - center) > keptPages;
          if (isFar || (isOther && !asking.has(known))) next.delete(known);
        }
        return next;
      });
    };
    for (let page = firstPage; page <= lastPage; page += 1) {
      if (wanted.current.has(page)) continue;
      wanted.current.add(page);
      void load(page);
    }
  }, [fetchPage, changes, firstPage, lastPage]);

  useEffect(() => {
    if (total !== null) onTotal?.(total);
  }, [total, onTotal]);

  const itemAt = (index: number): Item | undefined =>
    pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  const activeItem = itemAt(active);
  useEffect(() => onActive?.(activeItem), [activeItem, onActive]);
  // A shorter list leaves the keyboard on its last row.
  useEffect(() => {
    if (total !== null) setActive((before) => Math.max(0, Math.min(before, total - 1)));
  }, [total]);
  const isAllTicked = selection !== undefined && total !== null && selection.size >= total;
  const tickAll = (): void => {
    if (isAllTicked) onSelect?.(new Set());
    else props.onSelectAll?.();
  };
  const template = useMemo(
    () =>
      [...(selection === undefined ? [] : ['1.75rem']), ...columns.map(({ width }) => width)].join(
        ' ',
      ),
    [columns, selection],
  );
  const toggle = (item: Item): void => {
    if (selection === undefined) return;
    const next = new Set(selection);
    if (!next.delete(idOf(item))) next.add(idOf(item));
    onSelect?.(next);
  };
  const move = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 12,
      PageUp: -12,
      Home: -(total ?? 0),
      End: total ?? 0,
    };
    const step = steps[event.key];
    const item = itemAt(active);
    if (step !== undefined) {
      const next = Math.max(0, Math.min((total ?? 1) - 1, active + step));
      setActive(next);
      virtual.scrollToIndex(next);
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) tickAll();
    else if (event.key === ' ' && item !== undefined) toggle(item);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && item !== undefined)
      props.onOpen?.(item);
    else return;
    event.preventDefault();
  };

  // Rows hold on to these, so that a row in sight is drawn again only when it itself is another.
  const latest = useRef({ toggle, onOpen: props.onOpen });
  useLayoutEffect(() => {
    latest.current = { toggle, onOpen: props.onOpen };
  });
  const act = useMemo(
    (): RowActions<Item> => ({
      stand: setActive,
      open: (item) => latest.current.onOpen?.(item),
      toggle: (item) => latest.current.toggle(item),
    }),
    [],
  );

  if (refusal !== null) return <RefusalAlert refusal={refusal} />;
  if (total === 0) return <>{props.empty}</>;
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      role="grid"
      aria-label={props.label}
      aria-rowcount={(total ?? 0) + 1}
      aria-busy={total === null}
      aria-activedescendant={`row-${active}`}
      tabIndex={0}
      onKeyDown={move}
    >
      <div
        role="row"
        aria-rowindex={1}
        className={classes['head']}
        style={{ gridTemplateColumns: template }}
      >
        {selection !== undefined && (
          <span role="columnheader" aria-label={t('selected', { count: selection.size })}>
            {props.onSelectAll !== undefined && (
              <Checkbox
                tabIndex={-1}
                aria-label={t('selected', { count: selection.size })}
                checked={isAllTicked}
                indeterminate={selection.size > 0 && !isAllTicked}
                onChange={tickAll}
              />
            )}
          </span>
        )}
        {columns.map(({ key, header, align }) => (
          <span key={key} role="columnheader" data-align={align}>
            {header}
          </span>
        ))}
      </div>
      <div className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, start }) => {
          const item = itemAt(index);
          const id = item === undefined ? '' : idOf(item);
          return (
            <TableRow
              key={index}
              index={index}
              start={start}
              height={rowHeight}
              template={template}
              columns={columns}
              item={item}
              id={id}
              ticked={selection?.has(id)}
              isActive={index === active}
              tone={item === undefined ? undefined : props.tone?.(item)}
              act={act}
            />
          );
        })}
      </div>
    </div>
  );
}
