import { describe, expect, it } from 'vitest';
import { defaultPrinterSettings } from '../../../domain/printing/printer-settings.ts';
import type { Printer } from '../../../domain/printing/printer.ts';
import { namedPrinter, withOtherPrinter, withPrinter } from '../../../domain/printing/printers.ts';
import { ok, refuse } from '../../../domain/result.ts';

const printerNamed = (name: string): Printer => ({
  ...defaultPrinterSettings,
  language: 'zpl',
  name,
  address: { kind: 'tcp', host: '192.0.2.1', port: 9100 },
  scalePercent: 100,
  reports: null,
});
const front = printerNamed('Front');
const back = printerNamed('Back');

describe('the printers of a station', () => {
  it('are found by their names in whatever case', () => {
    expect(namedPrinter([front, back], 'fRONT')).toEqual(ok(front));
    expect(namedPrinter([front, back], 'Side')).toEqual(
      refuse('printer-unknown', { name: 'Side', known: 'Front, Back' }),
    );
    expect(namedPrinter([], 'Side')).toEqual(
      refuse('printer-unknown', { name: 'Side', known: '-' }),
    );
  });

  it('have different names', () => {
    expect(withPrinter([front], back)).toEqual(ok([front, back]));
    expect(withPrinter([front], printerNamed('FRONT'))).toEqual(
      refuse('printer-exists', { name: 'FRONT' }),
    );
    expect(withOtherPrinter([front, back], front, printerNamed('back'))).toEqual(
      refuse('printer-exists', { name: 'back' }),
    );
    const renamed = printerNamed('FRONT');
    expect(withOtherPrinter([front, back], front, renamed)).toEqual(ok([renamed, back]));
  });
});
