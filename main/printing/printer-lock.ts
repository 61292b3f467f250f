import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { realpath } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printerPlace } from '../../domain/printing/printer.ts';
import type { PrinterAddress } from '../../domain/printing/printer.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { inodeOf, kindHere, listens, removeStale } from '../storage/lock-socket.ts';

/** Another program on this computer that has a printer. */
export type PrinterHolder = { readonly pid: number; readonly program: string };

export type ReserveOptions = {
  readonly signal: AbortSignal;
  /** Called with whoever has the printer, before it is waited for; without it the printer is refused at once. */
  readonly onWaiting?: (holder: PrinterHolder) => void;
};

/**
 * Has a printer to this program alone until what is returned is called, or the program ends in whatever way. It may be
 * had several times at once within the program. Refused: `printer-in-use` when it is not waited for, `cancelled`.
 */
export type ReservePrinter = (
  printer: { readonly name: string; readonly address: PrinterAddress },
  options: ReserveOptions,
) => Promise<Result<() => Promise<void>>>;

type Held = { users: number; readonly giveFree: () => Promise<void> };

/**
 * One program per printer: the programs of a computer, whatever their data folders, agree on a listening socket named
 * after where the printer really is, which the system takes back when its program dies. Two computers are kept apart by
 * the printer itself, which serves one connection at a time.
 */
export function printerLocks(program: string): ReservePrinter {
  const held = new Map<string, Held>();

  const shareOf = (name: string, mine: Held) => {
    mine.users += 1;
    let isOurs = true;
    return async (): Promise<void> => {
      if (!isOurs) return;
      isOurs = false;
      mine.users -= 1;
      if (mine.users > 0) return;
      held.delete(name);
      await mine.giveFree();
    };
  };

  return async (printer, { signal, onWaiting }) => {
    const name = await lockName(printer.address);
    for (;;) {
      if (signal.aborted) return refuse('cancelled');
      const ours = held.get(name);
      if (ours !== undefined) return ok(shareOf(name, ours));
      const giveFree = await take(name, { pid: process.pid, program });
      if (giveFree !== null) {
        const mine: Held = { users: 0, giveFree };
        held.set(name, mine);
        return ok(shareOf(name, mine));
      }
      const stale = kindHere() === 'socket-file' ? await inodeOf(name) : null;
      const end = await untilFree(name, signal, (holder) => {
        // Two parts of this program asked at the same moment: the other one has it by now.
        if (holder.pid === process.pid) return 'leave';
        if (onWaiting === undefined) return 'leave';
        onWaiting(holder);
        return 'wait';
      });
      if (end.kind === 'gone' && stale !== null) await removeStale(name, stale);
      if (end.kind === 'held' && end.holder.pid !== process.pid && onWaiting === undefined) {
        const { pid, program: other } = end.holder;
        return refuse('printer-in-use', { printer: printer.name, pid, program: other });
      }
    }
  };
}

/** A name that is the same for every way in which one printer may be written. */
async function lockName(address: PrinterAddress): Promise<string> {
  const hash = createHash('sha256')
    .update(await whereItIs(address))
    .digest('hex')
    .slice(0, 32);
  const name = `packbench-printer-${hash}`;
  const kind = kindHere();
  switch (kind) {
    case 'abstract':
      return `\0${name}`;
    case 'pipe':
      return `\\\\.\\pipe\\${name}`;
    case 'socket-file':
      return join(tmpdir(), name);
    default:
      return kind satisfies never;
  }
}

async function whereItIs(address: PrinterAddress): Promise<string> {
  switch (address.kind) {
    case 'tcp': {
      const host = await lookup(address.host).catch(() => ({ address: address.host }));
      return printerPlace({ ...address, host: host.address });
    }
    case 'device':
    case 'serial': {
      const path = await realpath(address.path).catch(() => address.path);
      return printerPlace({ ...address, path });
    }
    case 'queue':
      return printerPlace(address);
    default:
      return address satisfies never;
  }
}

/** Takes the name and tells everybody who asks who has it; their connections last as long as we do. Null: taken. */
async function take(name: string, me: PrinterHolder): Promise<(() => Promise<void>) | null> {
  const waiting = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    waiting.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => waiting.delete(socket));
    // One who waits must not keep a finished program alive.
    socket.unref();
    socket.write(`${JSON.stringify(me)}\n`);
  });
  if (!(await listens(server, name))) return null;
  server.unref();
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of waiting) socket.destroy();
    });
}

type End = { readonly kind: 'gone' } | { readonly kind: 'held'; readonly holder: PrinterHolder };

/** Asks the holder who it is, and stays connected until it ends or `judge` does not want to wait. */
const untilFree = (
  name: string,
  signal: AbortSignal,
  judge: (holder: PrinterHolder) => 'wait' | 'leave',
): Promise<End> =>
  new Promise((resolve) => {
    const socket = net.connect({ path: name });
    let text = '';
    let end: End = { kind: 'gone' };
    const leave = (): void => {
      socket.destroy();
    };
    // One that is cancelled already tells nobody any more.
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      text += piece;
      if (end.kind === 'held' || !text.includes('\n')) return;
      end = { kind: 'held', holder: JSON.parse(text) as PrinterHolder };
      if (judge(end.holder) === 'leave') leave();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      signal.removeEventListener('abort', leave);
      resolve(end);
    });
  });
