import { lazy } from 'react';
import type { ComponentType } from 'react';
import { idle } from './idle.ts';
import { OrdersScreen } from '../orders/orders-screen.tsx';
import { screens } from './navigation.ts';
import type { Screen } from './navigation.ts';

const loaders: Readonly<Record<Screen, () => Promise<ComponentType>>> = {
  // Where most stations begin: read with the window itself.
  orders: async () => OrdersScreen,
  plans: async () => (await import('../plans/plans-screen.tsx')).PlansScreen,
  shipments: async () => (await import('../shipments/shipments-screen.tsx')).ShipmentsScreen,
  pack: async () => (await import('../pack/pack-screen.tsx')).PackScreen,
  labels: async () => (await import('../labels/labels-screen.tsx')).LabelsScreen,
  handover: async () => (await import('../handover/handover-screen.tsx')).HandoverScreen,
  notices: async () => (await import('../notices/notices-screen.tsx')).NoticesScreen,
  freight: async () => (await import('../freight/freight-screen.tsx')).FreightScreen,
  settings: async () => (await import('../settings/settings-screen.tsx')).SettingsScreen,
};

/** Screens that were shown before their program was read. */
const awaited = new Set<Screen>();

const view = (screen: Screen): ComponentType =>
  lazy(async () => {
    awaited.add(screen);
    return { default: await loaders[screen]() };
  });

/**
 * The screens. One whose program is not read yet suspends until it is, and React then takes a third of a second to show
 * it: the one that is wanted first is read ahead.
 */
export const screenViews: Record<Screen, ComponentType> = {
  orders: OrdersScreen,
  plans: view('plans'),
  shipments: view('shipments'),
  pack: view('pack'),
  labels: view('labels'),
  handover: view('handover'),
  notices: view('notices'),
  freight: view('freight'),
  settings: view('settings'),
};

/** Reads the program of one screen ahead. */
export async function loadScreen(screen: Screen): Promise<void> {
  const loaded = await loaders[screen]();
  // One that is shown already would begin anew as another.
  if (!awaited.has(screen)) screenViews[screen] = loaded;
}

/** Reads the others while nothing else is to do, so that going there waits for nothing. */
export async function loadScreensWhenIdle(): Promise<void> {
  for (const screen of screens) {
    await idle();
    await loadScreen(screen);
  }
}
