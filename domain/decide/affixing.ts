import { parseScan } from '../label/scan-code.ts';
import { refuse } from '../result.ts';
import type { Shipment } from '../shipments/shipment.ts';
import type { State } from '../state.ts';
import { normaliseWaybill } from '../waybills/s10.ts';
import { decided } from './decision.ts';
import type { Decision } from './decision.ts';
import { openJob, printableShipment, refuseOpenJob } from './printing.ts';

/**
 * The label-to-box handshake: the label that was scanned on the box must be the parcel's own, latest copy.
 * Refused: `label-wrong-parcel`, `label-never-printed`, `label-in-progress`, `label-outcome-unknown` (a copy whose fate
 * is open decides which label counts), `label-superseded`, `label-copy-unreadable` and what forbids work on the parcel.
 */
export function decideAffixed(
  state: State,
  command: { readonly shipmentId: string; readonly scan: string },
): Decision<Shipment> {
  const printable = printableShipment(state, command.shipmentId);
  if (!printable.ok) return printable;
  const { shipment, waybill } = printable.value;
  const scan = parseScan(command.scan);
  if (normaliseWaybill(scan.waybill) !== waybill) {
    return refuse('label-wrong-parcel', { scanned: scan.waybill, expected: waybill });
  }
  const open = openJob(state, shipment.shipmentId);
  if (open !== null) return refuseOpenJob(open);
  if (shipment.state === 'packed') return refuse('label-never-printed', { waybill });
  const copy = scan.copy ?? (shipment.copies === 1 ? 1 : null);
  if (copy === null) return refuse('label-copy-unreadable', { latest: shipment.copies });
  if (copy !== shipment.copies) {
    return refuse('label-superseded', { copy, latest: shipment.copies });
  }
  if (shipment.state !== 'labelled') return decided([], shipment);
  return decided([{ type: 'label-affixed', shipmentId: shipment.shipmentId, copy }], {
    ...shipment,
    state: 'affixed',
    affixedCopy: copy,
  });
}
