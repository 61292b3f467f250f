import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { Printer } from '../../../domain/printing/printer.ts';
import { encodeCpcl } from './cpcl.ts';
import { encodeEpl2 } from './epl2.ts';
import { encodeEscPos } from './escpos.ts';
import { encodeTspl } from './tspl.ts';
import type { EncodeOptions } from './wire-bitmap.ts';
import { encodeZpl } from './zpl.ts';

/** What the bytes of a label depend on beside its picture. */
export type WireFormat = EncodeOptions & Pick<Printer, 'language'>;

/** One label as the bytes that `printer` prints it from, complete in itself, in as many copies as the printer is set to. */
export function encodeLabel(bitmap: Bitmap, printer: WireFormat): Buffer {
  switch (printer.language) {
    case 'escpos':
      return encodeEscPos(bitmap, printer);
    case 'tspl':
      return encodeTspl(bitmap, printer);
    case 'zpl':
      return encodeZpl(bitmap, printer);
    case 'epl2':
      return encodeEpl2(bitmap, printer);
    case 'cpcl':
      return encodeCpcl(bitmap, printer);
    default:
      return printer.language satisfies never;
  }
}
