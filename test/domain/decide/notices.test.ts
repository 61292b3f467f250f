import { describe, expect, it } from 'vitest';
import {
  awaitsNotice,
  customerMessage,
  decideFillNotices,
  decideSendNotices,
  noticesOf,
} from '../../../domain/decide/notices.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import { Bench, codeOf, orderData, orderId, refusalOf, request, whole } from './bench.ts';

const fill = (
  bench: Bench,
  shipmentIds: readonly string[] = [],
  change: { description?: string; website?: string; force?: string | null } = {},
) =>
  bench.do(
    decideFillNotices(
      bench.state,
      { shipmentIds, description: '', website: '', force: null, ...change },
      bench.context,
    ),
  );

const send = (bench: Bench, ...noticeIds: readonly string[]) =>
  decideSendNotices(bench.state, { noticeIds, via: 'workbook' }, bench.context);

const split = (...lines: readonly (readonly [string, number])[]) =>
  request({
    kind: 'split',
    orderId: orderId(1),
    lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })),
  });

describe('decideFillNotices', () => {
  it('fills one for every parcel that is with the carrier and not told yet', () => {
    const bench = new Bench([orderData(1), orderData(2), orderData(3)]);
    const [first = '', second = ''] = bench.handedOver(whole(1), whole(2));
    bench.affixed(whole(3));
    const outcomes = fill(bench, [], { description: ' Sent by air ' });
    expect(outcomes.map(({ shipmentId, refused }) => [shipmentId, refused])).toEqual([
      [first, null],
      [second, null],
    ]);
    const [notice] = noticesOf(bench.state, orderId(1));
    expect(notice).toEqual(outcomes[0]?.notices[0]);
    expect(notice).toMatchObject({
      orderId: orderId(1),
      number: bench.waybill(first),
      part: 'all',
      state: 'filled',
      description: 'Sent by air',
      forcedReason: null,
    });
    expect(fill(bench)).toEqual([]);
    expect(awaitsNotice(bench.state, bench.shipment(first))).toBe(false);
  });

  it('says "part" until the last parcel of an order', () => {
    const bench = new Bench();
    bench.handedOver(split(['1', 2]), split(['1', 1], ['2', 1]));
    expect(fill(bench).map(({ notices }) => notices.map(({ part }) => part))).toEqual([
      ['part'],
      ['all'],
    ]);
  });

  it('fills one for every order of a merged parcel, and refuses what is filled already', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const merged = request({ kind: 'merge', orderIds: [orderId(1), orderId(2)] });
    const [id = ''] = bench.handedOver(merged);
    const [outcome] = fill(bench, [id, id]);
    expect(outcome?.notices.map((notice) => notice.orderId)).toEqual([orderId(1), orderId(2)]);
    expect(new Set(bench.state.notices.keys()).size).toBe(2);
    const [again] = fill(bench, [id]);
    expect(again).toMatchObject({ notices: [], refused: { code: 'notice-double' } });
  });

  it('names a parcel that was named twice as a double', () => {
    const bench = new Bench();
    const [id = ''] = bench.handedOver(whole(1));
    const outcomes = fill(bench, [id, bench.waybill(id)]);
    expect(outcomes.map(({ refused }) => refused?.code ?? null)).toEqual([null, 'notice-double']);
  });

  it('refuses one parcel and fills the others', () => {
    const bench = new Bench([orderData(1), orderData(2), orderData(3)]);
    const [gone = ''] = bench.handedOver(whole(1));
    const here = bench.affixed(whole(2));
    const voided = bench.created(whole(3));
    bench.do(decideVoid(bench.state, { shipmentId: voided, reason: 'x' }));
    const outcomes = fill(bench, ['SA-000099', here, voided, gone]);
    expect(outcomes.map(({ refused }) => refused?.code ?? null)).toEqual([
      'shipment-unknown',
      'notice-not-handed-over',
      'notice-shipment-voided',
      null,
    ]);
    expect(bench.state.notices.size).toBe(1);
  });

  it('goes ahead of the handover only with a reason', () => {
    const bench = new Bench();
    const id = bench.affixed();
    const [outcome] = fill(bench, [id], { force: 'the platform closes the order today' });
    expect(outcome?.notices[0]?.forcedReason).toBe('the platform closes the order today');
  });
});

describe('decideSendNotices', () => {
  const filled = (): Bench => {
    const bench = new Bench([orderData(1), orderData(2)]);
    bench.handedOver(whole(1), whole(2));
    fill(bench);
    return bench;
  };

  it('marks every filled one as sent, or those that are named', () => {
    const bench = filled();
    const [first = ''] = bench.state.notices.keys();
    expect(bench.do(send(bench, first, first))).toEqual([bench.state.notices.get(first)]);
    expect(bench.state.notices.get(first)).toMatchObject({ state: 'sent', via: 'workbook' });
    expect(bench.do(send(bench))).toHaveLength(1);
    expect(bench.do(send(bench))).toEqual([]);
  });

  it('sends all that are named or none', () => {
    const bench = filled();
    const [first = '', second = ''] = bench.state.notices.keys();
    expect(codeOf(send(bench, first, 'NA-000099'))).toBe('notice-unknown');
    bench.do(send(bench, first));
    expect(refusalOf(send(bench, second, first))).toEqual({
      code: 'notice-already-sent',
      params: { notice: first },
    });
    expect(bench.state.notices.get(second)?.state).toBe('filled');
  });
});

describe('customerMessage', () => {
  it('writes in the language of the destination, or in the one that is named', () => {
    const bench = new Bench();
    const [id = ''] = bench.handedOver(whole(1));
    fill(bench);
    const [noticeId = ''] = bench.state.notices.keys();
    const message = customerMessage(bench.state, noticeId, null, [], '2026-03-09');
    expect(message.ok && message.value.language).toBe('ru');
    const english = customerMessage(bench.state, noticeId, 'en', [], '2026-03-09');
    if (!english.ok) throw new Error(english.refusal.code);
    expect(english.value.text).toContain(bench.waybill(id));
    expect(english.value.text).toContain(orderId(1));
    expect(english.value.text).not.toMatch(/[{}]/);
    const own = { kind: 'shipped', language: 'en', text: 'Dear {buyer}: {number}' } as const;
    const worded = customerMessage(bench.state, noticeId, 'en', [own], '2026-03-09');
    expect(worded.ok && worded.value.text).toBe(`Dear Ivan Primerov: ${bench.waybill(id)}`);
    expect(codeOf(customerMessage(bench.state, 'NA-000099', null, [], '2026-03-09'))).toBe(
      'notice-unknown',
    );
  });
});
