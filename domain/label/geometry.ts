import type { LabelDpi, LabelSize } from './label.ts';

const millimetresPerInch = 25.4;

/** The paper of a label in millimetres. */
export const labelSizeMm: Readonly<
  Record<LabelSize, { readonly widthMm: number; readonly heightMm: number }>
> = {
  '100x100': { widthMm: 100, heightMm: 100 },
  '100x150': { widthMm: 100, heightMm: 150 },
  '72x150': { widthMm: 72, heightMm: 150 },
};

/**
 * Dots per millimetre. Print heads sold as 203 dpi have exactly 8 dots to the millimetre (203.2 dpi); at 300 dpi it is
 * 11.811, so that 100 mm are 1181 dots and not 1200.
 */
export const dotsPerMm = (dpi: LabelDpi): number => (dpi === 203 ? 8 : dpi / millimetresPerInch);

/** Millimetres in whole dots. */
export const mmToDots = (mm: number, dpi: LabelDpi): number => Math.round(mm * dotsPerMm(dpi));

/** The size of a label's bitmap. */
export const labelSizeDots = (
  size: LabelSize,
  dpi: LabelDpi,
): { readonly width: number; readonly height: number } => ({
  width: mmToDots(labelSizeMm[size].widthMm, dpi),
  height: mmToDots(labelSizeMm[size].heightMm, dpi),
});

/** A rectangle on the label, in millimetres from its upper left corner. */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** `area` without a margin of `x` millimetres left and right and `y` above and below. */
export const inset = (area: Area, x: number, y: number = x): Area => ({
  x: area.x + x,
  y: area.y + y,
  width: area.width - 2 * x,
  height: area.height - 2 * y,
});
