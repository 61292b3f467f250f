import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../domain/plans/plan.ts';
import classes from './plans.module.css';

/** Where a figure comes from, and whether anything confirms it. */
export function SourceText({ source }: { readonly source: Source | null }) {
  const { t } = useTranslation('plans');
  if (source === null) return null;
  return (
    <span className={classes['source']} data-confirmed={source.confirmed}>
      {source.confirmed ? (
        <IconCircleCheck size={14} aria-hidden />
      ) : (
        <IconAlertTriangle size={14} aria-hidden />
      )}{' '}
      {t(source.confirmed ? 'sheet.confirmed' : 'sheet.unconfirmed')}: {source.text} {source.date}
    </span>
  );
}
