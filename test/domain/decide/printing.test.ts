import { describe, expect, it } from 'vitest';
import { decideHold, decideRelease } from '../../../domain/decide/orders.ts';
import { decideSettle, decideSettleByPerson, jobsOf } from '../../../domain/decide/printing.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import {
  Bench,
  codeOf,
  cpamNumbers,
  orderData,
  orderId,
  refusalOf,
  source,
  whole,
} from './bench.ts';
import { decideWaybillImport } from '../at-once.ts';

const settleByPerson = (bench: Bench, jobId: string, printed: boolean) =>
  decideSettleByPerson(bench.state, { jobId, printed });

/** A bench whose parcel has a first label of which nobody knows whether it came out. */
function uncertain(): { bench: Bench; id: string; jobId: string } {
  const bench = new Bench();
  const id = bench.packed();
  const { jobId } = bench.do(bench.print(id));
  bench.send(jobId, 'unknown');
  return { bench, id, jobId };
}

describe('decidePrint', () => {
  it('claims the first copy in one step; the parcel is labelled once it went to the printer', () => {
    const bench = new Bench();
    const id = bench.packed();
    const job = bench.do(bench.print(id));
    expect(job).toEqual(bench.job(job.jobId));
    expect(job).toMatchObject({
      shipmentId: id,
      waybill: bench.waybill(id),
      copy: 1,
      reason: null,
      state: 'claimed',
      claimedBy: 'A/1',
    });
    expect(bench.journal.slice(-2).map(({ event }) => event.type)).toEqual([
      'label-print-requested',
      'label-print-claimed',
    ]);
    expect(bench.shipment(id).state).toBe('packed');
    bench.do(bench.start(job.jobId));
    expect(bench.job(job.jobId).state).toBe('sending');
    expect(bench.shipment(id).state).toBe('packed');
    expect(bench.do(bench.settle(job.jobId, 'handed-over'))).toEqual(bench.job(job.jobId));
    expect(bench.shipment(id)).toMatchObject({ state: 'labelled', copies: 1 });
  });

  it('lets nobody else have a label that is claimed', () => {
    const bench = new Bench();
    const id = bench.packed();
    bench.do(bench.print(id));
    for (const printer of ['Zebra', 'Other']) {
      expect(codeOf(bench.print(id, printer))).toBe('label-in-progress');
    }
  });

  it('takes a job in the queue up again instead of asking for a second one', () => {
    const bench = new Bench();
    const id = bench.packed();
    const first = bench.do(bench.print(id));
    bench.do(bench.recover());
    expect(bench.do(bench.print(id))).toEqual(first);
    expect(bench.state.printJobs.size).toBe(1);
  });

  it('moves a job in the queue to the printer that is wanted now', () => {
    const bench = new Bench();
    const id = bench.packed();
    const first = bench.do(bench.print(id, 'Broken'));
    bench.do(bench.recover());
    const second = bench.do(bench.print(id, 'Zebra'));
    expect(second).toMatchObject({ copy: 1, printer: 'Zebra', reason: null, state: 'claimed' });
    expect(bench.job(first.jobId).state).toBe('cancelled');
    expect(bench.shipment(id).copies).toBe(1);
    expect(codeOf(bench.start(first.jobId))).toBe('job-not-claimed');
    bench.send(second.jobId);
    expect(bench.shipment(id)).toMatchObject({ state: 'labelled', copies: 1 });
  });

  it('asks for nothing while a label is on the wire', () => {
    const bench = new Bench();
    const id = bench.packed();
    const { jobId } = bench.do(bench.print(id));
    bench.do(bench.start(jobId));
    for (const printer of ['Zebra', 'Other']) {
      expect(refusalOf(bench.print(id, printer))).toEqual({
        code: 'label-in-progress',
        params: { jobId, waybill: bench.waybill(id), printer: 'Zebra' },
      });
    }
    expect(codeOf(bench.reprint(id))).toBe('label-in-progress');
  });

  it('never asks again, without a reason, for a label that was printed', () => {
    const bench = new Bench();
    const id = bench.labelled();
    expect(codeOf(bench.print(id))).toBe('label-already-printed');
    bench.do(bench.affix(id));
    expect(codeOf(bench.print(id))).toBe('label-already-printed');
    bench.do(bench.bag(bench.openHandover(), bench.waybill(id)));
    expect(codeOf(bench.print(id))).toBe('label-already-printed');
  });

  it('never asks again for a label that may have printed', () => {
    const { bench, id, jobId } = uncertain();
    for (const asked of [bench.print(id), bench.print(id, 'Other'), bench.reprint(id)]) {
      expect(refusalOf(asked)).toMatchObject({ code: 'label-outcome-unknown', params: { jobId } });
    }
    expect(bench.shipment(id).state).toBe('packed');
  });

  it('asks again after a job that certainly did not print; the copy number is free again', () => {
    const bench = new Bench();
    const id = bench.packed();
    const first = bench.do(bench.print(id));
    bench.send(first.jobId, 'failed');
    expect(bench.shipment(id)).toMatchObject({ state: 'packed', copies: 0 });
    const second = bench.do(bench.print(id));
    expect(second).toMatchObject({ copy: 1, reason: null });
    expect(second.jobId).not.toBe(first.jobId);
    bench.do(bench.settle(second.jobId, 'cancelled'));
    expect(bench.do(bench.print(id)).copy).toBe(1);
    expect(jobsOf(bench.state, id).map(({ state }) => state)).toEqual([
      'failed',
      'cancelled',
      'claimed',
    ]);
  });

  it('wants a packed parcel with a number and nothing held', () => {
    const bench = new Bench([orderData(1), orderData(2), orderData(3)], { numbers: 1 });
    const open = bench.created(whole(1));
    expect(codeOf(bench.print(open))).toBe('not-packed');
    const numberless = bench.packed(whole(2));
    expect(refusalOf(bench.print(numberless))).toEqual({
      code: 'waybill-missing',
      params: { shipmentId: numberless, plan: 'CPAM' },
    });
    bench.do(decideWaybillImport(bench.state, [cpamNumbers(5, 20_000_000)], source));
    bench.do(decideHold(bench.state, { orderId: orderId(2), reason: 'x' }));
    expect(codeOf(bench.print(numberless))).toBe('shipment-held');
    bench.do(decideRelease(bench.state, { orderId: orderId(2), reason: 'x', edit: 'dismiss' }));
    expect(bench.print(numberless).ok).toBe(true);
    bench.do(decideVoid(bench.state, { shipmentId: numberless, reason: 'x' }));
    expect(codeOf(bench.print(numberless))).toBe('shipment-voided');
    expect(codeOf(bench.print('SA-999999'))).toBe('shipment-unknown');
  });
});

describe('decideReprint', () => {
  it('makes one more copy, on the last printer unless another is named', () => {
    const bench = new Bench();
    const id = bench.labelled();
    const second = bench.do(bench.reprint(id, ' smeared '));
    expect(second).toMatchObject({
      copy: 2,
      reason: 'smeared',
      printer: 'Zebra',
      state: 'claimed',
    });
    bench.send(second.jobId);
    const third = bench.do(bench.reprint(id, 'torn', 'Other'));
    expect(third).toMatchObject({ copy: 3, printer: 'Other' });
    bench.send(third.jobId);
    expect(bench.do(bench.reprint(id, 'wet')).printer).toBe('Other');
  });

  it('wants a reason and a first copy', () => {
    const bench = new Bench();
    const id = bench.packed();
    expect(codeOf(bench.reprint(id))).toBe('label-never-printed');
    expect(codeOf(bench.reprint(id, '  '))).toBe('reprint-needs-reason');
    const { jobId } = bench.do(bench.print(id));
    expect(codeOf(bench.reprint(id))).toBe('label-in-progress');
    bench.send(jobId);
    expect(codeOf(bench.reprint(id, ''))).toBe('reprint-needs-reason');
  });

  it('makes the label on the box worthless once the new one went to the printer', () => {
    const bench = new Bench();
    const id = bench.affixed();
    bench.send(bench.do(bench.reprint(id)).jobId);
    expect(bench.shipment(id)).toMatchObject({ state: 'labelled', affixedCopy: null, copies: 2 });
  });

  it('leaves the label on the box valid when the new copy did not print', () => {
    const bench = new Bench();
    const id = bench.affixed();
    const failed = bench.do(bench.reprint(id));
    bench.send(failed.jobId, 'failed');
    expect(bench.shipment(id)).toMatchObject({ state: 'affixed', affixedCopy: 1, copies: 1 });
    expect(bench.do(bench.reprint(id)).copy).toBe(2);
  });

  it('replaces a copy that still waits in the queue, so that a crash blocks no label', () => {
    const bench = new Bench();
    const id = bench.labelled();
    const waiting = bench.do(bench.reprint(id, 'torn', 'Broken'));
    bench.do(bench.recover());
    const next = bench.do(bench.reprint(id, 'torn', 'Zebra'));
    expect(next.copy).toBe(2);
    expect(bench.job(waiting.jobId).state).toBe('cancelled');
    expect(bench.shipment(id).copies).toBe(2);
    bench.send(next.jobId);
    expect(bench.shipment(id)).toMatchObject({ state: 'labelled', copies: 2 });
  });

  it('is refused in a bag and after the handover', () => {
    const bench = new Bench();
    const handoverId = bench.openHandover();
    const id = bench.bagged(whole(1), handoverId);
    const { bagId } = bench.shipment(id);
    expect(refusalOf(bench.reprint(id))).toEqual({
      code: 'reprint-after-bagging',
      params: { waybill: bench.waybill(id), bagId },
    });
    bench.do(bench.close(handoverId));
    expect(codeOf(bench.reprint(id))).toBe('reprint-after-bagging');
  });

  it('is refused for what must not ship', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const [held, voided] = [bench.labelled(whole(1)), bench.labelled(whole(2))];
    bench.do(decideHold(bench.state, { orderId: orderId(1), reason: 'x' }));
    bench.do(decideVoid(bench.state, { shipmentId: voided, reason: 'x' }));
    expect(codeOf(bench.reprint(held))).toBe('shipment-held');
    expect(codeOf(bench.reprint(voided))).toBe('shipment-voided');
    expect(codeOf(bench.reprint('SA-999999'))).toBe('shipment-unknown');
  });
});

describe('decideStart', () => {
  it('looks at the order once more before the first byte', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const [held, voided] = [bench.packed(whole(1)), bench.packed(whole(2))];
    const [first, second] = [bench.do(bench.print(held)), bench.do(bench.print(voided))];
    bench.importOrders([orderData(1, { status: 'IN_CANCEL' })]);
    bench.do(decideVoid(bench.state, { shipmentId: voided, reason: 'x' }));
    expect(codeOf(bench.start(first.jobId))).toBe('shipment-held');
    expect(codeOf(bench.start(second.jobId))).toBe('shipment-voided');
    bench.do(bench.settle(first.jobId, 'cancelled'));
    expect(bench.shipment(held)).toMatchObject({ state: 'packed', copies: 0 });
  });

  it('starts a job once', () => {
    const bench = new Bench();
    const id = bench.packed();
    const { jobId } = bench.do(bench.print(id));
    bench.do(bench.start(jobId));
    expect(codeOf(bench.start(jobId))).toBe('label-in-progress');
    bench.do(bench.settle(jobId, 'handed-over'));
    expect(codeOf(bench.start(jobId))).toBe('label-already-printed');
    expect(codeOf(bench.start('JA-000099'))).toBe('job-unknown');
  });

  it('starts none that failed or whose fate is unknown', () => {
    const { bench, jobId } = uncertain();
    expect(codeOf(bench.start(jobId))).toBe('label-outcome-unknown');
    bench.do(settleByPerson(bench, jobId, false));
    expect(refusalOf(bench.start(jobId))).toMatchObject({
      code: 'job-not-claimed',
      params: { state: 'failed' },
    });
  });
});

describe('decideSettle', () => {
  it('writes down what was sent and what went wrong', () => {
    const bench = new Bench();
    const { jobId } = bench.do(bench.print(bench.packed()));
    bench.do(bench.start(jobId));
    const fault = { code: 'printer-offline', params: { printer: 'Zebra' } };
    bench.do(decideSettle(bench.state, { jobId, state: 'unknown', bytesSent: 512, fault }));
    expect(bench.job(jobId)).toMatchObject({ state: 'unknown', bytesSent: 512, fault });
    expect(bench.journal.at(-1)?.event).toMatchObject({ by: 'transport' });
    expect(codeOf(bench.settle('JA-000099', 'failed'))).toBe('job-unknown');
  });

  it('never lets a report unprint what was sent', () => {
    const bench = new Bench();
    const id = bench.labelled();
    const [job] = jobsOf(bench.state, id);
    for (const outcome of ['cancelled', 'failed', 'unknown'] as const) {
      expect(bench.do(bench.settle(job?.jobId ?? '', outcome))).toEqual(job);
    }
    expect(bench.shipment(id)).toMatchObject({ state: 'labelled', copies: 1 });
    expect(codeOf(bench.print(id))).toBe('label-already-printed');
  });

  it('takes nothing back that is on the wire or in doubt', () => {
    const bench = new Bench();
    const { jobId } = bench.do(bench.print(bench.packed()));
    bench.do(bench.start(jobId));
    expect(bench.do(bench.settle(jobId, 'cancelled')).state).toBe('sending');
    bench.do(bench.settle(jobId, 'unknown'));
    expect(bench.do(bench.settle(jobId, 'failed')).state).toBe('unknown');
    expect(bench.do(bench.settle(jobId, 'handed-over')).state).toBe('unknown');
  });

  it('leaves a label on its box when the printer confirms it later', () => {
    const bench = new Bench();
    const id = bench.affixed();
    const [job] = jobsOf(bench.state, id);
    bench.do(bench.settle(job?.jobId ?? '', 'acknowledged'));
    expect(bench.job(job?.jobId ?? '').state).toBe('acknowledged');
    expect(bench.shipment(id)).toMatchObject({ state: 'affixed', affixedCopy: 1 });
  });

  it('keeps a parcel voided whose label comes out late', () => {
    const bench = new Bench();
    const id = bench.packed();
    const { jobId } = bench.do(bench.print(id));
    bench.do(bench.start(jobId));
    bench.do(decideVoid(bench.state, { shipmentId: id, reason: 'x' }));
    bench.do(bench.settle(jobId, 'handed-over'));
    expect(bench.shipment(id).state).toBe('voided');
  });
});

describe('decideSettleByPerson', () => {
  it('labels the parcel when the label came out', () => {
    const { bench, id, jobId } = uncertain();
    expect(bench.do(settleByPerson(bench, jobId, true))).toEqual(bench.job(jobId));
    expect(bench.job(jobId).state).toBe('acknowledged');
    expect(bench.shipment(id)).toMatchObject({ state: 'labelled', copies: 1 });
    expect(bench.journal.at(-1)?.event).toMatchObject({ by: 'person' });
    expect(codeOf(bench.print(id))).toBe('label-already-printed');
  });

  it('gives the number free when it did not', () => {
    const { bench, id, jobId } = uncertain();
    bench.do(settleByPerson(bench, jobId, false));
    expect(bench.job(jobId).state).toBe('failed');
    expect(bench.shipment(id)).toMatchObject({ state: 'packed', copies: 0 });
    expect(bench.do(bench.print(id)).copy).toBe(1);
  });

  it('judges only jobs whose outcome is unknown', () => {
    const bench = new Bench();
    const { jobId } = bench.do(bench.print(bench.packed()));
    const refused = (): unknown => refusalOf(settleByPerson(bench, jobId, false));
    expect(refused()).toEqual({ code: 'job-not-unknown', params: { jobId, state: 'claimed' } });
    bench.do(bench.start(jobId));
    expect(refused()).toMatchObject({ params: { state: 'sending' } });
    bench.do(bench.settle(jobId, 'handed-over'));
    expect(refused()).toMatchObject({ params: { state: 'handed-over' } });
    expect(codeOf(settleByPerson(bench, 'JA-000099', true))).toBe('job-unknown');
  });
});

describe('jobsOf', () => {
  it('lists the jobs in the order in which they were asked for, whichever station asked', () => {
    const bench = new Bench();
    const id = bench.packed();
    const [sample] = [bench.do(bench.print(id))];
    bench.do(bench.settle(sample.jobId, 'cancelled'));
    const asked = ['JB-999999', 'JB-1000000', 'JA-000007'];
    for (const [index, jobId] of asked.entries()) {
      const requestedAt = `2026-03-10T00:00:0${Math.floor(index / 2)}.000Z`;
      const job = { ...sample, jobId, requestedAt };
      bench.happened({ type: 'label-print-requested', job });
      bench.do(bench.settle(jobId, 'cancelled'));
    }
    expect(jobsOf(bench.state, id).map(({ jobId }) => jobId)).toEqual([sample.jobId, ...asked]);
  });
});
