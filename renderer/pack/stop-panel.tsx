import { UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBarcodeOff,
  IconHandStop,
  IconScaleOutline,
  IconSquareRoundedPlus,
  IconX,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../ui/refusal-alert.tsx';
import type { PackTable, TableView } from './pack-table.ts';
import classes from './pack.module.css';
import { stopKindOf } from './phase.ts';
import type { StopKind } from './phase.ts';

const faces: Readonly<
  Record<
    StopKind,
    { readonly icon: ComponentType<{ size?: number | string }>; readonly title: string }
  >
> = {
  wrong: { icon: IconX, title: 'stopWrong' },
  over: { icon: IconSquareRoundedPlus, title: 'stopOver' },
  held: { icon: IconHandStop, title: 'stopHeld' },
  label: { icon: IconBarcodeOff, title: 'stopLabel' },
  weight: { icon: IconScaleOutline, title: 'stopWeight' },
  other: { icon: IconAlertTriangle, title: 'stopOther' },
};

/** The whole table in one colour until somebody says that they have seen it. */
export function StopPanel({
  stop,
  table,
}: {
  readonly stop: NonNullable<TableView['stop']>;
  readonly table: PackTable;
}) {
  const { t } = useTranslation('pack');
  const kind = stopKindOf(stop.refusal.code);
  const { icon: Icon, title } = faces[kind];
  return (
    <div className={classes['stop']} role="alert" data-kind={kind}>
      <Icon size="min(22vh, 12rem)" aria-hidden />
      <h2>{t(title as 'stopOther')}</h2>
      <p>{wordsOf(stop.refusal)}</p>
      {stop.refusal.code === 'weight-differs' && (
        <div className={classes['reasons']}>
          <p>{t('reasonTitle')}</p>
          {([1, 2, 3] as const).map((number) => (
            <UnstyledButton
              key={number}
              className={classes['answer']}
              onClick={() => table.typed(String(number))}
            >
              <kbd>{number}</kbd> {t(`reason${number}`)}
            </UnstyledButton>
          ))}
        </div>
      )}
      <UnstyledButton className={classes['acknowledge']} onClick={() => table.enter()}>
        <kbd>Enter</kbd> {t('stopAcknowledge')}
      </UnstyledButton>
      {stop.ignored > 0 && (
        <p className={classes['ignored']}>{t('stopIgnored', { count: stop.ignored })}</p>
      )}
    </div>
  );
}
