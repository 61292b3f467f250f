import type { Event } from '../../../domain/event.ts';
import type { Notice } from '../../../domain/notices/notice.ts';
import type { PrintJob } from '../../../domain/printing/job.ts';
import type { Shipment } from '../../../domain/shipments/shipment.ts';
import { aShipment, waybillOf } from '../../domain/handover/samples.ts';
import { orderNumbered } from '../shop.ts';

const at = '2026-03-09T08:00:00.000Z';

const numbered = (prefix: string, index: number): string =>
  `${prefix}A-${String(index + 1).padStart(6, '0')}`;

export const shipmentIdOf = (index: number): string => numbered('S', index);

export const perHandover = 200;
const perBag = 40;

const handoverIdOf = (index: number): string => numbered('H', Math.floor(index / perHandover));

/** The only line of each parcel, as scans count it. */
export const lineKeyOf = (index: number): string => `${orderNumbered(index).orderId}/1`;

/** The parcel of order `index` as it is created: one line, from one to three pieces. */
export function parcelOf(index: number, change: Partial<Shipment> = {}): Shipment {
  const { orderId, address, lines } = orderNumbered(index);
  return aShipment({
    shipmentId: shipmentIdOf(index),
    orderIds: [orderId],
    receiver: address,
    items: lines.map(({ lineId, sku, title, quantity }) => ({
      orderId,
      lineId,
      sku,
      title,
      quantity,
    })),
    waybill: null,
    state: 'created',
    weightGrams: null,
    copies: 0,
    affixedCopy: null,
    ...change,
  });
}

/** What a parcel is from its creation until its label is in its bag: ten events and one for each piece. */
export function packedParcel(index: number): readonly Event[] {
  const shipmentId = shipmentIdOf(index);
  const shipment = parcelOf(index);
  const waybill = waybillOf(index + 1);
  const handoverId = handoverIdOf(index);
  const job: PrintJob = {
    jobId: numbered('J', index),
    shipmentId,
    waybill,
    printer: 'Table 1',
    copy: 1,
    reason: null,
    state: 'queued',
    requestedAt: at,
    claimedBy: null,
    bytesSent: 0,
    fault: null,
  };
  const { jobId } = job;
  const pieces = shipment.items.flatMap(({ quantity }) => Array.from({ length: quantity }));
  return [
    ...(index % perHandover === 0 ? [opensHandover(index)] : []),
    { type: 'shipment-created', shipment },
    { type: 'waybill-assigned', shipmentId, waybill, plan: 'CPAM', from: 'platform' },
    ...pieces.map(
      () =>
        ({
          type: 'item-scanned',
          shipmentId,
          lineKey: lineKeyOf(index),
          code: '6901234567892',
        }) as const,
    ),
    {
      type: 'parcel-packed',
      shipmentId,
      weightGrams: 151,
      expectedWeightGrams: 150,
      estimatedFen: 2815,
      weightReason: null,
    },
    { type: 'label-print-requested', job },
    { type: 'label-print-claimed', jobId, by: 'A/4711' },
    { type: 'label-print-started', jobId },
    {
      type: 'label-print-settled',
      jobId,
      state: 'acknowledged',
      bytesSent: 41_000,
      fault: null,
      by: 'transport',
    },
    { type: 'label-affixed', shipmentId, copy: 1 },
    {
      type: 'parcel-bagged',
      handoverId,
      bagId: numbered('B', Math.floor(index / perBag)),
      shipmentId,
    },
  ];
}

/** All that a parcel was, in the four facts that count once it is gone; the handover must be open. */
export function shippedParcel(index: number): readonly Event[] {
  const shipmentId = shipmentIdOf(index);
  const waybill = waybillOf(index + 1);
  const shipment = parcelOf(index, {
    state: 'affixed',
    scanned: { [lineKeyOf(index)]: 1 },
    weightGrams: 151,
    copies: 1,
    affixedCopy: 1,
  });
  return [
    { type: 'shipment-created', shipment },
    { type: 'waybill-assigned', shipmentId, waybill, plan: 'CPAM', from: 'platform' },
    {
      type: 'parcel-bagged',
      handoverId: handoverIdOf(index),
      bagId: numbered('B', Math.floor(index / perBag)),
      shipmentId,
    },
    { type: 'notice-filled', notice: sentNotice(index) },
  ];
}

export const opensHandover = (index: number): Event => ({
  type: 'handover-opened',
  handoverId: handoverIdOf(index),
  carrier: 'China Post',
});

/** What ends a handover that began with parcel `from`, with all of its parcels: it is handed over and paid. */
export function closesHandover(from: number): readonly Event[] {
  const lines = Array.from({ length: perHandover }, (_, offset) => ({
    shipmentId: shipmentIdOf(from + offset),
    amountFen: 2815,
  }));
  return [
    {
      type: 'handed-over',
      handoverId: handoverIdOf(from),
      driver: 'Wang',
      missing: [],
      signature: null,
    },
    {
      type: 'freight-paid',
      payment: {
        paymentId: numbered('P', from),
        method: 'alipay',
        reference: `REF${from}`,
        paidAt: at,
        payer: 'Li',
        lines,
        totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
      },
    },
  ];
}

const sentNotice = (index: number): Notice => ({
  noticeId: numbered('N', index),
  orderId: orderNumbered(index).orderId,
  shipmentId: shipmentIdOf(index),
  service: 'China Post Registered Air Mail',
  number: waybillOf(index + 1),
  part: 'all',
  description: '',
  website: '',
  state: 'sent',
  forcedReason: null,
  filledAt: at,
  sentAt: at,
  via: 'workbook',
});
