import { lazy } from 'react';
import type { ComponentType } from 'react';
import { idle } from './idle.ts';
import { screens } from './navigation.ts';
import type { Screen } from './navigation.ts';

const loaders: Readonly<Record<Screen, () => Promise<ComponentType>>> = {
  orders: async () => (await import('../orders/orders-screen.tsx')).OrdersScreen,
  plans: async () => (await import('../plans/plans-screen.tsx')).PlansScreen,
  shipments: async () => (await import('../shipments/shipments-screen.tsx')).ShipmentsScreen,
  pack: async () => (await import('../pack/pack-screen.tsx')).PackScreen,
  labels: async () => (await import('../labels/labels-screen.tsx')).LabelsScreen,
  handover: async () => (await import('../handover/handover-screen.tsx')).HandoverScreen,
  notices: async () => (await import('../notices/notices-screen.tsx')).NoticesScreen,
  freight: async () => (await import('../freight/freight-screen.tsx')).FreightScreen,
  settings: async () => (await import('../settings/settings-screen.tsx')).SettingsScreen,
};

const view = (screen: Screen): ComponentType =>
  lazy(async () => ({ default: await loaders[screen]() }));

/** The screens; the program of each is read when it is first shown. */
export const screenViews: Readonly<Record<Screen, ComponentType>> = {
  orders: view('orders'),
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
export const loadScreen = (screen: Screen): Promise<unknown> => loaders[screen]();

/** Reads the others while nothing else is to do, so that going there waits for nothing. */
export async function loadScreensWhenIdle(): Promise<void> {
  for (const screen of screens) {
    await idle();
    await loadScreen(screen);
  }
}
