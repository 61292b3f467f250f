import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../ui/refusal-alert.tsx';
import { yuan } from '../ui/money.ts';
import { useQuery } from '../ui/use-query.ts';
import { useFaults } from './faults-store.ts';
import { useNavigation } from './navigation.ts';
import classes from './shell.module.css';

/** The line that is always there: what is not yet on disk, printed, sent or paid; each part leads to its screen. */
export function StatusLine() {
  const { t } = useTranslation('shell');
  const { go } = useNavigation();
  const { value, refusal } = useQuery('data.stats', {});
  const faults = useFaults();
  const problem = faults.store ?? value?.storeFailure ?? refusal;
  const unsaved = value?.backupFailure ?? null;
  return (
    <footer className={classes['status']} aria-live="polite">
      {problem === null ? (
        <span data-tone="go">
          <IconCircleCheck size={16} aria-hidden /> {t('saved')}
        </span>
      ) : (
        <span data-tone="stop" role="alert" title={wordsOf(problem)}>
          <IconAlertTriangle size={16} aria-hidden />
          <span className={classes['reason']}>{wordsOf(problem)}</span>
        </span>
      )}
      {unsaved !== null && (
        <UnstyledButton
          data-tone="stop"
          title={wordsOf(unsaved)}
          onClick={() => go('settings', ['data'])}
        >
          <IconAlertTriangle size={16} aria-hidden />
          <span className={classes['reason']}>
            {t('backupFailed', { reason: wordsOf(unsaved) })}
          </span>
        </UnstyledButton>
      )}
      {value !== null && value.labelsUnknown > 0 && (
        <UnstyledButton data-tone="stop" onClick={() => go('labels')}>
          {t('labelsUnknown', { count: value.labelsUnknown })}
        </UnstyledButton>
      )}
      {value !== null && value.shipments.packed > 0 && (
        <UnstyledButton data-tone="wait" onClick={() => go('labels')}>
          {t('toPrint', { count: value.shipments.packed })}
        </UnstyledButton>
      )}
      {value !== null && value.shipments.labelled > 0 && (
        <UnstyledButton data-tone="wait" onClick={() => go('pack')}>
          {t('toAffix', { count: value.shipments.labelled })}
        </UnstyledButton>
      )}
      {value !== null && value.held > 0 && (
        <UnstyledButton data-tone="wait" onClick={() => go('orders', ['held'])}>
          {t('held', { count: value.held })}
        </UnstyledButton>
      )}
      {value !== null && value.noticesToFill > 0 && (
        <UnstyledButton onClick={() => go('notices', ['pending'])}>
          {t('noticesToFill', { count: value.noticesToFill })}
        </UnstyledButton>
      )}
      {value !== null && value.noticesToSend > 0 && (
        <UnstyledButton onClick={() => go('notices', ['filled'])}>
          {t('noticesWaiting', { count: value.noticesToSend })}
        </UnstyledButton>
      )}
      {value !== null && value.toPayFen > 0 && (
        <UnstyledButton onClick={() => go('freight')}>
          {t('toPay', { amount: yuan(value.toPayFen) })}
        </UnstyledButton>
      )}
      {value !== null && value.disputedFen > 0 && (
        <UnstyledButton data-tone="wait" onClick={() => go('freight', ['disputed'])}>
          {t('disputed', { amount: yuan(value.disputedFen) })}
        </UnstyledButton>
      )}
    </footer>
  );
}
