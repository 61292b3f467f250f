import { Button } from '@mantine/core';
import { IconArrowRight, IconCircleCheck, IconDownload, IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../domain/imports/kinds.ts';
import type { ImportReport } from '../../preload/views.ts';
import { useNavigation } from '../shell/navigation.ts';
import { RejectedRows } from '../ui/rejected-rows.tsx';
import classes from './imports.module.css';
import { saveRejected } from './save-rejected.ts';

/** What an import came to: figures, and every row that was not taken with what is to be done about it. */
export function ImportedReport(props: {
  readonly path: string;
  readonly of: ImportKind;
  readonly report: ImportReport;
  readonly disputes: number;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('imports');
  const { go } = useNavigation();
  const { path, of, report, disputes, onClose } = props;
  const { read, accepted, unchanged, rejected, warnings } = report;
  const rejectedRows = new Set(rejected.map(({ row }) => row)).size;
  return (
    <>
      <dl className={classes['figures']}>
        <Figure label={t('read')} value={read} />
        <Figure label={t('accepted')} value={accepted} tone="go" />
        <Figure label={t('unchanged')} value={unchanged} />
        <Figure
          label={t('rejected')}
          value={rejectedRows}
          tone={rejectedRows > 0 ? 'stop' : undefined}
        />
      </dl>
      {rejected.length > 0 && (
        <>
          <h3 className={classes['heading']}>{t('rejectedHeading')}</h3>
          <p className={classes['hint']}>{t('rejectedHint')}</p>
          <RejectedRows rows={rejected} label={t('rejectedHeading')} />
        </>
      )}
      {warnings.length > 0 && (
        <>
          <h3 className={classes['heading']}>{t('warningsHeading')}</h3>
          <RejectedRows rows={warnings} label={t('warningsHeading')} />
        </>
      )}
      <div className={classes['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        {rejected.length > 0 && (
          <Button
            variant={disputes > 0 ? 'default' : 'filled'}
            data-autofocus={disputes > 0 ? undefined : true}
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => void saveRejected(path, of, report)}
          >
            {t('exportButton')}
          </Button>
        )}
        {disputes > 0 && (
          <Button
            data-autofocus
            rightSection={<IconArrowRight size={18} aria-hidden />}
            onClick={() => {
              onClose();
              go('freight', ['disputes']);
            }}
          >
            {t('seeDifferences', { count: disputes })}
          </Button>
        )}
      </div>
    </>
  );
}

function Figure(props: {
  readonly label: string;
  readonly value: number;
  readonly tone?: 'go' | 'stop' | undefined;
}) {
  const Icon = props.tone === 'stop' ? IconHandStop : IconCircleCheck;
  return (
    <div data-tone={props.tone}>
      <dt>
        {props.tone !== undefined && <Icon size={14} aria-hidden />} {props.label}
      </dt>
      <dd>{props.value.toLocaleString('en-US')}</dd>
    </div>
  );
}
