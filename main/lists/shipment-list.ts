import type { Shipment, ShipmentState } from '../../domain/shipments/shipment.ts';
import { searchKey } from '../../domain/text.ts';
import { LiveList } from './live-list.ts';

/** The shipments as a list, and how many there are in each state. */
export type ShipmentList = {
  readonly list: LiveList<Shipment>;
  readonly counts: Readonly<Record<ShipmentState, number>>;
};

export function openShipmentList(): ShipmentList {
  const counts: Record<ShipmentState, number> = {
    created: 0,
    packed: 0,
    labelled: 0,
    affixed: 0,
    bagged: 0,
    'handed-over': 0,
    voided: 0,
  };
  const list = new LiveList<Shipment>({
    idOf: ({ shipmentId }) => shipmentId,
    textOf: ({ shipmentId, waybill, plan, receiver, orderIds }) =>
      searchKey(
        [shipmentId, waybill ?? '', plan, receiver.country, receiver.contactName, ...orderIds].join(
          '\n',
        ),
      ),
    onChange: (before, after) => {
      if (before !== undefined) counts[before.state] -= 1;
      if (after !== undefined) counts[after.state] += 1;
    },
  });
  return { list, counts };
}
