import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PackTable, TableView } from './pack-table.ts';
import classes from './pack.module.css';

/** The keys that do something now; each is a button too. */
export function KeyHints({
  shown,
  table,
}: {
  readonly shown: TableView;
  readonly table: PackTable;
}) {
  const { t } = useTranslation('pack');
  const { phase, stop, weight, view } = shown;
  if (stop !== null || phase === 'idle' || phase === 'done') return null;
  const isPacking = phase === 'scan' || phase === 'weigh';
  const hasPieces = view?.items.some(({ scanned }) => scanned > 0) === true;
  return (
    <div className={classes['keys']} role="group" aria-label={t('keys')}>
      {(phase === 'weigh' || phase === 'print') && (
        <KeyButton name="Enter" label={t('keyEnter')} onPress={table.enter} />
      )}
      {isPacking && hasPieces && (
        <KeyButton
          name="Backspace"
          label={t(weight === '' ? 'keyUndo' : 'keyDigit')}
          onPress={table.undo}
        />
      )}
      {phase === 'affix' && <KeyButton name="R" label={t('keyReprint')} onPress={table.reprint} />}
      {(isPacking || phase === 'print' || phase === 'ask') && (
        <KeyButton name="Esc" label={t('keyAside')} onPress={table.aside} />
      )}
    </div>
  );
}

function KeyButton({
  name,
  label,
  onPress,
}: {
  readonly name: string;
  readonly label: string;
  readonly onPress: () => void;
}) {
  return (
    <UnstyledButton className={classes['key']} onClick={onPress}>
      <kbd>{name}</kbd> {label}
    </UnstyledButton>
  );
}
