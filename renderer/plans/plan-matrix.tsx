import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import type { Plan } from '../../domain/plans/plan.ts';
import type { Offer } from '../../domain/plans/quote.ts';
import type { OrderQuote } from '../../preload/views.ts';
import { currentLanguage } from '../i18n.ts';
import { yuan } from '../ui/money.ts';
import { RefusalAlert, wordsOf } from '../ui/refusal-alert.tsx';
import { planName } from './plan-names.ts';
import { usePlanChoice } from './choice-store.ts';
import { OfferCell, OfferDetails } from './offer-parts.tsx';
import { marksOf, usefulFirst } from './offers.ts';
import type { Marks } from './offers.ts';
import classes from './offers.module.css';
import { useQuotes } from './use-quotes.ts';

const rowHeight = 60;

type Place = { readonly row: number; readonly column: number };

/**
 * Orders down, plans across: what each plan charges for each order, or why it does not take it. Arrows move, Enter
 * chooses; what there is to say of a cell is shown below as soon as the keyboard or the pointer is on it.
 */
export function PlanMatrix({
  orderIds,
  plans,
}: {
  readonly orderIds: readonly string[];
  readonly plans: readonly Plan[];
}) {
  const { t } = useTranslation('plans');
  const { choice, choose } = usePlanChoice();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [pointed, setPointed] = useState<Place | null>(null);
  const virtual = useVirtualizer({
    count: orderIds.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const { byOrder, refusal } = useQuotes(orderIds, rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0);
  const columns = usePlanColumns(orderIds, plans, byOrder);
  const template = `11.5rem 12rem repeat(${columns.length}, 12.5rem)`;
  const offerAt = ({ row, column }: Place): Offer | undefined =>
    byOrder.get(orderIds[row] ?? '')?.offers.find((offer) => offer.plan === columns[column]?.code);
  const pick = (place: Place): void => {
    const orderId = orderIds[place.row];
    const offer = offerAt(place);
    if (orderId === undefined || offer === undefined || offer.refused !== null) return;
    choose([[orderId, choice.get(orderId) === offer.plan ? null : offer.plan]]);
  };
  const move = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      PageDown: [8, 0],
      PageUp: [-8, 0],
      Home: event.ctrlKey ? [-orderIds.length, 0] : [0, -columns.length],
      End: event.ctrlKey ? [orderIds.length, 0] : [0, columns.length],
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const next = {
        row: within(active.row + step[0], orderIds.length),
        column: within(active.column + step[1], columns.length),
      };
      setActive(next);
      setPointed(null);
      virtual.scrollToIndex(next.row);
      scrollToColumn(scroller.current, next.column);
    } else if ((event.key === 'Enter' && !event.ctrlKey) || event.key === ' ') pick(active);
    else return;
    event.preventDefault();
  };
  const shown = pointed ?? active;
  return (
    <div className={classes['frame']}>
      <RefusalAlert refusal={refusal} />
      <div
        ref={scroller}
        className={classes['scroller']}
        role="grid"
        tabIndex={0}
        aria-label={t('matrix')}
        aria-rowcount={orderIds.length + 1}
        aria-colcount={columns.length + 2}
        aria-activedescendant={`cell-${active.row}-${active.column}`}
        aria-describedby="plan-inspector"
        onKeyDown={move}
        onMouseLeave={() => setPointed(null)}
      >
        <div role="row" className={classes['head']} style={{ gridTemplateColumns: template }}>
          <span role="columnheader">{t('order')}</span>
          <span role="columnheader">{t('chosen')}</span>
          {columns.map((plan) => (
            <span role="columnheader" key={plan.code}>
              {planName(plan)}
              <small>
                {plan.maxWeightGrams === null
                  ? t('noLimit')
                  : t('upTo', { kg: plan.maxWeightGrams / 1_000 })}
                {' · '}
                {t(plan.tracked ? 'tracked' : 'untracked')}
              </small>
            </span>
          ))}
        </div>
        <div className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
          {rows.map(({ index, start }) => (
            <Row
              key={index}
              row={index}
              orderId={orderIds[index] ?? ''}
              quote={byOrder.get(orderIds[index] ?? '')}
              chosen={choice.get(orderIds[index] ?? '')}
              columns={columns}
              active={active.row === index ? active.column : null}
              style={{
                gridTemplateColumns: template,
                height: rowHeight,
                transform: `translateY(${start}px)`,
              }}
              onPoint={setPointed}
              onPick={(place) => {
                setActive(place);
                pick(place);
              }}
            />
          ))}
        </div>
      </div>
      <Inspector
        orderId={orderIds[shown.row] ?? ''}
        quote={byOrder.get(orderIds[shown.row] ?? '')}
        plan={columns[shown.column]}
        offer={offerAt(shown)}
      />
    </div>
  );
}

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** Brings a column out from under those that stay. */
function scrollToColumn(scroller: HTMLDivElement | null, column: number): void {
  const heads = scroller?.querySelectorAll<HTMLElement>('[role="columnheader"]');
  const head = heads?.[column + 2];
  const fixed = heads?.[1];
  if (scroller === null || head === undefined || fixed === undefined) return;
  const covered = (heads?.[0]?.offsetWidth ?? 0) + fixed.offsetWidth;
  const left = head.offsetLeft - covered;
  const right = head.offsetLeft + head.offsetWidth - scroller.clientWidth;
  if (scroller.scrollLeft > left) scroller.scrollLeft = left;
  else if (scroller.scrollLeft < right) scroller.scrollLeft = right;
}

/** The plans in the order that suits the first orders; it stays when more come into sight. */
function usePlanColumns(
  orderIds: readonly string[],
  plans: readonly Plan[],
  byOrder: ReadonlyMap<string, OrderQuote>,
): readonly Plan[] {
  const isQuoted = byOrder.has(orderIds[0] ?? '');
  return useMemo(() => {
    const first = orderIds.slice(0, 50).flatMap((orderId) => byOrder.get(orderId) ?? []);
    const byCode = new Map(plans.map((plan) => [plan.code, plan]));
    return usefulFirst([...byCode.keys()], first).flatMap((code) => byCode.get(code) ?? []);
    // Quotes that come later must not move the columns under the pointer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [orderIds, plans, isQuoted]);
}

const noMarks: Marks = { cheapest: new Set(), fastest: new Set() };

function Row(props: {
  readonly row: number;
  readonly orderId: string;
  readonly quote: OrderQuote | undefined;
  readonly chosen: string | undefined;
  readonly columns: readonly Plan[];
  readonly active: number | null;
  readonly style: React.CSSProperties;
  readonly onPoint: (place: Place) => void;
  readonly onPick: (place: Place) => void;
}) {
  const { row, orderId, quote, chosen, columns } = props;
  const { t } = useTranslation('plans');
  const marks = useMemo(() => (quote === undefined ? noMarks : marksOf(quote.offers)), [quote]);
  const offers = new Map(quote?.offers.map((offer) => [offer.plan, offer]));
  const taken = chosen === undefined ? undefined : offers.get(chosen);
  const plan = columns.find(({ code }) => code === chosen);
  const nameOfChosen = plan === undefined ? chosen : planName(plan);
  return (
    <div role="row" aria-rowindex={row + 2} className={classes['row']} style={props.style}>
      <span role="rowheader">
        <span className="number">{orderId}</span>
        <small className="quiet">
          {quote === undefined ? '' : countryName(quote.country, currentLanguage())}
        </small>
      </span>
      <span role="gridcell">
        {quote !== undefined && quote.refused !== null ? (
          <span className={classes['why']}>{t('cannotQuote')}</span>
        ) : (
          <>
            <span className={classes['chosen']} data-none={chosen === undefined || undefined}>
              {chosen === undefined ? (
                <IconCircleDashed size={18} aria-hidden />
              ) : (
                <IconCircleCheckFilled size={18} aria-hidden />
              )}
              {chosen === undefined ? (
                <span className="quiet">{t('notChosen')}</span>
              ) : (
                <span title={chosen}>{nameOfChosen}</span>
              )}
            </span>
            {taken !== undefined && <small className="number">{`CNY ${yuan(taken.feeFen)}`}</small>}
          </>
        )}
      </span>
      {columns.map(({ code }, column) => {
        const offer = offers.get(code);
        return (
          // The keyboard way is the grid's own: arrows and Enter.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <span
            key={code}
            id={`cell-${row}-${column}`}
            role="gridcell"
            className={classes['cell']}
            aria-selected={chosen === code}
            data-active={props.active === column || undefined}
            data-refused={(offer !== undefined && offer.refused !== null) || undefined}
            onMouseEnter={() => props.onPoint({ row, column })}
            onClick={() => props.onPick({ row, column })}
          >
            {offer !== undefined && (
              <OfferCell
                offer={offer}
                cheapest={marks.cheapest.has(code)}
                fastest={marks.fastest.has(code)}
              />
            )}
          </span>
        );
      })}
    </div>
  );
}

function Inspector(props: {
  readonly orderId: string;
  readonly quote: OrderQuote | undefined;
  readonly plan: Plan | undefined;
  readonly offer: Offer | undefined;
}) {
  const { t } = useTranslation('plans');
  const { quote, plan, offer } = props;
  return (
    // It scrolls when a plan has much to say, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes['inspector']} aria-label={t('inspector')} tabIndex={0}>
      <div id="plan-inspector" aria-live="polite">
        <h2>
          {props.orderId} · {plan === undefined ? '' : planName(plan)}
        </h2>
        {quote !== undefined && quote.refused !== null && (
          <p className={classes['why']}>{wordsOf(quote.refused)}</p>
        )}
        {offer !== undefined && <OfferDetails offer={offer} />}
      </div>
      <p className="quiet">{t('inspectorHint')}</p>
    </section>
  );
}
