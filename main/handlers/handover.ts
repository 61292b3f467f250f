import {
  decideBagScan,
  decideCloseBag,
  decideCloseHandover,
  decideOpenHandover,
  decideUnbag,
} from '../../domain/decide/handover.ts';
import { carrierLoads } from '../../domain/handover/carriers.ts';
import type { Handover } from '../../domain/handover/handover.ts';
import { parseScan } from '../../domain/label/scan-code.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { findShipment } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { HandoverView } from '../../preload/views.ts';
import {
  baggedParcel,
  baggedParcels,
  handoverDetail,
  handoverSummary,
  handoverView,
  missingParcel,
  missingParcels,
} from './handover-views.ts';
import { noteRefusedScan } from './note-refused-scan.ts';
import { handoverWithParcels } from './archived.ts';
import { pageOf } from './paging.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';
import { writeHandoverList } from './write-handover-list.ts';

/** Giving parcels to a carrier: bags are filled by scanning labels, then handed over with a list. */
export function handoverHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `handover.${string}`>> {
  const find = (handoverId: string): Result<Handover> => {
    const handover = services.store.state.handovers.get(handoverId);
    return handover === undefined
      ? refuse('handover-unknown', { handover: handoverId })
      : ok(handover);
  };
  const whole = async (
    handoverId: string,
  ): Promise<Result<{ readonly state: State; readonly handover: Handover }>> => {
    const found = await handoverWithParcels(services, handoverId);
    return found === null ? refuse('handover-unknown', { handover: handoverId }) : ok(found);
  };
  const show = (handoverId: string): Result<HandoverView> => {
    const handover = find(handoverId);
    return handover.ok ? ok(handoverView(services.store.state, handover.value)) : handover;
  };
  return {
    'handover.carriers': async () => {
      const { plans, shipments, handovers } = services.store.state;
      return ok(
        carrierLoads({
          carriers: plans.valueSeq().map(({ carrier }) => carrier),
          shipments: shipments.values(),
          handovers: handovers.values(),
        }),
      );
    },
    'handover.open': async ({ carrier }, context) => {
      const opened = await transact(services, context, (state) =>
        decideOpenHandover(state, carrier, decideContext(services)),
      );
      return opened.ok ? show(opened.value) : opened;
    },
    'handover.show': async ({ handoverId }) => {
      const found = await whole(handoverId);
      return found.ok ? ok(handoverDetail(found.value.state, found.value.handover)) : found;
    },
    'handover.scan': async (input, context) => {
      const scanned = await transact(services, context, (state) =>
        decideBagScan(state, input, decideContext(services)),
      );
      if (!scanned.ok) {
        const { state } = services.store;
        if (!state.handovers.has(input.handoverId)) return scanned;
        const noted = await noteRefusedScan(services, context, {
          shipmentId: findShipment(state, parseScan(input.scan).waybill)?.shipmentId ?? '',
          code: input.scan,
          refusal: scanned.refusal,
        });
        return noted.ok ? scanned : noted;
      }
      const view = show(input.handoverId);
      if (!view.ok) return view;
      const shipment = scanned.value;
      const bagId = shipment.bagId ?? '';
      const bag = view.value.bags.find((one) => one.bagId === bagId);
      const place = bag?.waybills.length ?? 0;
      return ok({ ...view.value, scanned: baggedParcel(shipment, bagId, place) });
    },
    'handover.unscan': async (input, context) => {
      const removed = await transact(services, context, (state) => decideUnbag(state, input));
      return removed.ok ? show(input.handoverId) : removed;
    },
    'handover.closeBag': async (input, context) => {
      const closed = await transact(services, context, (state) => decideCloseBag(state, input));
      return closed.ok ? show(input.handoverId) : closed;
    },
    'handover.close': async (input, context) => {
      const closed = await transact(services, context, (state) =>
        decideCloseHandover(state, input),
      );
      return closed.ok ? show(input.handoverId) : closed;
    },
    'handover.list': async ({ cursor, offset, limit }) => {
      const { state } = services.store;
      return ok(
        pageOf(state.handovers.values(), {
          cursor,
          offset,
          limit,
          idOf: ({ handoverId }) => handoverId,
          matches: () => true,
          view: (handover) => handoverView(state, handover),
        }),
      );
    },
    'handover.history': async ({ cursor, offset, limit }) => {
      const { state } = services.store;
      const closed = [
        ...state.handovers.valueSeq().filter(({ state: stage, handoverId }) => {
          return stage === 'closed' && !state.archivedHandovers.has(handoverId);
        }),
        ...state.archivedHandovers.values(),
      ].toSorted((a, b) => ((a.closedAt ?? '') < (b.closedAt ?? '') ? 1 : -1));
      return ok(
        pageOf(closed, {
          cursor,
          offset,
          limit,
          idOf: ({ handoverId }) => handoverId,
          matches: () => true,
          view: (handover) => ('parcels' in handover ? handover : handoverSummary(state, handover)),
        }),
      );
    },
    'handover.parcels': async ({ handoverId, bagId, search, cursor, offset, limit }) => {
      const found = await whole(handoverId);
      if (!found.ok) return found;
      const sought = search.replace(/\s+/g, '').toUpperCase();
      const parcels = baggedParcels(found.value.state, found.value.handover, bagId);
      return ok(
        pageOf(parcels, {
          cursor,
          offset,
          limit,
          idOf: (parcel) => parcel().shipmentId,
          matches: (parcel) => sought === '' || parcel().waybill.includes(sought),
          view: (parcel) => parcel(),
        }),
      );
    },
    'handover.missing': async ({ handoverId, cursor, offset, limit }) => {
      const handover = find(handoverId);
      if (!handover.ok) return handover;
      const { state } = services.store;
      return ok(
        pageOf(missingParcels(state, handover.value), {
          cursor,
          offset,
          limit,
          idOf: ({ shipmentId }) => shipmentId,
          matches: () => true,
          view: (shipment) => missingParcel(state, shipment),
        }),
      );
    },
    'handover.export': async ({ handoverId, path }, context) =>
      writeHandoverList(services, handoverId, path, context),
  };
}
