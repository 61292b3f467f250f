import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { parsePrinterAddress } from '../../domain/printing/printer.ts';
import type { PrinterAddress } from '../../domain/printing/printer.ts';
import { parseSerialPort } from '../../domain/printing/serial.ts';
import type { SerialSettings } from '../../domain/printing/serial.ts';
import { refusal, refuse, ok } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { ScaleReading } from '../../domain/scale/reading.ts';
import { pushScaleBytes } from '../../domain/scale/scale-line.ts';
import { setLine, setWindowsPort } from '../printing/transports/serial-line.ts';

/** A scale that is being listened to. */
export type Scale = {
  /** Returns what stops telling. */
  onReading(listener: (reading: ScaleReading) => void): () => void;
  /** Resolves once the line ends, with the reason; null when it was closed here. */
  readonly ended: Promise<Refusal | null>;
  close(): void;
};

/**
 * Where a scale is reached: over the network, through an adapter, or at a serial port of this machine; a `device` keeps
 * the speed that the system has set for it.
 */
export type ScaleAddress = Extract<PrinterAddress, { readonly kind: 'tcp' | 'device' | 'serial' }>;

/** What scales leave the factory with. */
const usualLine: SerialSettings = { baud: 9_600, bits: 8, parity: 'none', stop: 1, flow: 'none' };

const devicePath = /^(?:\/dev\/[\w./-]+|\\\\\.\\COM\d{1,3}|COM\d{1,3})$/i;

/**
 * Reads `tcp://HOST:PORT`, `serial:PATH?baud=9600`, or a device path with or without `device:`. Refused:
 * `scale-address-invalid`, `printer-serial-setting-invalid`.
 */
export function parseScaleAddress(text: string): Result<ScaleAddress> {
  const address = text.trim();
  const path = address.replace(/^device:/i, '');
  if (devicePath.test(path)) return ok({ kind: 'device', path });
  const port = /^serial:/i.test(address)
    ? parseSerialPort(address.slice('serial:'.length).trim(), usualLine)
    : null;
  if (port !== null) return port.ok ? ok({ kind: 'serial', ...port.value }) : port;
  const parsed = /^tcp:/i.test(address) ? parsePrinterAddress(address) : null;
  return parsed?.ok === true && parsed.value.kind === 'tcp'
    ? ok(parsed.value)
    : refuse('scale-address-invalid', { address });
}

const connectMs = 5_000;

/**
 * Starts to listen to a scale that sends by itself. A device is opened for reading only and never created. Refused: as
 * `parseScaleAddress`, `scale-unreachable`.
 */
export async function openScale(address: string): Promise<Result<Scale>> {
  const parsed = parseScaleAddress(address);
  if (!parsed.ok) return parsed;
  const unreachable = (detail: string): { readonly ok: false; readonly refusal: Refusal } =>
    refuse('scale-unreachable', { address, detail });
  try {
    return ok(
      parsed.value.kind === 'tcp'
        ? listenTo(await openTcp(parsed.value.host, parsed.value.port), address)
        : await deviceScale(
            parsed.value.path,
            parsed.value.kind === 'serial' ? parsed.value.settings : null,
          ),
    );
  } catch (error) {
    return unreachable(detailOf(error));
  }
}

/**
 * Listens to a device of this machine, a serial line at the speed and in the format of `settings`; rejects when it
 * cannot be opened or set, or is a file.
 */
export const deviceScale = async (
  path: string,
  settings: SerialSettings | null = null,
): Promise<Scale> => listenTo(await openDevice(path, settings), path);

const detailOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);

function openTcp(host: string, port: number): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const timer = setTimeout(() => socket.destroy(new Error('ETIMEDOUT')), connectMs);
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.setKeepAlive(true, 10_000);
      resolve(socket);
    });
  });
}

async function openDevice(path: string, settings: SerialSettings | null): Promise<Readable> {
  // Windows sets a port that nobody has open, and opens it by this name only.
  const isPort = /^COM\d/i.test(path);
  if (isPort && settings !== null) throwIfUnset(await setWindowsPort(path, settings, lineMs));
  // Non-blocking: a port without carrier would hold one of the few threads that also write the journal.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);
  const handle = await open(isPort ? `\\\\.\\${path}` : path, flags);
  const stats = await handle.stat();
  if (stats.isFile() || stats.isDirectory()) {
    await handle.close();
    throw new Error('no device');
  }
  try {
    // A line that nobody set up echoes and waits for line ends, and its speed is anybody's guess.
    if (!isPort) throwIfUnset(await setLine(handle, path, settings, lineMs));
  } catch (error) {
    await handle.close();
    throw error;
  }
  return pollDevice(handle);
}

const lineMs = 5_000;

function throwIfUnset(problem: Refusal | null): void {
  if (problem !== null) throw new Error(String(problem.params['detail'] ?? 'no serial port'));
}

/** How often a silent device is asked again. */
const pollMs = 50;

type Handle = Awaited<ReturnType<typeof open>>;

/** The bytes of a device that may have none at the moment. */
function pollDevice(handle: Handle): Readable {
  const stream = new Readable({
    read: () => undefined,
    destroy: (error, done) => {
      // A device that was unplugged cannot even be closed; that is no news.
      // oxlint-disable-next-line promise/no-promise-in-callback -- nobody waits for it
      void handle.close().catch(() => undefined);
      done(error);
    },
  });
  const poll = async (): Promise<void> => {
    const buffer = Buffer.alloc(256);
    while (!stream.destroyed) {
      try {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
        if (bytesRead > 0) {
          stream.push(Buffer.from(buffer.subarray(0, bytesRead)));
          continue;
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
          stream.destroy(error as Error);
          return;
        }
      }
      await delay(pollMs);
    }
  };
  void poll();
  return stream;
}

function listenTo(stream: Readable, address: string): Scale {
  const listeners = new Set<(reading: ScaleReading) => void>();
  let buffer = '';
  let closed = false;
  stream.on('data', (bytes: Buffer) => {
    // Latin-1 keeps every byte; parity bits that were not stripped must not join into other letters.
    const pushed = pushScaleBytes(buffer, bytes.toString('latin1'));
    ({ buffer } = pushed);
    for (const one of pushed.readings) for (const listener of listeners) listener(one);
  });
  const ended = new Promise<Refusal | null>((resolve) => {
    let detail = 'closed';
    stream.on('error', (error) => {
      detail = detailOf(error);
    });
    stream.once('close', () => {
      resolve(closed ? null : refusal('scale-unreachable', { address, detail }));
    });
    stream.once('end', () => stream.destroy());
  });
  return {
    onReading: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ended,
    close: () => {
      closed = true;
      stream.destroy();
    },
  };
}
