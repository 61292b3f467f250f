import { decidePacked, decideScan, workableShipment } from '../../domain/decide/packing.ts';
import type { PackProgress } from '../../domain/decide/packing.ts';
import { remainingItems } from '../../domain/packing/packing.ts';
import { ok } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { findShipment } from '../../domain/state.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { PackView } from '../../preload/views.ts';
import { decideContext, planIndexOf, transact } from './services.ts';
import type { Services } from './services.ts';

const view = (shipment: Shipment, refused: Refusal | null): PackView => ({
  shipmentId: shipment.shipmentId,
  state: shipment.state,
  waybill: shipment.waybill,
  remaining: shipment.state === 'created' ? remainingItems(shipment) : [],
  weightGrams: shipment.weightGrams,
  refused,
});

/** The packing table: open a parcel, scan its pieces, close it with its weight. */
export function packingHandlers(
  services: Services,
): Pick<Handlers, 'packing.open' | 'packing.scan' | 'packing.finish'> {
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
    const noted = await transact(services, context, () => ({
      ok: true,
      value: {
        events: [
          {
            type: 'scan-refused',
            shipmentId: shipment.shipmentId,
            code,
            refusal: refusal.code,
          },
        ],
        value: null,
      },
    }));
    return noted.ok ? ok(view(shipment, refusal)) : noted;
  };
  return {
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
    'packing.finish': async ({ shipmentId, weightGrams, weightReason }, context) => {
      const { weightTolerance } = services.settings.get();
      return answer(
        await transact(services, context, (state) =>
          decidePacked(
            state,
            planIndexOf(state),
            { shipmentId, weightGrams, weightReason, tolerance: weightTolerance },
            decideContext(services),
          ),
        ),
        shipmentId,
        '',
        context,
      );
    },
  };
}
