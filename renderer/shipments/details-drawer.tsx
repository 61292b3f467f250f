import { Alert, Button, Drawer, Group, Stack, Table, Tabs, Text, Title } from '@mantine/core';
import { IconBan, IconPrinter, IconScan } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import { formatAmount } from '../../domain/money.ts';
import { findCompany } from '../../domain/shipments/domestic-express.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { currentLanguage } from '../i18n.ts';
import { LabelPreview } from '../labels/label-preview.tsx';
import { useNavigation } from '../shell/navigation.ts';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { yuan } from '../ui/money.ts';
import { Moment } from '../ui/station-time.tsx';
import { useQuery } from '../ui/use-query.ts';
import { ShipmentHistory } from './shipment-history.tsx';
import classes from './shipments.module.css';
import { StateBadge } from './state-badge.tsx';
import { VoidDialog } from './void-dialog.tsx';

/** Everything about one shipment: what is in it, how it travels, its label and what happened to it. */
export function DetailsDrawer(props: {
  readonly shipmentId: string | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('shipments');
  return (
    <Drawer
      opened={props.shipmentId !== null}
      onClose={props.onClose}
      position="right"
      size="44rem"
      title={t('shipment')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {props.shipmentId !== null && <Details shipmentId={props.shipmentId} />}
    </Drawer>
  );
}

function Details({ shipmentId }: { readonly shipmentId: string }) {
  const { t } = useTranslation('shipments');
  const { go } = useNavigation();
  const [isVoiding, setVoiding] = useState(false);
  const { value: shipment, refusal } = useQuery('shipments.show', { shipmentId });
  if (shipment === null) return <RefusalAlert refusal={refusal} />;
  const { state, waybill } = shipment;
  const canVoid = ['created', 'packed', 'labelled', 'affixed'].includes(state);
  const canPrint = ['packed', 'labelled', 'affixed'].includes(state);
  return (
    <Stack>
      <Group justify="space-between">
        <div>
          <Title order={2} size="h3" className="number">
            {waybill ?? t('noWaybill')}
          </Title>
          <Text className="quiet number">{shipmentId}</Text>
        </div>
        <StateBadge state={state} />
      </Group>
      {shipment.voidReason !== null && (
        <Alert color="stop" icon={<IconBan aria-hidden />}>
          {t('voidedBecause', { reason: shipment.voidReason })}
        </Alert>
      )}
      <Group>
        {state === 'created' && (
          <Button
            leftSection={<IconScan size={18} aria-hidden />}
            onClick={() => go('pack', [shipmentId])}
          >
            {t('packThis')}
          </Button>
        )}
        {canPrint && (
          <Button
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => go('labels', [shipmentId])}
          >
            {t('printLabels', { count: 1 })}
          </Button>
        )}
        {canVoid && (
          <Button
            variant="default"
            leftSection={<IconBan size={18} aria-hidden />}
            onClick={() => setVoiding(true)}
          >
            {t('void')}
          </Button>
        )}
      </Group>
      <Tabs defaultValue="details" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="details">{t('details')}</Tabs.Tab>
          <Tabs.Tab value="label">{t('label')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('history')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="details">
          <Facts shipment={shipment} />
        </Tabs.Panel>
        <Tabs.Panel value="label">
          <LabelPreview shipmentId={shipmentId} printer={null} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <ShipmentHistory shipmentId={shipmentId} />
        </Tabs.Panel>
      </Tabs>
      <VoidDialog
        key={shipmentId}
        shipmentId={shipmentId}
        opened={isVoiding}
        onClose={() => setVoiding(false)}
      />
    </Stack>
  );
}

function Facts({ shipment }: { readonly shipment: Shipment }) {
  const { t } = useTranslation('shipments');
  const language = currentLanguage();
  const { receiver, declaration, items } = shipment;
  const address = [receiver.street, receiver.city, receiver.province, receiver.postcode];
  return (
    <Stack gap="lg">
      <dl className={classes['facts']}>
        <dt>{t('plan')}</dt>
        <dd>
          {shipment.plan} · {shipment.carrier}
        </dd>
        <dt>{t('delivery')}</dt>
        <dd>{deliveryText(shipment, language, t)}</dd>
        <dt>{t('undeliverable')}</dt>
        <dd>{t(shipment.undeliverable)}</dd>
        <dt>{t('orders')}</dt>
        <dd className="number">{shipment.orderIds.join(', ')}</dd>
        <dt>{t('receiver')}</dt>
        <dd>
          <bdi>{receiver.contactName}</bdi>
          <br />
          <bdi>{address.filter((part) => part !== '').join(', ')}</bdi>
          <br />
          {countryName(receiver.country, language)} {receiver.country}
        </dd>
        <dt>{t('expected')}</dt>
        <dd className="number">{t('grams', { count: shipment.expectedWeightGrams })}</dd>
        {shipment.weightGrams !== null && (
          <>
            <dt>{t('weighed')}</dt>
            <dd className="number">{t('grams', { count: shipment.weightGrams })}</dd>
          </>
        )}
        <dt>{t('estimate')}</dt>
        <dd className="number">{yuan(shipment.estimatedFen)}</dd>
        <dt>{t('created')}</dt>
        <dd>
          <Moment at={shipment.createdAt} form="full" />
        </dd>
      </dl>
      <Table withTableBorder>
        <Table.Caption>{t('items')}</Table.Caption>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={`${item.orderId}/${item.lineId}`}>
              <Table.Td className="number">{item.quantity} ×</Table.Td>
              <Table.Td fw={700}>{item.sku}</Table.Td>
              <Table.Td>{item.title}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Table withTableBorder>
        <Table.Caption>{t('declaration')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('items')}</Table.Th>
            <Table.Th>{t('hsCode')}</Table.Th>
            <Table.Th>{t('origin')}</Table.Th>
            <Table.Th ta="end">{t('each')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {declaration.map((line) => (
            <Table.Tr key={`${line.nameEn}/${line.hsCode}/${line.unitValue.minor}`}>
              <Table.Td>
                {line.quantity} × {line.nameEn} {line.nameZh}
              </Table.Td>
              <Table.Td className="number">{line.hsCode}</Table.Td>
              <Table.Td>{line.origin}</Table.Td>
              <Table.Td ta="end" className="number">
                {formatAmount(line.unitValue)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

function deliveryText(
  { delivery }: Shipment,
  language: 'en' | 'zh',
  t: (key: 'door' | 'domestic' | 'warehouse') => string,
): string {
  const way = t(delivery.kind);
  switch (delivery.kind) {
    case 'door':
      return `${way} · ${delivery.city}`;
    case 'warehouse':
      return `${way} · ${delivery.warehouse}`;
    case 'domestic': {
      const company = delivery.companyName ?? findCompany(delivery.company)?.[language];
      return [way, company ?? delivery.company, delivery.tracking, delivery.warehouse].join(' · ');
    }
    default:
      return delivery satisfies never;
  }
}
