import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import type { PackItem, PackView } from '../../preload/views.ts';
import { currentLanguage } from '../i18n.ts';
import classes from './pack.module.css';
import { nextItem, piecesOf } from './phase.ts';

/** What is still to pack, counted; what is in the box stands quietly below. */
export function ItemList({
  view,
  others,
  pictures,
}: {
  readonly view: PackView;
  readonly others: number;
  /** By SKU. */
  readonly pictures: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('pack');
  const { scanned, all } = piecesOf(view);
  const next = nextItem(view);
  const open = view.items.filter((item) => item.scanned < item.quantity);
  const done = view.items.filter((item) => item.scanned >= item.quantity);
  const { country } = view.receiver;
  return (
    <aside className={classes['side']}>
      <div className={classes['parcel']}>
        <strong className="number">{view.shipmentId}</strong>
        <span>
          <bdi>{view.receiver.name}</bdi> · {countryName(country, currentLanguage())} {country}
        </span>
        <span className="number">{view.orderIds.map((id) => t('order', { id })).join(' + ')}</span>
        {others > 0 && <span>{t('others', { count: others })}</span>}
        <progress
          className={classes['progress']}
          max={all}
          value={scanned}
          aria-label={t('pieces', { scanned, all })}
        />
        <strong className="number">{t('pieces', { scanned, all })}</strong>
      </div>
      {open.length > 0 && (
        <List title={t('remaining')} items={open} next={next} pictures={pictures} />
      )}
      {done.length > 0 && <List title={t('inBox')} items={done} next={null} pictures={pictures} />}
    </aside>
  );
}

function List({
  title,
  items,
  next,
  pictures,
}: {
  readonly title: string;
  readonly items: readonly PackItem[];
  readonly next: PackItem | null;
  readonly pictures: ReadonlyMap<string, string>;
}) {
  return (
    <section>
      <h2 className={classes['listTitle']}>{title}</h2>
      <ul className={classes['list']}>
        {items.map((item) => (
          <li
            key={item.lineKey}
            data-done={item.scanned >= item.quantity}
            aria-current={item === next ? 'step' : undefined}
          >
            {pictures.has(item.sku) && (
              <img className={classes['thumb']} src={pictures.get(item.sku)} alt="" />
            )}
            <span className={classes['listWords']}>
              <strong>{item.sku}</strong>
              <span>{nameOf(item)}</span>
            </span>
            <span className={`${classes['listCount'] ?? ''} number`}>
              {item.scanned >= item.quantity && <IconCircleCheckFilled size={20} aria-hidden />}
              {item.scanned}/{item.quantity}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What an item is called in the language shown: the catalogue's name where it has one, else the listing's title. */
export const nameOf = (item: PackItem): string =>
  currentLanguage() === 'zh' && item.nameZh !== '' ? item.nameZh : item.title;
