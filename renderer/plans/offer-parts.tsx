import {
  IconAlertTriangle,
  IconBan,
  IconBolt,
  IconInfoCircle,
  IconPigMoney,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../domain/plans/quote.ts';
import { wordsOf } from '../ui/refusal-alert.tsx';
import { yuan } from '../ui/money.ts';
import { daysText, shortRefusal } from './offers.ts';
import classes from './offers.module.css';

/** "Cheapest" and "Fastest", each with its sign. */
export function BestMarks(props: { readonly cheapest: boolean; readonly fastest: boolean }) {
  const { t } = useTranslation('plans');
  return (
    <>
      {props.cheapest && (
        <span className={classes['mark']} data-mark="cheapest">
          <IconPigMoney size={14} aria-hidden /> {t('cheapest')}
        </span>
      )}
      {props.fastest && (
        <span className={classes['mark']} data-mark="fastest">
          <IconBolt size={14} aria-hidden /> {t('fastest')}
        </span>
      )}
    </>
  );
}

/** What to look at before trusting an offer, in a word each. */
export function FlagWords({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('plans');
  const has = (code: string): boolean => offer.flags.some((flag) => flag.code === code);
  const others = offer.flags.filter(
    ({ code }) => code !== 'tier-inversion' && code !== 'unconfirmed-tariff',
  ).length;
  const names = [
    ...(has('tier-inversion') ? [t('inversion')] : []),
    ...(has('unconfirmed-tariff') ? [t('unconfirmed')] : []),
    ...(others > 0 ? [t('note')] : []),
  ];
  const [first] = names;
  if (first === undefined) return null;
  return (
    <span className={classes['flags']} title={names.join(', ')}>
      <IconAlertTriangle size={14} aria-hidden />
      {names.length === 1 ? first : `${first} +${names.length - 1}`}
    </span>
  );
}

/** What an offer says in the room of a table cell. */
export function OfferCell(props: {
  readonly offer: Offer;
  readonly cheapest: boolean;
  readonly fastest: boolean;
}) {
  const { offer } = props;
  const { t } = useTranslation('plans');
  if (offer.refused !== null) {
    return (
      <span className={classes['refused']}>
        <IconBan size={16} aria-hidden /> {t(`short.${shortRefusal(offer.refused.code)}`)}
      </span>
    );
  }
  const days = daysText(offer);
  return (
    <>
      <span className={classes['line']}>
        <strong className="number">{yuan(offer.feeFen)}</strong>
        <BestMarks cheapest={props.cheapest} fastest={props.fastest} />
      </span>
      <span className={classes['line']}>
        <span className="quiet">{days === '' ? t('daysUnknown') : t('days', { days })}</span>
        <FlagWords offer={offer} />
      </span>
    </>
  );
}

/** Everything that is known of an offer, in sentences. */
export function OfferDetails({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('plans');
  const days = daysText(offer);
  const facts = [
    ...(offer.feeFen === null ? [] : [`CNY ${yuan(offer.feeFen)}`]),
    ...(offer.chargeableGrams === null ? [] : [t('charged', { grams: offer.chargeableGrams })]),
    ...(offer.volumetric ? [t('volumetric')] : []),
    ...(offer.fuelFen === null || offer.fuelFen === 0
      ? []
      : [t('fuel', { amount: yuan(offer.fuelFen) })]),
    ...(offer.refused === null ? [days === '' ? t('daysUnknown') : t('days', { days })] : []),
    t(offer.tracked ? 'tracked' : 'untracked'),
  ];
  return (
    <>
      {offer.refused !== null && (
        <p className={classes['why']}>
          <IconBan size={16} aria-hidden /> {wordsOf(offer.refused)}
        </p>
      )}
      <p>{facts.join(' · ')}</p>
      {offer.flags.map((flag) => (
        <p key={flag.code} className={classes['flag']}>
          <IconAlertTriangle size={16} aria-hidden /> {wordsOf(flag)}
        </p>
      ))}
      <p className="quiet">
        <IconInfoCircle size={14} aria-hidden />{' '}
        {t('source', { text: `${offer.source.text} ${offer.source.date}` })}
      </p>
    </>
  );
}
