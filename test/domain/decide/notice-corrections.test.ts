import { describe, expect, it } from 'vitest';
import { contactMessage } from '../../../domain/decide/customer-message.ts';
import {
  decideFillNotices,
  decideImportNotices,
  decideSendNotices,
  decideWithdrawNotices,
  noticesOf,
  noticesToSend,
} from '../../../domain/decide/notices.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import { fromRows, toRows } from '../../../domain/snapshot.ts';
import { plainIndexes } from '../plain-rows.ts';
import { Bench, codeOf, orderData, orderId, request, source, whole } from './bench.ts';

const blank = { description: '', website: '', force: null };

const fill = (bench: Bench, shipmentIds: readonly string[], force: string | null = null) =>
  bench.do(decideFillNotices(bench.state, { ...blank, shipmentIds, force }, bench.context));

describe('decideWithdrawNotices', () => {
  it('takes a filled notice back, so that it can be filled again under a new id', () => {
    const bench = new Bench([orderData(1)]);
    const [shipment = ''] = bench.handedOver(whole(1));
    const [first] = fill(bench, [shipment])[0]?.notices ?? [];
    const noticeIds = [first?.noticeId ?? ''];
    bench.do(decideWithdrawNotices(bench.state, { noticeIds, reason: 'typo' }));
    expect(noticesOf(bench.state, orderId(1))).toEqual([]);
    expect(plainIndexes(fromRows(toRows(bench.state)))).toEqual(plainIndexes(bench.state));
    const [second] = fill(bench, [shipment])[0]?.notices ?? [];
    expect(second?.noticeId).not.toBe(first?.noticeId);
    expect(second?.number).toBe(first?.number);
  });

  it('leaves what was sent', () => {
    const bench = new Bench([orderData(1)]);
    const [shipment = ''] = bench.handedOver(whole(1));
    const [notice] = fill(bench, [shipment])[0]?.notices ?? [];
    const noticeIds = [notice?.noticeId ?? ''];
    bench.do(decideSendNotices(bench.state, { noticeIds, via: 'hand' }, bench.context));
    expect(codeOf(decideWithdrawNotices(bench.state, { noticeIds, reason: '' }))).toBe(
      'notice-already-sent',
    );
    expect(
      codeOf(decideWithdrawNotices(bench.state, { noticeIds: ['NA-000099'], reason: '' })),
    ).toBe('notice-unknown');
  });
});

describe('notices of voided parcels', () => {
  const voided = (bench: Bench, shipmentId: string) =>
    bench.do(decideVoid(bench.state, { shipmentId, reason: 'damaged' }));
  const send = (bench: Bench, noticeIds: readonly string[]) =>
    decideSendNotices(bench.state, { noticeIds, via: 'hand' }, bench.context);

  it('are withdrawn while they wait, and the new parcel is told as the whole order', () => {
    const bench = new Bench([orderData(1)]);
    const shipment = bench.affixed(whole(1));
    fill(bench, [shipment], 'promised for today');
    expect(voided(bench, shipment).warnings).toEqual([]);
    expect(noticesOf(bench.state, orderId(1))).toEqual([]);
    expect(bench.do(send(bench, []))).toEqual([]);
    const [again = ''] = bench.handedOver(whole(1));
    const [told] = fill(bench, [again]);
    expect(told).toMatchObject({ refused: null, notices: [{ part: 'all' }] });
  });

  it('are named when they were sent, and keep no new parcel from being told', () => {
    const bench = new Bench([orderData(1)]);
    const shipment = bench.affixed(whole(1));
    const [notice] = fill(bench, [shipment], 'promised for today')[0]?.notices ?? [];
    bench.do(send(bench, [notice?.noticeId ?? '']));
    const number = bench.waybill(shipment);
    expect(voided(bench, shipment).warnings).toEqual([
      { code: 'void-notice-sent', params: { orderId: orderId(1), number } },
    ]);
    const [again = ''] = bench.handedOver(whole(1));
    const [told] = fill(bench, [again]);
    expect(told).toMatchObject({ refused: null, notices: [{ part: 'all' }] });
    bench.do(send(bench, []));
    expect(noticesOf(bench.state, orderId(1)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('of older data are neither sent nor exported', () => {
    const bench = new Bench([orderData(1)]);
    const shipmentId = bench.affixed(whole(1));
    const [notice] = fill(bench, [shipmentId], 'promised for today')[0]?.notices ?? [];
    // A journal from before a void withdrew its notices.
    bench.happened({ type: 'shipment-voided', shipmentId, reason: 'damaged' });
    expect(noticesToSend(bench.state)).toEqual([]);
    expect(codeOf(send(bench, [notice?.noticeId ?? '']))).toBe('notice-shipment-voided');
    expect(bench.do(send(bench, []))).toEqual([]);
  });
});

describe('an order told as fully shipped', () => {
  it('says whether the platform knows it already', () => {
    const bench = new Bench([orderData(1)]);
    const lines = [{ lineId: '1', quantity: 3 }];
    const [part = ''] = bench.handedOver(request({ kind: 'split', orderId: orderId(1), lines }));
    const command = {
      ...blank,
      shipmentIds: [part],
      force: 'no more to come',
      part: 'all' as const,
    };
    bench.do(decideFillNotices(bench.state, command, bench.context));
    const [rest = ''] = bench.handedOver(whole(1));
    expect(fill(bench, [rest])[0]?.refused?.code).toBe('notice-order-complete-unsent');
    bench.do(decideSendNotices(bench.state, { noticeIds: [], via: 'hand' }, bench.context));
    expect(fill(bench, [rest])[0]?.refused?.code).toBe('notice-order-complete');
  });
});

describe('decideImportNotices', () => {
  it('takes the good rows, names the bad ones and changes nothing the second time', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const [shipment = ''] = bench.handedOver(whole(1));
    const number = bench.waybill(shipment) ?? '';
    const text = (value: string) => ({ kind: 'text', text: value }) as const;
    const table = {
      name: 'Notices',
      date1904: false,
      rows: [
        { row: 1, cells: ['Order', 'Number', 'Description'].map(text) },
        { row: 2, cells: [orderId(1), number, 'By air'].map(text) },
        { row: 3, cells: [orderId(2), number, ''].map(text) },
      ],
    };
    const again = () => decideImportNotices(bench.state, table, null, bench.context);
    const first = bench.do(again());
    expect(first).toMatchObject({ read: 2, accepted: 1, unchanged: 0 });
    expect(first.rejected.map(({ row, refusal }) => [row, refusal.code])).toEqual([
      [3, 'notice-number-unknown'],
    ]);
    expect(noticesOf(bench.state, orderId(1))).toEqual(first.notices);
    expect(bench.do(again())).toMatchObject({ accepted: 0, unchanged: 1 });
  });
});

describe('contactMessage', () => {
  const wish = { language: 'en', days: null, today: '2026-03-09' } as const;

  it('writes about a delay before anything was shipped, and of nothing else', () => {
    const bench = new Bench([orderData(1)]);
    const late = contactMessage(
      bench.state,
      { ...wish, orderId: orderId(1), kind: 'delayed', days: 4 },
      [],
    );
    expect(late).toMatchObject({
      ok: true,
      value: { text: expect.stringMatching(/within 4 days/) },
    });
    const of = (kind: 'shipped' | 'delayed', id: string) =>
      codeOf(contactMessage(bench.state, { ...wish, orderId: id, kind }, []));
    expect(of('shipped', orderId(1))).toBe('message-order-not-shipped');
    expect(of('delayed', orderId(1))).toBe('message-value-missing');
    expect(of('delayed', '1')).toBe('order-unknown');
  });

  it('names the number of the newest parcel', () => {
    const bench = new Bench([orderData(1)]);
    const [shipment = ''] = bench.handedOver(whole(1));
    const told = contactMessage(bench.state, { ...wish, orderId: orderId(1), kind: 'shipped' }, []);
    expect(told.ok && told.value.text).toContain(bench.waybill(shipment));
  });

  it('promises the days of the tariff that applies today', () => {
    const bench = new Bench([orderData(1)]);
    bench.handedOver(whole(1));
    const plans = starterPlans.map((plan) => ({
      ...plan,
      tariffs: plan.tariffs.flatMap((tariff) => [
        { ...tariff, validTo: '2027-05-31', transitDaysMax: 30 },
        { ...tariff, validFrom: '2027-06-01', validTo: '', transitDaysMax: 99 },
      ]),
    }));
    bench.happened({ type: 'plans-imported', source, plans });
    const on = (today: string) => {
      const order = { ...wish, orderId: orderId(1), kind: 'shipped', today } as const;
      const told = contactMessage(bench.state, order, []);
      return told.ok ? told.value.text : told.refusal.code;
    };
    expect(on('2026-03-09')).toMatch(/\b30 days/);
    expect(on('2027-06-01')).toMatch(/\b99 days/);
  });
});
