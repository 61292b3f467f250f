import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { Refusal } from '../../domain/result.ts';
import { wordsOf } from '../ui/refusal-alert.tsx';
import classes from './settings.module.css';

/** What still keeps something from working, or that nothing does. */
export function Checks({
  refusals,
  fine,
}: {
  readonly refusals: readonly Refusal[];
  readonly fine: string;
}) {
  return (
    <ul className={classes['checks']} aria-live="polite">
      {refusals.length === 0 ? (
        <li data-tone="go">
          <IconCircleCheck size={18} aria-hidden /> {fine}
        </li>
      ) : (
        refusals.map((refusal) => (
          <li key={`${refusal.code}-${JSON.stringify(refusal.params)}`} data-tone="wait">
            <IconAlertTriangle size={18} aria-hidden /> {wordsOf(refusal)}
          </li>
        ))
      )}
    </ul>
  );
}
