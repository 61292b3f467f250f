import { Badge } from '@mantine/core';
import {
  IconBan,
  IconBarcode,
  IconBox,
  IconClock,
  IconPrinter,
  IconShoppingBag,
  IconTruckDelivery,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShipmentState } from '../../domain/shipments/shipment.ts';

/** The states in the order of a parcel's life, each with its picture and colour. */
export const stateFaces: Readonly<
  Record<ShipmentState, { readonly icon: ComponentType<{ size?: number }>; readonly color: string }>
> = {
  created: { icon: IconClock, color: 'gray' },
  packed: { icon: IconBox, color: 'act' },
  labelled: { icon: IconPrinter, color: 'act' },
  affixed: { icon: IconBarcode, color: 'go' },
  bagged: { icon: IconShoppingBag, color: 'go' },
  'handed-over': { icon: IconTruckDelivery, color: 'go' },
  voided: { icon: IconBan, color: 'stop' },
};

/** How far a shipment has come, in words with a picture. */
export function StateBadge({ state }: { readonly state: ShipmentState }) {
  const { t } = useTranslation('shipments');
  const { icon: Icon, color } = stateFaces[state];
  return (
    <Badge variant="light" color={color} tt="none" size="lg" leftSection={<Icon size={14} />}>
      {t(`state.${state}`)}
    </Badge>
  );
}
