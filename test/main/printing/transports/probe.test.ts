import { afterEach, describe, expect, it } from 'vitest';
import type { PrinterAddress } from '../../../../domain/printing/printer.ts';
import { printerCondition } from '../../../../main/printing/transports/probe.ts';
import { closePeers, refusedPort, shortTimings, startPeer } from './peers.ts';

const address = (port: number): PrinterAddress => ({ kind: 'tcp', host: '127.0.0.1', port });

afterEach(closePeers);

describe('printerCondition', () => {
  it('finds a printer that answers nothing mute', async () => {
    const peer = await startPeer(() => undefined);
    const printer = { address: address(peer.port), language: 'tspl' } as const;
    expect(await printerCondition(printer, shortTimings)).toBe('mute');
  });

  it('finds a printer that is not there offline', async () => {
    const printer = { address: address(await refusedPort()), language: 'zpl' } as const;
    expect(await printerCondition(printer, shortTimings)).toEqual({ problem: 'offline' });
  });
});
