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
  /** Grows with every arrival that hands something over, so that a screen that is open takes it up too. */
  readonly arrival: number;
  readonly go: (screen: Screen, selection?: readonly string[]) => void;
};

/** Which screen is shown. */
export const useNavigation = create<Navigation>()((set) => ({
  screen: 'orders',
  selection: [],
  arrival: 0,
  go: (screen, selection = []) =>
    set(({ arrival }) => ({
      screen,
      selection,
      arrival: selection.length > 0 ? arrival + 1 : arrival,
    })),
}));
