import type { Event } from '../event.ts';
import { lineKey } from '../packing/packing.ts';
import { checkDoorCollection, cityKey } from '../plans/collection.ts';
import { choosePlan, parseChoiceRule } from '../plans/choose.ts';
import type { Plan } from '../plans/plan.ts';
import { quoteParcel } from '../plans/quote.ts';
import type { Offer, PlanIndex } from '../plans/quote.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import { checkPickup, checkReceiver } from '../shipments/address-rules.ts';
import { customsForm } from '../shipments/customs-form.ts';
import {
  buildDeclaration,
  checkDeclaration,
  declarationWarnings,
} from '../shipments/declaration.ts';
import { decideDelivery } from '../shipments/delivery.ts';
import type { DeliveryRequest } from '../shipments/delivery.ts';
import { expectedWeight, parcelOf } from '../shipments/parcel.ts';
import { composeParcel, shippedQuantities } from '../shipments/plan-shipment.ts';
import type { ComposeContext, ParcelDraft, ParcelRequest } from '../shipments/plan-shipment.ts';
import type { Sender } from '../shipments/sender.ts';
import type { DeclarationLine, Delivery, Shipment, Undeliverable } from '../shipments/shipment.ts';
import { findOrder, findShipment, liveShipmentsOf, nextIds } from '../state.ts';
import type { State } from '../state.ts';
import type { Steps } from '../steps.ts';
import { decided } from './decision.ts';
import type { DecideContext, Decision } from './decision.ts';
import { noticesOf } from './notices.ts';
import { productsOf } from './parcel.ts';
import { WaybillGiver } from './waybills.ts';

/** One logistics order to create. */
export type ShipmentRequest = {
  readonly parcel: ParcelRequest;
  /** A plan code or a rule, see `parseChoiceRule`. */
  readonly plan: string;
  readonly delivery: DeliveryRequest;
  readonly undeliverable: Undeliverable;
};

/** What became of one request; a refused one has no shipment and stops no other. */
export type ShipmentCreated = {
  readonly orderIds: readonly string[];
  readonly shipment: Shipment | null;
  readonly refused: Refusal | null;
  readonly warnings: readonly Refusal[];
};

/** A request of which everything is settled but whether enough parcels wait for door collection. */
type Prepared = {
  readonly draft: ParcelDraft;
  readonly plan: Plan;
  readonly offer: Offer;
  readonly weightGrams: number;
  readonly declaration: readonly DeclarationLine[];
  readonly delivery: Delivery;
  readonly warnings: readonly Refusal[];
};

/**
 * Creates logistics orders, one or thousands, in one durable step. Each request is judged on its own, in order: what an
 * earlier one took of an order is gone for a later one; one that is refused takes nothing, unless all it lacks is
 * company at the door. Door collection counts all parcels of one plan and city: those of this batch and those that wait
 * already.
 */
export function* decideCreateShipments(
  state: State,
  plans: PlanIndex,
  requests: readonly ShipmentRequest[],
  sender: Sender,
  context: DecideContext,
): Steps<Decision<readonly ShipmentCreated[]>> {
  const prepared = yield* prepareAll(state, plans, requests, sender, context);
  const collected = yield* collectionCounts(state, plans, prepared);
  const ids = nextIds(state, 'shipment', context.station, requests.length);
  const giver = new WaybillGiver(state, [], context.archived);
  const events: Event[] = [];
  let created = 0;
  const create = (request: ShipmentRequest, index: number): ShipmentCreated => {
    const orderIds = orderIdsOf(request.parcel);
    const refused = (because: Refusal): ShipmentCreated => ({
      orderIds,
      shipment: null,
      refused: because,
      warnings: [],
    });
    const ready = prepared[index];
    if (ready === undefined) throw new Error('Every request was prepared.');
    if (!ready.ok) return refused(ready.refusal);
    const { draft, plan, offer } = ready.value;
    const { delivery } = ready.value;
    if (delivery.kind === 'door') {
      const count = collected.get(collectionKey(plan, delivery.city)) ?? 0;
      const enough = checkDoorCollection(plan, delivery.city, count);
      if (!enough.ok) return refused(enough.refusal);
    }
    const shipmentId = ids[created];
    if (shipmentId === undefined) throw new Error('Too few shipment ids were prepared.');
    created += 1;
    const shipment: Shipment = {
      shipmentId,
      orderIds: draft.orderIds,
      items: draft.items,
      plan: plan.code,
      carrier: plan.carrier,
      delivery,
      undeliverable: request.undeliverable,
      receiver: draft.receiver,
      declaration: ready.value.declaration,
      waybill: null,
      state: 'created',
      createdAt: context.at,
      expectedWeightGrams: ready.value.weightGrams,
      estimatedFen: offer.feeFen ?? 0,
      weightGrams: null,
      scanned: {},
      copies: 0,
      affixedCopy: null,
      handoverId: null,
      bagId: null,
      voidReason: null,
    };
    events.push({ type: 'shipment-created', shipment });
    const assigned = giver.give(shipment);
    if (assigned !== null) events.push(assigned);
    const waybill = assigned?.type === 'waybill-assigned' ? assigned.waybill : null;
    return {
      orderIds: draft.orderIds,
      shipment: { ...shipment, waybill },
      refused: null,
      warnings: [
        ...ready.value.warnings,
        ...offer.flags,
        ...(waybill === null ? [refusal('waybill-later', { shipmentId, plan: plan.code })] : []),
      ],
    };
  };
  const outcomes: ShipmentCreated[] = [];
  for (const [index, request] of requests.entries()) {
    if (index % createdPerStep === 0) yield;
    outcomes.push(create(request, index));
  }
  return decided(events, outcomes);
}

const createdPerStep = 50;
const lookedPerStep = 1_000;

const orderIdsOf = (parcel: ParcelRequest): readonly string[] =>
  parcel.kind === 'merge' ? parcel.orderIds : [parcel.orderId];

/** What every request of a list makes of what is left of its orders by the requests before it. */
function* prepareAll(
  state: State,
  plans: PlanIndex,
  requests: readonly ShipmentRequest[],
  sender: Sender,
  context: DecideContext,
): Steps<readonly Result<Prepared>[]> {
  const taken = new Map<string, number>();
  const sources: ComposeContext = {
    order: (orderId) => findOrder(state, orderId),
    shipped: (orderId, lineId) =>
      shippedQuantities(liveShipmentsOf(state, orderId))(orderId, lineId) +
      (taken.get(`${orderId}/${lineId}`) ?? 0),
  };
  const all: Result<Prepared>[] = [];
  for (const request of requests) {
    // Quoting every plan takes about as long as anybody should wait.
    yield;
    const parcel = composeParcel(request.parcel, sources);
    if (!parcel.ok) {
      all.push(parcel);
      continue;
    }
    const prepared = prepare(state, plans, parcel.value, request, sender, context);
    for (const item of prepared.ok ? parcel.value.items : []) {
      taken.set(lineKey(item), (taken.get(lineKey(item)) ?? 0) + item.quantity);
    }
    all.push(prepared);
  }
  return all;
}

/** Address, weight, plan, customs declaration and way of a parcel; everything that the other parcels do not change. */
function prepare(
  state: State,
  plans: PlanIndex,
  draft: ParcelDraft,
  request: ShipmentRequest,
  sender: Sender,
  context: DecideContext,
): Result<Prepared> {
  const [addressProblem] = checkReceiver(draft.receiver);
  if (addressProblem !== undefined) return { ok: false, refusal: addressProblem };
  const products = productsOf(state);
  const weight = expectedWeight(draft.items, products);
  if (!weight.ok) return weight;
  const rule = parseChoiceRule(request.plan);
  if (!rule.ok) return rule;
  const parcel = parcelOf(draft.items, products, draft.receiver, weight.value);
  const offer = choosePlan(quoteParcel(plans, parcel, context.today), rule.value);
  if (!offer.ok) return offer;
  const plan = plans.byCode.get(offer.value.plan)?.plan;
  if (plan === undefined) return refuse('plan-unknown', { plan: offer.value.plan });
  const declaration = buildDeclaration(draft.items, products, 'USD');
  if (!declaration.ok) return declaration;
  const [declarationProblem] = checkDeclaration(declaration.value);
  if (declarationProblem !== undefined) return { ok: false, refusal: declarationProblem };
  const form = customsForm(declaration.value, weight.value, plans.rates);
  // Whether enough parcels wait at the door shows only when all of the list are known.
  const delivery = decideDelivery(request.delivery, plan, Infinity);
  if (!delivery.ok) return delivery;
  const [pickupProblem] = request.delivery.kind === 'door' ? checkPickup(sender) : [];
  if (pickupProblem !== undefined) return { ok: false, refusal: pickupProblem };
  return ok({
    draft,
    plan,
    offer: offer.value,
    weightGrams: weight.value,
    declaration: declaration.value,
    delivery: delivery.value.delivery,
    warnings: [
      ...declarationWarnings(declaration.value),
      ...(form.ok ? [] : [form.refusal]),
      ...(form.ok && form.value === 'CN23' ? [refusal('customs-form-cn23')] : []),
      ...delivery.value.warnings,
    ],
  });
}

/** Cities that one rule of the plan spells in several ways (`深圳/Shenzhen`) are one place of collection. */
export function collectionKey(plan: Plan, city: string): string {
  const wanted = cityKey(city);
  const rule = plan.collection.find((one) => one.city.split('/').map(cityKey).includes(wanted));
  return `${plan.code}/${rule?.city ?? wanted}`;
}

/** How many parcels of each plan and city wait for door collection, this batch included. */
function* collectionCounts(
  state: State,
  plans: PlanIndex,
  prepared: readonly Result<Prepared>[],
): Steps<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let looked = 0;
  const add = (plan: Plan | undefined, delivery: Delivery): void => {
    if (plan === undefined || delivery.kind !== 'door') return;
    const key = collectionKey(plan, delivery.city);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { state: step, plan, delivery } of state.shipments.values()) {
    looked += 1;
    if (looked % lookedPerStep === 0) yield;
    if (step !== 'handed-over' && step !== 'voided') add(plans.byCode.get(plan)?.plan, delivery);
  }
  for (const ready of prepared) if (ready.ok) add(ready.value.plan, ready.value.delivery);
  return counts;
}

/** A shipment that was taken back, and what has to be known about it. */
export type ShipmentVoided = {
  readonly shipment: Shipment;
  readonly warnings: readonly Refusal[];
};

/**
 * Takes a shipment back; its pieces can be shipped again, its waybill number is never used again. Its notices that were
 * not sent are withdrawn with it; of those that were, a warning tells (`void-notice-sent`).
 * Refused: `shipment-unknown`, `reason-missing`, `shipment-voided`, `void-after-handover`, `void-in-bag`.
 */
export function decideVoid(
  state: State,
  command: { readonly shipmentId: string; readonly reason: string },
): Decision<ShipmentVoided> {
  const shipment = findShipment(state, command.shipmentId);
  if (shipment === undefined) return refuse('shipment-unknown', { id: command.shipmentId });
  const { shipmentId } = shipment;
  const reason = command.reason.trim();
  if (reason === '') return refuse('reason-missing');
  switch (shipment.state) {
    case 'voided':
      return refuse('shipment-voided', { shipmentId });
    case 'handed-over':
      return refuse('void-after-handover', { shipmentId });
    case 'bagged':
      return refuse('void-in-bag', { shipmentId, bagId: shipment.bagId ?? '' });
    case 'created':
    case 'packed':
    case 'labelled':
    case 'affixed': {
      const notices = shipment.orderIds
        .flatMap((orderId) => noticesOf(state, orderId))
        .filter((notice) => notice.shipmentId === shipmentId);
      const withdrawn = notices.filter((notice) => notice.state === 'filled');
      return decided(
        [
          ...withdrawn.map((notice): Event => ({ type: 'notice-withdrawn', notice, reason })),
          { type: 'shipment-voided', shipmentId, reason },
        ],
        {
          shipment: { ...shipment, state: 'voided', voidReason: reason },
          warnings: notices
            .filter((notice) => notice.state === 'sent')
            .map(({ orderId, number }) => refusal('void-notice-sent', { orderId, number })),
        },
      );
    }
    default:
      return shipment.state satisfies never;
  }
}
