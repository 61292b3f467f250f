import { nothingArchived } from '../archive/archive.ts';
import type { ArchivedKeys } from '../archive/archive.ts';
import type { Event, ImportSource } from '../event.ts';
import { refuse } from '../result.ts';
import type { Shipment } from '../shipments/shipment.ts';
import type { State } from '../state.ts';
import type { Steps } from '../steps.ts';
import type { WaybillAnswer } from '../waybills/answers.ts';
import { addToPool, emptyPool, nextWaybill } from '../waybills/pool.ts';
import type { WaybillEntry, WaybillPool } from '../waybills/pool.ts';
import { decided } from './decision.ts';
import type { Decision } from './decision.ts';

/** Gives numbers out of pools one after the other, remembering within one decision what it gave. */
export class WaybillGiver {
  readonly #state: State;
  readonly #pools = new Map<string, WaybillPool>();
  readonly #given = new Set<string>();
  readonly #archived: ArchivedKeys;

  constructor(
    state: State,
    pools: readonly WaybillPool[] = [],
    archived: ArchivedKeys = nothingArchived,
  ) {
    this.#state = state;
    this.#archived = archived;
    for (const pool of pools) this.#pools.set(pool.plan, pool);
  }

  /** The event that gives the shipment a number; null when its plan has no number left. */
  give(shipment: Pick<Shipment, 'shipmentId' | 'plan'>): Event | null {
    const pool = this.#pools.get(shipment.plan) ?? this.#state.waybillPools.get(shipment.plan);
    if (pool === undefined) return null;
    const next = nextWaybill(
      pool,
      (waybill) =>
        this.#state.waybills.has(waybill) ||
        this.#given.has(waybill) ||
        this.#archived.has(`waybill:${waybill}`),
    );
    if (!next.ok) return null;
    const { waybill } = next.value;
    this.#pools.set(shipment.plan, next.value.pool);
    this.#given.add(waybill);
    return {
      type: 'waybill-assigned',
      shipmentId: shipment.shipmentId,
      waybill,
      plan: shipment.plan,
      from: 'pool',
    };
  }
}

const shipmentsPerStep = 500;
const answersPerStep = 100;

/** Puts imported numbers into their pools; shipments that wait for a number of these plans get theirs at once. */
export function* decideWaybillImport(
  state: State,
  entries: readonly WaybillEntry[],
  source: ImportSource,
  archived: ArchivedKeys = nothingArchived,
): Steps<Decision<number>> {
  if (entries.length === 0) return decided([], 0);
  const plans = new Set(entries.map(({ plan }) => plan));
  const pools: WaybillPool[] = [];
  for (const plan of plans) {
    pools.push(yield* addToPool(state.waybillPools.get(plan) ?? emptyPool(plan), entries));
  }
  const giver = new WaybillGiver(state, pools, archived);
  const given: Event[] = [];
  let looked = 0;
  for (const shipment of state.shipments.values()) {
    looked += 1;
    if (looked % shipmentsPerStep === 0) yield;
    const { waybill, plan } = shipment;
    if (waybill !== null || shipment.state === 'voided' || !plans.has(plan)) continue;
    const event = giver.give(shipment);
    if (event !== null) given.push(event);
    if (given.length % answersPerStep === 0) yield;
  }
  return decided([{ type: 'waybills-imported', source, pools }, ...given], entries.length);
}

/**
 * Assigns the numbers that the platform gave, with their sorting codes; one may follow its number later. A number that lay in a pool is taken out of it. All or none.
 * Refused: `waybill-answer-taken`, `waybill-answer-has-other`.
 */
export function* decideWaybillAnswers(
  state: State,
  answers: readonly WaybillAnswer[],
): Steps<Decision<number>> {
  const events: Event[] = [];
  const owners = new Map<string, string>();
  const numbers = new Map<string, string>();
  for (const [index, { shipmentId, plan, waybill, sortingCode }] of answers.entries()) {
    if (index % answersPerStep === 0) yield;
    const owner = state.waybills.get(waybill) ?? owners.get(waybill);
    if (owner !== undefined && owner !== shipmentId) {
      return refuse('waybill-answer-taken', { waybill, shipment: owner });
    }
    const shipment = state.shipments.get(shipmentId);
    const present = shipment?.waybill ?? numbers.get(shipmentId);
    const isSorted = sortingCode === undefined || sortingCode === shipment?.sortingCode;
    if (present === waybill && isSorted) continue;
    if (present !== undefined && present !== waybill) {
      return refuse('waybill-answer-has-other', { shipment: shipmentId, waybill: present });
    }
    owners.set(waybill, shipmentId);
    numbers.set(shipmentId, waybill);
    events.push({
      type: 'waybill-assigned',
      shipmentId,
      waybill,
      plan,
      from: 'platform',
      ...(sortingCode === undefined ? {} : { sortingCode }),
    });
  }
  return decided(events, events.length);
}
