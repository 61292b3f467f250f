import { checkDoorCollection } from '../plans/collection.ts';
import type { CollectionRefusalCode } from '../plans/collection.ts';
import type { Plan } from '../plans/plan.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import { headerKey } from '../sheets/columns.ts';
import { readDomesticParcel } from './domestic-express.ts';
import type { Delivery } from './shipment.ts';

/** How somebody wants a parcel to get to the carrier, as typed; `''` is "not given". */
export type DeliveryRequest =
  | { readonly kind: 'door'; readonly city: string }
  | {
      readonly kind: 'domestic';
      readonly company: string;
      readonly companyName?: string;
      readonly tracking: string;
      readonly warehouse: string;
    }
  | { readonly kind: 'warehouse'; readonly warehouse: string };

export type DeliveryKind = DeliveryRequest['kind'];

/** The ways of delivery with their words; the platform's own words are among the aliases. */
export const deliveryKinds: readonly {
  readonly kind: DeliveryKind;
  readonly en: string;
  readonly zh: string;
  readonly aliases: readonly string[];
}[] = [
  {
    kind: 'door',
    en: 'Door collection',
    zh: '上门揽收',
    aliases: ['DOOR_PICKUP', 'cainiao_pickup', 'pickup', '揽收'],
  },
  {
    kind: 'domestic',
    en: 'Domestic express',
    zh: '国内快递',
    aliases: ['SELF_POST', 'express', '快递', '自寄'],
  },
  {
    kind: 'warehouse',
    en: 'Self-send to warehouse',
    zh: '自送仓库',
    aliases: ['SELF_SEND', 'self-send', '自送', '送仓'],
  },
];

/** The way of delivery that a text means, in either language or in the platform's words; undefined when none. */
export function parseDeliveryKind(text: string): DeliveryKind | undefined {
  const wanted = headerKey(text);
  if (wanted === '') return undefined;
  return deliveryKinds.find(({ kind, en, zh, aliases }) =>
    [kind, en, zh, `${kind} ${zh}`, ...aliases].some((name) => headerKey(name) === wanted),
  )?.kind;
}

/** How the parcel goes, and what about it should be looked at again. */
export type DecidedDelivery = {
  readonly delivery: Delivery;
  readonly warnings: readonly Refusal[];
};

type DomesticRefusalCode = Extract<
  ReturnType<typeof readDomesticParcel>,
  { readonly ok: false }
>['refusal']['code'];

type WarehouseRefusalCode = 'delivery-warehouse-unknown' | 'delivery-warehouse-missing';

/**
 * How a parcel gets to the carrier of `plan`. Door collection only where the plan collects `parcelCount` parcels (all
 * that are shipped with this plan from this city together); otherwise the refusal tells which way is left. Domestic
 * express and self-sending go to a warehouse of the plan: the one named by code or name, or its first.
 * Refuses as `checkDoorCollection` and `readDomesticParcel` do, `delivery-warehouse-unknown` and
 * `delivery-warehouse-missing`.
 */
export function decideDelivery(
  request: DeliveryRequest,
  plan: Pick<Plan, 'code' | 'collection' | 'warehouses'>,
  parcelCount: number,
): Result<DecidedDelivery, CollectionRefusalCode | DomesticRefusalCode | WarehouseRefusalCode> {
  switch (request.kind) {
    case 'door': {
      const allowed = checkDoorCollection(plan, request.city, parcelCount);
      if (!allowed.ok) return allowed;
      return ok({ delivery: { kind: 'door', city: request.city.trim() }, warnings: [] });
    }
    case 'domestic': {
      const parcel = readDomesticParcel(request);
      if (!parcel.ok) return parcel;
      const target = chooseWarehouse(request.warehouse, plan);
      if (!target.ok) return target;
      const { warnings, ...express } = parcel.value;
      const { warehouse } = target.value;
      return ok({
        delivery: { kind: 'domestic', ...express, warehouse },
        warnings: [...warnings, ...target.value.warnings],
      });
    }
    case 'warehouse': {
      const target = chooseWarehouse(request.warehouse, plan);
      if (!target.ok) return target;
      const { warehouse, warnings } = target.value;
      return ok({ delivery: { kind: 'warehouse', warehouse }, warnings });
    }
    default:
      return request satisfies never;
  }
}

/** The code of the warehouse that is meant; of a plan without known warehouses whatever was named. */
function chooseWarehouse(
  wanted: string,
  plan: Pick<Plan, 'code' | 'warehouses'>,
): Result<
  { readonly warehouse: string; readonly warnings: readonly Refusal[] },
  WarehouseRefusalCode
> {
  const named = wanted.trim();
  const [first] = plan.warehouses;
  if (first === undefined) {
    if (named === '') return refuse('delivery-warehouse-missing', { plan: plan.code });
    const params = { plan: plan.code, warehouse: named };
    return ok({ warehouse: named, warnings: [refusal('delivery-warehouse-unchecked', params)] });
  }
  if (named === '') return ok({ warehouse: first.code, warnings: [] });
  const key = headerKey(named);
  const found = plan.warehouses.find(({ code, name }) =>
    [code, name, `${code} ${name}`].some((text) => headerKey(text) === key),
  );
  if (found !== undefined) return ok({ warehouse: found.code, warnings: [] });
  return refuse('delivery-warehouse-unknown', {
    plan: plan.code,
    warehouse: named,
    known: plan.warehouses.map(({ code, name }) => `${code} (${name})`).join(', '),
  });
}
