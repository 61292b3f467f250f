import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { PrinterProblem } from '../../../domain/printing/printer.ts';
import { bytesBefore, formatFault, isByteFault } from './faults.ts';
import type { ByteFault, PrinterFault } from './faults.ts';
import { createLabelDecoder } from './label-decoder.ts';
import type { LabelDecoder } from './label-decoder.ts';
import { createPrintHead } from './print-head.ts';
import type { VirtualLabel } from './print-head.ts';
import type { HeadStatus, PrinterEvent, PrinterSettings } from './print-job.ts';

export type { VirtualLabel } from './print-head.ts';

export type VirtualPrinterOptions = PrinterSettings & {
  /** 0 takes any free port. */
  readonly port: number;
  /** 127.0.0.1 unless told otherwise. */
  readonly host?: string | undefined;
  /** Called for one copy after the other, as they come out. */
  readonly onLabel: (label: VirtualLabel) => void | Promise<void>;
  /** Called with every piece of what arrives, a question or a part of a label. */
  readonly onByte?: (() => void) | undefined;
  /** Called with what was wrong with the bytes, and where. */
  readonly onError: (message: string) => void;
  /** Called with what of the planned faults strikes, and with problems that come and go (`ready`). */
  readonly onFault?: ((what: string) => void) | undefined;
  /** What goes wrong, and when. */
  readonly faults?: readonly PrinterFault[] | undefined;
  /**
   * Cheap printers keep counting pixels across connections, so that a job that broke off eats the beginning of the
   * next. With `true` this one does so too.
   */
  readonly remembersAcrossConnections?: boolean | undefined;
  /** After this long without a byte a connection is dropped, so that it does not keep others out. */
  readonly idleMs?: number | undefined;
  /** What the head needs for a label of so many rows, in milliseconds; it prints at once without it. */
  readonly labelMs?: ((rows: number) => number) | undefined;
  /** Bytes of labels that are taken before the first of them is printed; then the printer stops reading. 1 MiB. */
  readonly bufferBytes?: number | undefined;
};

export type VirtualPrinter = {
  readonly port: number;
  status(): HeadStatus;
  /** Opens the cover, takes the paper out; null mends it, and what waits is printed. */
  setProblem(problem: PrinterProblem | null): void;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
};

const defaultIdleMs = 60_000;
const defaultBufferBytes = 1024 * 1024;

const nothing = (): void => undefined;

/** A decoder and how many bytes it was given, of which how many made whole labels. */
type Stream = { readonly decoder: LabelDecoder; taken: number; wholeLabels: number };

/** What a fault leaves of a connection. */
type Verdict = 'go-on' | 'over' | 'deaf';

/**
 * A network label printer without paper: takes one connection after the other, as printers do, understands the pictures
 * of every language of `printerLanguages`, answers status queries, and closes its side when it has taken everything. A
 * connection that cannot be understood is reset. Rejects when the port cannot be had.
 */
export async function startVirtualPrinter(options: VirtualPrinterOptions): Promise<VirtualPrinter> {
  const { faults = [], onFault = nothing } = options;
  const open = new Set<Socket>();
  const byteFaults = new Set(faults.filter(isByteFault));
  const isMute = faults.some(({ kind }) => kind === 'mute');
  const slow = faults.find((fault) => fault.kind === 'slow');
  let remembered: Stream | null = null;
  let current: Stream | null = null;
  let received = 0;
  let lastLabelBytes: number | null = null;
  let turn = Promise.resolve();
  let closing = false;
  let endStall: () => void = nothing;

  const head = createPrintHead({
    onLabel: options.onLabel,
    labelMs: options.labelMs,
    bufferBytes: options.bufferBytes ?? defaultBufferBytes,
    faults,
    onProblem: (problem) => onFault(problem ?? 'ready'),
  });
  const status = (): HeadStatus => ({
    ...head.status,
    isReceiving: current?.decoder.isReceiving ?? false,
  });

  const act = async (event: PrinterEvent, socket: Socket, stream: Stream): Promise<void> => {
    switch (event.kind) {
      case 'label': {
        const { bitmap, language, commands, copies, end } = event;
        lastLabelBytes = end - stream.wholeLabels;
        stream.wholeLabels = end;
        received += 1;
        head.print({ bitmap, language, commands }, copies, lastLabelBytes);
        await head.room();
        return;
      }
      case 'reply': {
        const answer = (): void => {
          if (!isMute && socket.writable) socket.write(event.answer(status()));
        };
        if (event.due === 'at-once') answer();
        else head.afterwards(answer);
        return;
      }
      case 'fault':
        options.onError(event.message);
        if (event.fatal) {
          remembered = null;
          socket.resetAndDestroy();
        }
        return;
      default:
        event satisfies never;
    }
  };

  /** The next fault in the label that arrives, and how many more bytes are taken before it. */
  const nextFault = (stream: Stream): { fault: ByteFault; bytes: number } | null => {
    let next: { fault: ByteFault; bytes: number } | null = null;
    for (const fault of byteFaults) {
      const at = bytesBefore(fault, received + 1, lastLabelBytes);
      if (at === null) continue;
      const bytes = Math.max(0, stream.wholeLabels + at - stream.taken);
      if (next === null || bytes < next.bytes) next = { fault, bytes };
    }
    return next;
  };

  const strike = async (fault: ByteFault, socket: Socket): Promise<Verdict> => {
    byteFaults.delete(fault);
    onFault(formatFault(fault));
    switch (fault.kind) {
      case 'reset':
        socket.resetAndDestroy();
        return 'over';
      case 'close':
        socket.end();
        return 'deaf';
      case 'stall':
        socket.setTimeout(0);
        await new Promise<void>((resolve) => {
          const timer =
            fault.seconds === null ? undefined : setTimeout(resolve, fault.seconds * 1_000);
          // Whoever connects anew has given the stalled connection up.
          endStall = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        endStall = nothing;
        return 'go-on';
      default:
        return fault satisfies never;
    }
  };

  /** Takes one chunk, as far as the faults let it. */
  const take = async (chunk: Buffer, socket: Socket, stream: Stream): Promise<Verdict> => {
    let rest = chunk;
    while (rest.length > 0) {
      const next = nextFault(stream);
      const piece = rest.subarray(0, next?.bytes ?? rest.length);
      rest = rest.subarray(piece.length);
      stream.taken += piece.length;
      for (const event of stream.decoder.push(piece)) await act(event, socket, stream);
      if (socket.destroyed || closing) return 'over';
      if (slow !== undefined) await pause((piece.length / slow.bytesPerSecond) * 1_000);
      // Counted again: the piece may have ended the label before the fault.
      if (next === null || nextFault(stream)?.fault !== next.fault) continue;
      if (nextFault(stream)?.bytes !== 0) continue;
      const verdict = await strike(next.fault, socket);
      if (verdict !== 'go-on' || closing) return verdict;
    }
    return 'go-on';
  };

  const serve = async (socket: Socket): Promise<void> => {
    const stream = remembered ?? {
      decoder: createLabelDecoder(options),
      taken: 0,
      wholeLabels: 0,
    };
    current = stream;
    remembered = options.remembersAcrossConnections === true ? stream : null;
    const idleMs = options.idleMs ?? defaultIdleMs;
    socket.setTimeout(idleMs, () => {
      options.onError(`no byte for ${idleMs} ms: connection dropped`);
      socket.destroy();
    });
    let verdict: Verdict = 'go-on';
    try {
      for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
        options.onByte?.();
        if (verdict === 'go-on') verdict = await take(chunk, socket, stream);
        if (verdict === 'over' || socket.destroyed) return;
      }
      if (verdict === 'deaf') return;
      if (remembered === null) {
        for (const event of stream.decoder.end()) await act(event, socket, stream);
      }
      await head.settled();
      socket.end();
    } catch (error) {
      if (closing) return;
      options.onError(`connection lost: ${error instanceof Error ? error.message : String(error)}`);
      socket.resetAndDestroy();
    }
  };

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // Reading reports the same error; an event without a listener would end the process.
    socket.on('error', () => undefined);
    endStall();
    turn = turn.then(() => serve(socket));
  });
  server.listen(options.port, options.host ?? '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    status,
    setProblem: (problem) => head.setProblem(problem),
    async close() {
      closing = true;
      const closed = once(server, 'close');
      server.close();
      head.close();
      endStall();
      for (const socket of open) socket.destroy();
      await closed;
      await turn;
    },
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
