import { decidePay } from '../../../domain/decide/freight.ts';
import { decideFillNotices, decideSendNotices } from '../../../domain/decide/notices.ts';
import { Bench, orderData, terms, whole } from '../decide/bench.ts';

/** Five orders that were handed over: three with notice and payment, the fourth without notice, the fifth unpaid. */
export function finishedShop(): Bench {
  const bench = new Bench([1, 2, 3, 4, 5].map((n) => orderData(n)));
  const ids = [
    ...bench.handedOver(whole(1), whole(2)),
    ...bench.handedOver(whole(3)),
    ...bench.handedOver(whole(4), whole(5)),
  ];
  const told = ids.filter((_, index) => index !== 3);
  const fill = { shipmentIds: told, description: '', website: '', force: null };
  bench.do(decideFillNotices(bench.state, fill, bench.context));
  bench.do(decideSendNotices(bench.state, { noticeIds: [], via: 'hand' }, bench.context));
  const payment = {
    shipmentIds: ids.slice(0, 4),
    method: 'alipay',
    reference: 'R1',
    payer: 'Li',
    paidAt: null,
    disputed: false,
  };
  bench.do(decidePay(bench.state, payment, terms, bench.context));
  return bench;
}
