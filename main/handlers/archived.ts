import type { ArchivedGroup, ArchiveKey } from '../../domain/archive/archive.ts';
import { layBack } from '../../domain/archive/lay-back.ts';
import { withoutArchivedTotals } from '../../domain/handover/handover.ts';
import type { Handover } from '../../domain/handover/handover.ts';
import { emptyState } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import { normaliseWaybill } from '../../domain/waybills/s10.ts';
import type { Page } from '../../preload/views.ts';
import type { Facts } from '../lists/lists.ts';
import type { Services } from './services.ts';

/** As many archived groups as a search shows; who wants more seeks more closely. */
const searchLimit = 200;

/** Shorter texts stand in nearly every order. */
const shortestSearch = 3;

type Archived = Pick<Services, 'archive' | 'store'>;

/** What may name a shipment: its id or its waybill, as typed. */
export const shipmentKeys = (idOrWaybill: string): readonly ArchiveKey[] => [
  `shipment:${idOrWaybill.trim().toUpperCase()}`,
  `waybill:${normaliseWaybill(idOrWaybill)}`,
];

/** Whether the state holds the group itself. */
export const isPresent = (state: State, { rows }: ArchivedGroup): boolean =>
  rows.some(
    ({ table, key }) =>
      (table === 'orders' && state.orders.has(key)) ||
      (table === 'shipments' && state.shipments.has(key)),
  );

const firstKey = ({ rows }: ArchivedGroup): string => rows[0]?.key ?? '';

/** The groups that the state does not hold, each once: what was recalled is in it and goes before the archive. */
export function absent(state: State, groups: readonly ArchivedGroup[]): readonly ArchivedGroup[] {
  const found = new Map<string, ArchivedGroup>();
  for (const group of groups) {
    const key = firstKey(group);
    if (!found.has(key) && !isPresent(state, group)) found.set(key, group);
  }
  return [...found.values()];
}

/** The archived groups that have one of these keys. */
export async function archivedGroups(
  { archive }: Pick<Archived, 'archive'>,
  state: State,
  keys: readonly ArchiveKey[],
): Promise<readonly ArchivedGroup[]> {
  const groups: ArchivedGroup[] = [];
  for (const key of keys) {
    const entry = await archive.find(key);
    if (entry !== null) groups.push(entry.value as ArchivedGroup);
  }
  return absent(state, groups);
}

/** The state with the archived groups laid back in that have one of these keys, where it does not know them itself. */
export async function stateWith(services: Archived, keys: readonly ArchiveKey[]): Promise<State> {
  const { state } = services.store;
  if (state.archives.isEmpty() || keys.some((key) => knows(state, key))) return state;
  return layBack(state, await archivedGroups(services, state, keys));
}

function knows(state: State, key: ArchiveKey): boolean {
  const id = key.slice(key.indexOf(':') + 1);
  return (
    state.orders.has(id) ||
    state.shipments.has(id) ||
    state.waybills.has(id) ||
    state.notices.has(id)
  );
}

/** What a search finds in the archive: by a whole number, else by text; no more than `searchLimit`. */
async function soughtGroups(services: Archived, search: string): Promise<readonly ArchivedGroup[]> {
  const { state } = services.store;
  const text = search.trim();
  if (text.length < shortestSearch || state.archives.isEmpty()) return [];
  // What is known without the disk goes first: no id is also a number of another kind.
  for (const key of [`order:${text}`, ...shipmentKeys(text).toReversed()] as const) {
    const exact = await archivedGroups(services, state, [key]);
    if (exact.length > 0) return exact;
  }
  const entries = await services.archive.search(text, searchLimit);
  return absent(
    state,
    entries.map(({ value }) => value as ArchivedGroup),
  );
}

/** The state with what a search finds in the archive laid back in; the state itself where nothing is sought. */
export async function searchedState(services: Archived, search: string): Promise<State> {
  return layBack(services.store.state, await soughtGroups(services, search));
}

const soughtFacts = new WeakMap<State, { readonly text: string; readonly facts: Facts | null }>();

/**
 * What a search finds in the archive, as facts of their own beside those of the store, for lists to be made of; null
 * where nothing is sought or found.
 */
export async function archivedFacts(services: Archived, search: string): Promise<Facts | null> {
  const { state } = services.store;
  const known = soughtFacts.get(state);
  if (known?.text === search) return known.facts;
  const groups = await soughtGroups(services, search);
  const found = groups.length === 0 ? null : layBack(withoutOrders(state), groups);
  const facts = found === null ? null : { state: found, onCommit: () => () => undefined };
  soughtFacts.set(state, { text: search, facts });
  return facts;
}

/** Plans and the like alone, so that a list of what is laid on top of them is short. */
const withoutOrders = (state: State): State => ({
  ...emptyState,
  plans: state.plans,
  products: state.products,
  skuByBarcode: state.skuByBarcode,
});

type Part = {
  readonly cursor: string | null;
  readonly offset: number | null;
  readonly limit: number;
};

/** All that a search found. */
export const everything = { cursor: null, offset: 0, limit: 10_000 } as const;

/** A page of a list that archived items follow. */
export function pageWithArchived<Item>(
  part: Part,
  live: (part: Part) => Page<Item>,
  archived: readonly Item[],
  idOf: (item: Item) => string,
): Page<Item> {
  const after =
    part.offset === null && part.cursor !== null
      ? archived.findIndex((item) => idOf(item) === part.cursor)
      : -1;
  const page = live(after === -1 ? part : { ...part, cursor: null, offset: 0 });
  const total = page.total + archived.length;
  if (after === -1 && page.next !== null) return { ...page, total };
  const begin = after === -1 ? Math.max(0, (part.offset ?? 0) - page.total) : after + 1;
  const items = after === -1 ? page.items : [];
  const more = archived.slice(begin, begin + part.limit - items.length);
  const last = more.at(-1) ?? items.at(-1);
  const isEnd = begin + more.length >= archived.length;
  return {
    items: [...items, ...more],
    next: isEnd || last === undefined ? null : idOf(last),
    total,
  };
}

/** The archived group that an order, a shipment or a waybill names; null when there is none. */
export async function findArchived(services: Archived, id: string): Promise<ArchivedGroup | null> {
  if (services.store.state.archives.isEmpty()) return null;
  const [group] = await archivedGroups(services, services.store.state, [
    `order:${id.trim()}`,
    ...shipmentKeys(id),
  ]);
  return group ?? null;
}

/** A handover with all its parcels, and the state with those laid back in; null when there is none. */
export async function handoverWithParcels(
  services: Archived,
  handoverId: string,
): Promise<{ readonly state: State; readonly handover: Handover } | null> {
  const { state } = services.store;
  const present = state.archivedHandovers.has(handoverId)
    ? undefined
    : state.handovers.get(handoverId);
  const entry =
    present === undefined ? await services.archive.find(`handover:${handoverId}`) : null;
  const handover = present ?? (entry?.value as Handover | undefined);
  if (handover === undefined) return null;
  const missing = handover.bags
    .flatMap(({ shipmentIds }) => shipmentIds)
    .filter((id) => !state.shipments.has(id));
  if (missing.length === 0) return { state, handover };
  const keys = missing.map((id) => `shipment:${id}` as const);
  const laid = layBack(state, await archivedGroups(services, state, keys));
  // The parcels are all there again, so nothing is to be added for those that were not.
  return { state: laid, handover: withoutArchivedTotals(handover) };
}
