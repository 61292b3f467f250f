import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Task } from '../ui/use-task.ts';
import classes from './notices.module.css';

/** How far long work is, and the way to stop it. Nothing while none runs. */
export function WorkingLine({ task }: { readonly task: Task }) {
  const { t } = useTranslation('notices');
  const { t: shell } = useTranslation('shell');
  if (!task.running) return null;
  const { done = 0, total = null } = task.progress ?? {};
  return (
    <div className={classes['working']} role="status">
      <span>{t('working')}</span>
      <progress
        aria-label={t('working')}
        {...(total === null ? {} : { value: done, max: total })}
      />
      <Button variant="default" size="sm" onClick={task.cancel}>
        {shell('cancel')}
      </Button>
    </div>
  );
}
