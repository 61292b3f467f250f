import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sample, temporaryFolder } from './packbench.ts';
import { importShape, ordersShape, packShape, writtenShape } from './shapes.ts';
import { station } from './station.ts';
import { create, stock } from './stocked-shop.ts';
import { fillWorkbook, openWorkbook, recordsOf } from './workbooks.ts';

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const shop = station(at('data'));
/** To Russia, of three pieces. */
const russia = '8126030900010007';

beforeAll(() => stock(shop));
afterAll(() => folder.remove());

const chosenShape = z.array(
  z.looseObject({
    orderId: z.string(),
    plan: z.string().nullable(),
    feeFen: z.number().nullable(),
    refused: z.looseObject({ code: z.string() }).nullable(),
  }),
);

describe('plans compare', () => {
  const comparisonShape = z.looseObject({
    report: importShape,
    differences: z.array(z.looseObject({ kind: z.string(), plan: z.string(), sheet: z.string() })),
  });

  it('shows what a workbook would change, cell by cell, and changes nothing', async () => {
    const file = at('plans.xlsx');
    await shop.done(writtenShape, 'plans', 'export', file);
    const same = await shop.done(comparisonShape, 'plans', 'compare', file);
    expect(same).toMatchObject({ report: { rejected: [] }, differences: [] });
    let old = '';
    await fillWorkbook(file, 'Tariffs', (row, set) => {
      if (row['Plan'] !== 'CPAM' || row['Country'] !== 'RU' || old !== '') return;
      old = row['Rate CNY/kg'] ?? '';
      set('Rate CNY/kg', 99.5);
    });
    const before = await shop.contents();
    const changed = await shop.done(comparisonShape, 'plans', 'compare', file);
    expect(changed.differences).toEqual([
      expect.objectContaining({
        kind: 'changed',
        plan: 'CPAM',
        sheet: 'Tariffs',
        field: 'Rate CNY/kg',
        before: old,
        after: '99.5',
      }),
    ]);
    expect(await shop.contents()).toEqual(before);
    // What was shown is what the import then does.
    expect(await shop.done(importShape, 'plans', 'import', file)).toMatchObject({
      rejected: [],
    });
    const again = await shop.done(comparisonShape, 'plans', 'compare', file);
    expect(again.differences).toEqual([]);
  });

  it('refuses what is no plans workbook', async () => {
    const { status } = await shop.refused('plans', 'compare', at('missing.xlsx'));
    expect(status).toBe(3);
    const bill = await shop.partly(comparisonShape, 'plans', 'compare', sample('bill.xlsx'));
    expect(bill.report.rejected).toMatchObject([{ code: 'plans-sheet-missing' }]);
  });
});

describe('plans choose', () => {
  it('takes the cheapest of those that a rule allows, as the quotes say', async () => {
    const quoted = z.array(
      z.looseObject({
        offers: z.array(
          z.looseObject({ plan: z.string(), feeFen: z.number().nullable(), refused: z.unknown() }),
        ),
      }),
    );
    const [quote] = await shop.done(quoted, 'quote', russia);
    const allowed = quote?.offers.filter(({ refused }) => refused === null) ?? [];
    const cheapest = Math.min(...allowed.map(({ feeFen }) => feeFen ?? Infinity));
    const [chosen] = await shop.done(chosenShape, 'plans', 'choose', russia);
    expect(chosen).toMatchObject({ orderId: russia, feeFen: cheapest, refused: null });
    const [tracked] = await shop.done(
      chosenShape,
      'plans',
      'choose',
      russia,
      '--rule',
      'cheapest-tracked<90d',
    );
    expect(tracked?.feeFen).toBeGreaterThanOrEqual(cheapest);
    const [named] = await shop.done(chosenShape, 'plans', 'choose', russia, '--rule', 'CPAM');
    expect(named?.plan).toBe('CPAM');
  });

  it('says of each order why no plan is left, and ends with 1', async () => {
    const [none] = await shop.partly(
      chosenShape,
      'plans',
      'choose',
      russia,
      '--rule',
      'cheapest-tracked<2d',
    );
    expect(none).toMatchObject({ plan: null, refused: { code: expect.any(String) } });
    const [nobody] = await shop.partly(chosenShape, 'plans', 'choose', 'nobody');
    expect(nobody?.refused?.code).toBe('order-unknown');
  });
});

describe('orders list', () => {
  it('narrows by country, in letters or by a name in either language', async () => {
    const all = await shop.done(ordersShape, 'orders', 'list');
    const french = all.filter(({ country }) => country === 'FR');
    expect(french.length).toBeGreaterThan(0);
    for (const name of ['FR', 'france', '法国']) {
      expect(await shop.done(ordersShape, 'orders', 'list', '--country', name)).toEqual(french);
    }
    expect((await shop.refused('orders', 'list', '--country', 'Atlantis')).code).toBe(
      'country-unknown',
    );
  });

  it('narrows by deadline; the two kinds have no order in common', async () => {
    const shape = z.array(z.looseObject({ orderId: z.string(), deadline: z.string().nullable() }));
    const all = await shop.done(shape, 'orders', 'list');
    for (const deadline of ['over', 'soon']) {
      expect(await shop.done(shape, 'orders', 'list', '--deadline', deadline)).toEqual(
        all.filter((order) => order.deadline === deadline),
      );
    }
    // The samples are of March 2026: their time is over.
    expect(all.some(({ deadline }) => deadline === 'over')).toBe(true);
    expect((await shop.run('orders', 'list', '--deadline', 'someday')).status).toBe(2);
  });
});

describe('orders import --rejected', () => {
  it('writes the rows that were not taken, which can be mended and imported', async () => {
    const file = at('rejected.xlsx');
    const report = await shop.rejected(
      'orders',
      'import',
      sample('orders-bad.xlsx'),
      '--rejected',
      file,
    );
    expect(report).toMatchObject({ read: 13, accepted: 6 });
    expect(report.rejected).toHaveLength(7);
    const book = await openWorkbook(file);
    const [sheet = ''] = book.SheetNames;
    const rows = recordsOf(book, sheet);
    // With the doubled row comes the one that was taken, so that who mends it sees both.
    expect(rows).toHaveLength(8);
    const reasons = rows.map((row) => String(row['Why not imported']));
    for (const { message } of report.rejected) {
      expect(reasons.some((reason) => reason.includes(message))).toBe(true);
    }
    const unmended = await shop.rejected('orders', 'import', file);
    expect(unmended).toMatchObject({ read: 8, accepted: 0 });
    await fillWorkbook(file, sheet, (row, set) => {
      if (row['收货国家'] === 'Atlantis') set('收货国家', 'France');
    });
    const again = await shop.rejected('orders', 'import', file);
    expect(again.read).toBe(8);
    expect(again.accepted).toBeGreaterThan(0);
    expect(again.rejected.map(({ code }) => code)).not.toContain('country-unknown');
  });
});

describe('pack --undo', () => {
  it('takes the last piece out again, and can go on in the same command', async () => {
    const [box] = await create(shop, 'CPAM', russia);
    const id = box?.shipmentId ?? '';
    const started = await shop.done(packShape, 'pack', id);
    const sku = started.remaining[0]?.sku ?? '';
    const one = await shop.done(packShape, 'pack', id, '--scan', sku);
    expect(one.remaining).not.toEqual(started.remaining);
    const undone = await shop.done(packShape, 'pack', id, '--undo');
    expect(undone).toMatchObject({ state: 'created', remaining: started.remaining });
    const both = await shop.done(packShape, 'pack', id, '--scan', sku);
    expect(await shop.done(packShape, 'pack', id, '--undo', '--scan', sku)).toEqual(both);
    await shop.done(packShape, 'pack', id, '--undo');
    expect((await shop.partly(packShape, 'pack', id, '--undo')).refused).not.toBeNull();
  });
});

/** A serial scale behind a pseudo terminal: says what a plate says when a weight is put down. */
const serialScale = `
import os, pty, sys, time, tty
master, slave = pty.openpty()
tty.setraw(slave)
print(os.ttyname(slave), flush=True)
while True:
    os.write(master, b"US,GS,+  0.070kg\\r\\nST,GS,+  0.144kg\\r\\n")
    time.sleep(0.05)
`;

describe.runIf(process.platform !== 'win32')('scale read', () => {
  it('waits for a steady weight of a serial scale', async () => {
    const child = spawn('python3', ['-c', serialScale], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const { value: device } = await lines.next();
      const read = await shop.done(
        z.looseObject({ weightGrams: z.number(), stable: z.boolean() }),
        'scale',
        'read',
        '--address',
        String(device),
      );
      expect(read).toMatchObject({ weightGrams: 144, stable: true });
    } finally {
      child.kill();
    }
  });

  it('says what is wrong: none set, no such device, none that speaks', async () => {
    expect((await shop.refused('scale', 'read')).code).toBe('scale-not-set');
    expect((await shop.refused('scale', 'read', '--address', 'lpt1')).code).toBe(
      'scale-address-invalid',
    );
    expect((await shop.refused('scale', 'read', '--address', '/dev/packbench-none')).code).toBe(
      'scale-unreachable',
    );
  });
});
