import { Table, Tabs } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import { formatAmount } from '../../domain/money.ts';
import type { Charge, Plan, Tariff } from '../../domain/plans/plan.ts';
import { currentLanguage } from '../i18n.ts';
import { yuan } from '../ui/money.ts';
import { daysText } from './offers.ts';
import { planName } from './plan-names.ts';
import classes from './plans.module.css';
import { CollectionTable, VerdictWord } from './rules-drawer.tsx';
import { SourceText } from './source-text.tsx';

/** One plan: its limits, its tariffs by country and date, where it collects and what goods it takes. */
export function PlanDetails({
  plan,
  isWanted,
}: {
  readonly plan: Plan;
  readonly isWanted: (tariff: Tariff) => boolean;
}) {
  const { t } = useTranslation('plans');
  const { size } = plan;
  const limits = [
    plan.code,
    t('sheet.carrier', { carrier: plan.carrier }),
    t(plan.tracked ? 'tracked' : 'untracked'),
    plan.maxWeightGrams === null ? t('noLimit') : t('upTo', { kg: plan.maxWeightGrams / 1_000 }),
    ...(plan.maxValue === null
      ? []
      : [t('sheet.maxValue', { amount: formatAmount(plan.maxValue) })]),
    ...(size === null
      ? []
      : [t('sheet.size', { sum: size.boxMaxSumMm ?? '–', longest: size.boxMaxLongestMm ?? '–' })]),
  ];
  return (
    // It scrolls, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes['details']} aria-label={planName(plan)} tabIndex={0}>
      <h2>{planName(plan)}</h2>
      <p className={classes['limits']}>{limits.join(' · ')}</p>
      <SourceText source={plan.source} />
      <Tabs defaultValue="tariffs" mt="md" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="tariffs">{t('sheet.tariffs')}</Tabs.Tab>
          <Tabs.Tab value="collection">{t('sheet.collection')}</Tabs.Tab>
          <Tabs.Tab value="goods">{t('sheet.goods')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="tariffs" pt="sm">
          <TariffTable tariffs={plan.tariffs.filter(isWanted)} />
        </Tabs.Panel>
        <Tabs.Panel value="collection" pt="sm">
          {plan.collection.length === 0 ? (
            <p>{t('sheet.noCollection')}</p>
          ) : (
            <CollectionTable
              rules={plan.collection.map((rule) => ({ ...rule, plan: plan.code }))}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="goods" pt="sm">
          <GoodsTable plan={plan} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

function TariffTable({ tariffs }: { readonly tariffs: readonly Tariff[] }) {
  const { t } = useTranslation('plans');
  const language = currentLanguage();
  const sorted = tariffs.toSorted(
    (one, other) =>
      countryName(one.country, language).localeCompare(countryName(other.country, language)) ||
      other.validFrom.localeCompare(one.validFrom),
  );
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('sheet.country')}</Table.Th>
          <Table.Th>{t('sheet.valid')}</Table.Th>
          <Table.Th>{t('sheet.price')}</Table.Th>
          <Table.Th>{t('sheet.transit')}</Table.Th>
          <Table.Th>{t('sheet.source')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sorted.map((tariff) => (
          <Table.Tr key={`${tariff.country}/${tariff.validFrom}`}>
            <Table.Td>
              {countryName(tariff.country, language)} {tariff.country}
            </Table.Td>
            <Table.Td className="number" style={{ whiteSpace: 'nowrap' }}>
              {t('sheet.from', { date: tariff.validFrom })}
              <br />
              {tariff.validTo === ''
                ? t('sheet.openEnd')
                : t('sheet.until', { date: tariff.validTo })}
            </Table.Td>
            <Table.Td>
              {tariff.suspended ? (
                <span className={classes['verdict']} data-verdict="refused">
                  <IconBan size={16} aria-hidden /> {t('sheet.suspended')}
                </span>
              ) : (
                <Price charge={tariff.charge} />
              )}
            </Table.Td>
            <Table.Td className="number" style={{ whiteSpace: 'nowrap' }}>
              {daysText(tariff)}
            </Table.Td>
            <Table.Td>
              <SourceText source={tariff.source} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** CNY of thousandths of a fen. */
const rateText = (milliFen: number): string => (milliFen / 100_000).toFixed(2);

function Price({ charge }: { readonly charge: Charge }) {
  const { t } = useTranslation('plans');
  switch (charge.kind) {
    case 'per-kilogram':
      return (
        <ul className={classes['price']}>
          {charge.tiers.map((tier) => (
            <li key={tier.upToGrams}>
              {t('sheet.tier', {
                grams: tier.upToGrams,
                rate: rateText(tier.rateMilliFenPerKg),
                handling: yuan(tier.handlingFen),
              })}
            </li>
          ))}
        </ul>
      );
    case 'first-and-step':
      return (
        <span className="number">
          {t('sheet.step', {
            first: yuan(charge.firstFen),
            firstGrams: charge.firstGrams,
            step: yuan(charge.stepFen),
            stepGrams: charge.stepGrams,
          })}
        </span>
      );
    default:
      return charge satisfies never;
  }
}

function GoodsTable({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('plans');
  if (plan.goods.length === 0) return <p>{t('sheet.noGoods')}</p>;
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('rules.goods')}</Table.Th>
          <Table.Th>{t('sheet.country')}</Table.Th>
          <Table.Th>{t('rules.verdict')}</Table.Th>
          <Table.Th>{t('rules.reason')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {plan.goods.map((rule) => (
          <Table.Tr key={`${rule.attribute}/${rule.country}`}>
            <Table.Td>{t(`goods.${rule.attribute}`)}</Table.Td>
            <Table.Td>
              {rule.country === '*' ? '*' : countryName(rule.country, currentLanguage())}
            </Table.Td>
            <Table.Td>
              <VerdictWord verdict={rule.verdict} />
            </Table.Td>
            <Table.Td>
              {rule.reason} <SourceText source={rule.source} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
