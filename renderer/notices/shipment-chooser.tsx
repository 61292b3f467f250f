import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { useQuery } from '../ui/use-query.ts';

const nameOf = ({ shipmentId, waybill, orderIds, receiver }: Shipment): string =>
  [waybill ?? shipmentId, orderIds.join(' '), receiver.contactName, receiver.country].join(' · ');

/** Finds a parcel by its number, its order or its shipment. */
export function ShipmentChooser({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (shipmentId: string | null) => void;
}) {
  const { t } = useTranslation('notices');
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(value === null ? search : '', 150);
  const { value: page } = useQuery('shipments.list', { search: sought, limit: 50 });
  const offered = (page?.items ?? []).filter(
    ({ state, waybill }) => state !== 'voided' && state !== 'handed-over' && waybill !== null,
  );
  return (
    <Select
      data-autofocus
      searchable
      required
      label={t('fillShipment')}
      placeholder={t('fillShipmentHint')}
      nothingFoundMessage={t('fillNothing')}
      // The main process has searched already.
      filter={({ options }) => options}
      data={offered.map((shipment) => ({ value: shipment.shipmentId, label: nameOf(shipment) }))}
      value={value}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={onChange}
    />
  );
}
