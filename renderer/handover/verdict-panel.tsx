import {
  IconArrowBackUp,
  IconBarcode,
  IconCircleCheckFilled,
  IconHandStop,
  IconLoader2,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import { handoverLimits } from '../../domain/handover/handover.ts';
import { groupWaybill } from '../../domain/label/scan-code.ts';
import { currentLanguage } from '../i18n.ts';
import { wordsOf } from '../ui/refusal-alert.tsx';
import type { Verdict } from './desk-state.ts';
import { weightText } from './figures.ts';
import classes from './verdict-panel.module.css';

/** The last scan, to be read across the room: colour, symbol and words. */
export function VerdictPanel(props: {
  readonly verdict: Verdict;
  readonly isTakingOut: boolean;
  readonly isEmpty: boolean;
}) {
  const { verdict } = props;
  return (
    <section
      className={classes['panel']}
      data-kind={verdict.kind}
      role="status"
      aria-live="assertive"
      aria-atomic
    >
      <Words {...props} />
    </section>
  );
}

function Words({
  verdict,
  isTakingOut,
  isEmpty,
}: {
  readonly verdict: Verdict;
  readonly isTakingOut: boolean;
  readonly isEmpty: boolean;
}): ReactNode {
  const { t } = useTranslation('handover');
  switch (verdict.kind) {
    case 'ready':
      return (
        <>
          <IconBarcode size={96} aria-hidden />
          <strong>{t('ready')}</strong>
          <p>{t(isTakingOut ? 'takeOutOn' : isEmpty ? 'readyHint' : 'readyGoOn')}</p>
        </>
      );
    case 'busy':
      return (
        <>
          <IconLoader2 size={96} aria-hidden />
          <strong className={classes['code']}>{groupWaybill(verdict.scan)}</strong>
          <p>{t('busy')}</p>
        </>
      );
    case 'ok': {
      const { waybill, bagId, place, country, weightGrams } = verdict.parcel;
      const limit = handoverLimits.parcelsPerBag.count;
      return (
        <>
          <IconCircleCheckFilled size={96} aria-hidden />
          <strong>{t('okTitle')}</strong>
          <span className={classes['code']}>{groupWaybill(waybill)}</span>
          <p>
            {t('okDetail', { bag: bagId, place, limit })}
            {' · '}
            {countryName(country, currentLanguage())} {country}
            {' · '}
            {weightText(weightGrams)}
          </p>
        </>
      );
    }
    case 'out':
      return (
        <>
          <IconArrowBackUp size={96} aria-hidden />
          <strong>{t('outTitle')}</strong>
          <span className={classes['code']}>{groupWaybill(verdict.waybill)}</span>
          <p>{t('outDetail')}</p>
        </>
      );
    case 'stop':
      return (
        <>
          <IconHandStop size={96} aria-hidden />
          <strong>{t('stopTitle')}</strong>
          <span className={classes['code']}>{groupWaybill(verdict.scan)}</span>
          <p className={classes['reason']}>{wordsOf(verdict.refusal)}</p>
        </>
      );
    default:
      return verdict satisfies never;
  }
}
