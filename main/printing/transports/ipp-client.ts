import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { userInfo } from 'node:os';
import { decodeIppResponse, encodeIppRequest } from './ipp-message.ts';
import type { IppAttribute, IppResponse } from './ipp-message.ts';

/** Where the spooler listens. */
export type IppServer =
  | { readonly socketPath: string }
  | { readonly host: string; readonly port: number };

export type IppCall = {
  readonly operation: number;
  /** Resource the request is for, such as /printers/Zebra. */
  readonly path: string;
  readonly attributes: readonly IppAttribute[];
  /** The bytes to print. */
  readonly document?: Buffer | undefined;
};

export type IppClient = {
  /** Resolves with the answer of the spooler; rejects when there is none in time. */
  call(call: IppCall, timeoutMs: number): Promise<IppResponse>;
};

const sockets = ['/run/cups/cups.sock', '/var/run/cups/cups.sock', '/private/var/run/cupsd'];
const cupsPort = 631;

/** CUPS of this computer, or the one that CUPS_SERVER names as it does for `lp`. */
export function findIppServer(named = process.env['CUPS_SERVER']): IppServer {
  if (named?.startsWith('/') === true) return { socketPath: named };
  if (named !== undefined && named !== '') {
    const [, host = named, port] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(named) ?? [];
    return {
      host: host.replace(/^\[(.*)\]$/, '$1'),
      port: port === undefined ? cupsPort : Number(port),
    };
  }
  const socketPath = sockets.find((path) => existsSync(path));
  return socketPath === undefined ? { host: 'localhost', port: cupsPort } : { socketPath };
}

/** The person in whose name jobs are printed and cancelled. */
export const ippUser = (): string => userInfo().username;

let lastRequestId = 0;

/** Speaks IPP over HTTP with a spooler. */
export function ippClient(server: IppServer = findIppServer()): IppClient {
  return {
    call: ({ operation, path, attributes, document }, timeoutMs) =>
      new Promise((resolve, reject) => {
        lastRequestId = (lastRequestId % 0x7fff_ffff) + 1;
        const head = encodeIppRequest(operation, lastRequestId, attributes);
        const body = document === undefined ? head : Buffer.concat([head, document]);
        const sent = request(
          {
            ...server,
            method: 'POST',
            path,
            agent: false,
            headers: {
              'content-type': 'application/ipp',
              'content-length': body.length,
              host: 'localhost',
              // A local socket proves by itself who is at its other end; CUPS wants it said.
              ...('socketPath' in server ? { authorization: `PeerCred ${ippUser()}` } : {}),
            },
          },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on('data', (chunk: Buffer) => chunks.push(chunk));
            answer.on('error', reject);
            answer.on('end', () => {
              const response = decodeIppResponse(Buffer.concat(chunks));
              if (response === null) reject(new Error(`HTTP ${answer.statusCode}`));
              else resolve(response);
            });
          },
        );
        const timer = setTimeout(
          () => sent.destroy(new Error(`${Math.round(timeoutMs / 100) / 10} s`)),
          timeoutMs,
        );
        sent.on('close', () => clearTimeout(timer));
        sent.on('error', reject);
        sent.end(body);
      }),
  };
}
