import { Drawer, Select, Table, Tabs } from '@mantine/core';
import { IconBan, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import type { CollectionRule, GoodsVerdict } from '../../domain/plans/plan.ts';
import { currentLanguage } from '../i18n.ts';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import { SourceText } from './source-text.tsx';
import classes from './plans.module.css';

/** What the plans refuse of an order's goods, and where they collect at the door. */
export function RulesDrawer(props: {
  readonly opened: boolean;
  readonly orderIds: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('plans');
  const { orderIds } = props;
  const [asked, setAsked] = useState<string | null>(null);
  const orderId = asked !== null && orderIds.includes(asked) ? asked : orderIds[0];
  return (
    <Drawer
      opened={props.opened}
      onClose={props.onClose}
      position="right"
      size={760}
      title={<strong>{t('rules.title')}</strong>}
      closeButtonProps={{ 'aria-label': t('rules.close') }}
    >
      <Tabs defaultValue={orderId === undefined ? 'collection' : 'restrictions'}>
        <Tabs.List>
          <Tabs.Tab value="restrictions" disabled={orderId === undefined}>
            {t('rules.restrictions')}
          </Tabs.Tab>
          <Tabs.Tab value="collection">{t('rules.collection')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="restrictions" pt="md">
          {orderIds.length > 1 && orderId !== undefined && (
            <Select
              label={t('order')}
              searchable
              allowDeselect={false}
              limit={50}
              value={orderId}
              onChange={setAsked}
              data={[...orderIds]}
              mb="sm"
            />
          )}
          {orderId !== undefined && <Restrictions orderId={orderId} />}
        </Tabs.Panel>
        <Tabs.Panel value="collection" pt="md">
          <Collection />
        </Tabs.Panel>
      </Tabs>
    </Drawer>
  );
}

const verdictIcons = { allowed: IconCircleCheck, refused: IconBan, unknown: IconHelpCircle };

/** A verdict with its sign and its word. */
export function VerdictWord({ verdict }: { readonly verdict: GoodsVerdict }) {
  const { t } = useTranslation('plans');
  const Icon = verdictIcons[verdict];
  return (
    <span className={classes['verdict']} data-verdict={verdict}>
      <Icon size={16} aria-hidden /> {t(`rules.${verdict}`)}
    </span>
  );
}

function Restrictions({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation('plans');
  const language = currentLanguage();
  const { value, refusal } = useQuery('plans.restrictions', { orderId });
  const first = value?.[0];
  // What nobody says anything about would bury what somebody does.
  const stated = (value ?? []).flatMap(({ plan, restrictions }) =>
    restrictions.filter(({ source }) => source !== null).map((one) => ({ plan, ...one })),
  );
  return (
    <>
      <RefusalAlert refusal={refusal} />
      {first !== undefined && (
        <>
          <p className="quiet">
            {t('rules.forOrder', { orderId, country: countryName(first.country, language) })}
          </p>
          {stated.length === 0 && <p>{t('rules.noRestrictions')}</p>}
          {stated.length > 0 && (
            <Table withTableBorder verticalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('rules.plan')}</Table.Th>
                  <Table.Th>{t('rules.goods')}</Table.Th>
                  <Table.Th>{t('rules.verdict')}</Table.Th>
                  <Table.Th>{t('rules.reason')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {stated.map((one) => (
                  <Table.Tr key={`${one.plan}/${one.attribute}`}>
                    <Table.Td>{one.plan}</Table.Td>
                    <Table.Td>{t(`goods.${one.attribute}`)}</Table.Td>
                    <Table.Td>
                      <VerdictWord verdict={one.verdict} />
                    </Table.Td>
                    <Table.Td>
                      {one.reason} <SourceText source={one.source} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          {(['always', 'air'] as const).map((scope) => (
            <section key={scope}>
              <h3>{t(scope === 'always' ? 'rules.never' : 'rules.air')}</h3>
              <ul className={classes['prohibited']}>
                {first.prohibited
                  .filter((goods) => goods.scope === scope)
                  .map((goods) => (
                    <li key={goods.id}>
                      <IconBan size={16} aria-hidden />{' '}
                      {language === 'zh' ? goods.nameZh : goods.nameEn}
                    </li>
                  ))}
              </ul>
              <SourceText
                source={first.prohibited.find((goods) => goods.scope === scope)?.source ?? null}
              />
            </section>
          ))}
        </>
      )}
    </>
  );
}

function Collection() {
  const { t } = useTranslation('plans');
  const { value, refusal } = useQuery('plans.collection', {});
  return (
    <>
      <RefusalAlert refusal={refusal} />
      {value !== null && value.length === 0 && <p>{t('rules.noCollection')}</p>}
      {value !== null && value.length > 0 && <CollectionTable rules={value} />}
    </>
  );
}

/** Where the carriers come to the door, and from how many parcels on. */
export function CollectionTable({
  rules,
}: {
  readonly rules: readonly (CollectionRule & { readonly plan: string })[];
}) {
  const { t } = useTranslation('plans');
  return (
    <Table withTableBorder verticalSpacing="xs" stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('rules.plan')}</Table.Th>
          <Table.Th>{t('rules.city')}</Table.Th>
          <Table.Th ta="end">{t('rules.minimum')}</Table.Th>
          <Table.Th>{t('rules.phone')}</Table.Th>
          <Table.Th>{t('rules.source')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rules.map((rule) => (
          <Table.Tr key={`${rule.plan}/${rule.city}`}>
            <Table.Td>{rule.plan}</Table.Td>
            <Table.Td>{rule.city === '*' ? t('rules.everyCity') : rule.city}</Table.Td>
            <Table.Td ta="end" className="number">
              {rule.minParcels}
            </Table.Td>
            <Table.Td className="number">{rule.phone}</Table.Td>
            <Table.Td>
              <SourceText source={rule.source} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
