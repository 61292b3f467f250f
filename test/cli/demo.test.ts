import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cliFile, packbench, temporaryFolder } from './packbench.ts';
import { codesOf, hasZbar, readWithZbar, readWithZxing } from './pictures.ts';
import {
  freightShape,
  handoversShape,
  noticesShape,
  shipmentsShape,
  statsShape,
  verifyShape,
} from './shapes.ts';
import { copyOf, refusalOf, station } from './station.ts';
import { openWorkbook, recordsOf } from './workbooks.ts';

const demoShape = z.object({
  out: z.string(),
  orders: z.number(),
  shipments: z.number(),
  labels: z.array(
    z.object({ name: z.string(), language: z.string(), labels: z.array(z.string()) }),
  ),
  notices: z.number(),
  messages: z.number(),
  paidFen: z.number(),
  verify: verifyShape,
});

const folder = await temporaryFolder();
const out = join(folder.path, 'demo');
const data = station(join(out, 'data'));
let demo: z.infer<typeof demoShape>;

let words = '';

/** A demo that dies once it has said its first step. */
async function breakOff(): Promise<void> {
  const child = spawn(process.execPath, [cliFile, 'demo', '--out', out], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('1. ')) break;
  }
  child.kill('SIGKILL');
  await ended;
}

beforeAll(async () => {
  await breakOff();
  const run = await packbench('demo', '--out', out, '--fresh', '--json');
  if (run.status !== 0) throw new Error(`the demo ended with ${run.status}: ${run.stderr}`);
  demo = demoShape.parse(run.json);
  words = run.stderr;
});
afterAll(() => folder.remove());

/** The pictures of labels, by the waybill that their name says. */
async function labelFiles(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(join(out, 'labels'));
  return new Map(names.map((name) => [name.replace(/\.png$/, ''), join(out, 'labels', name)]));
}

it('tells a person its seven steps, over what an earlier one left when it died', () => {
  const steps = words.split('\n').flatMap((line) => /^(\d)\. /.exec(line)?.[1] ?? []);
  expect(steps.join('')).toBe('1234567');
});

describe('what it leaves', () => {
  it('is the store, the labels, the workbooks and the messages, and nothing else', async () => {
    expect((await readdir(out)).toSorted()).toEqual([
      'batch.xlsx',
      'data',
      'freight-report.xlsx',
      'handover.html',
      'handover.xlsx',
      'labels',
      'messages',
      'notices.xlsx',
      'packbench-demo.txt',
      'payments.xlsx',
    ]);
    expect(demo.orders).toBeGreaterThanOrEqual(60);
    expect(demo.shipments).toBeGreaterThanOrEqual(60);
  });

  it('is whole, every parcel handed over', async () => {
    const verified = await data.done(verifyShape, 'verify');
    expect(verified).toMatchObject({ ok: true, problems: [] });
    expect(verified.events).toBeGreaterThanOrEqual(demo.verify.events);
    expect(verified.shipments).toBe(demo.shipments);
    const stats = await data.done(statsShape, 'stats');
    expect(stats.shipments).toEqual({
      created: 0,
      packed: 0,
      labelled: 0,
      affixed: 0,
      bagged: 0,
      'handed-over': demo.shipments,
      voided: 0,
    });
  });

  it('is a message to the customer for every order', async () => {
    const names = await readdir(join(out, 'messages'));
    const notices = await data.done(noticesShape, 'notices', 'list');
    expect(names.map((name) => name.replace(/\.[a-z]{2}\.txt$/, '')).toSorted()).toEqual(
      notices.map(({ orderId, number }) => `${orderId}-${number}`).toSorted(),
    );
    const languages = new Set(names.map((name) => name.split('.').at(-2)));
    expect(languages).toEqual(new Set(['ar', 'en', 'es', 'fr', 'pt', 'ru', 'zh']));
    for (const name of names) {
      const text = await readFile(join(out, 'messages', name), 'utf8');
      const [, number = ''] = /-([^.]+)\./.exec(name) ?? [];
      expect(text).toContain(number);
      expect(text).not.toMatch(/[{}]/);
    }
  });

  it('is the list of the largest handover, with every parcel of it', async () => {
    const handovers = await data.done(handoversShape, 'handover', 'list');
    const parcelsOf = (one: (typeof handovers)[number]): readonly string[] =>
      one.bags.flatMap(({ waybills }) => waybills);
    for (const handover of handovers) {
      expect(handover).toMatchObject({ state: 'closed', missing: [] });
    }
    const [largest] = handovers.toSorted((a, b) => parcelsOf(b).length - parcelsOf(a).length);
    if (largest === undefined) throw new Error('no handover');
    const page = await readFile(join(out, 'handover.html'), 'utf8');
    const book = await openWorkbook(join(out, 'handover.xlsx'));
    const cells = JSON.stringify(book.Sheets);
    for (const waybill of parcelsOf(largest)) {
      expect(page).toContain(waybill);
      expect(cells).toContain(`"${waybill}"`);
    }
  });
});

describe('the labels', () => {
  it('are one for each waybill, from printers of all three languages', async () => {
    const shipments = await data.done(shipmentsShape, 'shipments', 'list');
    const files = await labelFiles();
    expect([...files.keys()].toSorted()).toEqual(
      shipments.map(({ waybill }) => waybill ?? '').toSorted(),
    );
    expect(demo.labels.map(({ language }) => language).toSorted()).toEqual([
      'escpos',
      'tspl',
      'zpl',
    ]);
    for (const { labels } of demo.labels) expect(labels.length).toBeGreaterThanOrEqual(20);
    expect(demo.labels.flatMap(({ labels }) => labels).toSorted()).toEqual(
      [...files.values()].toSorted(),
    );
  });

  it('are read by ZXing as exactly their waybill, Code 128 and QR', async () => {
    for (const [waybill, file] of await labelFiles()) {
      expect([waybill, await readWithZxing(file)]).toEqual([waybill, codesOf(waybill)]);
    }
  });

  it.skipIf(!hasZbar)('are read by ZBar as exactly their waybill, Code 128 and QR', async () => {
    const files = await labelFiles();
    const read = await readWithZbar([...files.values()]);
    for (const [waybill, file] of files)
      expect([waybill, read.get(file)]).toEqual([waybill, codesOf(waybill)]);
  });
});

describe('the notices workbook', () => {
  it('has a row for every notice, as text', async () => {
    const notices = await data.done(noticesShape, 'notices', 'list');
    expect(notices).toHaveLength(demo.notices);
    const rows = recordsOf(await openWorkbook(join(out, 'notices.xlsx')), 'Notices');
    expect(rows).toEqual(
      notices.map(({ orderId, service, number, part, description, website }) => ({
        Order: orderId,
        Service: service === 'other' ? 'Other' : service,
        Number: number,
        Type: part,
        Description: description,
        Website: website,
      })),
    );
  });
});

describe('the freight report', () => {
  const fen = (value: unknown): number => {
    if (value === null) return 0;
    if (typeof value !== 'number') throw new Error(`not an amount: ${JSON.stringify(value)}`);
    return Math.round(value * 100);
  };
  const sum = (values: readonly unknown[]): number =>
    values.reduce<number>((total, value) => total + fen(value), 0);

  it('agrees with the freight list to the fen, row by row and in total', async () => {
    const freight = await data.done(freightShape, 'freight', 'list');
    const book = await openWorkbook(join(out, 'freight-report.xlsx'));
    const records = recordsOf(book, 'Shipments');
    const rows = records.slice(0, -1);
    const total = records.at(-1) ?? {};
    expect(
      rows.map((row) => [
        row['Waybill'],
        fen(row['Estimated']),
        fen(row['Billed']),
        fen(row['Paid']),
      ]),
    ).toEqual(
      freight.map((one) => [one.waybill, one.estimatedFen, one.billedFen ?? 0, one.paidFen]),
    );
    expect(total['Shipment']).toBe('Total');
    for (const header of ['Estimated', 'Billed', 'Difference', 'Paid', 'Due', 'Cost']) {
      expect([header, fen(total[header])]).toEqual([header, sum(rows.map((row) => row[header]))]);
    }
    for (const row of rows) {
      const isBilled = row['Billed'] !== null;
      expect(fen(row['Difference'])).toBe(
        isBilled ? fen(row['Billed']) - fen(row['Estimated']) : 0,
      );
      expect(fen(row['Cost'])).toBe(fen(isBilled ? row['Billed'] : row['Estimated']));
    }
    expect(fen(total['Paid'])).toBe(demo.paidFen);
    const payments = recordsOf(book, 'Payments');
    expect(sum(payments.slice(0, -1).map((row) => row['Amount']))).toBe(demo.paidFen);
    expect(fen(payments.at(-1)?.['Amount'])).toBe(demo.paidFen);
  });

  it.each([
    ['By plan', 'Plan'],
    ['By country', 'Country'],
    ['By day', 'Day'],
    ['By week', 'Week'],
  ])('sums %s with formulas whose cached values are right', async (name, key) => {
    const book = await openWorkbook(join(out, 'freight-report.xlsx'));
    const shipments = recordsOf(book, 'Shipments').slice(0, -1);
    const groups = recordsOf(book, name).slice(0, -1);
    const total = recordsOf(book, name).at(-1) ?? {};
    expect(new Set(groups.map((group) => group[key]))).toEqual(
      new Set(shipments.map((row) => row[key])),
    );
    for (const group of groups) {
      const mine = shipments.filter((row) => row[key] === group[key]);
      expect(group['Parcels']).toBe(mine.length);
      for (const header of ['Estimated', 'Billed', 'Paid', 'Due', 'Cost', 'Weight g']) {
        expect([group[key], header, fen(group[header])]).toEqual([
          group[key],
          header,
          sum(mine.map((row) => row[header])),
        ]);
      }
      expect(fen(group['Average'])).toBe(Math.round(fen(group['Cost']) / mine.length));
    }
    expect(total['Parcels']).toBe(shipments.length);
    expect(fen(total['Cost'])).toBe(sum(shipments.map((row) => row['Cost'])));
    const cells = Object.values(book.Sheets[name] ?? {}) as { f?: string; v?: unknown }[];
    const formulas = cells.filter(({ f }) => f !== undefined);
    expect(formulas.length).toBe((groups.length + 1) * 8);
    expect(formulas.every(({ v }) => typeof v === 'number')).toBe(true);
  });
});

describe('running it again', () => {
  it('is refused as long as nobody says that the old results may go', async () => {
    const before = await data.contents();
    const again = await packbench('demo', '--out', out, '--json');
    expect(refusalOf(again)).toMatchObject({ status: 1, code: 'demo-folder-not-empty' });
    expect(await data.contents()).toEqual(before);
  });

  it('never touches a folder with a file of somebody else', async () => {
    const foreign = join(folder.path, 'foreign');
    await mkdir(join(foreign, 'data'), { recursive: true });
    await writeFile(join(foreign, 'thesis.txt'), 'years of work');
    await writeFile(join(foreign, 'data', 'notes.txt'), 'more of it');
    const before = await station(foreign).contents();
    for (const extra of [[], ['--fresh']]) {
      const refused = await packbench('demo', '--out', foreign, '--json', ...extra);
      expect(refusalOf(refused)).toMatchObject({ status: 1, code: 'demo-folder-not-empty' });
    }
    expect(await station(foreign).contents()).toEqual(before);
  });

  it('never takes a data folder that no demo made for its own', async () => {
    const real = join(folder.path, 'real');
    const copy = await copyOf(data, join(real, 'data'));
    const before = await copy.contents();
    const refused = await packbench('demo', '--out', real, '--fresh', '--json');
    expect(refusalOf(refused)).toMatchObject({ status: 1, code: 'demo-folder-not-empty' });
    expect(await copy.contents()).toEqual(before);
  });
});
