import { describe, expect, it } from 'vitest';
import {
  decideFinishBatch,
  decideLeaveBatch,
  decideOpenBatch,
  labelsLeft,
} from '../../../domain/decide/print-batches.ts';
import { decideHold } from '../../../domain/decide/orders.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import type { PrintBatch } from '../../../domain/printing/batch.ts';
import { Bench, codeOf, orderData, orderId, whole } from './bench.ts';

/** Five packed parcels and a batch of their labels. */
function fiveLabels(): { bench: Bench; ids: readonly string[]; batch: PrintBatch } {
  const numbers = [1, 2, 3, 4, 5];
  const bench = new Bench(numbers.map((number) => orderData(number)));
  const shipmentIds = numbers.map((number) => bench.packed(whole(number)));
  const wanted = { printer: 'Zebra', shipmentIds, handshake: false };
  const batch = bench.do(decideOpenBatch(bench.state, wanted, bench.context));
  return { bench, ids: shipmentIds, batch };
}

const at = (ids: readonly string[], index: number): string => ids[index] ?? '';

describe('labelsLeft', () => {
  it('are those of which nothing can be on paper, in the order of printing', () => {
    const { bench, ids, batch } = fiveLabels();
    expect(labelsLeft(bench.state, batch)).toEqual(ids);
    bench.send(bench.do(bench.print(at(ids, 0))).jobId);
    bench.send(bench.do(bench.print(at(ids, 1))).jobId, 'unknown');
    bench.send(bench.do(bench.print(at(ids, 2))).jobId, 'failed');
    bench.do(bench.start(bench.do(bench.print(at(ids, 3))).jobId));
    bench.do(bench.print(at(ids, 4)));
    expect(labelsLeft(bench.state, batch)).toEqual([at(ids, 2)]);
    bench.do(bench.recover());
    expect(labelsLeft(bench.state, batch)).toEqual([at(ids, 2), at(ids, 4)]);
  });

  it('are none that were voided or printed elsewhere', () => {
    const { bench, ids, batch } = fiveLabels();
    bench.do(decideVoid(bench.state, { shipmentId: at(ids, 0), reason: 'x' }));
    bench.send(bench.do(bench.print(at(ids, 1), 'Other')).jobId);
    expect(labelsLeft(bench.state, batch)).toEqual(ids.slice(2));
  });
});

describe('a batch', () => {
  it('is known until its last label was tried', () => {
    const { bench, batch } = fiveLabels();
    expect(bench.state.printBatches.get(batch.batchId)).toEqual(batch);
    bench.do(decideFinishBatch(bench.state, batch.batchId));
    expect(bench.state.printBatches.isEmpty()).toBe(true);
    const before = bench.journal.length;
    bench.do(decideFinishBatch(bench.state, batch.batchId));
    expect(bench.journal).toHaveLength(before);
  });

  it('that is given up takes back what waits and touches nothing that may be on paper', () => {
    const { bench, ids, batch } = fiveLabels();
    const unknown = bench.do(bench.print(at(ids, 0)));
    bench.send(unknown.jobId, 'unknown');
    const waiting = bench.do(bench.print(at(ids, 1)));
    bench.do(bench.recover());
    bench.do(decideLeaveBatch(bench.state, batch.batchId));
    expect(bench.job(unknown.jobId).state).toBe('unknown');
    expect(bench.job(waiting.jobId).state).toBe('cancelled');
    expect(bench.shipment(at(ids, 1))).toMatchObject({ state: 'packed', copies: 0 });
    expect(bench.state.printBatches.isEmpty()).toBe(true);
    expect(codeOf(decideLeaveBatch(bench.state, batch.batchId))).toBe('print-batch-unknown');
  });

  it('gets a number of its own', () => {
    const { bench, ids, batch } = fiveLabels();
    const wanted = { printer: 'Zebra', shipmentIds: ids, handshake: true };
    const next = bench.do(decideOpenBatch(bench.state, wanted, bench.context));
    expect(next.batchId).not.toBe(batch.batchId);
    expect(next.handshake).toBe(true);
    expect(next.openedAt > batch.openedAt).toBe(true);
  });
});

describe('decideRecovery', () => {
  it('knows nothing of labels that were on the wire, frees what was only drawn, leaves all others', () => {
    const bench = new Bench([orderData(1), orderData(2), orderData(3)]);
    const [onWire, drawn] = [bench.packed(whole(1)), bench.packed(whole(2))];
    bench.labelled(whole(3));
    const sent = bench.do(bench.print(onWire));
    const waiting = bench.do(bench.print(drawn));
    bench.do(bench.start(sent.jobId));
    expect(bench.do(bench.recover())).toBe(2);
    expect(bench.job(sent.jobId)).toMatchObject({
      state: 'unknown',
      fault: { code: 'print-interrupted' },
    });
    expect(bench.job(waiting.jobId)).toMatchObject({ state: 'queued', claimedBy: null });
    expect(codeOf(bench.print(onWire))).toBe('label-outcome-unknown');
    expect(bench.do(bench.print(drawn)).jobId).toBe(waiting.jobId);
    expect(bench.do(bench.recover())).toBe(1);
    expect(bench.do(bench.recover())).toBe(0);
  });

  it('keeps a batch with labels left, and ends one without', () => {
    const { bench, ids, batch } = fiveLabels();
    for (const id of ids.slice(0, 4)) bench.send(bench.do(bench.print(id)).jobId);
    bench.do(bench.print(at(ids, 4)));
    bench.do(bench.recover());
    expect(labelsLeft(bench.state, batch)).toEqual([at(ids, 4)]);
    bench.send(bench.do(bench.print(at(ids, 4))).jobId);
    bench.do(bench.recover());
    expect(bench.state.printBatches.isEmpty()).toBe(true);
  });

  it('keeps a batch whose labels are held', () => {
    const { bench, ids, batch } = fiveLabels();
    for (const id of ids.slice(1)) bench.send(bench.do(bench.print(id)).jobId);
    bench.do(decideHold(bench.state, { orderId: orderId(1), reason: 'x' }));
    bench.do(bench.recover());
    expect(labelsLeft(bench.state, batch)).toEqual([at(ids, 0)]);
  });
});
