import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { SerialSettings } from '../../../domain/printing/serial.ts';
import { ok, refusal } from '../../../domain/result.ts';
import type { Refusal, Result } from '../../../domain/result.ts';
import { openLine } from './line.ts';
import type { Line } from './line.ts';
import { setLine, setWindowsPort } from './serial-line.ts';
import { errorDetail } from './transport.ts';
import type { Timings } from './transport.ts';

/** An open device of this computer with a printer behind it. */
export type Cable = {
  readonly handle: FileHandle;
  /** To ask the printer; one that cannot be read is never asked, and mute. */
  readonly line: Line;
  /** Why nothing more can be read; null while it can. */
  readonly brokenBy: () => string | null;
  /** Ends every question that is open. */
  readonly hangUp: () => void;
  readonly close: () => Promise<void>;
};

/** How often a device that is full or silent is asked again. */
export const retryMs = 20;
/** What the device still has of former questions is read away, as far as it ends. */
const staleReads = 64;

const isWindows = process.platform === 'win32';

function openRefusal(path: string, error: unknown): Refusal {
  const detail = errorDetail(error);
  switch (detail) {
    case 'ENOENT':
    case 'ENODEV':
    case 'ENOTDIR':
      return refusal('printer-device-missing', { path });
    case 'EISDIR':
      return refusal('printer-device-not-a-device', { path });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return refusal('printer-device-forbidden', { path });
    default:
      return refusal('printer-device-unready', { path, detail });
  }
}

/** Never created. Windows knows neither of the two flags; Node leaves them undefined there. */
const flags = (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * Opened for both directions where that is allowed and makes sense: a pipe would hand us our own bytes, and a read from a
 * device of Windows waits inside the system, where it could not be given up.
 */
async function openHandle(path: string): Promise<{ handle: FileHandle; isReadable: boolean }> {
  if (!isWindows && (await stat(path)).isCharacterDevice()) {
    try {
      return { handle: await open(path, constants.O_RDWR | flags), isReadable: true };
    } catch (error) {
      if (!['EACCES', 'EPERM', 'EROFS', 'EINVAL'].includes(errorDetail(error))) throw error;
    }
  }
  return { handle: await open(path, constants.O_WRONLY | flags), isReadable: false };
}

/**
 * Opens the device at `path`, at the speed and in the format of `settings` where it is a serial port. Refused:
 * `printer-device-…`, `printer-serial-…`.
 */
export async function openCable(
  path: string,
  settings: SerialSettings | null,
  timings: Timings,
): Promise<Result<Cable>> {
  const isPort = isWindows && settings !== null;
  if (isPort) {
    const unset = await setWindowsPort(path, settings, timings.connectMs);
    if (unset !== null) return { ok: false, refusal: unset };
  }
  let opened: Awaited<ReturnType<typeof openHandle>>;
  try {
    opened = await openHandle(isPort ? `\\\\.\\${path}` : path);
  } catch (error) {
    return { ok: false, refusal: openRefusal(path, error) };
  }
  const { handle, isReadable } = opened;
  const stats = await handle.stat();
  const unfit =
    stats.isFile() || stats.isDirectory()
      ? refusal('printer-device-not-a-device', { path })
      : isWindows
        ? null
        : await setLine(handle, path, settings, timings.connectMs);
  if (unfit !== null) {
    await handle.close();
    return { ok: false, refusal: unfit };
  }
  return ok(isReadable ? await readableCable(handle, timings) : writeOnlyCable(handle));
}

const writeOnlyCable = (handle: FileHandle): Cable => ({
  handle,
  line: { say: () => undefined, overhear: () => undefined, ask: () => Promise.resolve('mute') },
  brokenBy: () => null,
  hangUp: () => undefined,
  close: () => handle.close(),
});

async function readableCable(handle: FileHandle, timings: Timings): Promise<Cable> {
  const state: { isClosed: boolean; brokenBy: string | null } = { isClosed: false, brokenBy: null };
  let saying: Promise<void> = Promise.resolve();
  const put = async (bytes: Buffer): Promise<void> => {
    const deadline = performance.now() + timings.answerMs;
    let offset = 0;
    while (offset < bytes.length && state.brokenBy === null && performance.now() < deadline) {
      const written = await writeSome(handle, bytes, offset);
      offset += written;
      if (written === 0) await delay(retryMs);
    }
  };
  const breakBy = (error: unknown): void => {
    state.brokenBy ??= errorDetail(error);
    broke();
  };
  const { line, heard, broke } = openLine((bytes) => {
    saying = saying.then(() => put(bytes)).catch(breakBy);
  });
  const buffer = Buffer.alloc(1024);
  for (let reads = 0; reads < staleReads; reads += 1) {
    // What is wrong with the device is told by the reading that follows.
    if ((await readSome(handle, buffer).catch(() => 0)) === 0) break;
  }
  const follow = async (): Promise<void> => {
    while (!state.isClosed) {
      const bytesRead = await readSome(handle, buffer);
      if (bytesRead > 0) heard(Buffer.from(buffer.subarray(0, bytesRead)));
      else await delay(retryMs);
    }
  };
  const reading = follow().catch(breakBy);
  return {
    handle,
    line,
    brokenBy: () => state.brokenBy,
    hangUp: broke,
    close: async () => {
      await saying;
      state.isClosed = true;
      broke();
      await reading;
      await handle.close();
    },
  };
}

const chunkBytes = 4 * 1024;

/** Errors that mean: not now. */
const noneNow = (error: unknown): 0 => {
  if (errorDetail(error) === 'EAGAIN') return 0;
  throw error;
};

/** Bytes read; 0 when there are none at the moment. */
const readSome = async (handle: FileHandle, buffer: Buffer): Promise<number> =>
  handle.read(buffer, 0, buffer.length, null).then(({ bytesRead }) => bytesRead, noneNow);

/**
 * Bytes written, or 0 when the device takes none at the moment. Never waits inside the system: a write that blocks on
 * a printer without paper could be neither cancelled nor given up.
 */
export const writeSome = (handle: FileHandle, bytes: Buffer, offset: number): Promise<number> =>
  handle
    .write(bytes, offset, Math.min(chunkBytes, bytes.length - offset))
    .then(({ bytesWritten }) => bytesWritten, noneNow);
