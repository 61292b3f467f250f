import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { Printer } from '../../../domain/printing/printer.ts';
import { encodeEscPos } from './escpos.ts';
import { encodeTspl } from './tspl.ts';
import type { EncodeOptions } from './wire-bitmap.ts';
import { encodeZpl } from './zpl.ts';

/** One label as the bytes that `printer` prints it from: 1 copy, complete in itself. */
export function encodeLabel(
  bitmap: Bitmap,
  printer: EncodeOptions & Pick<Printer, 'language'>,
): Buffer {
  switch (printer.language) {
    case 'escpos':
      return encodeEscPos(bitmap, printer);
    case 'tspl':
      return encodeTspl(bitmap, printer);
    case 'zpl':
      return encodeZpl(bitmap, printer);
    default:
      return printer.language satisfies never;
  }
}
