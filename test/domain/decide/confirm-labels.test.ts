import { expect, it } from 'vitest';
import { decideConfirm } from '../../../domain/decide/printing.ts';
import { Bench, orderData, whole } from './bench.ts';

it('labels that were handed over are acknowledged together, and nothing else changes', () => {
  const bench = new Bench([1, 2, 3].map((number) => orderData(number)));
  const handedOver = bench.packed(whole(1));
  const affixed = bench.affixed(whole(2));
  const unknown = bench.packed(whole(3));
  const jobs = [handedOver, unknown].map((id) => bench.do(bench.print(id)).jobId);
  const [first = '', doubtful = ''] = jobs;
  bench.send(first);
  bench.send(doubtful, 'unknown');
  const stuck =
    bench.state.printJobs.valueSeq().find(({ shipmentId }) => shipmentId === affixed)?.jobId ?? '';
  bench.do(decideConfirm(bench.state, [first, stuck, doubtful, 'none']));
  expect([first, stuck, doubtful].map((jobId) => bench.job(jobId).state)).toEqual([
    'acknowledged',
    'acknowledged',
    'unknown',
  ]);
  expect(bench.shipment(handedOver).state).toBe('labelled');
  expect(bench.shipment(affixed)).toMatchObject({ state: 'affixed', affixedCopy: 1 });
});

it('a copy that a newer one made worthless stays as it was, and so does its box', () => {
  const bench = new Bench();
  const id = bench.packed();
  const first = bench.do(bench.print(id)).jobId;
  bench.send(first);
  bench.send(bench.do(bench.reprint(id)).jobId);
  bench.do(bench.affix(id, `${bench.waybill(id)}/2`));
  bench.do(decideConfirm(bench.state, [first]));
  expect(bench.job(first).state).toBe('handed-over');
  expect(bench.shipment(id)).toMatchObject({ state: 'affixed', affixedCopy: 2 });
});
