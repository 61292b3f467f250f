import { cpSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { decided } from '../../../domain/decide/decision.ts';
import type { Event } from '../../../domain/event.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import { ok } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import type { SheetTable } from '../../../domain/sheets/table.ts';
import type { State } from '../../../domain/state.ts';
import { s10FromSerial } from '../../../domain/waybills/s10.ts';
import type { ImportReport } from '../../../preload/views.ts';
import { orderNumbered } from '../../bench/shop.ts';
import { aTable } from '../../domain/freight/samples.ts';
import { aShipment } from '../../domain/handover/samples.ts';
import { plainRows } from '../../domain/plain-rows.ts';
import { sampleProduct, sampleSender } from '../../domain/shipments/samples.ts';
import { freshFolder, happen, openShop, quiet, unwrap } from '../archive/archive-shop.ts';
import type { Shop } from '../archive/archive-shop.ts';

const source = { fileName: 'sample', sha256: '' };
const importedAt = '2026-03-09T00:00:00.000Z';
const shipmentId = (n: number): string => `SA-${String(n).padStart(6, '0')}`;
const waybill = (n: number): string => s10FromSerial('RX', n, 'CN').text;
const numbers = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);

/** Enough that an import takes many turns, few enough that a test does not take long. */
const many = 800;

type Desk = Shop & { readonly put: (table: SheetTable) => void };

/** A shop with `many` parcels at the packing tables, and as many orders again of which nothing was made yet. */
async function openDesk(directory: string): Promise<Desk> {
  const file = { table: aTable() };
  const shop = await openShop(directory, { tables: async () => ok([file.table]) });
  await shop.services.settings.set({ sender: sampleSender() });
  const orders = numbers(2 * many).map((n) => ({ ...orderNumbered(n), importedAt, holds: [] }));
  await happen(shop, [
    { type: 'plans-imported', source, plans: starterPlans },
    {
      type: 'catalogue-imported',
      source,
      products: [sampleProduct({ sku: 'BENCH-1', weightGrams: 100, barcodes: [] })],
    },
    { type: 'orders-imported', source, added: orders, updated: [], edited: [] },
    ...numbers(many).map((n): Event => ({
      type: 'shipment-created',
      shipment: aShipment({
        shipmentId: shipmentId(n),
        orderIds: [orderNumbered(n).orderId],
        waybill: null,
        state: 'created',
      }),
    })),
  ]);
  return {
    ...shop,
    put: (table) => {
      file.table = table;
    },
  };
}

const input = { path: import.meta.filename, strict: false };

const answers = (count = many): SheetTable =>
  aTable(
    ['Order', 'Shipment', 'Waybill'],
    ...numbers(count).map((n) => [orderNumbered(n).orderId, shipmentId(n), waybill(n)]),
  );
const pool = (count = many): SheetTable =>
  aTable(['Plan', 'Waybill'], ...numbers(count).map((n) => ['CPAM', waybill(1_000_000 + 3 * n)]));
const bill = (count = many): SheetTable =>
  aTable(
    ['Waybill', 'Weight g', 'Amount', 'Currency'],
    ...numbers(count).map((n) => [waybill(n), 151, '28.15', 'CNY']),
  );
const batch = (count = many): SheetTable => ({
  ...aTable(
    ['Order', 'Plan', 'Delivery', 'Warehouse'],
    ...numbers(count).map((n) => [orderNumbered(many + n).orderId, 'CPAM', 'warehouse', 'FPXSZ']),
  ),
  name: 'Shipments',
});

type Kind = {
  readonly table: (count?: number) => SheetTable;
  readonly run: (desk: Desk, context?: typeof quiet) => Promise<Result<ImportReport>>;
};

const numbered: Kind['run'] = ({ handlers }, context = quiet) =>
  handlers['waybills.import'](input, context);
const kinds: Readonly<Record<'answers' | 'pool' | 'bill' | 'batch', Kind>> = {
  answers: { table: answers, run: numbered },
  pool: { table: pool, run: numbered },
  bill: {
    table: bill,
    run: ({ handlers }, context = quiet) => handlers['freight.bill'](input, context),
  },
  batch: {
    table: batch,
    run: ({ handlers }, context = quiet) => handlers['shipments.import'](input, context),
  },
};
const everyKind = Object.entries(kinds);

/** A bill is about parcels that have their numbers. */
async function givenNumbers(desk: Desk): Promise<void> {
  desk.put(answers());
  unwrap(await numbered(desk));
}

/** Scans one piece after another until `done`; resolves to how many there were. */
async function scanUntil(desk: Desk, done: Promise<unknown>): Promise<number> {
  const state = { isDone: false };
  void done.finally(() => {
    state.isDone = true;
  });
  let scans = 0;
  for (; !state.isDone; scans += 1) {
    const scan: Event = {
      type: 'item-scanned',
      shipmentId: shipmentId(1 + (scans % many)),
      lineKey: 'x/1',
      code: 'x',
    };
    unwrap(await desk.services.store.transact('Ana', () => decided([scan], null)));
    await nextTurn();
  }
  return scans;
}

/** All that a state holds; compared as one text, which is quicker. */
const rowsOf = (state: State): string => JSON.stringify(plainRows(state));

/** How many records came from `seq` on until an import began to be decided. */
function seqAtDecision({ services }: Desk, seq: number): () => number {
  const { store } = services;
  const transactLarge = store.transactLarge.bind(store);
  let begun = seq;
  store.transactLarge = (person, large) => {
    begun = store.seq;
    return transactLarge(person, large);
  };
  return () => begun - seq;
}

const journalBytes = async (directory: string): Promise<number> => {
  const folder = join(directory, 'journal');
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

describe('beside the scans at the tables, an import', () => {
  it.each(everyKind)('of %s is one step that no scan waits for', async (name, { table, run }) => {
    const directory = await freshFolder();
    const desk = await openDesk(directory);
    const { store } = desk.services;
    if (name === 'bill') await givenNumbers(desk);
    desk.put(table());
    const seq = store.seq;
    const before = seqAtDecision(desk, seq);
    const importing = run(desk);
    const scans = await scanUntil(desk, importing);
    const report = unwrap(await importing);
    expect(report.accepted + report.rejected.length).toBe(many);
    expect(report.accepted).toBeGreaterThan(many / 2);
    expect(scans - before()).toBeGreaterThan(2);
    expect(store.seq).toBe(seq + scans + 1);
    const scanned = [...store.state.shipments.values()].map((one) => one.scanned['x/1'] ?? 0);
    expect(scanned.reduce((sum, count) => sum + count, 0)).toBe(scans);
    const rows = rowsOf(store.state);
    const again = unwrap(await run(desk));
    expect(again).toMatchObject({ accepted: 0 });
    await desk.close();
    const reopened = await openShop(directory);
    expect(rowsOf(reopened.services.store.state)).toBe(rows);
    await reopened.close();

    // Nobody scanned, and the same came of it.
    const alone = await openDesk(await freshFolder());
    if (name === 'bill') await givenNumbers(alone);
    alone.put(table());
    const quietly = unwrap(await run(alone));
    expect({ ...quietly, match: null }).toEqual({ ...report, match: null });
    expect(rowsOf(alone.services.store.state)).toBe(rows.replaceAll(/"x\/1":\d+/g, ''));
  });

  it.each(everyKind)('of %s that is cancelled leaves nothing', async (name, { table, run }) => {
    const desk = await openDesk(await freshFolder());
    if (name === 'bill') await givenNumbers(desk);
    desk.put(table());
    const { store } = desk.services;
    const before = { seq: store.seq, state: store.state };
    const abort = new AbortController();
    const importing = run(desk, { ...quiet, signal: abort.signal });
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    abort.abort();
    expect(await importing).toMatchObject({ ok: false, refusal: { code: 'cancelled' } });
    expect({ seq: store.seq, state: store.state }).toEqual(before);
    expect(unwrap(await run(desk)).accepted).toBeGreaterThan(many / 2);
  });

  it('that a power cut interrupts leaves nothing', async () => {
    const directory = await freshFolder();
    const crashed = await freshFolder();
    const desk = await openDesk(directory);
    await givenNumbers(desk);
    // Long enough that its lines go to the disk ahead of it.
    desk.put(
      aTable(
        ['Waybill', 'Weight g', 'Amount', 'Currency'],
        ...numbers(24 * many).map((n) => [waybill(1 + (n % many)), 151, n, 'CNY']),
      ),
    );
    const { store } = desk.services;
    const rows = rowsOf(store.state);
    const bytes = await journalBytes(directory);
    const importing = kinds.bill.run(desk);
    let copied = false;
    void importing.finally(() => {
      copied = true;
    });
    while (!copied) {
      await nextTurn();
      if ((await journalBytes(directory)) <= bytes + 500_000) continue;
      expect(store.state.bills.size).toBe(0);
      // At once, so that the import comes no further meanwhile.
      cpSync(directory, crashed, { recursive: true });
      copied = true;
    }
    expect(unwrap(await importing).accepted).toBe(24 * many);
    expect(await journalBytes(crashed)).toBeGreaterThan(bytes + 500_000);
    await desk.close();
    const survivor = await openShop(crashed);
    expect(rowsOf(survivor.services.store.state)).toBe(rows);
  });

  it.each(everyKind)('of %s is kept out whole by one bad row, if so wished', async (name, kind) => {
    const desk = await openDesk(await freshFolder());
    if (name === 'bill') await givenNumbers(desk);
    const { rows, ...table } = kind.table(30);
    const bad = { row: rows.length + 1, cells: [{ kind: 'text', text: '?' } as const, null] };
    desk.put({ ...table, rows: [...rows, bad] });
    const { seq } = desk.services.store;
    const strict = { ...input, strict: true };
    const report =
      name === 'bill'
        ? desk.handlers['freight.bill'](strict, quiet)
        : name === 'batch'
          ? desk.handlers['shipments.import'](strict, quiet)
          : desk.handlers['waybills.import'](strict, quiet);
    const { accepted, rejected } = unwrap<ImportReport>(await report);
    expect(accepted).toBe(0);
    expect(rejected.length).toBeGreaterThan(0);
    expect(desk.services.store.seq).toBe(seq);
  });
});

/** Lets an import come some turns far, and then does something beside it. */
async function beside<Value>(
  importing: Promise<Value>,
  work: () => Promise<unknown>,
): Promise<Value> {
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
  await work();
  return importing;
}

describe('what others changed while an import was judged', () => {
  it('stops the parcels of an order that was held', async () => {
    const desk = await openDesk(await freshFolder());
    desk.put(batch());
    const { orderId } = orderNumbered(2 * many);
    const report = await beside(kinds.batch.run(desk), () =>
      desk.handlers['orders.hold']({ orderId, reason: 'asked by mail' }, quiet),
    );
    const { rejected } = unwrap(report);
    expect(rejected.filter(({ row }) => row === many + 1)).toMatchObject([{ code: 'order-held' }]);
    expect(desk.services.store.state.shipmentsByOrder.has(orderId)).toBe(false);
  });

  it('takes no number out of a pool twice', async () => {
    const desk = await openDesk(await freshFolder());
    desk.put(pool(10));
    unwrap(await kinds.pool.run(desk));
    desk.put(pool());
    const { orderId } = orderNumbered(2 * many);
    const given = (): number => desk.services.store.state.waybills.size;
    const before = given();
    const create = {
      orderIds: [orderId],
      lines: null,
      plan: 'CPAM',
      delivery: 'warehouse' as const,
      pickupCity: '',
      company: '',
      companyName: '',
      tracking: '',
      warehouse: 'FPXSZ',
      undeliverable: 'return' as const,
    };
    unwrap(
      await beside(kinds.pool.run(desk), () =>
        desk.handlers['shipments.create']({ requests: [create] }, quiet),
      ),
    );
    const { shipments, waybills } = desk.services.store.state;
    expect(given()).toBeGreaterThan(before);
    for (const [number, id] of waybills) expect(shipments.get(id)?.waybill).toBe(number);
    const withNumber = shipments.valueSeq().filter((one) => one.waybill !== null);
    expect(withNumber.count()).toBe(waybills.size);
  });

  it('knows the number of a bill that was given meanwhile', async () => {
    const desk = await openDesk(await freshFolder());
    await happen(desk, [assigned(1)]);
    desk.put(bill());
    const report = await beside(kinds.bill.run(desk), () => happen(desk, [assigned(many)]));
    const { warnings } = unwrap(report);
    expect(warnings.filter(({ code }) => code === 'bill-waybill-unknown')).toHaveLength(many - 2);
  });

  it('refuses an answer for a parcel that was voided meanwhile', async () => {
    const desk = await openDesk(await freshFolder());
    desk.put(answers());
    const report = await beside(kinds.answers.run(desk), () =>
      desk.handlers['shipments.void']({ shipmentId: shipmentId(many), reason: 'x' }, quiet),
    );
    expect(unwrap(report)).toMatchObject({
      accepted: many - 1,
      rejected: [{ row: many + 1, code: 'waybill-answer-voided' }],
    });
  });
});

const assigned = (n: number): Event => ({
  type: 'waybill-assigned',
  shipmentId: shipmentId(n),
  waybill: waybill(n),
  plan: 'CPAM',
  from: 'platform',
});
