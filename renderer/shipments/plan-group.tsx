import { ActionIcon, Badge, Button, Select, TextInput, Tooltip } from '@mantine/core';
import { IconArrowsSplit, IconArrowsSplit2, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDraft } from '../../domain/decide/shipment-drafts.ts';
import type { Plan } from '../../domain/plans/plan.ts';
import { currentLanguage } from '../i18n.ts';
import { yuan } from '../ui/money.ts';
import type { DeliveryChoice, LinePart, PlannedParcel } from './create-model.ts';
import { DeliveryForm, takeList } from './delivery-form.tsx';
import { choiceRules } from './plans.ts';
import { feeOf } from './quotes.ts';
import type { Fees } from './quotes.ts';
import classes from './shipments.module.css';
import { SplitDialog } from './split-dialog.tsx';

/** The parcels that go with one plan, and how they reach its carrier. */
export function PlanGroup(props: {
  readonly plan: Plan | null;
  readonly code: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly parcels: readonly PlannedParcel[];
  readonly orders: ReadonlyMap<string, OrderDraft>;
  readonly fees: Fees;
  readonly delivery: DeliveryChoice;
  readonly onDelivery: (delivery: DeliveryChoice) => void;
  readonly onPlan: (wanted: string) => void;
  /** A number for the parcel `key`; more of them go to those below it. */
  readonly onTracking: (key: string, numbers: readonly string[]) => void;
  readonly onSeparate: (key: string) => void;
  readonly onSplit: (
    key: string,
    items: readonly LinePart[],
    out: ReadonlyMap<string, number>,
  ) => void;
  readonly onRemove: (key: string) => void;
}) {
  const { t } = useTranslation('shipments');
  const { plan, code, parcels, orders, fees } = props;
  const [splitting, setSplitting] = useState<PlannedParcel | null>(null);
  const name = plan === null ? t('noPlan') : currentLanguage() === 'zh' ? plan.nameZh : plan.nameEn;
  const total = parcels.reduce((sum, parcel) => sum + (feeOf(parcel, fees) ?? 0), 0);
  const toSplit = orders.get(splitting?.orderIds[0] ?? '');
  return (
    <section className={classes['group']} aria-label={name}>
      <header className={classes['groupHead']}>
        <strong>{name}</strong>
        {plan !== null && <span className="quiet">{plan.carrier}</span>}
        <Badge variant="light" size="lg" tt="none">
          {t('parcels', { count: parcels.length })}
        </Badge>
        {total > 0 && <span className="quiet number">{t('fees', { amount: yuan(total) })}</span>}
        <Select
          ms="auto"
          w={320}
          aria-label={t(plan === null ? 'choosePlan' : 'changePlan')}
          placeholder={t('choosePlan')}
          searchable
          allowDeselect={false}
          value={code === '' ? null : code}
          onChange={(wanted) => wanted !== null && props.onPlan(wanted)}
          data={[
            {
              group: t('rules'),
              items: choiceRules.map((rule) => ({ value: rule, label: t(`rule.${rule}`) })),
            },
            { group: t('plans'), items: [...props.options] },
          ]}
        />
      </header>
      <div className={plan === null ? undefined : classes['groupBody']}>
        {plan !== null && (
          <DeliveryForm
            plan={plan}
            parcels={parcels.length}
            delivery={props.delivery}
            own={parcels.map(({ tracking }) => tracking)}
            onChange={props.onDelivery}
            onList={(numbers) => props.onTracking(parcels[0]?.key ?? '', numbers)}
          />
        )}
        <ul className={classes['parcels']}>
          {parcels.map((parcel) => (
            <ParcelRow
              key={parcel.key}
              parcel={parcel}
              orders={orders}
              feeFen={feeOf(parcel, fees)}
              tracking={props.delivery.delivery === 'domestic' ? props.delivery.tracking : null}
              onTracking={(numbers) => props.onTracking(parcel.key, numbers)}
              onSplit={() => setSplitting(parcel)}
              onSeparate={() => props.onSeparate(parcel.key)}
              onRemove={() => props.onRemove(parcel.key)}
            />
          ))}
        </ul>
      </div>
      {splitting !== null && toSplit !== undefined && (
        <SplitDialog
          order={toSplit}
          onClose={() => setSplitting(null)}
          onSplit={(out) => {
            props.onSplit(splitting.key, toSplit.items, out);
            setSplitting(null);
          }}
        />
      )}
    </section>
  );
}

function ParcelRow(props: {
  readonly parcel: PlannedParcel;
  readonly orders: ReadonlyMap<string, OrderDraft>;
  readonly feeFen: number | null;
  /** The number that it has without one of its own; null where it goes another way. */
  readonly tracking: string | null;
  readonly onTracking: (numbers: readonly string[]) => void;
  readonly onSplit: () => void;
  readonly onSeparate: () => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('shipments');
  const { parcel, feeFen } = props;
  const { orderIds, parts } = parcel;
  const drafts = orderIds.flatMap((orderId) => props.orders.get(orderId) ?? []);
  const [first] = drafts;
  const partOf = new Map(parts?.map(({ lineId, quantity }) => [lineId, quantity]));
  const items = drafts.flatMap((draft) =>
    draft.items.flatMap((item) => {
      const quantity = parts === null ? item.quantity : (partOf.get(item.lineId) ?? 0);
      return quantity > 0 ? [`${item.sku} × ${quantity}`] : [];
    }),
  );
  const problem = drafts.map(problemOf).find((one) => one !== null) ?? null;
  const pieces = first?.items.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  const isWhole = orderIds.length === 1 && parts === null;
  return (
    <li className={classes['parcel']} data-tone={problem === null ? undefined : 'stop'}>
      <span className="number">
        {orderIds.map((orderId) => (
          <div key={orderId}>{orderId}</div>
        ))}
        {!isWhole && (
          <Badge variant="light" tt="none">
            {t(parts === null ? 'merged' : 'splitPart')}
          </Badge>
        )}
      </span>
      <span className={classes['items']} title={items.join(', ')}>
        <bdi>{first?.receiver}</bdi> · {first?.country}
        {feeFen !== null && <span className="number"> · CNY {yuan(feeFen)}</span>}
        <br />
        {problem === null ? (
          <span className="quiet">{items.join(', ')}</span>
        ) : (
          t(problem.key, { reason: problem.reason })
        )}
        {props.tracking !== null && (
          <TextInput
            mt={4}
            maw={260}
            aria-label={t('trackingOf', { order: orderIds.join(' ') })}
            placeholder={props.tracking === '' ? t('trackingOwn') : props.tracking}
            value={parcel.tracking}
            onChange={(event) => props.onTracking([event.currentTarget.value])}
            onPaste={(event) => takeList(event, props.onTracking)}
          />
        )}
      </span>
      <span>
        {isWhole && pieces > 1 && (
          <Button
            variant="subtle"
            leftSection={<IconArrowsSplit2 size={18} aria-hidden />}
            onClick={props.onSplit}
          >
            {t('split')}
          </Button>
        )}
        {!isWhole && (
          <Button
            variant="subtle"
            leftSection={<IconArrowsSplit size={18} aria-hidden />}
            onClick={props.onSeparate}
          >
            {t('separate')}
          </Button>
        )}
        <Tooltip label={t('remove')}>
          <ActionIcon aria-label={`${t('remove')} ${orderIds.join(' ')}`} onClick={props.onRemove}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </span>
    </li>
  );
}

/** Why an order cannot become a parcel as it is: the key of the words, and a reason where one was given. */
type Problem = {
  readonly key: 'cannot' | 'nothingLeft' | 'notShippable' | 'weightUnknown';
  readonly reason: string;
};

function problemOf({ held, items, shippable, weightGrams }: OrderDraft): Problem | null {
  const problem = (key: Problem['key']): Problem => ({ key, reason: held ?? '' });
  if (held !== null) return problem('cannot');
  if (items.length === 0) return problem('nothingLeft');
  if (!shippable) return problem('notShippable');
  return weightGrams === null ? problem('weightUnknown') : null;
}
