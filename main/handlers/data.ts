import type { ArchivedGroup } from '../../domain/archive/archive.ts';
import { decided } from '../../domain/decide/decision.ts';
import { findByNumber } from '../../domain/find.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { Handlers } from '../../preload/contract.ts';
import { listsOf } from '../lists/lists.ts';
import { backUp } from '../backups.ts';
import { inSlices } from '../storage/breathing.ts';
import { archiveFinished } from '../archiver.ts';
import { absent, findArchived, searchedState } from './archived.ts';
import { transact } from './services.ts';
import { verifyOpen } from './verify-open.ts';
import type { Services } from './services.ts';
import { poolViews } from './waybills.ts';

const isFilled = ({ state }: Notice): boolean => state === 'filled';

/** Care of the data: copies and counts. Restoring and repairing need the folder closed; see `main/data-care.ts`. */
export function dataHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `data.${string}`>> {
  const lists = listsOf(services.store);
  return {
    'data.backup': ({ path }) => backUp(services, path),
    'data.verify': (_, context) => verifyOpen(services, context),
    'data.find': async ({ text, limit }) =>
      ok(await inSlices(findByNumber(await searchedState(services, text), text, limit))),
    'data.archive': async ({ olderThanDays }, context) => {
      const days = olderThanDays ?? services.settings.get().archiveAfterDays;
      return days === null
        ? ok({ orders: 0, shipments: 0, volumes: [] })
        : archiveFinished(services, days, context);
    },
    'data.recall': async ({ ids }, context) => {
      const groups: ArchivedGroup[] = [];
      for (const id of ids) {
        const group = await findArchived(services, id);
        if (group === null) return refuse('archived-unknown', { id });
        groups.push(group);
      }
      return transact(services, context, (state) => {
        const recalled = absent(state, groups);
        const orderIds = recalled.flatMap(({ rows }) =>
          rows.flatMap(({ table, key }) => (table === 'orders' ? [key] : [])),
        );
        return decided(
          recalled.length === 0 ? [] : [{ type: 'orders-recalled', groups: recalled }],
          { orderIds },
        );
      });
    },
    'data.stats': async () => {
      const { billTolerance, utcOffsetMinutes } = services.settings.get();
      const terms = { tolerances: billTolerance, utcOffsetMinutes };
      const wanted = { lists: ['orders', 'shipments', 'notices', 'jobs'], freight: terms } as const;
      return lists.read(wanted, () => {
        const { state } = services.store;
        const freight = lists.freight(terms);
        const filled = { key: 'filled', matches: isFilled, search: '' };
        return ok({
          orders: state.orders.size,
          toShip: lists.orders.tally.shippable,
          held: lists.orders.tally.held,
          products: state.products.size,
          plans: state.plans.size,
          shipments: { ...lists.shipments.counts },
          labelsUnknown: lists.labelsUnknown,
          noticesToFill: lists.noticesToFill,
          noticesToSend: lists.notices.count(filled),
          toPayFen: freight.dueFen['to-pay'],
          disputedFen: freight.dueFen.disputed,
          waybillPools: poolViews(state),
          archived: {
            orders: state.archivedSums.get('total')?.orders ?? 0,
            shipments: state.archivedSums.get('total')?.shipments ?? 0,
            volumes: state.archives.size,
            bytes: state.archives.reduce((sum, { bytes }) => sum + bytes, 0),
          },
          storeFailure: services.store.failure,
          backupFailure: services.backupLog.value.failure,
          lastBackupAt: services.backupLog.value.scheduledAt,
        });
      });
    },
  };
}
