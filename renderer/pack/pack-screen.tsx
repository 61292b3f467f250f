import { useTranslation } from 'react-i18next';
import { PackHead } from './pack-head.tsx';
import { ItemList } from './item-list.tsx';
import { KeyHints } from './key-hints.tsx';
import classes from './pack.module.css';
import { StagePanel } from './stage-panel.tsx';
import { StopPanel } from './stop-panel.tsx';
import { useItemPictures } from './use-item-pictures.ts';
import { usePackTable } from './use-pack-table.ts';

/** The packing table, for a scanner and a few keys: one thing to do at a time, in letters that are read from afar. */
export function PackScreen() {
  const { t } = useTranslation('pack');
  const { table, shown } = usePackTable();
  const { view, phase, stop } = shown;
  const pictures = useItemPictures(view?.items.map(({ sku }) => sku) ?? []);
  return (
    <main className={classes['screen']} data-phase={phase} aria-label={t('title')}>
      <PackHead />
      {stop === null ? (
        <div className={classes['table']} data-open={view !== null}>
          <StagePanel shown={shown} table={table} pictures={pictures} />
          {view !== null && <ItemList view={view} others={shown.others} pictures={pictures} />}
        </div>
      ) : (
        <StopPanel stop={stop} table={table} />
      )}
      <KeyHints shown={shown} table={table} />
    </main>
  );
}
