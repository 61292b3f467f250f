import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../ui/refusal-alert.tsx';
import { useDesk } from './desk-state.ts';
import classes from './scan-desk.module.css';

/** Scans that were refused since this handover lies on the desk, the newest first; nothing at all while there is none. */
export function RefusedList() {
  const { t } = useTranslation('handover');
  const refused = useDesk((desk) => desk.refused);
  if (refused.length === 0) return null;
  return (
    <section className={classes['card']} data-tone="stop" data-grow>
      <h2>
        <IconHandStop size={20} aria-hidden /> {t('refused')} <b>{refused[0]?.number ?? 0}</b>
      </h2>
      {/* It scrolls, and the keyboard must be able to. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={classes['list']} aria-label={t('refused')} tabIndex={0}>
        {refused.map(({ number, scan, refusal }) => (
          <li key={number}>
            <span className={classes['text']}>
              <span className="number">{scan}</span>
              <small>{wordsOf(refusal)}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
