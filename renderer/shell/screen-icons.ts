import {
  IconBell,
  IconCoins,
  IconPackages,
  IconPrinter,
  IconRoute,
  IconScan,
  IconSettings,
  IconShoppingCart,
  IconTruckDelivery,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { Screen } from './navigation.ts';

/** The face of each screen, in the rail and in the palette. */
export const screenIcons: Readonly<Record<Screen, Icon>> = {
  orders: IconShoppingCart,
  plans: IconRoute,
  shipments: IconPackages,
  pack: IconScan,
  labels: IconPrinter,
  handover: IconTruckDelivery,
  notices: IconBell,
  freight: IconCoins,
  settings: IconSettings,
};
