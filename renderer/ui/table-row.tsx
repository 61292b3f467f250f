import { memo } from 'react';
import type { PointerEvent, ReactElement } from 'react';
import type { Column } from './paged-table.tsx';
import classes from './paged-table.module.css';

/** How a row is marked as a whole. */
export type Tone = 'held' | 'stop' | 'done';

/** What can be done with a row; the same object for as long as the table lives. */
export type RowActions<Item> = {
  readonly stand: (index: number) => void;
  readonly open: (item: Item) => void;
  readonly toggle: (item: Item) => void;
};

type RowProps<Item> = {
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly height: number;
  readonly template: string;
  readonly columns: readonly Column<Item>[];
  /** Undefined until its page is there. */
  readonly item: Item | undefined;
  readonly id: string;
  /** Undefined where rows cannot be ticked. */
  readonly ticked: boolean | undefined;
  readonly isActive: boolean;
  readonly tone: Tone | undefined;
  readonly act: RowActions<Item>;
};

/** Says in full what its column cuts off, where the mouse rests; the drawer that Enter opens says it to the keyboard. */
function tellWhole({ currentTarget: cell }: PointerEvent<HTMLElement>): void {
  const isCut = [cell, ...cell.querySelectorAll('*')].some(
    ({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth,
  );
  if (isCut) cell.title = cell.innerText;
  else cell.removeAttribute('title');
}

/** One row of a table, of plain elements: dozens of them come and go while a list is scrolled. */
function PlainRow<Item>(props: RowProps<Item>): ReactElement {
  const { index, item, ticked, act } = props;
  return (
    // The keyboard way is the grid's own: arrows, Space and Enter.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`row-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={item !== undefined && ticked}
      data-active={props.isActive || undefined}
      data-tone={props.tone}
      className={classes['row']}
      style={{
        gridTemplateColumns: props.template,
        height: props.height,
        transform: `translateY(${props.start}px)`,
      }}
      onClick={() => act.stand(index)}
      onDoubleClick={() => item !== undefined && act.open(item)}
    >
      {ticked !== undefined && (
        <span role="gridcell">
          {item !== undefined && (
            <input
              type="checkbox"
              className={classes['tick']}
              tabIndex={-1}
              aria-label={props.id}
              checked={ticked}
              onChange={() => act.toggle(item)}
            />
          )}
        </span>
      )}
      {props.columns.map(({ key, align, cell }) => (
        <span key={key} role="gridcell" data-align={align} onPointerEnter={tellWhole}>
          {item === undefined ? '' : cell(item)}
        </span>
      ))}
    </div>
  );
}

export const TableRow = memo(PlainRow) as typeof PlainRow;
