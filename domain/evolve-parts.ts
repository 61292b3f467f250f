import type { Shipment } from './shipments/shipment.ts';
import type { State } from './state.ts';

/** Thrown by `evolve` for an event that refers to what is not there. */
export class MissingReference extends Error {
  readonly id: string;

  constructor(id: string) {
    super(`An event refers to ${id}, which does not exist.`);
    this.id = id;
  }
}

/** What an event refers to; a missing one is a bug and throws. */
export function known<Value>(value: Value | undefined, id: string): Value {
  if (value === undefined) throw new MissingReference(id);
  return value;
}

/** Remembers that an id such as `SA-000042` was given. */
export function countId(state: State, id: string): State {
  const dash = id.lastIndexOf('-');
  const prefix = id.slice(0, dash);
  const number = Number(id.slice(dash + 1));
  return number <= (state.counters.get(prefix) ?? 0)
    ? state
    : { ...state, counters: state.counters.set(prefix, number) };
}

/** The state in which one shipment is another. */
export function changeShipment(state: State, shipmentId: string, change: Partial<Shipment>): State {
  const shipment = known(state.shipments.get(shipmentId), shipmentId);
  return { ...state, shipments: state.shipments.set(shipmentId, { ...shipment, ...change }) };
}
