import { expect, it } from 'vitest';
import { decideSettleByScan } from '../../../domain/decide/settle-by-scan.ts';
import { Bench, refusalOf } from './bench.ts';

/** A bench whose parcel has a first label of which nobody knows whether it came out. */
function uncertain() {
  const bench = new Bench();
  const id = bench.packed();
  const { jobId } = bench.do(bench.print(id));
  bench.send(jobId, 'unknown');
  return { bench, id, jobId, waybill: bench.waybill(id) };
}

it('settles a label in doubt that was scanned, however the scanner writes it', () => {
  const { bench, id, jobId, waybill } = uncertain();
  const settled = bench.do(
    decideSettleByScan(bench.state, { scan: `${waybill?.toLowerCase()}\r` }),
  );
  expect(settled).toMatchObject({ jobId, state: 'acknowledged' });
  expect(bench.shipment(id)).toMatchObject({ state: 'labelled', copies: 1 });
  expect(bench.journal.at(-1)?.event).toMatchObject({ by: 'person' });
});

it('refuses a label that is not in doubt', () => {
  const { bench, waybill } = uncertain();
  bench.do(decideSettleByScan(bench.state, { scan: waybill ?? '' }));
  const refused = (scan: string): unknown => refusalOf(decideSettleByScan(bench.state, { scan }));
  expect(refused(waybill ?? '')).toMatchObject({ code: 'label-not-in-doubt' });
  expect(refused('anything')).toMatchObject({
    code: 'label-not-in-doubt',
    params: { waybill: 'anything' },
  });
});

it('refuses another copy than the one in doubt', () => {
  const { bench, waybill } = uncertain();
  expect(refusalOf(decideSettleByScan(bench.state, { scan: `${waybill}/2` }))).toEqual({
    code: 'label-superseded',
    params: { copy: 2, latest: 1 },
  });
});
