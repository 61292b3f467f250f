import { create } from 'zustand';

/** The screens in the order of the work, and the settings. */
export const screens = [
  'orders',
  'plans',
  'shipments',
  'pack',
  'labels',
  'handover',
  'notices',
  'freight',
  'settings',
] as const;

export type Screen = (typeof screens)[number];

type Navigation = {
  readonly screen: Screen;
  /** What the screen before handed over: orders to plan, shipments to print. */
  readonly selection: readonly string[];
  readonly go: (screen: Screen, selection?: readonly string[]) => void;
};

/** Which screen is shown. */
export const useNavigation = create<Navigation>()((set) => ({
  screen: 'orders',
  selection: [],
  go: (screen, selection = []) => set({ screen, selection }),
}));
