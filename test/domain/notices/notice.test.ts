import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNoticeForSend, fillNotice, isNoticeNumber } from '../../../domain/notices/notice.ts';
import type { Notice, NoticeRequest } from '../../../domain/notices/notice.ts';
import { noticeService, readService } from '../../../domain/notices/services.ts';
import type { Result } from '../../../domain/result.ts';
import {
  aLine,
  anItem,
  anOrder,
  aPlan,
  aShipment,
  shipmentsNumbered,
  waybillOf,
} from '../handover/samples.ts';

const gone = aShipment({ state: 'handed-over' });

const fill = (change: Partial<NoticeRequest> = {}): Result<Omit<Notice, 'noticeId'>> => {
  const shipment = change.shipment ?? gone;
  return fillNotice({
    order: anOrder(),
    shipments: [shipment],
    shipment,
    plan: aPlan(),
    existing: [],
    description: '',
    website: '',
    at: '2026-01-06T09:00:00.000Z',
    ...change,
  });
};

const filled = (change: Partial<NoticeRequest> = {}, noticeId = 'NA-000001'): Notice => {
  const notice = fill(change);
  if (!notice.ok) throw new Error(notice.refusal.code);
  return { noticeId, ...notice.value };
};

describe('fillNotice', () => {
  it('names the service of the plan, the number and all', () => {
    expect(filled({ description: ' Thank you! ' })).toEqual({
      noticeId: 'NA-000001',
      orderId: '8123456789012345',
      shipmentId: 'SA-000001',
      service: 'China Post Registered Air Mail',
      number: waybillOf(1),
      part: 'all',
      description: 'Thank you!',
      website: '',
      state: 'filled',
      forcedReason: null,
      filledAt: '2026-01-06T09:00:00.000Z',
      sentAt: null,
      via: null,
    });
  });

  const other = { service: 'Other' };
  it.each<[string, Partial<NoticeRequest>]>([
    ['notice-order-not-in-shipment', { order: anOrder({ orderId: '9' }) }],
    ['notice-shipment-voided', { shipment: aShipment({ state: 'voided' }), force: 'please' }],
    ['notice-no-waybill', { shipment: aShipment({ state: 'created', waybill: null }), force: 'x' }],
    ['notice-number-invalid', { shipment: { ...gone, waybill: 'LP123456789012345' } }],
    ['notice-number-invalid', { shipment: { ...gone, waybill: 'HELLO1' } }],
    ['notice-double', { existing: [filled()] }],
    ['notice-order-complete-unsent', { existing: [{ ...filled(), number: waybillOf(7) }] }],
    [
      'notice-order-complete',
      { existing: [{ ...filled(), number: waybillOf(7), state: 'sent' as const }] },
    ],
    ['notice-not-handed-over', { shipment: aShipment({ state: 'bagged' }) }],
    ['notice-not-handed-over', { shipment: aShipment({ state: 'bagged' }), force: ' ' }],
    ['notice-pieces-left', { order: anOrder({ lines: [aLine({ quantity: 3 })] }), all: true }],
    ['notice-description-character', { description: 'Спасибо' }],
    ['notice-description-character', { description: 'two\nlines' }],
    ['notice-description-long', { description: 'x'.repeat(513) }],
    ['notice-website-missing', other],
    ['notice-website-invalid', { ...other, website: 'www.example.com' }],
    ['notice-website-invalid', { ...other, website: 'javascript:alert(1)' }],
    ['notice-website-invalid', { ...other, website: 'https://' }],
    ['notice-website-invalid', { ...other, website: 'https://exa mple.com' }],
    ['notice-website-invalid', { website: 'ftp://example.com' }],
  ])('refuses with %s', (code, change) => {
    expect(fill(change)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('names the character that is not English, and where it stands', () => {
    expect(fill({ description: 'Sent 快 today' })).toMatchObject({
      refusal: { params: { character: '快', code: 'U+5FEB', place: 6 } },
    });
    expect(fill({ description: '👍' })).toMatchObject({
      refusal: { params: { character: '👍', code: 'U+1F44D', place: 1 } },
    });
    expect(fill({ description: 'São Paulo, Łódź, x'.repeat(10) }).ok).toBe(true);
  });

  it('goes out early only with a reason, which it keeps', () => {
    const shipment = aShipment({ state: 'labelled' });
    expect(filled({ shipment, force: ' courier is late ' }).forcedReason).toBe('courier is late');
    expect(filled({ force: 'not needed' }).forcedReason).toBeNull();
  });

  it('takes the tracking website of the plan where the service is other', () => {
    const plan = aPlan({
      code: 'LOCAL',
      s10Indicator: '',
      trackingWebsite: 'https://t.example.com/',
    });
    expect(filled({ plan })).toMatchObject({ service: 'other', website: 'https://t.example.com/' });
    expect(filled({ plan, website: 'http://other.example.com/q?n=1' }).website).toBe(
      'http://other.example.com/q?n=1',
    );
  });

  it('is part while pieces are left, all with the last parcel', () => {
    const order = anOrder({ lines: [aLine({ quantity: 3 }), aLine({ lineId: '2', quantity: 1 })] });
    const shipments = shipmentsNumbered(3, (n) => ({
      state: 'handed-over',
      items: [anItem(n === 3 ? { lineId: '2', quantity: 1 } : { quantity: n })],
    }));
    const notices: Notice[] = [];
    for (const shipment of shipments) {
      notices.push(filled({ order, shipments, shipment, existing: notices }, shipment.shipmentId));
    }
    expect(notices.map(({ part }) => part)).toEqual(['part', 'part', 'all']);
  });

  it('does not count a voided parcel as sent, and lets the user say part', () => {
    const order = anOrder({ lines: [aLine({ quantity: 4 })] });
    const [first, second] = shipmentsNumbered(2, () => ({ state: 'handed-over' }));
    if (first === undefined || second === undefined) throw new Error('two shipments');
    const before = [filled({ order, shipments: [first], shipment: first })];
    const voided = { ...first, state: 'voided' as const };
    const request = { order, shipment: second, existing: before };
    expect(filled({ ...request, shipments: [voided, second] }).part).toBe('part');
    expect(filled({ ...request, shipments: [first, second] }).part).toBe('all');
    expect(filled({ ...request, shipments: [first, second], all: false }).part).toBe('part');
  });

  it('says all with pieces left only for a reason', () => {
    const order = anOrder({ lines: [aLine({ quantity: 3 })] });
    expect(filled({ order, all: true, force: 'refunded one' })).toMatchObject({
      part: 'all',
      forcedReason: 'refunded one',
    });
  });

  it('counts only pieces of the order when a parcel carries several', () => {
    const shipment = aShipment({
      state: 'handed-over',
      orderIds: ['8123456789012345', '8123456789012346'],
      items: [anItem({ quantity: 1 }), anItem({ orderId: '8123456789012346', quantity: 2 })],
    });
    expect(filled({ shipment }).part).toBe('part');
    expect(filled({ shipment, order: anOrder({ orderId: '8123456789012346' }) }).part).toBe('all');
  });

  it('never gives an order two notices with one number, nor any after all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ n: fc.integer({ min: 0, max: 3 }), all: fc.option(fc.boolean()) })),
        (attempts) => {
          const order = anOrder({ lines: [aLine({ quantity: 8 })] });
          const shipments = shipmentsNumbered(4, () => ({ state: 'handed-over' }));
          const notices: Notice[] = [];
          for (const { n, all } of attempts) {
            const shipment = shipments[n];
            if (shipment === undefined) continue;
            const notice = fill({
              order,
              shipments,
              shipment,
              existing: notices,
              all: all ?? undefined,
            });
            if (notice.ok) notices.push({ ...notice.value, noticeId: `N-${notices.length}` });
          }
          expect(new Set(notices.map(({ number }) => number)).size).toBe(notices.length);
          const all = notices.findIndex(({ part }) => part === 'all');
          expect(all === -1 || all === notices.length - 1).toBe(true);
        },
      ),
    );
  });
});

describe('isNoticeNumber', () => {
  const any = aPlan({ code: 'LOCAL', s10Indicator: '' });
  const ordinary = aPlan({ code: 'YANWEN_JYT', s10Indicator: 'U' });
  it.each([
    ['RE700150389CN', aPlan(), true],
    ['RE700150380CN', aPlan(), true],
    ['UA123456789CN', aPlan(), true],
    ['AB12C45678XYZ', aPlan(), true],
    ['123456789', aPlan(), false],
    ['123456789', ordinary, true],
    ['12345678', ordinary, false],
    ['SF1234567890123', any, true],
    ['SF1234567890123', aPlan(), false],
    ['LP123456789012345', any, false],
    ['', any, false],
  ])('%s', (number, plan, valid) => {
    expect(isNoticeNumber(number, plan)).toBe(valid);
  });
});

describe('services', () => {
  it('knows the plans of the platform, with or without a warehouse, and calls the rest other', () => {
    expect(noticeService({ code: 'CPAM' })).toBe('China Post Registered Air Mail');
    expect(noticeService({ code: 'CPAM_WLB_FPXSZ' })).toBe('China Post Registered Air Mail');
    expect(noticeService({ code: 'LOCAL' })).toBe('other');
  });

  it('reads every word for other', () => {
    for (const word of ['Other', ' OTHER ', '其他', "Seller's Shipping Method"]) {
      expect(readService(word)).toBe('other');
    }
    expect(readService(' ePacket ')).toBe('ePacket');
  });
});

describe('checkNoticeForSend', () => {
  it('sends a notice once', () => {
    expect(checkNoticeForSend(filled()).ok).toBe(true);
    expect(checkNoticeForSend({ ...filled(), state: 'sent' })).toMatchObject({
      refusal: { code: 'notice-already-sent' },
    });
  });
});
