import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packbench, sample, temporaryFolder } from './packbench.ts';
import { importShape, ordersShape, statsShape, verifyShape, writtenShape } from './shapes.ts';
import { station } from './station.ts';
import { create, stock } from './stocked-shop.ts';
import { openWorkbook, recordsOf } from './workbooks.ts';

/** What surrounds the work: plans, templates, settings, backups, the two languages. */

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const shop = station(at('data'));

beforeAll(async () => {
  await stock(shop);
  await create(shop, 'CPAM', '8126030900010007');
});
afterAll(() => folder.remove());

describe('plans', () => {
  it('come back unchanged from the workbook that was exported', async () => {
    const plans = await shop.done(z.array(z.looseObject({ code: z.string() })), 'plans', 'list');
    expect(plans.length).toBeGreaterThanOrEqual(9);
    expect(await shop.done(writtenShape, 'plans', 'export', at('plans.xlsx'))).toEqual({
      file: at('plans.xlsx'),
      rows: plans.length,
    });
    const before = await shop.contents();
    const report = await shop.done(importShape, 'plans', 'import', at('plans.xlsx'));
    expect(report).toMatchObject({ accepted: 0, rejected: [], warnings: [] });
    expect(report.unchanged).toBe(report.read);
    expect(await shop.contents()).toEqual(before);
  });

  it('tell what forbids goods, and where they collect at the door, with the source', async () => {
    const source = z.looseObject({ text: z.string().min(1), confirmed: z.boolean() });
    const restrictions = await shop.done(
      z.array(
        z.looseObject({
          plan: z.string(),
          country: z.string(),
          restrictions: z.array(
            z.looseObject({
              attribute: z.string(),
              verdict: z.enum(['allowed', 'refused', 'unknown']),
              reason: z.string(),
              source: source.nullable(),
            }),
          ),
          prohibited: z.array(z.looseObject({ nameEn: z.string(), nameZh: z.string(), source })),
        }),
      ),
      'plans',
      'restrictions',
      '8126030900017056',
    );
    const attributes = restrictions.flatMap((one) =>
      one.restrictions.map((rule) => rule.attribute),
    );
    expect(new Set(attributes)).toEqual(new Set(['battery']));
    const rules = await shop.done(
      z.array(
        z.looseObject({ plan: z.string(), city: z.string(), minParcels: z.number(), source }),
      ),
      'plans',
      'collection',
      '--plan',
      'CPAM',
    );
    expect(new Set(rules.map(({ plan }) => plan))).toEqual(new Set(['CPAM']));
    expect(rules.map(({ city }) => city)).toContain('深圳/Shenzhen');
  });
});

describe('templates', () => {
  const kinds = {
    orders: ['orders', 'import'],
    catalogue: ['catalogue', 'import'],
    plans: ['plans', 'import'],
    waybills: ['waybills', 'import'],
    'waybill-answers': ['waybills', 'import'],
    shipments: ['shipments', 'import'],
    bill: ['freight', 'bill'],
    notices: null,
  } as const;

  it.each(Object.entries(kinds))('an empty %s workbook explains itself', async (kind, into) => {
    const file = at(`${kind}.xlsx`);
    const written = await shop.done(writtenShape, 'templates', 'write', kind, file);
    expect(written).toEqual({ file, rows: 0 });
    const book = await openWorkbook(file);
    expect(book.SheetNames.length).toBeGreaterThanOrEqual(2);
    const prose = book.SheetNames.flatMap((name) =>
      recordsOf(book, name).flatMap((row) => Object.values(row)),
    ).join('\n');
    expect(prose).toMatch(/[A-Za-z]{4}/);
    expect(prose).toMatch(/\p{Script=Han}{4}/u);
    if (into === null) return;
    const before = await shop.contents();
    const report = await shop.done(importShape, ...into, file);
    expect(report).toMatchObject({ read: 0, accepted: 0, unchanged: 0, rejected: [] });
    expect(await shop.contents()).toEqual(before);
  });
});

describe('the catalogue', () => {
  it('goes out as the workbook that comes in', async () => {
    const file = at('catalogue-out.xlsx');
    const { rows } = await shop.done(writtenShape, 'catalogue', 'export', file);
    expect(rows).toBeGreaterThan(40);
    const again = await shop.done(importShape, 'catalogue', 'import', file);
    expect(again).toMatchObject({ read: rows, unchanged: rows, accepted: 0, rejected: [] });
  });
});

describe('settings', () => {
  const settingsShape = z.looseObject({
    station: z.string(),
    sender: z.looseObject({ nameEn: z.string(), phone: z.string() }),
    printers: z.array(z.looseObject({ name: z.string() })),
    orderMapping: z.record(z.string(), z.string()),
  });
  const set = async (value: unknown): Promise<readonly string[]> => {
    await writeFile(at('settings.json'), JSON.stringify(value));
    return ['settings', 'set', at('settings.json')];
  };

  it('change only where a file says so', async () => {
    const add = ['printers', 'add', 'p1', '--address', 'tcp://127.0.0.1:9', '--language', 'zpl'];
    await shop.done(z.looseObject({}), ...add);
    const before = await shop.done(settingsShape, 'settings', 'show');
    expect(before.sender.nameEn).not.toBe('');
    const words = await set({ utcOffsetMinutes: 60, sender: { phone: '+86 10 0000 0000' } });
    const after = await shop.done(settingsShape, ...words);
    expect(after).toEqual({
      ...before,
      utcOffsetMinutes: 60,
      sender: { ...before.sender, phone: '+86 10 0000 0000' },
    });
    expect(await shop.done(settingsShape, 'settings', 'show')).toEqual(after);
  });

  it.each([
    ['a name that no setting has', { printerz: [] }, 'printerz'],
    ['a name that no field of the sender has', { sender: { fone: '1' } }, 'sender.fone'],
    ['a value of the wrong kind', { utcOffsetMinutes: 'China' }, 'utcOffsetMinutes'],
    ['a station that no id could carry', { station: 'bench 1' }, 'station'],
    ['a list', [1], 'object'],
  ])('refuse %s', async (_, value, named) => {
    const refused = await shop.refused(...(await set(value)));
    expect(refused).toMatchObject({ status: 1, code: expect.stringMatching(/^input-/) });
    expect(refused.message).toContain(named);
  });

  it('refuse what is no JSON, and a file that is not there', async () => {
    await writeFile(at('broken.json'), '{"station": ');
    const broken = await shop.refused('settings', 'set', at('broken.json'));
    expect(broken).toMatchObject({ status: 1, code: 'settings-not-json' });
    const missing = await shop.refused('settings', 'set', at('none.json'));
    expect(missing).toMatchObject({ status: 3, code: 'file-not-found' });
  });
});

describe('a backup', () => {
  it('is restored elsewhere with everything in it', async () => {
    const backup = await shop.done(writtenShape, 'backup', at('day.backup'));
    expect(backup.file).toBe(at('day.backup'));
    const other = station(at('elsewhere'));
    await other.done(z.looseObject({ seq: z.number() }), 'restore', at('day.backup'));
    for (const list of [
      ['orders', 'list'],
      ['shipments', 'list'],
      ['plans', 'list'],
      ['waybills', 'pool'],
    ]) {
      const value = z.array(z.unknown()).min(1);
      expect(await other.done(value, ...list)).toEqual(await shop.done(value, ...list));
    }
    const verified = await other.done(verifyShape, 'verify');
    expect(verified).toMatchObject({ ok: true, orders: 76, shipments: 1, problems: [] });
    expect(await other.done(statsShape, 'stats')).toEqual(await shop.done(statsShape, 'stats'));
  });

  it('replaces what is there only by force, and keeps it', async () => {
    const second = station(at('second'));
    await second.done(importShape, 'orders', 'import', sample('orders.xlsx'));
    const refused = await second.refused('restore', at('day.backup'));
    expect(refused).toMatchObject({ status: 1, code: 'restore-target-not-empty' });
    const before = Object.values(await second.contents());
    await second.done(z.looseObject({}), 'restore', at('day.backup'), '--force');
    expect(Object.values(await second.contents())).toEqual(expect.arrayContaining(before));
    expect(await second.done(verifyShape, 'verify')).toMatchObject({ ok: true, shipments: 1 });
  });

  it('that is damaged or missing changes nothing', async () => {
    const bytes = await readFile(at('day.backup'));
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 0x04, middle);
    await writeFile(at('bad.backup'), bytes);
    for (const force of [[], ['--force']]) {
      const damaged = await shop.refused('restore', at('bad.backup'), ...force);
      expect(damaged.code).toMatch(/^(?:backup-damaged|restore-target-not-empty)$/);
    }
    const empty = station(at('empty'));
    const damaged = await empty.refused('restore', at('bad.backup'));
    expect(damaged).toMatchObject({ code: 'backup-damaged' });
    const missing = await empty.refused('restore', at('none.backup'));
    expect(missing).toMatchObject({ status: 3, code: 'file-not-found' });
  });
});

describe('the two languages', () => {
  it('say the same refusal', async () => {
    const english = await shop.refused('orders', 'show', '404');
    const chinese = await shop.refused('orders', 'show', '404', '--lang', 'zh');
    expect(english).toMatchObject({ status: 1, code: 'order-unknown' });
    expect(chinese).toMatchObject({ status: 1, code: 'order-unknown' });
    expect(chinese.message).toMatch(/\p{Script=Han}/u);
    expect(english.message).not.toMatch(/\p{Script=Han}/u);
  });

  it('show lists to people as aligned text, statuses in their words', async () => {
    const list = ['orders', 'list', '--search', '8126030900010007', '--data', shop.data];
    const [english, chinese] = [await packbench(...list), await packbench(...list, '--lang', 'zh')];
    expect(english.json).toBeUndefined();
    expect(english.stdout).toContain('8126030900010007');
    expect(chinese.stdout).toContain('等待您发货');
    expect(await shop.done(ordersShape, ...list.slice(0, 4))).toHaveLength(1);
  });
});
