import {
  decideBagScan,
  decideCloseBag,
  decideCloseHandover,
  decideOpenHandover,
  decideUnbag,
  shipmentsInside,
} from '../../domain/decide/handover.ts';
import { handoverTotals, missingFor } from '../../domain/handover/handover.ts';
import type { Handover } from '../../domain/handover/handover.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { HandoverView } from '../../preload/views.ts';
import { pageOf } from './paging.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';
import { writeHandoverList } from './write-handover-list.ts';

function view(state: State, handover: Handover): HandoverView {
  const shipments = shipmentsInside(state, handover);
  const totals = handoverTotals(handover, shipments);
  const numberOf = (shipmentId: string): string =>
    state.shipments.get(shipmentId)?.waybill ?? shipmentId;
  return {
    handoverId: handover.handoverId,
    carrier: handover.carrier,
    state: handover.state,
    openedAt: handover.openedAt,
    closedAt: handover.closedAt,
    driver: handover.driver,
    parcels: totals.count,
    weightGrams: totals.weightGrams,
    bags: handover.bags.map((bag) => ({
      bagId: bag.bagId,
      closed: bag.closed,
      waybills: bag.shipmentIds.map(numberOf),
    })),
    missing:
      handover.state === 'closed'
        ? []
        : missingFor(handover, state.shipments.values()).map(({ shipmentId }) =>
            numberOf(shipmentId),
          ),
  };
}

/** Giving parcels to a carrier: bags are filled by scanning labels, then handed over with a list. */
export function handoverHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `handover.${string}`>> {
  const show = (handoverId: string): Result<HandoverView> => {
    const { state } = services.store;
    const handover = state.handovers.get(handoverId);
    return handover === undefined
      ? refuse('handover-unknown', { handover: handoverId })
      : ok(view(state, handover));
  };
  return {
    'handover.open': async ({ carrier }, context) => {
      const opened = await transact(services, context, (state) =>
        decideOpenHandover(state, carrier, decideContext(services)),
      );
      return opened.ok ? show(opened.value) : opened;
    },
    'handover.scan': async (input, context) => {
      const scanned = await transact(services, context, (state) =>
        decideBagScan(state, input, decideContext(services)),
      );
      return scanned.ok ? show(input.handoverId) : scanned;
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
          view: (handover) => view(state, handover),
        }),
      );
    },
    'handover.export': async ({ handoverId, path }, context) =>
      writeHandoverList(services, handoverId, path, context),
  };
}
