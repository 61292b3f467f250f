import { spawn } from 'node:child_process';
import type { FileHandle } from 'node:fs/promises';
import { isatty } from 'node:tty';
import { formatSerialSettings } from '../../../domain/printing/serial.ts';
import type { SerialSettings } from '../../../domain/printing/serial.ts';
import { refusal } from '../../../domain/result.ts';
import type { Refusal } from '../../../domain/result.ts';

/** Bytes as they are, in both directions, and no waiting for a modem. */
const untouched = ['raw', '-echo', 'clocal', 'cread'];

/** What stty is told; `null` leaves speed and format as they are. */
export function sttyArguments(settings: SerialSettings | null): readonly string[] {
  if (settings === null) return untouched;
  const { baud, bits, parity, stop, flow } = settings;
  return [
    ...untouched,
    String(baud),
    `cs${bits}`,
    ...(parity === 'none' ? ['-parenb'] : ['parenb', parity === 'odd' ? 'parodd' : '-parodd']),
    stop === 2 ? 'cstopb' : '-cstopb',
    flow === 'rts' ? 'crtscts' : '-crtscts',
    flow === 'xon' ? 'ixon' : '-ixon',
  ];
}

/** What `mode` of Windows is told. */
export const modeArguments = (port: string, settings: SerialSettings): readonly string[] => [
  port,
  `BAUD=${settings.baud}`,
  `PARITY=${settings.parity.slice(0, 1)}`,
  `DATA=${settings.bits}`,
  `STOP=${settings.stop}`,
  `XON=${settings.flow === 'xon' ? 'on' : 'off'}`,
  `OCTS=${settings.flow === 'rts' ? 'on' : 'off'}`,
  `RTS=${settings.flow === 'rts' ? 'hs' : 'on'}`,
  'TO=off',
  'ODSR=off',
  'IDSR=off',
  'DTR=on',
];

/** Runs a tool; null when it did what it should, else what it said. */
function run(tool: string, args: readonly string[], timeoutMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(tool, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C' },
    });
    let said = '';
    child.stderr?.on('data', (text) => {
      said = `${said}${String(text)}`.slice(0, 500);
    });
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => {
      resolve(code === 0 ? null : said.trim() || (code === null ? 'timeout' : `exit ${code}`));
    });
  });
}

/**
 * Opens the port once more by its name: given our handle, a child process would make it one whose reads and writes wait
 * inside the system.
 */
const stty = (path: string, args: readonly string[], timeoutMs: number): Promise<string | null> =>
  run('stty', [process.platform === 'linux' ? '-F' : '-f', path, ...args], timeoutMs);

/** Windows sets a port that nobody has open. Null, or why not. */
export async function setWindowsPort(
  port: string,
  settings: SerialSettings,
  timeoutMs: number,
): Promise<Refusal | null> {
  const detail = await run('mode.com', modeArguments(port, settings), timeoutMs);
  return detail === null ? null : unset(port, settings, detail);
}

/**
 * Makes the bytes of an open terminal line pass as they are, at the speed and in the format of `settings`. What is no
 * terminal line is left alone, and refused when it should have settings: `printer-serial-not-a-port`,
 * `printer-serial-unset`.
 */
export async function setLine(
  handle: FileHandle,
  path: string,
  settings: SerialSettings | null,
  timeoutMs: number,
): Promise<Refusal | null> {
  if (!isatty(handle.fd)) {
    return settings === null ? null : refusal('printer-serial-not-a-port', { path });
  }
  const detail = await stty(path, sttyArguments(settings), timeoutMs);
  return detail === null ? null : unset(path, settings, detail);
}

/**
 * Waits until a terminal line has sent what the system holds for it: setting what is set already waits for that, by
 * itself on Linux. False when that took too long.
 */
export const isLineDrained = async (
  handle: FileHandle,
  path: string,
  timeoutMs: number,
): Promise<boolean> => !isatty(handle.fd) || (await stty(path, ['-echo'], timeoutMs)) === null;

const unset = (path: string, settings: SerialSettings | null, detail: string): Refusal =>
  refusal('printer-serial-unset', {
    path,
    settings: settings === null ? 'raw' : formatSerialSettings(settings),
    detail,
  });
