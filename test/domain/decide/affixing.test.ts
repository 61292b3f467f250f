import { describe, expect, it } from 'vitest';
import { decideHold } from '../../../domain/decide/orders.ts';
import { decideSettleByPerson } from '../../../domain/decide/printing.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import { Bench, codeOf, orderData, orderId, refusalOf, whole } from './bench.ts';

const settleByPerson = (bench: Bench, jobId: string, printed: boolean) =>
  decideSettleByPerson(bench.state, { jobId, printed });

describe('decideAffixed', () => {
  it('takes the label of the parcel, by bar code or QR, whatever the scanner makes of letters', () => {
    for (const change of [(text: string) => text, (text: string) => `${text.toLowerCase()}\r\n`]) {
      const bench = new Bench();
      const id = bench.labelled();
      const shipment = bench.do(bench.affix(id, change(bench.waybill(id))));
      expect(shipment).toEqual(bench.shipment(id));
      expect(shipment).toMatchObject({ state: 'affixed', affixedCopy: 1 });
    }
  });

  it('stops the label of another parcel', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const [one, other] = [bench.labelled(whole(1)), bench.labelled(whole(2))];
    expect(refusalOf(bench.affix(one, bench.waybill(other)))).toEqual({
      code: 'label-wrong-parcel',
      params: { scanned: bench.waybill(other), expected: bench.waybill(one) },
    });
  });

  it('believes only the newest copy, and only by the code that names it', () => {
    const bench = new Bench();
    const id = bench.affixed();
    bench.send(bench.do(bench.reprint(id)).jobId);
    const waybill = bench.waybill(id);
    expect(refusalOf(bench.affix(id))).toEqual({
      code: 'label-copy-unreadable',
      params: { latest: 2 },
    });
    expect(refusalOf(bench.affix(id, `${waybill}/1`))).toEqual({
      code: 'label-superseded',
      params: { copy: 1, latest: 2 },
    });
    bench.do(bench.affix(id, `${waybill}/2`));
    expect(bench.shipment(id)).toMatchObject({ state: 'affixed', affixedCopy: 2 });
  });

  it('refuses a copy that came out although it was said not to have printed', () => {
    const bench = new Bench();
    const id = bench.labelled();
    const { jobId } = bench.do(bench.reprint(id));
    bench.send(jobId, 'unknown');
    bench.do(settleByPerson(bench, jobId, false));
    expect(codeOf(bench.affix(id, `${bench.waybill(id)}/2`))).toBe('label-superseded');
    bench.do(bench.affix(id));
  });

  it('believes no label while it is open which copy counts', () => {
    const bench = new Bench();
    const id = bench.labelled();
    const { jobId } = bench.do(bench.reprint(id));
    const scans = [bench.waybill(id), `${bench.waybill(id)}/2`];
    const codes = (): readonly string[] => scans.map((scan) => codeOf(bench.affix(id, scan)));
    expect(codes()).toEqual(['label-in-progress', 'label-in-progress']);
    bench.do(bench.start(jobId));
    expect(codes()).toEqual(['label-in-progress', 'label-in-progress']);
    bench.do(bench.settle(jobId, 'unknown'));
    expect(codes()).toEqual(['label-outcome-unknown', 'label-outcome-unknown']);
    bench.do(settleByPerson(bench, jobId, true));
    bench.do(bench.affix(id, `${bench.waybill(id)}/2`));
  });

  it('wants a label that was printed', () => {
    const bench = new Bench();
    const id = bench.packed();
    expect(codeOf(bench.affix(id))).toBe('label-never-printed');
    const { jobId } = bench.do(bench.print(id));
    expect(codeOf(bench.affix(id))).toBe('label-in-progress');
    bench.send(jobId, 'failed');
    expect(codeOf(bench.affix(id))).toBe('label-never-printed');
  });

  it('changes nothing the second time', () => {
    const bench = new Bench();
    const id = bench.affixed();
    const before = bench.journal.length;
    expect(bench.do(bench.affix(id))).toEqual(bench.shipment(id));
    expect(bench.journal).toHaveLength(before);
  });

  it('stops what must not ship', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const [held, voided] = [bench.labelled(whole(1)), bench.labelled(whole(2))];
    bench.do(decideHold(bench.state, { orderId: orderId(1), reason: 'x' }));
    bench.do(decideVoid(bench.state, { shipmentId: voided, reason: 'x' }));
    expect(codeOf(bench.affix(held))).toBe('shipment-held');
    expect(codeOf(bench.affix(voided))).toBe('shipment-voided');
    expect(codeOf(bench.affix('SA-999999', 'x'))).toBe('shipment-unknown');
  });
});
