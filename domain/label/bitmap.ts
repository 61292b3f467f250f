/**
 * A black-and-white picture as label printers take it: `bytesPerRow` = ceil(width / 8) bytes a row, most significant
 * bit leftmost, 1 = black (burned). Bits beyond `width` are 0.
 */
export type Bitmap = {
  readonly width: number;
  readonly height: number;
  readonly bytesPerRow: number;
  readonly bytes: Uint8Array;
};
