import fc from 'fast-check';
import type { Decision } from '../../../domain/decide/decision.ts';
import { decidePay } from '../../../domain/decide/freight.ts';
import { decideCloseBag, decideUnbag } from '../../../domain/decide/handover.ts';
import { decideFillNotices, decideSendNotices } from '../../../domain/decide/notices.ts';
import { decideHold, decideOrdersImport, decideRelease } from '../../../domain/decide/orders.ts';
import { decideSettleByPerson } from '../../../domain/decide/printing.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import type { ShipmentRequest } from '../../../domain/decide/shipments.ts';
import type { Shipment } from '../../../domain/shipments/shipment.ts';
import { aTable } from '../freight/samples.ts';
import { sampleSender } from '../shipments/samples.ts';
import { Bench, cpamNumbers, orderData, orderId, request, source, terms, whole } from './bench.ts';
import {
  decideBill,
  decideCreateShipments,
  decideWaybillAnswers,
  decideWaybillImport,
} from '../at-once.ts';

/** How many orders a random day has; all of one buyer at one address. */
const orderCount = 5;

/** A day that begins with three parcels to pack, and with so few numbers that the pool runs dry. */
export function openDay(): Bench {
  const orders = Array.from({ length: orderCount }, (_, index) => orderData(index + 1));
  const bench = new Bench(orders, { numbers: 5 });
  bench.create([1, 2, 3].map((one) => whole(one)));
  return bench;
}

/** What one hand does: asks for something, which is granted or refused. */
type Hand = (bench: Bench) => void;

/** Grants what may be; a refusal is part of a day like any other. */
function attempt<Value>(bench: Bench, decision: Decision<Value>): Value | null {
  return decision.ok ? bench.do(decision) : null;
}

/** One of the items by a number; undefined when there is none. */
const pick = <Item>(items: Iterable<Item>, n: number): Item | undefined => {
  const list = [...items];
  return list[n % Math.max(1, list.length)];
};

const onShipment =
  (n: number, act: (bench: Bench, shipment: Shipment) => void): Hand =>
  (bench) => {
    const shipment = pick(bench.state.shipments.values(), n);
    if (shipment !== undefined) act(bench, shipment);
  };

const onJob =
  (n: number, act: (bench: Bench, jobId: string) => void): Hand =>
  (bench) => {
    const jobId = pick([...bench.state.printJobs.keys()].slice(-4), n);
    if (jobId !== undefined) act(bench, jobId);
  };

const onHandover =
  (n: number, act: (bench: Bench, handoverId: string) => void): Hand =>
  (bench) => {
    const handoverId = pick(bench.state.handovers.keys(), n);
    if (handoverId !== undefined) act(bench, handoverId);
  };

/** The label of a shipment as it is scanned; `copy` 0 is a bar code, which names no copy. */
const labelScan = ({ shipmentId, waybill }: Shipment, copy: number): string =>
  copy === 0 ? (waybill ?? shipmentId) : `${waybill ?? shipmentId}/${copy}`;

/** The next thing that is usually done with a parcel. */
function advance(bench: Bench, shipment: Shipment): void {
  const { shipmentId, copies } = shipment;
  switch (shipment.state) {
    case 'created':
      for (const { sku, quantity } of shipment.items) {
        for (let piece = 0; piece < quantity; piece += 1)
          attempt(bench, bench.scan(shipmentId, sku));
      }
      attempt(bench, bench.weigh(shipmentId, shipment.expectedWeightGrams + 10));
      return;
    case 'packed': {
      const job = attempt(bench, bench.print(shipmentId));
      if (job === null) return;
      attempt(bench, bench.start(job.jobId));
      attempt(bench, bench.settle(job.jobId, 'handed-over'));
      return;
    }
    case 'labelled':
      attempt(bench, bench.affix(shipmentId, labelScan(shipment, copies > 1 ? copies : 0)));
      return;
    case 'affixed':
      attempt(bench, bench.bag(bench.openHandover(), labelScan(shipment, copies > 1 ? copies : 0)));
      return;
    case 'bagged':
      attempt(bench, bench.close(shipment.handoverId ?? '', { acceptMissing: true }));
      return;
    case 'handed-over':
    case 'voided':
      return;
    default:
      shipment.state satisfies never;
  }
}

const n = fc.nat(20);
const order = fc.integer({ min: 1, max: orderCount });
const plan = fc.constantFrom('CPAM', 'CPAM', 'CPAM', 'CPAM', 'YANWEN_AM', 'BOGUS');

const requests: fc.Arbitrary<ShipmentRequest> = fc.oneof(
  fc.tuple(order, plan).map(([one, code]) => whole(one, { plan: code })),
  fc
    .tuple(order, fc.constantFrom('1', '2'), fc.integer({ min: 0, max: 3 }))
    .map(([one, lineId, quantity]) =>
      request({ kind: 'split', orderId: orderId(one), lines: [{ lineId, quantity }] }),
    ),
  fc
    .array(order, { minLength: 1, maxLength: 3 })
    .map((orders) => request({ kind: 'merge', orderIds: orders.map(orderId) })),
);

const hands: Readonly<Record<string, fc.Arbitrary<Hand>>> = {
  advance: n.map((which) => onShipment(which, advance)),
  create: fc.array(requests, { minLength: 1, maxLength: 3 }).map((list) => (bench) => {
    const { state, plans, context } = bench;
    attempt(bench, decideCreateShipments(state, plans, list, sampleSender(), context));
  }),
  void: n.map((which) =>
    onShipment(which, (bench, { shipmentId }) => {
      attempt(bench, decideVoid(bench.state, { shipmentId, reason: 'wrong' }));
    }),
  ),
  scan: fc
    .tuple(n, fc.constantFrom('CUP-RED', 'LAMP', '6900000000011', 'BRICK', '?'))
    .map(([which, code]) =>
      onShipment(which, (bench, { shipmentId }) => {
        attempt(bench, bench.scan(shipmentId, code));
      }),
    ),
  weigh: fc
    .tuple(n, fc.constantFrom(null, 1, 700, 2500), fc.constantFrom(null, 'sure'))
    .map(([which, grams, reason]) =>
      onShipment(which, (bench, { shipmentId }) => {
        attempt(bench, bench.weigh(shipmentId, grams, reason));
      }),
    ),
  print: fc.tuple(n, fc.constantFrom('Zebra', 'Other')).map(([which, printer]) =>
    onShipment(which, (bench, { shipmentId }) => {
      attempt(bench, bench.print(shipmentId, printer));
    }),
  ),
  reprint: fc.tuple(n, fc.constantFrom('torn', '')).map(([which, reason]) =>
    onShipment(which, (bench, { shipmentId }) => {
      attempt(bench, bench.reprint(shipmentId, reason));
    }),
  ),
  start: n.map((which) =>
    onJob(which, (bench, jobId) => {
      attempt(bench, bench.start(jobId));
    }),
  ),
  settle: fc
    .tuple(n, fc.constantFrom('handed-over', 'acknowledged', 'unknown', 'failed', 'cancelled'))
    .map(([which, outcome]) =>
      onJob(which, (bench, jobId) => {
        attempt(bench, bench.settle(jobId, outcome));
      }),
    ),
  settleByPerson: fc.tuple(n, fc.boolean()).map(([which, printed]) =>
    onJob(which, (bench, jobId) => {
      attempt(bench, decideSettleByPerson(bench.state, { jobId, printed }));
    }),
  ),
  recover: fc.constant((bench) => {
    attempt(bench, bench.recover());
  }),
  affix: fc.tuple(n, fc.nat(3)).map(([which, copy]) =>
    onShipment(which, (bench, shipment) => {
      attempt(bench, bench.affix(shipment.shipmentId, labelScan(shipment, copy)));
    }),
  ),
  openHandover: fc.constantFrom('China Post', 'Yanwen').map((carrier) => (bench) => {
    bench.openHandover(carrier);
  }),
  bag: fc.tuple(n, n, fc.nat(3), fc.constantFrom(null, 'new')).map(([which, where, copy, bagId]) =>
    onHandover(where, (bench, handoverId) => {
      onShipment(which, (same, shipment) => {
        attempt(same, same.bag(handoverId, labelScan(shipment, copy), bagId));
      })(bench);
    }),
  ),
  unbag: n.map((which) =>
    onShipment(which, (bench, { handoverId, waybill }) => {
      const command = { handoverId: handoverId ?? 'HA-000001', scan: waybill ?? '' };
      attempt(bench, decideUnbag(bench.state, command));
    }),
  ),
  closeBag: fc.tuple(n, n).map(([where, which]) =>
    onHandover(where, (bench, handoverId) => {
      const bagId = pick(bench.state.handovers.get(handoverId)?.bags ?? [], which)?.bagId ?? '';
      attempt(bench, decideCloseBag(bench.state, { handoverId, bagId }));
    }),
  ),
  closeHandover: fc.tuple(n, fc.boolean()).map(([where, acceptMissing]) =>
    onHandover(where, (bench, handoverId) => {
      attempt(bench, bench.close(handoverId, { acceptMissing }));
    }),
  ),
  hold: order.map((one) => (bench) => {
    attempt(bench, decideHold(bench.state, { orderId: orderId(one), reason: 'buyer wrote' }));
  }),
  release: fc.tuple(order, fc.constantFrom('accept', 'dismiss')).map(([one, edit]) => (bench) => {
    attempt(bench, decideRelease(bench.state, { orderId: orderId(one), reason: 'fine', edit }));
  }),
  importOrders: fc
    .tuple(
      order,
      fc.constantFrom('WAIT_SELLER_SEND_GOODS', 'SELLER_PART_SEND_GOODS', 'IN_CANCEL', 'FINISH'),
      fc.constantFrom('', '', 'to my office'),
    )
    .map(([one, status, note]) => (bench) => {
      const orders = [orderData(one, { status, note })];
      attempt(bench, decideOrdersImport(bench.state, orders, source, bench.context));
    }),
  importNumbers: fc.nat(3).map((index) => (bench) => {
    const numbers = cpamNumbers(3, 20_000_000 + index * 10);
    attempt(bench, decideWaybillImport(bench.state, [numbers], source));
  }),
  answer: fc.tuple(n, fc.nat(4)).map(([which, number]) =>
    onShipment(which, (bench, { shipmentId, plan: code }) => {
      const answer = { shipmentId, plan: code, waybill: `RY20000000${number}CN` };
      attempt(bench, decideWaybillAnswers(bench.state, [answer]));
    }),
  ),
  fillNotices: fc.constantFrom(null, 'urgent').map((force) => (bench) => {
    const shipmentIds = force === null ? [] : [...bench.state.shipments.keys()];
    const command = { shipmentIds, description: '', website: '', force };
    attempt(bench, decideFillNotices(bench.state, command, bench.context));
  }),
  sendNotices: fc.constant((bench) => {
    attempt(bench, decideSendNotices(bench.state, { noticeIds: [], via: 'hand' }, bench.context));
  }),
  bill: fc
    .array(fc.tuple(n, fc.integer({ min: 0, max: 12_000 })), { minLength: 1, maxLength: 3 })
    .map((lines) => (bench) => {
      const rows = lines.flatMap(([which, fen]) => {
        const waybill = pick(bench.state.waybills.keys(), which);
        return waybill === undefined ? [] : [[waybill, fen / 100]];
      });
      const table = aTable(['Waybill', 'Amount'], ...rows);
      attempt(bench, decideBill(bench.state, table, source, bench.context));
    }),
  pay: fc.tuple(n, fc.boolean(), fc.boolean()).map(([which, disputed, all]) =>
    onShipment(which, (bench, { shipmentId }) => {
      const command = {
        shipmentIds: all ? [] : [shipmentId],
        method: 'alipay',
        reference: `R${bench.journal.length}`,
        payer: '',
        paidAt: null,
        disputed,
      };
      attempt(bench, decidePay(bench.state, command, terms, bench.context));
    }),
  ),
};

/** How often a hand comes, where it is not three times: a day that is always stopped gets nowhere. */
const weights: Readonly<Record<string, number>> = {
  advance: 50,
  create: 5,
  reprint: 6,
  settleByPerson: 5,
  release: 4,
  void: 1,
  hold: 1,
  importOrders: 1,
  closeHandover: 1,
};

/**
 * Commands of a random day, each followed by `check`, which sees the bench, the state before the command and where in
 * the journal the command began. What usually comes next with a parcel comes often, so that days get far.
 */
export function dayOf(
  check: (bench: Bench, before: Bench['state'], since: number) => void,
): fc.Arbitrary<Iterable<fc.Command<object, Bench>>> {
  const arbitraries = Object.entries(hands).flatMap(([name, hand]) => {
    const command = hand.map((act): fc.Command<object, Bench> => ({
      check: () => true,
      run: (_, bench) => {
        const [before, since] = [bench.state, bench.journal.length];
        act(bench);
        check(bench, before, since);
      },
      toString: () => name,
    }));
    return Array<typeof command>(weights[name] ?? 3).fill(command);
  });
  return fc.commands(arbitraries, { maxCommands: 120, size: 'max' });
}
