import { execFile } from 'node:child_process';

/** The print queues of this computer; `available` is false where its system names none to us. */
export type SystemQueues = {
  readonly available: boolean;
  readonly queues: readonly { readonly name: string; readonly isDefault: boolean }[];
};

const none: SystemQueues = { available: false, queues: [] };
const patienceMs = 5_000;

/** `system default destination: Zebra` */
const defaultLine = /^system default destination:\s*(\S+)/im;

/** Reads what CUPS's `lpstat -e` (a name a line) and `lpstat -d` print. */
export function readQueues(names: string, defaults: string): SystemQueues['queues'] {
  const preferred = defaultLine.exec(defaults)?.[1];
  const queues = names
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^[^\s/#]+$/.test(line));
  return [...new Set(queues)]
    .map((name) => ({ name, isDefault: name === preferred }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

/**
 * The print queues that CUPS knows. A computer without CUPS, or whose spooler does not answer, has none: that is no
 * fault, a printer can be reached by its address.
 */
export async function systemQueues(
  command = 'lpstat',
  platform: NodeJS.Platform = process.platform,
): Promise<SystemQueues> {
  if (platform === 'win32') return none;
  const names = await ask(command, '-e');
  if (names === null) return none;
  return { available: true, queues: readQueues(names, (await ask(command, '-d')) ?? '') };
}

/** What the command prints; null when it is not there. It ends with an error where there are no queues. */
const ask = (command: string, option: string): Promise<string | null> =>
  new Promise((resolve) => {
    execFile(
      command,
      [option],
      // Its words are read above, so they must not be translated.
      { encoding: 'utf8', timeout: patienceMs, env: { ...process.env, LC_ALL: 'C' } },
      (error, stdout) => resolve(error?.code === 'ENOENT' ? null : stdout),
    );
  });
