import { later } from '../ui/later.ts';
import { idle } from './idle.ts';

/** Ctrl+K. */
export const Palette = later(async () => (await import('./palette.tsx')).Palette);

/** The key map. */
export const KeyMap = later(async () => (await import('./key-map.tsx')).KeyMap);

/** What an import has to say or to ask. */
export const ImportDialog = later(
  async () => (await import('../imports/import-dialog.tsx')).ImportDialog,
);

/** The welcome to an empty station. */
export const FirstRun = later(async () => (await import('../first-run/first-run.tsx')).FirstRun);

/** One order. */
export const OrderDrawer = later(
  async () => (await import('../orders/order-drawer.tsx')).OrderDrawer,
);

/** Reads those that are not read at once while nothing else is to do, so that nobody waits for one. */
export async function loadPartsWhenIdle(): Promise<void> {
  for (const { load } of [OrderDrawer, ImportDialog, KeyMap]) {
    await idle();
    await load();
  }
}
