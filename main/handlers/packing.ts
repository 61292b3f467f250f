import { findParcels } from '../../domain/decide/find-parcel.ts';
import {
  decidePacked,
  decideScan,
  decideUnscan,
  workableShipment,
} from '../../domain/decide/packing.ts';
import type { PackProgress } from '../../domain/decide/packing.ts';
import { ok } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { findShipment } from '../../domain/state.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { PackView } from '../../preload/views.ts';
import { noteRefusedScan } from './note-refused-scan.ts';
import { packingDay } from './packing-day.ts';
import { packView } from './packing-view.ts';
import { decideContext, planIndexOf, transact } from './services.ts';
import type { Services } from './services.ts';

/** The packing table: open a parcel, scan its pieces, close it with its weight. */
export function packingHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `packing.${string}`>> {
  const today = packingDay(services);

  const view = (shipment: Shipment, refused: Refusal | null): PackView =>
    packView(services.store.state, shipment, services.settings.get().weightTolerance, refused);

  /** A refusal at the table still shows the box as it is, and stays in the journal. */
  const answer = async (
    outcome: Result<PackProgress>,
    shipmentId: string,
    code: string,
    context: CallContext,
  ): Promise<Result<PackView>> => {
    if (outcome.ok) return ok(view(outcome.value.shipment, null));
    const shipment = findShipment(services.store.state, shipmentId);
    if (shipment === undefined) return outcome;
    const { refusal } = outcome;
    const noted = await noteRefusedScan(services, context, {
      shipmentId: shipment.shipmentId,
      code,
      refusal,
    });
    return noted.ok ? ok(view(shipment, refusal)) : noted;
  };

  /** The line of the piece that is in the box last, by the journal; null when the box is empty. */
  const lastScanned = async ({ shipmentId, createdAt }: Shipment): Promise<string | null> => {
    const inBox: string[] = [];
    const wanted = { containing: [shipmentId], since: createdAt };
    for await (const { events } of services.store.history(wanted)) {
      for (const event of events) {
        if (event.type === 'item-scanned' && event.shipmentId === shipmentId) {
          inBox.push(event.lineKey);
        }
        if (event.type === 'item-unscanned' && event.shipmentId === shipmentId) {
          inBox.splice(inBox.lastIndexOf(event.lineKey), 1);
        }
      }
    }
    return inBox.at(-1) ?? null;
  };

  return {
    'packing.find': async ({ code }) => findParcels(services.store.state, code),
    'packing.open': async ({ shipmentId }) => {
      const { state } = services.store;
      const shipment = findShipment(state, shipmentId);
      const workable = workableShipment(state, shipmentId);
      if (workable.ok) return ok(view(workable.value, null));
      return shipment === undefined ? workable : ok(view(shipment, workable.refusal));
    },
    'packing.scan': async ({ shipmentId, code }, context) =>
      answer(
        await transact(services, context, (state) => decideScan(state, shipmentId, code)),
        shipmentId,
        code,
        context,
      ),
    'packing.unscan': async ({ shipmentId }, context) => {
      const found = findShipment(services.store.state, shipmentId);
      const last = found === undefined ? null : await lastScanned(found);
      const undone = await transact(services, context, (state) =>
        decideUnscan(state, shipmentId, last),
      );
      if (undone.ok) return ok(view(undone.value.shipment, null));
      return found === undefined ? undone : ok(view(found, undone.refusal));
    },
    'packing.finish': async ({ shipmentId, weightGrams, weightReason }, context) => {
      const { weightTolerance } = services.settings.get();
      return answer(
        await transact(services, context, (state) =>
          decidePacked(
            state,
            planIndexOf(services, state),
            { shipmentId, weightGrams, weightReason, tolerance: weightTolerance },
            decideContext(services),
          ),
        ),
        shipmentId,
        '',
        context,
      );
    },
    'packing.today': async () => ok(await today()),
  };
}
