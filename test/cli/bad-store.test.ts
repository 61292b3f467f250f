import { execFile } from 'node:child_process';
import { appendFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeHeader, segmentKind, storeFormat } from '../../main/storage/segment.ts';
import { cliFile, packbench, sample, temporaryFolder } from './packbench.ts';
import { importShape, ordersShape, repairShape, verifyShape } from './shapes.ts';
import { copiesOf, refusalOf, station } from './station.ts';
import type { Station } from './station.ts';

const folder = await temporaryFolder();
const prepared = station(join(folder.path, 'data'));
const copy = copiesOf(prepared);

beforeAll(async () => {
  await prepared.done(importShape, 'orders', 'import', sample('orders.xls'));
  const added = ['printers', 'add', 'p', '--address', 'tcp://127.0.0.1:9', '--language', 'zpl'];
  expect((await prepared.run(...added)).status).toBe(0);
  expect((await prepared.run('printers', 'remove', 'p')).status).toBe(0);
});
afterAll(() => folder.remove());

describe('words that are no command', () => {
  it.concurrent.each([
    ['an unknown command', ['ship']],
    ['an unknown step of a command', ['orders', 'eat']],
    ['a missing argument', ['orders', 'show']],
    ['too many arguments', ['orders', 'show', '1', '2']],
    ['an unknown option', ['orders', 'list', '--fast']],
    ['an option without its value', ['orders', 'list', '--status']],
    ['a missing option', ['shipments', 'create', '1', '--plan', 'CPAM']],
    [
      'a delivery that there is not',
      ['shipments', 'create', '1', '--plan', 'CPAM', '--delivery', 'pigeon'],
    ],
    [
      'a line without a number',
      ['shipments', 'create', '1', '--plan', 'A', '--delivery', 'door', '--line', '1:x'],
    ],
    ['a language that there is not', ['stats', '--lang', 'fr']],
    [
      'a printer language that there is not',
      ['printers', 'add', 'p', '--address', 'tcp://h', '--language', 'pcl'],
    ],
    [
      'a darkness that is no number',
      ['printers', 'add', 'p', '--address', 'tcp://h', '--language', 'zpl', '--darkness', 'x'],
    ],
    [
      'a payment method that there is not',
      ['freight', 'pay', '--method', 'cash', '--reference', '1'],
    ],
    ['a template that there is not', ['templates', 'write', 'love-letter', 'x.xlsx']],
    ['a state that there is not', ['shipments', 'list', '--state', 'lost']],
    ['a job state that there is not', ['labels', 'jobs', '--state', 'lost']],
    ['a port that there is not', ['printers', 'virtual', '--port', '99999', '--out', 'x']],
  ])('%s: usage, and no folder is made', async (name, words) => {
    const data = join(folder.path, name.replaceAll(' ', '-'));
    const answer = await packbench(...words, '--data', data, '--json');
    expect(answer).toMatchObject({ status: 2 });
    expect(refusalOf(answer).code).toMatch(/^(?:usage|printer-port-invalid)$/);
    expect(await station(data).contents()).toEqual({});
  });

  it.concurrent('half a command shows what there is', async () => {
    for (const words of [[], ['orders']]) {
      const answer = await packbench(...words);
      expect(answer).toMatchObject({ status: 2, stdout: '' });
      expect(answer.stderr).toContain('Usage: packbench');
    }
  });

  it.concurrent('help and version are no error', async () => {
    expect(await packbench('--help')).toMatchObject({ status: 0, stderr: '' });
    expect(await packbench('orders', '--help')).toMatchObject({ status: 0, stderr: '' });
    const { version } = JSON.parse(
      await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'),
    ) as { version: string };
    expect((await packbench('--version')).stdout.trim()).toBe(version);
  });
});

const segments = async ({ data }: Station): Promise<readonly string[]> =>
  (await readdir(join(data, 'journal'))).toSorted().map((name) => join(data, 'journal', name));

const changing = ['orders', 'hold', '8126030900010007', '--reason', 'check'];

describe('a data folder', () => {
  it.concurrent('with a flipped byte is not worked on; verify says where', async () => {
    const shop = await copy();
    const [first = ''] = await segments(shop);
    const bytes = await readFile(first);
    const byte = bytes.indexOf('8126030900010378');
    bytes.writeUInt8(bytes.readUInt8(byte) ^ 1, byte);
    await writeFile(first, bytes);
    const before = await shop.contents();
    const verified = await shop.partly(verifyShape, 'verify');
    expect(verified).toMatchObject({ ok: false });
    const line = bytes.subarray(0, byte).toString('latin1').split('\n').length;
    const start = bytes.lastIndexOf('\n', byte) + 1;
    expect(verified.problems[0]).toMatchObject({ code: 'store-damaged', line, byte: start });
    expect(first.endsWith(verified.problems[0]?.file ?? '?')).toBe(true);
    expect(await shop.contents()).toEqual(before);
    for (const words of [
      changing,
      ['orders', 'list'],
      ['backup', join(folder.path, 'damaged.backup')],
    ]) {
      const refused = await shop.refused(...words);
      expect(refused).toMatchObject({ status: 3, code: 'store-damaged' });
      expect(refused.message).toContain(`line ${line}`);
    }
  });

  it.concurrent('with a flipped byte is repaired, and nothing is lost', async () => {
    const shop = await copy();
    const [first = ''] = await segments(shop);
    const whole = await shop.done(ordersShape, 'orders', 'list');
    const bytes = await readFile(first);
    const byte = bytes.indexOf('8126030900010378');
    bytes.writeUInt8(bytes.readUInt8(byte) ^ 1, byte);
    await writeFile(first, bytes);
    expect(await shop.done(repairShape, 'repair')).toMatchObject({ outcome: 'repaired', lost: [] });
    expect(await shop.done(ordersShape, 'orders', 'list')).toEqual(whole);
    expect(await shop.done(verifyShape, 'verify')).toMatchObject({ ok: true, problems: [] });
    expect(await shop.done(repairShape, 'repair')).toMatchObject({ outcome: 'nothing-to-repair' });
  });

  it.concurrent('with a destroyed record says what is lost, and goes on only when told', async () => {
    const shop = await copy();
    await shop.done(ordersShape, ...changing);
    const { json } = await shop.run('backup', join(folder.path, 'before.backup'));
    expect(json).toMatchObject({ file: join(folder.path, 'before.backup') });
    const [first = ''] = await segments(shop);
    const spoil = async (): Promise<void> => {
      const bytes = await readFile(first);
      bytes.fill(0x20, bytes.indexOf('"order-held"') - 20, bytes.indexOf('"order-held"') + 9);
      await writeFile(first, bytes);
    };
    await spoil();
    const before = await shop.contents();
    const told = await shop.partly(repairShape, 'repair');
    expect(told).toMatchObject({ outcome: 'consent-needed', quarantine: null });
    expect(told.lost).toHaveLength(1);
    expect(told.messages.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['repair-loses', 'repair-lost', 'repair-check', 'repair-consent']),
    );
    expect(await shop.contents()).toEqual(before);
    // A copy of the damaged folder is spared the loss by the backup.
    const other = station(`${shop.data}-other`);
    await cp(shop.data, other.data, { recursive: true });
    const backup = ['--backup', join(folder.path, 'before.backup')];
    expect(await other.done(repairShape, 'repair', ...backup)).toMatchObject({ lost: [] });
    const isHeld = async (one: Station): Promise<boolean> =>
      (await one.done(ordersShape, 'orders', 'show', '8126030900010007'))[0]?.held !== null;
    expect(await isHeld(other)).toBe(true);
    const report = await shop.done(repairShape, 'repair', '--accept-loss');
    expect(await readFile(join(report.quarantine ?? '', 'report.json'), 'utf8')).toContain('丢失');
    expect(await isHeld(shop)).toBe(false);
    expect(await shop.done(verifyShape, 'verify')).toMatchObject({ ok: true, orders: 76 });
  });

  it.concurrent('whose last write was cut off goes on without it, and keeps the rest aside', async () => {
    const shop = await copy();
    const [first = ''] = await segments(shop);
    const tail = '0badc0de 999 {"at":"2026-03-09T';
    await appendFile(first, tail);
    expect(await shop.done(verifyShape, 'verify')).toMatchObject({ ok: true, orders: 76 });
    const answer = await shop.run('orders', 'list');
    expect(answer.status).toBe(0);
    expect(ordersShape.parse(answer.json)).toHaveLength(76);
    expect(answer.stderr).toContain(`${Buffer.byteLength(tail)} bytes`);
    expect(await shop.done(ordersShape, ...changing)).toHaveLength(1);
    expect(await readdir(join(shop.data, 'quarantine'))).toHaveLength(1);
    expect(await shop.done(verifyShape, 'verify')).toMatchObject({ ok: true });
  });

  it.concurrent('of a newer program is left to that program', async () => {
    const shop = await copy();
    const [first = ''] = await segments(shop);
    const bytes = await readFile(first);
    const end = bytes.indexOf('\n');
    const [, , json = ''] = /^(\S+) (\{.*\})$/.exec(bytes.toString('utf8', 9, end)) ?? [];
    const header = JSON.parse(json) as { format: number };
    expect(header.format).toBe(storeFormat);
    const newer = encodeHeader(segmentKind, { ...header, format: storeFormat + 1 });
    await writeFile(first, Buffer.concat([newer, bytes.subarray(end + 1)]));
    for (const words of [changing, ['orders', 'list']]) {
      expect(await shop.refused(...words)).toMatchObject({ status: 3, code: 'store-format-newer' });
    }
  });

  it.concurrent('whose settings are damaged falls back on the ones before, or is refused', async () => {
    const shop = await copy();
    await writeFile(join(shop.data, 'settings.json'), '{"station": "A", ');
    const recovered = await shop.run('orders', 'list');
    expect(recovered.status).toBe(0);
    expect(recovered.stderr).toContain('settings.json');
    await rm(join(shop.data, 'settings.json.previous'));
    await writeFile(join(shop.data, 'settings.json'), '{"station": "A", ');
    expect(await shop.refused('orders', 'list')).toMatchObject({
      status: 3,
      code: 'document-damaged',
    });
  });

  it.concurrent('that is not there has nothing to verify, and is not made by looking', async () => {
    const shop = station(join(folder.path, 'nothing'));
    expect(await shop.refused('verify')).toMatchObject({ status: 3, code: 'store-missing' });
    expect(await shop.contents()).toEqual({});
  });

  it.concurrent('that is a file is a fault', async () => {
    const file = join(folder.path, 'file');
    await writeFile(file, 'no folder');
    const answer = refusalOf(await station(file).run('orders', 'list'));
    expect(answer).toMatchObject({ status: 3 });
    expect(await readFile(file, 'utf8')).toBe('no folder');
  });

  it.concurrent('is one to all programs that work on it at a time', async () => {
    const shop = await copy();
    const words = ['orders', 'import', sample('orders.xlsx')];
    const runs = await Promise.all([1, 2, 3].map(() => shop.done(importShape, ...words)));
    expect(runs.map(({ accepted, unchanged }) => accepted + unchanged)).toEqual([76, 76, 76]);
    expect(await shop.done(verifyShape, 'verify')).toMatchObject({ ok: true, orders: 76 });
  });
});

it.skipIf(process.platform === 'win32')(
  'a reader that has seen enough ends the output without a fault',
  async () => {
    const shop = await copy();
    const command = `"$0" "$1" orders list --json --data "$2" | head -c 20`;
    const { stdout, stderr } = await promisify(execFile)('bash', [
      '-o',
      'pipefail',
      '-c',
      command,
      process.execPath,
      cliFile,
      shop.data,
    ]);
    expect(stdout).toHaveLength(20);
    expect(stderr).toBe('');
  },
);
