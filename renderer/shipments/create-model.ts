import type { WindowRequest } from '../../preload/window-contract.ts';

/** Some pieces of one line of an order. */
export type LinePart = { readonly lineId: string; readonly quantity: number };

/** A parcel that is to be created. `parts` is null when it takes all that is left of its orders. */
export type PlannedParcel = {
  readonly key: string;
  readonly orderIds: readonly string[];
  readonly parts: readonly LinePart[] | null;
  /** A plan code; empty until one is chosen. */
  readonly plan: string;
  /** Its own domestic tracking number; empty takes that of its plan's parcels. */
  readonly tracking: string;
};

/** How the parcels of one plan reach the carrier. */
export type DeliveryChoice = {
  readonly delivery: 'door' | 'domestic' | 'warehouse';
  readonly pickupCity: string;
  readonly company: string;
  readonly companyName: string;
  readonly tracking: string;
  readonly warehouse: string;
  readonly undeliverable: 'return' | 'destroy';
};

export const firstDelivery: DeliveryChoice = {
  delivery: 'warehouse',
  pickupCity: '',
  company: 'SF',
  companyName: '',
  tracking: '',
  warehouse: '',
  undeliverable: 'return',
};

/** One parcel for each order, with the plan that was chosen for it. */
export const parcelsOf = (
  orderIds: readonly string[],
  choice: ReadonlyMap<string, string>,
): readonly PlannedParcel[] =>
  [...new Set(orderIds)].map((orderId) => ({
    key: orderId,
    orderIds: [orderId],
    parts: null,
    plan: choice.get(orderId) ?? '',
    tracking: '',
  }));

/** Puts the orders into one parcel; it takes the place and the plan of the first of them. */
export function merge(
  parcels: readonly PlannedParcel[],
  orderIds: readonly string[],
): readonly PlannedParcel[] {
  const isTaken = (parcel: PlannedParcel): boolean =>
    parcel.orderIds.some((orderId) => orderIds.includes(orderId));
  const taken = parcels.filter(isTaken);
  const [first] = taken;
  if (first === undefined) return parcels;
  const merged: PlannedParcel = {
    key: `together/${orderIds.join('+')}`,
    orderIds,
    parts: null,
    plan: taken.find(({ plan }) => plan !== '')?.plan ?? '',
    tracking: taken.find(({ tracking }) => tracking !== '')?.tracking ?? '',
  };
  return parcels.flatMap((parcel) =>
    parcel === first ? [merged] : isTaken(parcel) ? [] : [parcel],
  );
}

/** Gives every order of a parcel, or every part of a split order, its whole parcel back. */
export function separate(parcels: readonly PlannedParcel[], key: string): readonly PlannedParcel[] {
  const chosen = parcels.find((parcel) => parcel.key === key);
  if (chosen === undefined) return parcels;
  const { orderIds, parts, plan } = chosen;
  const whole = orderIds.map((orderId): PlannedParcel => ({
    key: orderId,
    orderIds: [orderId],
    parts: null,
    plan,
    tracking: '',
  }));
  const isPartOfSame = (parcel: PlannedParcel): boolean =>
    parcel === chosen ||
    (parts !== null && parcel.parts !== null && parcel.orderIds[0] === orderIds[0]);
  return parcels.flatMap((parcel) =>
    parcel === chosen ? whole : isPartOfSame(parcel) ? [] : [parcel],
  );
}

/**
 * Makes two parcels of one order: `out` leaves in a parcel of its own, the rest stays. Nothing changes when either
 * would be empty.
 */
export function split(
  parcels: readonly PlannedParcel[],
  key: string,
  items: readonly LinePart[],
  out: ReadonlyMap<string, number>,
): readonly PlannedParcel[] {
  const leaving: LinePart[] = [];
  const staying: LinePart[] = [];
  for (const { lineId, quantity } of items) {
    const moved = Math.max(0, Math.min(quantity, out.get(lineId) ?? 0));
    if (moved > 0) leaving.push({ lineId, quantity: moved });
    if (moved < quantity) staying.push({ lineId, quantity: quantity - moved });
  }
  if (leaving.length === 0 || staying.length === 0) return parcels;
  return parcels.flatMap((parcel) =>
    parcel.key === key
      ? [
          { ...parcel, key: `${key}/a`, parts: staying },
          { ...parcel, key: `${key}/b`, parts: leaving, tracking: '' },
        ]
      : [parcel],
  );
}

/** The parcels of each plan, in the order in which the plans first come; those without a plan come first. */
export function byPlan(
  parcels: readonly PlannedParcel[],
): readonly { readonly plan: string; readonly parcels: readonly PlannedParcel[] }[] {
  const groups = new Map<string, PlannedParcel[]>();
  for (const parcel of parcels) {
    const group = groups.get(parcel.plan);
    if (group === undefined) groups.set(parcel.plan, [parcel]);
    else group.push(parcel);
  }
  return [...groups]
    .map(([plan, group]) => ({ plan, parcels: group }))
    .sort((a, b) => Number(b.plan === '') - Number(a.plan === ''));
}

/** Sets the plan of some parcels. */
export const withPlan = (
  parcels: readonly PlannedParcel[],
  plans: ReadonlyMap<string, string>,
): readonly PlannedParcel[] =>
  parcels.map((parcel) => ({ ...parcel, plan: plans.get(parcel.key) ?? parcel.plan }));

/** The delivery of a parcel that may have a tracking number of its own. */
export const withTracking = (delivery: DeliveryChoice, tracking: string): DeliveryChoice =>
  tracking === '' || delivery.delivery !== 'domestic' ? delivery : { ...delivery, tracking };

/** Gives the parcel `key` the first of the numbers, and those after it with the same plan one each of the others. */
export function giveTracking(
  parcels: readonly PlannedParcel[],
  key: string,
  numbers: readonly string[],
): readonly PlannedParcel[] {
  const plan = parcels.find((parcel) => parcel.key === key)?.plan;
  const mates = parcels.filter((parcel) => parcel.plan === plan);
  const first = mates.findIndex((parcel) => parcel.key === key);
  const given = new Map(
    mates.slice(Math.max(first, 0)).flatMap((parcel, place) => {
      const number = numbers[place];
      return number === undefined ? [] : [[parcel.key, number] as const];
    }),
  );
  return parcels.map((parcel) => ({
    ...parcel,
    tracking: given.get(parcel.key) ?? parcel.tracking,
  }));
}

/** What is asked of the main process: one request for each parcel that has a plan. */
export const requestsOf = (
  parcels: readonly PlannedParcel[],
  deliveries: ReadonlyMap<string, DeliveryChoice>,
): WindowRequest<'shipments.create'>['requests'] =>
  parcels
    .filter(({ plan }) => plan !== '')
    .map(({ orderIds, parts, plan, tracking }) => ({
      ...withTracking(deliveries.get(plan) ?? firstDelivery, tracking),
      orderIds: [...orderIds],
      lines: parts === null ? null : parts.map((part) => ({ ...part })),
      plan,
    }));

/** Suggestions that are still open: all orders of the group are there, each in a whole parcel of its own. */
export const openSuggestions = (
  parcels: readonly PlannedParcel[],
  together: readonly (readonly string[])[],
): readonly (readonly string[])[] => {
  const alone = new Set(
    parcels.flatMap(({ orderIds, parts }) =>
      orderIds.length === 1 && parts === null ? orderIds : [],
    ),
  );
  return together.filter((group) => group.every((orderId) => alone.has(orderId)));
};
