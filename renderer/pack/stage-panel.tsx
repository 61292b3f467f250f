import { Loader, UnstyledButton } from '@mantine/core';
import {
  IconBarcode,
  IconCircleCheckFilled,
  IconPrinter,
  IconPrinterOff,
  IconScale,
  IconSticker2,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { groupWaybill } from '../../domain/label/scan-code.ts';
import type { PackItem, PackView } from '../../preload/views.ts';
import { useQuery } from '../ui/use-query.ts';
import { wordsOf } from '../ui/refusal-alert.tsx';
import { nameOf } from './item-list.tsx';
import type { PackTable, TableView } from './pack-table.ts';
import classes from './pack.module.css';
import { nextItem } from './phase.ts';

/** The one thing to do now, as large as the screen allows. */
export function StagePanel({
  shown,
  table,
  pictures,
}: {
  readonly shown: TableView;
  readonly table: PackTable;
  /** By SKU. */
  readonly pictures: ReadonlyMap<string, string>;
}) {
  const { view, phase } = shown;
  const item = view === null ? null : nextItem(view);
  return (
    // A new element with every piece: its green edge fades anew.
    <section
      className={classes['stage']}
      data-phase={phase}
      data-green={shown.greens > 0}
      key={`${phase}${shown.greens}`}
      aria-live="polite"
    >
      {view === null || phase === 'idle' ? (
        <Idle />
      ) : phase === 'scan' && item !== null ? (
        <NextPiece item={item} picture={pictures.get(item.sku)} />
      ) : phase === 'weigh' ? (
        <Weigh view={view} shown={shown} />
      ) : phase === 'print' ? (
        <Print shown={shown} />
      ) : phase === 'ask' ? (
        <Ask view={view} table={table} />
      ) : phase === 'affix' ? (
        <Affix view={view} printing={shown.printing} />
      ) : (
        <Done view={view} />
      )}
    </section>
  );
}

function Idle() {
  const { t } = useTranslation('pack');
  const { value } = useQuery('data.stats', {});
  const waiting = value?.shipments.created ?? 0;
  const nothing = value !== null && waiting === 0;
  return (
    <Message
      icon={<IconBarcode size="min(24vh, 14rem)" stroke={1.2} aria-hidden />}
      title={t(nothing ? 'nothingWaits' : 'idleTitle')}
      text={t(nothing ? 'nothingWaitsText' : 'idleText')}
    >
      {!nothing && <p className="quiet">{t('idleItem')}</p>}
      {waiting > 0 && <p className={classes['badge']}>{t('waiting', { count: waiting })}</p>}
    </Message>
  );
}

function NextPiece({
  item,
  picture,
}: {
  readonly item: PackItem;
  readonly picture: string | undefined;
}) {
  const { t } = useTranslation('pack');
  return (
    <div className={classes['piece']} data-picture={picture !== undefined || undefined}>
      {picture !== undefined && (
        <img className={classes['picture']} src={picture} alt={nameOf(item)} draggable={false} />
      )}
      <div>
        <p className={classes['kicker']}>{t('nextItem')}</p>
        <h2 className={classes['sku']}>{item.sku}</h2>
        <p className={classes['name']}>{nameOf(item)}</p>
        {item.properties !== '' && <p className={classes['properties']}>{item.properties}</p>}
        <p className={`${classes['count'] ?? ''} number`}>
          {t('piece', { number: item.scanned + 1, quantity: item.quantity })}
        </p>
      </div>
    </div>
  );
}

function Weigh({ view, shown }: { readonly view: PackView; readonly shown: TableView }) {
  const { t } = useTranslation('pack');
  const { weight, scale } = shown;
  const { minGrams: min, maxGrams: max } = view.believable;
  const { reading } = scale;
  const isTyped = weight !== '' || reading === null;
  return (
    <Message
      icon={<IconScale size="min(16vh, 9rem)" stroke={1.3} aria-hidden />}
      title={t('weighTitle')}
      text={t(reading === null ? 'weighHand' : 'weighScale')}
    >
      <output className={`${classes['weight'] ?? ''} number`} aria-label={t('weighTitle')}>
        {isTyped ? weight : reading.weightGrams}
        <span className={classes['caret']} aria-hidden data-on={isTyped} />
        <small>{t('grams')}</small>
      </output>
      <p className="quiet number">
        {t('expected', { min, max })}
        {!isTyped && ` · ${t(reading.stable ? 'resting' : 'moving')}`}
      </p>
      {scale.lost && <p className={classes['warning']}>{t('scaleLost')}</p>}
    </Message>
  );
}

function Print({ shown }: { readonly shown: TableView }) {
  const { t } = useTranslation('pack');
  const { printProblem } = shown;
  if (shown.printing) {
    return (
      <Message
        icon={<IconPrinter size="min(20vh, 11rem)" stroke={1.3} aria-hidden />}
        title={t('printTitle')}
        text=""
      >
        <Loader aria-hidden />
      </Message>
    );
  }
  return (
    <Message
      icon={<IconPrinterOff size="min(20vh, 11rem)" stroke={1.3} aria-hidden />}
      title={t('printFailed')}
      text={printProblem === null ? '' : wordsOf(printProblem)}
    >
      <p className={classes['badge']}>{t('printAgain')}</p>
    </Message>
  );
}

function Ask({ view, table }: { readonly view: PackView; readonly table: PackTable }) {
  const { t } = useTranslation('pack');
  return (
    <Message
      icon={<IconPrinter size="min(16vh, 9rem)" stroke={1.3} aria-hidden />}
      title={t('askTitle')}
      text={t('askText')}
    >
      <p className={`${classes['waybill'] ?? ''} number`}>{groupWaybill(view.waybill ?? '')}</p>
      <div className={classes['answers']}>
        <UnstyledButton className={classes['answer']} onClick={() => table.settle(true)}>
          <kbd>1</kbd> {t('askYes')}
        </UnstyledButton>
        <UnstyledButton className={classes['answer']} onClick={() => table.settle(false)}>
          <kbd>2</kbd> {t('askNo')}
        </UnstyledButton>
      </div>
    </Message>
  );
}

function Affix({ view, printing }: { readonly view: PackView; readonly printing: boolean }) {
  const { t } = useTranslation('pack');
  const copy = view.job?.copy ?? 1;
  return (
    <Message
      icon={<IconSticker2 size="min(20vh, 11rem)" stroke={1.3} aria-hidden />}
      title={t(printing ? 'printTitle' : 'affixTitle')}
      text={t('affixText')}
    >
      <p className={`${classes['waybill'] ?? ''} number`}>{groupWaybill(view.waybill ?? '')}</p>
      {copy > 1 && <p className={classes['warning']}>{t('affixCopy', { copy })}</p>}
    </Message>
  );
}

function Done({ view }: { readonly view: PackView }) {
  const { t } = useTranslation('pack');
  return (
    <Message
      icon={<IconCircleCheckFilled size="min(28vh, 16rem)" aria-hidden />}
      title={t('doneTitle')}
      text={t('doneText')}
    >
      <p className={`${classes['waybill'] ?? ''} number`}>{groupWaybill(view.waybill ?? '')}</p>
      <p className="number">{t('weightSaved', { grams: view.weightGrams ?? 0 })}</p>
    </Message>
  );
}

function Message(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes['message']}>
      {props.icon}
      <h2>{props.title}</h2>
      {props.text !== '' && <p>{props.text}</p>}
      {props.children}
    </div>
  );
}
