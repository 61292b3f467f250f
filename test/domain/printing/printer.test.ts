import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatPrinterAddress,
  parsePrinterAddress,
  printerPlace,
} from '../../../domain/printing/printer.ts';
import {
  defaultSerialSettings as usual,
  serialBauds,
  serialFlows,
  serialParities,
} from '../../../domain/printing/serial.ts';
import type { PrinterAddress } from '../../../domain/printing/printer.ts';
import { printingMessages } from '../../../domain/printing/messages.ts';
import { renderMessage } from '../../../domain/messages.ts';

const parsed = (text: string): PrinterAddress | string => {
  const result = parsePrinterAddress(text);
  return result.ok ? result.value : result.refusal.code;
};

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(String).sort();

describe('parsePrinterAddress', () => {
  it.each<[string, PrinterAddress]>([
    ['tcp://192.168.1.50', { kind: 'tcp', host: '192.168.1.50', port: 9100 }],
    ['tcp://192.168.1.50:6101', { kind: 'tcp', host: '192.168.1.50', port: 6101 }],
    [' TCP://Label-1.Example.com:9100/ ', { kind: 'tcp', host: 'label-1.example.com', port: 9100 }],
    ['tcp://localhost:1', { kind: 'tcp', host: 'localhost', port: 1 }],
    ['tcp://[::1]', { kind: 'tcp', host: '::1', port: 9100 }],
    ['tcp://[fe80::1%eth0]:9101', { kind: 'tcp', host: 'fe80::1%eth0', port: 9101 }],
    ['queue:Zebra_ZD420', { kind: 'queue', name: 'Zebra_ZD420' }],
    ['queue: Front desk', { kind: 'queue', name: 'Front desk' }],
    ['device:/dev/usb/lp0', { kind: 'device', path: '/dev/usb/lp0' }],
    [String.raw`device:\\.\COM3`, { kind: 'device', path: String.raw`\\.\COM3` }],
    ['serial:/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0', settings: usual }],
    [
      'Serial:/dev/serial/by-id/usb-FTDI_A?BAUD=9600&flow=none',
      {
        kind: 'serial',
        path: '/dev/serial/by-id/usb-FTDI_A',
        settings: { ...usual, baud: 9600, flow: 'none' },
      },
    ],
    [
      'serial:com12?bits=7&parity=even&stop=2',
      { kind: 'serial', path: 'COM12', settings: { ...usual, bits: 7, parity: 'even', stop: 2 } },
    ],
    [String.raw`serial:\\.\COM3`, { kind: 'serial', path: 'COM3', settings: usual }],
  ])('reads %s', (text, address) => {
    expect(parsed(text)).toEqual(address);
  });

  it.each([
    '',
    '192.168.1.50',
    '192.168.1.50:9100',
    'printer:Zebra',
    'tcp:/192.168.1.50',
    'tcp://',
    'tcp://:9100',
    'tcp://192.168.1.50:9100/x',
    'tcp://192.168.1.500',
    'tcp://192.168.1',
    'tcp://fe80::1',
    'tcp://[fe80::1',
    'tcp://[192.168.1.50]',
    'tcp://-x',
    'tcp://a b',
    'tcp://user@host',
    'queue:',
    'queue:a/b',
    'device: ',
    'serial:',
    'serial:ttyUSB0',
    'serial:COM',
    'serial:?baud=9600',
    'device:/dev/usb\u0000/lp0',
  ])('refuses "%s" in words that say the forms', (text) => {
    const result = parsePrinterAddress(text);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.refusal.code).toBe('printer-address-invalid');
    for (const language of ['en', 'zh'] as const) {
      const words = renderMessage(result.refusal, language);
      for (const form of ['tcp://', 'queue:', 'device:', 'serial:']) expect(words).toContain(form);
    }
  });

  it.each(['0', '65536', 'x', '', '-1', '99999'])('refuses port "%s"', (port) => {
    expect(parsed(`tcp://printer.example.com:${port}`)).toBe('printer-port-invalid');
  });

  it.each(['baud=9601', 'bits=6', 'parity=mark', 'stop=1.5', 'flow=', 'x=1', 'baud', '&'])(
    'refuses the serial setting "%s" and names the choices',
    (setting) => {
      const result = parsePrinterAddress(`serial:/dev/ttyS0?${setting}`);
      if (result.ok) throw new Error('accepted');
      expect(result.refusal.code).toBe('printer-serial-setting-invalid');
      expect(String(result.refusal.params['known'])).not.toBe('');
    },
  );

  it('knows one port under two addresses', () => {
    const placeOf = (text: string) => {
      const address = parsed(text);
      return typeof address === 'string' ? address : printerPlace(address);
    };
    expect(placeOf('serial:/dev/ttyS0?baud=9600')).toBe(placeOf('device:/dev/ttyS0'));
    expect(placeOf('serial:/dev/ttyS0')).not.toBe(placeOf('serial:/dev/ttyS1'));
  });

  it('reads back every address it formats', () => {
    const tcp = fc.record({
      kind: fc.constant('tcp' as const),
      host: fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain()),
      port: fc.integer({ min: 1, max: 65_535 }),
    });
    const plainText = fc.stringMatching(/^[\w.\\-][\w .\\-]{0,20}[\w.\\-]$/);
    const queue = fc.record({ kind: fc.constant('queue' as const), name: plainText });
    const device = fc.record({ kind: fc.constant('device' as const), path: plainText });
    const serial = fc.record({
      kind: fc.constant('serial' as const),
      path: fc.stringMatching(/^\/dev\/[\w.-]{1,20}$/),
      settings: fc.record({
        baud: fc.constantFrom(...serialBauds),
        bits: fc.constantFrom(7, 8),
        parity: fc.constantFrom(...serialParities),
        stop: fc.constantFrom(1, 2),
        flow: fc.constantFrom(...serialFlows),
      }),
    });
    fc.assert(
      fc.property(fc.oneof(tcp, queue, device, serial), (address) => {
        const wanted =
          address.kind === 'tcp' ? { ...address, host: address.host.toLowerCase() } : address;
        expect(parsed(formatPrinterAddress(address))).toEqual(wanted);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parsePrinterAddress(text).ok).toBe('boolean');
      }),
    );
  });
});

describe('printingMessages', () => {
  it('names the same values in both languages', () => {
    for (const [code, { en, zh }] of Object.entries(printingMessages)) {
      expect([code, placeholders(zh)]).toEqual([code, placeholders(en)]);
    }
  });
});
