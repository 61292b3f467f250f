import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { LabelDpi } from '../../../domain/label/label.ts';
import type { PrinterLanguage, PrinterProblem } from '../../../domain/printing/printer.ts';
import { blankBitmap, burnInto } from '../encoders/wire-bitmap.ts';
import { WireFault } from './byte-reader.ts';

/** How the printer is while it is asked. */
export type HeadStatus = {
  /** What keeps the head from printing; null is ready. */
  readonly problem: PrinterProblem | null;
  /** Copies received whole that are not on paper yet, with the one under the head. */
  readonly waiting: number;
  /** Copies on paper since the printer was made. */
  readonly printed: number;
  readonly printing: boolean;
  /** No more bytes are taken until a label is printed. */
  readonly isFull: boolean;
  /** A label has begun to arrive. */
  readonly isReceiving: boolean;
};

/** What a decoder makes of the bytes, in their order. */
export type PrinterEvent =
  | {
      readonly kind: 'label';
      readonly language: PrinterLanguage;
      readonly bitmap: Bitmap;
      readonly copies: number;
      /** The commands beside the picture by their names, such as SPEED or ^PR, as they were given. */
      readonly commands: Readonly<Record<string, string>>;
      /** Position behind the label's last byte since the decoder began. */
      readonly end: number;
    }
  /** An answer to the sender: at once, or in its turn, when everything before it is on paper. */
  | {
      readonly kind: 'reply';
      readonly due: 'at-once' | 'when-printed';
      readonly answer: (status: HeadStatus) => Buffer;
    }
  /** `fatal`: the rest of the connection cannot be read. */
  | { readonly kind: 'fault'; readonly message: string; readonly fatal: boolean };

/** What the virtual printer is set to. */
export type PrinterSettings = {
  /** The only language it understands; undefined: recognised from the first bytes. */
  readonly language?: PrinterLanguage | undefined;
  /** Of its head, to read TSPL's millimetres; undefined: worked out from the picture. */
  readonly dpi?: LabelDpi | undefined;
  /** Burns what the language calls white. */
  readonly inverted?: boolean | undefined;
};

/** The largest label, in bytes of picture and on the wire. */
export const maxLabelBytes = 16 * 1024 * 1024;

/** The most copies of one label that are printed. */
export const maxCopies = 1_000;

/** A picture and where on the label it stands, in dots. */
export type Placed = { readonly x: number; readonly y: number; readonly bitmap: Bitmap };

/** Where the decoder of a language puts what it finds. */
export type Output = {
  readonly settings: PrinterSettings;
  /** Whether a label has begun and not ended; the end of the connection is then a torn label. */
  inLabel: boolean;
  label(bitmap: Bitmap, copies: number, commands: ReadonlyMap<string, string>): void;
  reply(answer: (status: HeadStatus) => Buffer, due?: 'at-once' | 'when-printed'): void;
  /** Something is wrong with this label; the bytes after it can still be read. */
  fault(fault: WireFault): void;
};

/**
 * The label that the placed pictures make: of the given size where the language told one, else as large as they
 * reach.
 */
export function composeLabel(
  placed: readonly Placed[],
  size: { readonly width: number | null; readonly height: number | null },
  offset: number,
): Bitmap {
  const width = size.width ?? Math.max(...placed.map((part) => part.x + part.bitmap.width));
  const height = size.height ?? Math.max(...placed.map((part) => part.y + part.bitmap.height));
  if (width < 1 || height < 1 || Math.ceil(width / 8) * height > maxLabelBytes) {
    throw new WireFault(`a label of ${width} x ${height} dots cannot be printed`, offset);
  }
  const label = blankBitmap(width, height);
  for (const part of placed) burnInto(label, part.bitmap, part.x, part.y);
  return label;
}

/** Refuses pictures that together outgrow a label before they outgrow the memory. */
export function checkRoom(placed: readonly Placed[], moreBytes: number, offset: number): void {
  const used = placed.reduce((sum, part) => sum + part.bitmap.bytes.length, 0);
  if (used + moreBytes > maxLabelBytes) {
    throw new WireFault(`the pictures of one label exceed ${maxLabelBytes} bytes`, offset);
  }
}
