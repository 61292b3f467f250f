import { Autocomplete, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck, IconHandStop } from '@tabler/icons-react';
import type { ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../domain/plans/plan.ts';
import {
  domesticCompanies,
  otherCompany,
  splitTracking,
} from '../../domain/shipments/domestic-express.ts';
import { currentLanguage } from '../i18n.ts';
import { wordsOf } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import { withTracking } from './create-model.ts';
import type { DeliveryChoice } from './create-model.ts';
import classes from './shipments.module.css';

const ways = ['door', 'domestic', 'warehouse'] as const;
const endings = ['return', 'destroy'] as const;

/** How the parcels of a plan reach its carrier, checked against the plan's rules while it is typed. */
export function DeliveryForm(props: {
  readonly plan: Plan;
  readonly parcels: number;
  readonly delivery: DeliveryChoice;
  /** The tracking numbers that parcels have of their own; empty ones take that of all. */
  readonly own: readonly string[];
  readonly onChange: (delivery: DeliveryChoice) => void;
  /** Several numbers at once: one for each parcel. */
  readonly onList: (numbers: readonly string[]) => void;
}) {
  const { t } = useTranslation('shipments');
  const { plan, parcels, delivery } = props;
  const set = (change: Partial<DeliveryChoice>): void => props.onChange({ ...delivery, ...change });
  const cities = plan.collection.flatMap(({ city }) => (city === '*' ? [] : city.split('/')));
  const language = currentLanguage();
  return (
    <div className={classes['delivery']}>
      <SegmentedControl
        fullWidth
        orientation="vertical"
        aria-label={t('howDelivered')}
        value={delivery.delivery}
        onChange={(way) => set({ delivery: way })}
        data={ways.map((value) => ({ value, label: t(value) }))}
      />
      {delivery.delivery === 'door' && (
        <Autocomplete
          size="md"
          label={t('city')}
          description={
            plan.collection.length === 0
              ? t('cityNone')
              : t('cityHint', {
                  cities: plan.collection
                    .map(({ city }) => (city === '*' ? t('cityAny') : city))
                    .join(', '),
                })
          }
          data={[...new Set(cities)]}
          value={delivery.pickupCity}
          onChange={(pickupCity) => set({ pickupCity })}
        />
      )}
      {delivery.delivery === 'domestic' && (
        <Stack gap="xs">
          <Select
            label={t('company')}
            allowDeselect={false}
            searchable
            value={delivery.company}
            onChange={(company) => set({ company: company ?? '' })}
            data={domesticCompanies.map((one) => ({ value: one.code, label: one[language] }))}
          />
          {delivery.company === otherCompany && (
            <TextInput
              label={t('companyName')}
              value={delivery.companyName}
              onChange={(event) => set({ companyName: event.currentTarget.value })}
            />
          )}
          <TextInput
            label={t(parcels > 1 ? 'trackingAll' : 'tracking')}
            description={parcels > 1 ? t('trackingHint', { count: parcels }) : undefined}
            value={delivery.tracking}
            onPaste={(event) => takeList(event, props.onList)}
            onChange={(event) => set({ tracking: event.currentTarget.value })}
          />
        </Stack>
      )}
      {delivery.delivery !== 'door' && <WarehouseField {...props} set={set} />}
      <DeliveryVerdict
        plan={plan.code}
        parcels={parcels}
        delivery={withTracking(
          delivery,
          props.own.every((one) => one !== '') ? (props.own[0] ?? '') : '',
        )}
      />
      <div>
        <Text size="sm" fw={500} mb={4}>
          {t('undeliverable')}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={t('undeliverable')}
          value={delivery.undeliverable}
          onChange={(undeliverable) => set({ undeliverable })}
          data={endings.map((value) => ({ value, label: t(value) }))}
        />
      </div>
    </div>
  );
}

/** A pasted list of numbers goes to `onList`; a single one is left to the field. */
export function takeList(
  event: ClipboardEvent<HTMLInputElement>,
  onList: (numbers: readonly string[]) => void,
): void {
  const numbers = splitTracking(event.clipboardData.getData('text'));
  if (numbers.length < 2) return;
  event.preventDefault();
  onList(numbers);
}

function WarehouseField(props: {
  readonly plan: Plan;
  readonly delivery: DeliveryChoice;
  readonly set: (change: Partial<DeliveryChoice>) => void;
}) {
  const { t } = useTranslation('shipments');
  const { plan, delivery, set } = props;
  const [first] = plan.warehouses;
  // Most plans know no warehouse of their own: then it is typed.
  if (first === undefined) {
    return (
      <TextInput
        label={t('targetTyped')}
        value={delivery.warehouse}
        onChange={(event) => set({ warehouse: event.currentTarget.value })}
      />
    );
  }
  return (
    <Select
      label={t('target')}
      allowDeselect={false}
      value={delivery.warehouse === '' ? first.code : delivery.warehouse}
      onChange={(warehouse) => set({ warehouse: warehouse ?? '' })}
      data={plan.warehouses.map(({ code, name, city }) => ({
        value: code,
        label: [name, city].filter((part) => part !== '').join(' · '),
      }))}
    />
  );
}

/** Whether it can go this way, as the rules say now: asked again with every change. */
function DeliveryVerdict(props: {
  readonly plan: string;
  readonly parcels: number;
  readonly delivery: DeliveryChoice;
}) {
  const { t } = useTranslation('shipments');
  const { undeliverable: _, ...way } = props.delivery;
  const [typed] = useDebouncedValue(JSON.stringify(way), 150);
  const { value, refusal } = useQuery('shipments.checkDelivery', {
    plan: props.plan,
    parcels: props.parcels,
    ...(JSON.parse(typed) as typeof way),
  });
  const refused = refusal ?? value?.refused ?? null;
  return (
    <div aria-live="polite">
      {refused !== null && (
        <p className={classes['check']} data-tone="stop">
          <IconHandStop size={18} aria-hidden /> {wordsOf(refused)}
        </p>
      )}
      {refused === null && value !== null && value.rule !== null && (
        <p className={classes['check']} data-tone="go">
          <IconCircleCheck size={18} aria-hidden />
          <span>
            {t('doorOk', {
              minimum: value.rule.minParcels,
              count: value.waiting + props.parcels,
            })}{' '}
            {value.rule.phone !== '' && t('doorPhone', { phone: value.rule.phone })}
          </span>
        </p>
      )}
      {value?.warnings.map((warning) => (
        <p key={warning.code} className={classes['check']} data-tone="wait">
          <IconAlertTriangle size={18} aria-hidden /> {wordsOf(warning)}
        </p>
      ))}
    </div>
  );
}
