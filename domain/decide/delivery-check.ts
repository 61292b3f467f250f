import type { CollectionRule } from '../plans/plan.ts';
import { checkDoorCollection } from '../plans/collection.ts';
import { refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import { checkPickup } from '../shipments/address-rules.ts';
import { decideDelivery } from '../shipments/delivery.ts';
import type { DeliveryRequest } from '../shipments/delivery.ts';
import type { Sender } from '../shipments/sender.ts';
import type { State } from '../state.ts';
import { collectionKey } from './shipments.ts';

/** What would become of a way of delivery if parcels were created with it now. */
export type DeliveryCheck = {
  /** Parcels of this plan and city that wait for the same collection already; 0 for the other ways. */
  readonly waiting: number;
  /** The collection rule that applies; null for the other ways and where none does. */
  readonly rule: CollectionRule | null;
  readonly refused: Refusal | null;
  readonly warnings: readonly Refusal[];
};

/**
 * Tells before parcels are created whether `parcels` of them can go this way, those that wait for the same collection
 * counted in. Refused as a whole: `plan-unknown`. What creating would refuse is in `refused`.
 */
export function checkDelivery(
  state: State,
  planCode: string,
  request: DeliveryRequest,
  parcels: number,
  sender: Sender,
): Result<DeliveryCheck> {
  const plan = state.plans.get(planCode);
  if (plan === undefined) return refuse('plan-unknown', { plan: planCode });
  const isDoor = request.kind === 'door';
  const key = isDoor ? collectionKey(plan, request.city) : '';
  const waiting = isDoor
    ? state.shipments
        .valueSeq()
        .count(
          (one) =>
            one.state !== 'handed-over' &&
            one.state !== 'voided' &&
            one.plan === plan.code &&
            one.delivery.kind === 'door' &&
            collectionKey(plan, one.delivery.city) === key,
        )
    : 0;
  const rule = isDoor ? checkDoorCollection(plan, request.city, Infinity) : null;
  const delivery = decideDelivery(request, plan, waiting + parcels);
  const [pickupProblem] = isDoor ? checkPickup(sender) : [];
  return {
    ok: true,
    value: {
      waiting,
      rule: rule?.ok === true ? rule.value : null,
      refused: delivery.ok ? (pickupProblem ?? null) : delivery.refusal,
      warnings: delivery.ok ? delivery.value.warnings : [],
    },
  };
}
