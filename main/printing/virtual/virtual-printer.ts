import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { PrinterLanguage } from '../../../domain/printing/printer.ts';
import { createLabelDecoder } from './label-decoder.ts';
import type { LabelDecoder } from './label-decoder.ts';
import type { PrinterEvent, PrinterSettings } from './print-job.ts';

/** A label as the virtual printer put it on paper. */
export type VirtualLabel = {
  readonly bitmap: Bitmap;
  readonly language: PrinterLanguage;
  /** 1 for the first label since the printer was started; every copy counts. */
  readonly index: number;
};

export type VirtualPrinterOptions = PrinterSettings & {
  /** 0 takes any free port. */
  readonly port: number;
  /** 127.0.0.1 unless told otherwise. */
  readonly host?: string | undefined;
  /** Called for one copy after the other; the printer takes no more bytes until it is done. */
  readonly onLabel: (label: VirtualLabel) => void | Promise<void>;
  /** Called with what was wrong with the bytes, and where. */
  readonly onError: (message: string) => void;
  /**
   * Cheap printers keep counting pixels across connections, so that a job that broke off eats the beginning of the
   * next. With `true` this one does so too.
   */
  readonly remembersAcrossConnections?: boolean | undefined;
  /** After this long without a byte a connection is dropped, so that it does not keep others out. */
  readonly idleMs?: number | undefined;
};

export type VirtualPrinter = {
  readonly port: number;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
};

const defaultIdleMs = 60_000;

/**
 * A network label printer without paper: takes one connection after the other, as printers do, understands ESC/POS,
 * TSPL and ZPL pictures, answers status queries, and closes its side when it has taken everything. A connection that
 * cannot be understood is reset. Rejects when the port cannot be had.
 */
export async function startVirtualPrinter(options: VirtualPrinterOptions): Promise<VirtualPrinter> {
  const open = new Set<Socket>();
  let remembered: LabelDecoder | null = null;
  let printed = 0;
  let turn = Promise.resolve();
  let closing = false;

  const act = async (event: PrinterEvent, socket: Socket): Promise<void> => {
    switch (event.kind) {
      case 'label':
        for (let copy = 0; copy < event.copies; copy += 1) {
          printed += 1;
          await options.onLabel({ bitmap: event.bitmap, language: event.language, index: printed });
        }
        return;
      case 'reply':
        socket.write(event.bytes);
        return;
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

  const serve = async (socket: Socket): Promise<void> => {
    const decoder = remembered ?? createLabelDecoder(options);
    remembered = options.remembersAcrossConnections === true ? decoder : null;
    const idleMs = options.idleMs ?? defaultIdleMs;
    socket.setTimeout(idleMs, () => {
      options.onError(`no byte for ${idleMs} ms: connection dropped`);
      socket.destroy();
    });
    try {
      for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
        for (const event of decoder.push(chunk)) await act(event, socket);
        if (socket.destroyed) return;
      }
      if (remembered === null) for (const event of decoder.end()) await act(event, socket);
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
    turn = turn.then(() => serve(socket));
  });
  server.listen(options.port, options.host ?? '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      closing = true;
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
      await turn;
    },
  };
}
