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
import { fromRows, toRows } from '../../../domain/snapshot.ts';
import { Bench, codeOf, orderData, orderId, whole } from './bench.ts';

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
    expect(fromRows(toRows(bench.state)).noticesByOrder).toEqual(bench.state.noticesByOrder);
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
  it('are neither sent nor exported', () => {
    const bench = new Bench([orderData(1)]);
    const shipment = bench.affixed(whole(1));
    const [notice] = fill(bench, [shipment], 'promised for today')[0]?.notices ?? [];
    bench.do(decideVoid(bench.state, { shipmentId: shipment, reason: 'damaged' }));
    expect(noticesToSend(bench.state)).toEqual([]);
    const noticeIds = [notice?.noticeId ?? ''];
    expect(codeOf(decideSendNotices(bench.state, { noticeIds, via: 'hand' }, bench.context))).toBe(
      'notice-shipment-voided',
    );
    expect(
      bench.do(decideSendNotices(bench.state, { noticeIds: [], via: 'hand' }, bench.context)),
    ).toEqual([]);
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
  const wish = { language: 'en', days: null } as const;

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
});
