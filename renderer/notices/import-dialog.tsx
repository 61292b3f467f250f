import { Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../preload/views.ts';
import { wordsOf } from '../ui/refusal-alert.tsx';
import classes from './notices.module.css';

export type ImportOutcome = ImportReport;

/** What became of the rows of a workbook; the refused ones by number and reason. */
export function ImportDialog({
  outcome,
  onClose,
}: {
  readonly outcome: ImportOutcome;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('notices');
  const { t: shell } = useTranslation('shell');
  const { read, accepted, unchanged, rejected } = outcome;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('imported')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <Stack gap="sm">
        <p className={classes['plain']}>
          {t('importedText', { read, accepted, unchanged, rejected: rejected.length })}
        </p>
        {rejected.length === 0 ? (
          <p className={classes['plain']}>{t('importedFine')}</p>
        ) : (
          <ul className={classes['rejected']}>
            {rejected.map((row) => (
              <li key={`${row.row} ${row.field} ${row.code}`}>
                <strong>{t('row', { row: row.row })}</strong>
                <span>{wordsOf(row)}</span>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Modal>
  );
}
