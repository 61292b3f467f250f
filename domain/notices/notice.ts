import { z } from 'zod';
import type { Order } from '../orders/order.ts';
import type { Plan, Source } from '../plans/plan.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import type { Shipment } from '../shipments/shipment.ts';
import { codePointLength } from '../text.ts';
import { checkTypedWaybill } from '../waybills/check.ts';
import { isPlatformShape, normaliseWaybill } from '../waybills/s10.ts';
import { noticeService, otherService, readService } from './services.ts';

/** `all`: with this parcel the order is fully shipped; `part`: more is to come. */
export type NoticePart = 'all' | 'part';

/** A shipping notice: tells the customer, through the platform, which number carries the order. Times are UTC. */
export type Notice = {
  readonly noticeId: string;
  readonly orderId: string;
  readonly shipmentId: string;
  /** As the platform names it; `other` where it does not list the carrier. */
  readonly service: string;
  readonly number: string;
  readonly part: NoticePart;
  /** English; may be empty. */
  readonly description: string;
  /** Where the number can be tracked; empty where the platform knows. */
  readonly website: string;
  readonly state: 'filled' | 'sent';
  /** Why it was filled before the parcel was handed over, or as `all` with pieces left; null when neither. */
  readonly forcedReason: string | null;
  readonly filledAt: string;
  readonly sentAt: string | null;
  /** How it went to the platform, such as `workbook` or `hand`; null until sent. */
  readonly via: string | null;
};

/** How long a description may be. */
export const noticeDescriptionLimit: { readonly characters: number; readonly source: Source } = {
  characters: 512,
  source: { text: 'Own limit; the platform publishes none', date: '', confirmed: false },
};

export type NoticeRequest = {
  readonly order: Order;
  /** Every shipment of the order, this one among them. */
  readonly shipments: readonly Shipment[];
  readonly shipment: Shipment;
  /** The plan of the shipment. */
  readonly plan: Plan;
  /** The notices of the order so far. */
  readonly existing: readonly Notice[];
  /** Overrides what is computed from the pieces left; undefined to compute. */
  readonly all?: boolean | undefined;
  /** Overrides the service of the plan. */
  readonly service?: string | undefined;
  readonly description: string;
  /** Empty: the plan's tracking website, where the service is `other`. */
  readonly website: string;
  /** Why the notice goes out although the parcel is not handed over, or says `all` although pieces are left. */
  readonly force?: string | undefined;
  /** UTC. */
  readonly at: string;
};

/**
 * The notice of one order for one parcel, less its id. A parcel with several orders takes one notice for each.
 * Refusals: `notice-order-not-in-shipment`, `-shipment-voided`, `-no-waybill`, `-number-invalid`, `-double`,
 * `-order-complete`, `-order-complete-unsent`, `-not-handed-over`, `-pieces-left`, `-description-character`, `-description-long`,
 * `-website-missing`, `-website-invalid`.
 */
export function fillNotice(request: NoticeRequest): Result<Omit<Notice, 'noticeId'>> {
  const { order, shipment, plan, existing } = request;
  const number = noticeNumber(request);
  if (!number.ok) return number;

  const double = existing.some((one) => normaliseWaybill(one.number) === number.value);
  if (double) {
    return refuse('notice-double', { order: order.orderId, number: number.value });
  }
  // What a parcel was to carry that was voided since is still owed, whatever its notice said.
  const voided = new Set(
    request.shipments.filter(({ state }) => state === 'voided').map(({ shipmentId }) => shipmentId),
  );
  const complete = existing.find(
    ({ part, shipmentId }) => part === 'all' && !voided.has(shipmentId),
  );
  if (complete !== undefined) {
    const params = { order: order.orderId, number: complete.number };
    return complete.state === 'sent'
      ? refuse('notice-order-complete', params)
      : refuse('notice-order-complete-unsent', params);
  }

  const reason = request.force?.trim() ?? '';
  const early = shipment.state !== 'handed-over';
  if (early && reason === '') return refuse('notice-not-handed-over', { number: number.value });
  const pieces = piecesLeft(request);
  const all = request.all ?? pieces === 0;
  const short = all && pieces > 0;
  if (short && reason === '') {
    return refuse('notice-pieces-left', { order: order.orderId, pieces });
  }

  const service = readService(request.service ?? '') || noticeService(plan);
  const website = request.website.trim() || (service === otherService ? plan.trackingWebsite : '');
  const description = request.description.trim();
  const wording =
    descriptionProblem(description) ?? websiteProblem({ website, service, number: number.value });
  if (wording !== null) return { ok: false, refusal: wording };
  return ok({
    orderId: order.orderId,
    shipmentId: shipment.shipmentId,
    service,
    number: number.value,
    part: all ? 'all' : 'part',
    description,
    website,
    state: 'filled',
    forcedReason: early || short ? reason : null,
    filledAt: request.at,
    sentAt: null,
    via: null,
  });
}

/** The number, once it is certain that it belongs to the order and that the platform will take it. */
function noticeNumber({ order, shipment, plan }: NoticeRequest): Result<string> {
  const { shipmentId, waybill } = shipment;
  if (!shipment.orderIds.includes(order.orderId)) {
    return refuse('notice-order-not-in-shipment', { shipment: shipmentId, order: order.orderId });
  }
  if (shipment.state === 'voided') {
    return refuse('notice-shipment-voided', { shipment: shipmentId });
  }
  if (waybill === null || waybill.trim() === '') {
    return refuse('notice-no-waybill', { shipment: shipmentId });
  }
  return isNoticeNumber(waybill, plan)
    ? ok(normaliseWaybill(waybill))
    : refuse('notice-number-invalid', { number: waybill, plan: plan.code });
}

/**
 * Whether a number may be sent to a customer: it has the shape the platform checks, or the one of its plan. A wrong
 * check digit alone passes, as it does on the platform.
 */
export function isNoticeNumber(number: string, plan: Pick<Plan, 'code' | 's10Indicator'>): boolean {
  const checked = checkTypedWaybill(number, plan);
  if (!checked.ok) return false;
  const { waybill, warnings } = checked.value;
  return isPlatformShape(waybill) || !warnings.some(({ code }) => code === 'waybill-not-s10');
}

/** Pieces of the order that neither this parcel nor one with a notice carries. */
function piecesLeft({ order, shipments, shipment, existing }: NoticeRequest): number {
  const told = new Set(existing.map(({ shipmentId }) => shipmentId));
  const carried = new Map<string, number>();
  for (const one of shipments) {
    const counts = one.shipmentId === shipment.shipmentId || told.has(one.shipmentId);
    if (!counts || one.state === 'voided') continue;
    for (const { orderId, lineId, quantity } of one.items) {
      if (orderId === order.orderId) carried.set(lineId, (carried.get(lineId) ?? 0) + quantity);
    }
  }
  return order.lines.reduce(
    (left, { lineId, quantity }) => left + Math.max(0, quantity - (carried.get(lineId) ?? 0)),
    0,
  );
}

/** Printable ASCII, and Latin letters with their accents: names of places are written with them. */
const english = /^[\u0020-\u007E\u00A0-\u024F]$/;

/**
 * What keeps a description from being sent, for showing while it is typed; null when nothing does.
 * Refusals: `notice-description-character`, `notice-description-long`.
 */
export function descriptionProblem(description: string): Refusal | null {
  const characters = Array.from(description);
  const place = characters.findIndex((character) => !english.test(character));
  const character = characters[place];
  if (character !== undefined) {
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return refusal('notice-description-character', { character, code, place: place + 1 });
  }
  const length = codePointLength(description);
  const max = noticeDescriptionLimit.characters;
  return length > max ? refusal('notice-description-long', { length, max }) : null;
}

const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });

/**
 * What keeps a tracking website from being sent; null when nothing does.
 * Refusals: `notice-website-missing` (the service is `other`), `notice-website-invalid`.
 */
export function websiteProblem({
  website,
  service,
  number,
}: {
  readonly website: string;
  readonly service: string;
  readonly number: string;
}): Refusal | null {
  if (website === '') {
    return service === otherService ? refusal('notice-website-missing', { number }) : null;
  }
  const valid = !/\s/.test(website) && webAddress.safeParse(website).success;
  return valid ? null : refusal('notice-website-invalid', { website });
}

/** Whether the notice may be marked as sent. Refusal: `notice-already-sent`. */
export const checkNoticeForSend = (notice: Notice): Result<void> =>
  notice.state === 'sent'
    ? refuse('notice-already-sent', { notice: notice.noticeId })
    : ok(undefined);
