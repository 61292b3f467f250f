import type { Event } from '../event.ts';
import { idsOf } from '../id-index.ts';
import type { MessageLanguage, MessageTemplate } from '../notices/message-templates.ts';
import { checkNoticeForSend, fillNotice } from '../notices/notice.ts';
import type { Notice, NoticePart } from '../notices/notice.ts';
import { fillNoticeRows, parseNotices } from '../notices/notices-workbook.ts';
import type { FilledRows } from '../notices/notices-workbook.ts';
import { refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import type { SheetTable } from '../sheets/table.ts';
import type { Shipment } from '../shipments/shipment.ts';
import { findOrder, findShipment, nextIds } from '../state.ts';
import type { State } from '../state.ts';
import { writeMessage } from './customer-message.ts';
import type { CustomerMessage } from './customer-message.ts';
import { decided } from './decision.ts';
import type { DecideContext, Decision } from './decision.ts';

/** What became of the notices of one shipment. */
export type NoticesFilled = {
  readonly shipmentId: string;
  readonly notices: readonly Notice[];
  readonly refused: Refusal | null;
};

/** Notices of an order so far. */
export const noticesOf = (state: State, orderId: string): Notice[] =>
  idsOf(state.noticesByOrder, orderId).flatMap((noticeId) => state.notices.get(noticeId) ?? []);

/** Shipments of an order, voided ones too. */
const shipmentsOf = (state: State, orderId: string): Shipment[] =>
  idsOf(state.shipmentsByOrder, orderId).flatMap(
    (shipmentId) => state.shipments.get(shipmentId) ?? [],
  );

/** Whether a parcel is with the carrier and its customer was not told yet: the filter *notice to be filled*. */
export const awaitsNotice = (state: State, shipment: Shipment): boolean =>
  shipment.state === 'handed-over' &&
  shipment.orderIds.some(
    (orderId) =>
      !noticesOf(state, orderId).some(({ shipmentId }) => shipmentId === shipment.shipmentId),
  );

/**
 * Fills notices for the shipments named, or for all that wait for one. Each shipment stands on its own: one that is
 * refused does not keep the others back.
 */
export function decideFillNotices(
  state: State,
  command: {
    readonly shipmentIds: readonly string[];
    readonly description: string;
    readonly website: string;
    readonly force: string | null;
    /** Instead of the plan's; empty or absent for that. */
    readonly service?: string;
    /** Instead of what the pieces left say. */
    readonly part?: NoticePart | '';
  },
  context: DecideContext,
): Decision<readonly NoticesFilled[]> {
  const { part = '' } = command;
  const wanted =
    command.shipmentIds.length > 0
      ? command.shipmentIds
      : state.shipments
          .valueSeq()
          .filter((shipment) => awaitsNotice(state, shipment))
          .map(({ shipmentId }) => shipmentId)
          .toArray();
  const found = wanted.map((id) => ({ id, shipment: findShipment(state, id) }));
  const most = found.reduce((sum, { shipment }) => sum + (shipment?.orderIds.length ?? 0), 0);
  const ids = nextIds(state, 'notice', context.station, most);
  const filledNow: Notice[] = [];
  const filledByOrder = new Map<string, Notice[]>();
  const outcomes = found.map(({ id, shipment }): NoticesFilled => {
    if (shipment === undefined) {
      return { shipmentId: id, notices: [], refused: refusal('shipment-unknown', { id }) };
    }
    const { shipmentId } = shipment;
    const notices: Notice[] = [];
    let double: Notice | undefined;
    for (const orderId of shipment.orderIds) {
      const order = findOrder(state, orderId);
      const plan = state.plans.get(shipment.plan);
      if (order === undefined || plan === undefined) {
        throw new Error(`Shipment ${shipmentId} has no order ${orderId} or no plan.`);
      }
      const existing = [...noticesOf(state, orderId), ...(filledByOrder.get(orderId) ?? [])];
      // A parcel of several orders may be filled in part already; only a parcel with nothing left to fill is a double.
      const filled = existing.find((notice) => notice.shipmentId === shipmentId);
      if (filled !== undefined) {
        double = filled;
        continue;
      }
      const notice = fillNotice({
        order,
        shipments: shipmentsOf(state, orderId),
        shipment,
        plan,
        existing,
        description: command.description,
        website: command.website,
        all: part === '' ? undefined : part === 'all',
        service: command.service,
        force: command.force ?? undefined,
        at: context.at,
      });
      if (!notice.ok) return { shipmentId, notices: [], refused: notice.refusal };
      const noticeId = ids[filledNow.length + notices.length];
      if (noticeId === undefined) throw new Error('Too few notice ids were prepared.');
      notices.push({ ...notice.value, noticeId });
    }
    if (notices.length === 0 && double !== undefined) {
      const params = { order: double.orderId, number: double.number };
      return { shipmentId, notices, refused: refusal('notice-double', params) };
    }
    for (const notice of notices) {
      filledByOrder.set(notice.orderId, [...(filledByOrder.get(notice.orderId) ?? []), notice]);
    }
    filledNow.push(...notices);
    return { shipmentId, notices, refused: null };
  });
  const events: Event[] = filledNow.map((notice) => ({ type: 'notice-filled', notice }));
  return decided(events, outcomes);
}

/** Whether the parcel of a notice was voided: its number must not reach the customer any more. */
export const isVoided = (state: State, { shipmentId }: Notice): boolean =>
  state.shipments.get(shipmentId)?.state === 'voided';

/** The notices that wait to be sent; those of voided parcels are left out. */
export const noticesToSend = (state: State): Notice[] =>
  state.notices
    .valueSeq()
    .filter((notice) => notice.state === 'filled' && !isVoided(state, notice))
    .toArray();

/**
 * Marks notices as sent; without ids, every one that may be sent. All or none.
 * Refusals: `notice-unknown`, `notice-already-sent`, `notice-shipment-voided`.
 */
export function decideSendNotices(
  state: State,
  command: { readonly noticeIds: readonly string[]; readonly via: string },
  context: DecideContext,
): Decision<readonly Notice[]> {
  const wanted: Notice[] = [];
  if (command.noticeIds.length === 0) {
    wanted.push(...noticesToSend(state));
  }
  for (const noticeId of new Set(command.noticeIds)) {
    const notice = state.notices.get(noticeId);
    if (notice === undefined) return refuse('notice-unknown', { notice: noticeId });
    const checked = checkNoticeForSend(notice);
    if (!checked.ok) return checked;
    if (isVoided(state, notice)) {
      return refuse('notice-shipment-voided', { shipment: notice.shipmentId });
    }
    wanted.push(notice);
  }
  const { via } = command;
  return decided(
    wanted.map(({ noticeId }): Event => ({ type: 'notice-sent', noticeId, via })),
    wanted.map((notice): Notice => ({ ...notice, state: 'sent', sentAt: context.at, via })),
  );
}

/**
 * Takes back notices that were filled and not sent, so that right ones can be filled. All or none.
 * Refusals: `notice-unknown`, `notice-already-sent`.
 */
export function decideWithdrawNotices(
  state: State,
  command: { readonly noticeIds: readonly string[]; readonly reason: string },
): Decision<readonly Notice[]> {
  const withdrawn: Notice[] = [];
  for (const noticeId of new Set(command.noticeIds)) {
    const notice = state.notices.get(noticeId);
    if (notice === undefined) return refuse('notice-unknown', { notice: noticeId });
    const checked = checkNoticeForSend(notice);
    if (!checked.ok) return checked;
    withdrawn.push(notice);
  }
  const reason = command.reason.trim();
  return decided(
    withdrawn.map((notice): Event => ({ type: 'notice-withdrawn', notice, reason })),
    withdrawn,
  );
}

/** What the rows of a notices workbook came to. */
export type NoticesImported = Omit<FilledRows, 'filled'> & {
  readonly read: number;
  readonly accepted: number;
  readonly notices: readonly Notice[];
};

/**
 * Fills the notices of a workbook, row by row; good rows are taken beside rejected ones. The sheet as a whole is refused
 * as by `parseNotices`, rows as by `fillNoticeRows`.
 */
export function decideImportNotices(
  state: State,
  table: SheetTable,
  force: string | null,
  context: DecideContext,
): Decision<NoticesImported> {
  const parsed = parseNotices(table);
  if (!parsed.ok) return parsed;
  const { read, items, rejected } = parsed.value;
  const rows = fillNoticeRows({
    rows: items,
    lookup: {
      order: (orderId) => findOrder(state, orderId),
      shipmentsOf: (orderId) => shipmentsOf(state, orderId),
      plan: (code) => state.plans.get(code),
      noticesOf: (orderId) => noticesOf(state, orderId),
    },
    force: force ?? undefined,
    at: context.at,
  });
  const ids = nextIds(state, 'notice', context.station, rows.filled.length);
  const notices = rows.filled.map(({ notice }, index): Notice => {
    const noticeId = ids[index];
    if (noticeId === undefined) throw new Error('Too few notice ids were prepared.');
    return { ...notice, noticeId };
  });
  return decided(
    notices.map((notice): Event => ({ type: 'notice-filled', notice })),
    {
      read,
      accepted: notices.length,
      unchanged: rows.unchanged,
      rejected: [...rejected, ...rows.rejected].toSorted((a, b) => a.row - b.row),
      notices,
    },
  );
}

/** The message to the customer of a notice on `today`, in the language of the destination unless one is named. */
export function customerMessage(
  state: State,
  noticeId: string,
  language: MessageLanguage | null,
  templates: readonly MessageTemplate[],
  today: string,
): Result<CustomerMessage> {
  const notice = state.notices.get(noticeId);
  if (notice === undefined) return refuse('notice-unknown', { notice: noticeId });
  const order = findOrder(state, notice.orderId);
  if (order === undefined) throw new Error(`Notice ${noticeId} has no order.`);
  return writeMessage({
    order,
    kind: notice.part === 'all' ? 'shipped' : 'part-shipped',
    language,
    templates,
    days: null,
    today,
    plan: state.plans.get(state.shipments.get(notice.shipmentId)?.plan ?? ''),
    ...notice,
  });
}
