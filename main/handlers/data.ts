import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { awaitsNotice } from '../../domain/decide/notices.ts';
import { decided } from '../../domain/decide/decision.ts';
import { findByNumber } from '../../domain/find.ts';
import { freightOf } from '../../domain/decide/freight.ts';
import { heldReason } from '../../domain/orders/holds.ts';
import { isShippable } from '../../domain/orders/statuses.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Refusal } from '../../domain/result.ts';
import type { ShipmentState } from '../../domain/shipments/shipment.ts';
import type { Handlers } from '../../preload/contract.ts';
import { packbenchModel } from '../model.ts';
import { backupStore } from '../storage/backup.ts';
import { inspectStore } from '../storage/verify.ts';
import { verifyReport } from '../data-care.ts';
import type { Services } from './services.ts';
import { poolViews } from './waybills.ts';

/** Care of the data: copies and counts. Restoring and checking need the folder closed; see `main/data-care.ts`. */
export function dataHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `data.${string}`>> {
  let backupFailure: Refusal | null = null;
  return {
    'data.backup': async ({ path }) => {
      const file = resolve(path);
      const folder = dirname(file);
      // Making the folder would put the copy on this disk when the one that was meant is not plugged in.
      if (!existsSync(folder)) return refuse('folder-missing', { folder, file: basename(file) });
      const written = await backupStore(packbenchModel, services.store, file, {
        now: services.now,
      });
      backupFailure = written.ok ? null : written.refusal;
      return written.ok ? ok({ file, rows: written.value.rows }) : written;
    },
    'data.verify': async () => {
      // Behind a write of nothing: whatever was being written is on the disk before the files are read.
      const settled = await services.store.transact('', () => decided([], null));
      if (!settled.ok) return settled;
      return verifyReport(await inspectStore(packbenchModel, services.directory));
    },
    'data.find': async ({ text, limit }) => ok(findByNumber(services.store.state, text, limit)),
    'data.stats': async () => {
      const { state } = services.store;
      const { billTolerance, utcOffsetMinutes } = services.settings.get();
      const shipments: Record<ShipmentState, number> = {
        created: 0,
        packed: 0,
        labelled: 0,
        affixed: 0,
        bagged: 0,
        'handed-over': 0,
        voided: 0,
      };
      for (const shipment of state.shipments.values()) shipments[shipment.state] += 1;
      const freight = freightOf(state, { tolerances: billTolerance, utcOffsetMinutes });
      return ok({
        orders: state.orders.size,
        toShip: state.orders.count(({ status }) => isShippable(status)),
        held: state.orders.count((order) => heldReason(order) !== null),
        products: state.products.size,
        plans: state.plans.size,
        shipments,
        labelsUnknown: state.printJobs.count((job) => job.state === 'unknown'),
        noticesToFill: state.shipments.count((shipment) => awaitsNotice(state, shipment)),
        noticesToSend: state.notices.count((notice) => notice.state === 'filled'),
        toPayFen: freight.reduce((sum, { dueFen }) => sum + dueFen, 0),
        waybillPools: poolViews(state),
        storeFailure: services.store.failure,
        backupFailure,
      });
    },
  };
}
