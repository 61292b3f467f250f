import { spawn, spawnSync } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const daemon = '/usr/sbin/cupsd';

/** Whether CUPS is installed and may be started here: it wants to be root. */
export const hasCups = existsSync(daemon) && process.getuid?.() === 0;

export type CupsServer = {
  readonly socketPath: string;
  /** Runs a program of CUPS against this server and answers with what it printed. */
  readonly run: (program: string, ...args: readonly string[]) => string;
  /** A raw queue to a TCP port of 127.0.0.1. */
  readonly addQueue: (name: string, port: number, errorPolicy?: string) => void;
  readonly close: () => Promise<void>;
};

/** CUPS in a folder of its own, on a socket of its own, with the policies that it comes with. */
export async function startCups(): Promise<CupsServer> {
  const folder = await mkdtemp(join(tmpdir(), 'cups-'));
  const socketPath = join(folder, 'cups.sock');
  for (const name of ['spool', 'cache', 'state', 'root', 'logs', 'spool/tmp']) {
    await mkdir(join(folder, name), { mode: 0o755 });
  }
  spawnSync('chown', ['-R', 'lp:lp', folder]);
  spawnSync('chmod', ['755', folder]);
  await writeFile(
    join(folder, 'cupsd.conf'),
    [
      `Listen ${socketPath}`,
      'Browsing No',
      'LogLevel warn',
      'MaxJobs 1000',
      '<Location />',
      '  Order allow,deny',
      '</Location>',
      '<Policy default>',
      '  JobPrivateAccess default',
      '  JobPrivateValues default',
      '  <Limit Cancel-Job>',
      '    Require user @OWNER @SYSTEM',
      '    Order deny,allow',
      '  </Limit>',
      '  <Limit All>',
      '    Order deny,allow',
      '  </Limit>',
      '</Policy>',
      '',
    ].join('\n'),
  );
  await writeFile(
    join(folder, 'cups-files.conf'),
    [
      'User lp',
      'Group lp',
      'SystemGroup root',
      'FileDevice Yes',
      `ServerRoot ${join(folder, 'root')}`,
      `RequestRoot ${join(folder, 'spool')}`,
      `TempDir ${join(folder, 'spool/tmp')}`,
      `CacheDir ${join(folder, 'cache')}`,
      `StateDir ${join(folder, 'state')}`,
      `AccessLog ${join(folder, 'logs/access_log')}`,
      `ErrorLog ${join(folder, 'logs/error_log')}`,
      `PageLog ${join(folder, 'logs/page_log')}`,
      '',
    ].join('\n'),
  );
  const listening = new Promise<void>((resolve) => {
    const watcher = watch(folder, () => {
      if (!existsSync(socketPath)) return;
      watcher.close();
      resolve();
    });
  });
  const cups = spawn(
    daemon,
    ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve, reject) => {
    cups.once('exit', () => resolve());
    cups.once('error', reject);
  });
  await Promise.race([
    listening,
    ended.then(() => {
      throw new Error('cupsd ended at once');
    }),
  ]);
  const run = (program: string, ...args: readonly string[]): string => {
    const done = spawnSync(program, args, {
      encoding: 'utf8',
      env: { ...process.env, CUPS_SERVER: socketPath, LC_ALL: 'C' },
    });
    if (done.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${done.stderr}`);
    return done.stdout;
  };
  return {
    socketPath,
    run,
    addQueue: (name, port, errorPolicy = 'abort-job') =>
      void run(
        'lpadmin',
        '-p',
        name,
        '-E',
        '-v',
        `socket://127.0.0.1:${port}`,
        '-m',
        'raw',
        '-o',
        `printer-error-policy=${errorPolicy}`,
      ),
    async close() {
      cups.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
