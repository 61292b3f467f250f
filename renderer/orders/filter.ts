import type { Settings } from '../../domain/settings/settings.ts';

/** A filter of the list that the user gave a name. */
export type SavedView = Settings['orderViews'][number];

/** What the list shows. */
export type Filter = Omit<SavedView, 'name'>;

/** The filter that shows every order. */
export const everything: Filter = {
  status: null,
  held: null,
  country: '',
  deadline: null,
  search: '',
};

/** The views that everybody has, in the order in which they are offered. */
export const presets = {
  all: everything,
  toShip: { ...everything, status: 'TO_SHIP', held: false },
  over: { ...everything, deadline: 'over' },
  soon: { ...everything, deadline: 'soon' },
  held: { ...everything, held: true },
} as const satisfies Readonly<Record<string, Filter>>;

export type Preset = keyof typeof presets;

export const presetNames = Object.keys(presets) as readonly Preset[];

/** Whether two filters show the same; spaces around what is searched do not count. */
export const isSameFilter = (one: Filter, other: Filter): boolean =>
  one.status === other.status &&
  one.held === other.held &&
  one.country === other.country &&
  one.deadline === other.deadline &&
  one.search.trim() === other.search.trim();

const isNamed =
  (name: string) =>
  (view: SavedView): boolean =>
    view.name.toLowerCase() === name.trim().toLowerCase();

/** The views with `filter` under `name`; a view of that name is replaced where it stands. */
export function withView(
  views: readonly SavedView[],
  name: string,
  filter: Filter,
): readonly SavedView[] {
  const view: SavedView = { ...filter, search: filter.search.trim(), name: name.trim() };
  const place = views.findIndex(isNamed(name));
  return place === -1 ? [...views, view] : views.with(place, view);
}

/** The views without the one of this name. */
export const withoutView = (views: readonly SavedView[], name: string): readonly SavedView[] =>
  views.filter((view) => !isNamed(name)(view));
