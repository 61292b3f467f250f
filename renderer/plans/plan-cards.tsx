import { Radio } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { yuan } from '../ui/money.ts';
import { usePlanChoice } from './choice-store.ts';
import { BestMarks, OfferDetails } from './offer-parts.tsx';
import { marksOf } from './offers.ts';
import classes from './offers.module.css';
import { planName } from './plan-names.ts';
import { useQuotes } from './use-quotes.ts';

/** What every plan offers for one order, a card each; those that take it first, the cheapest at the front. */
export function PlanCards({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation('plans');
  const { choice, choose } = usePlanChoice();
  const orderIds = useMemo(() => [orderId], [orderId]);
  const { byOrder, refusal } = useQuotes(orderIds, 0, 0);
  const quote = byOrder.get(orderId);
  const marks = marksOf(quote?.offers ?? []);
  return (
    <div className={classes['cards']}>
      <RefusalAlert refusal={refusal ?? quote?.refused ?? null} />
      <Radio.Group
        aria-label={t('matrix')}
        value={choice.get(orderId) ?? null}
        onChange={(plan) => choose([[orderId, plan]])}
      >
        <div className={classes['grid']}>
          {quote?.offers.map((offer) => (
            <Radio.Card
              key={offer.plan}
              value={offer.plan}
              className={classes['card'] ?? ''}
              disabled={offer.refused !== null}
              data-disabled={offer.refused !== null || undefined}
            >
              <h2>
                {planName({ ...offer, code: offer.plan })}
                {offer.refused === null && <Radio.Indicator />}
              </h2>
              {offer.refused === null && (
                <div className={classes['fee']}>
                  {yuan(offer.feeFen)}
                  <BestMarks
                    cheapest={marks.cheapest.has(offer.plan)}
                    fastest={marks.fastest.has(offer.plan)}
                  />
                </div>
              )}
              <OfferDetails offer={offer} />
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </div>
  );
}
