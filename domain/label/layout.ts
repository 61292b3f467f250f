import { inset, labelSizeMm, type Area } from './geometry.ts';
import type { LabelSize } from './label.ts';

/**
 * The smallest letters, as letter size (em) in millimetres.
 *
 * Where the parcel goes must be read at arm's length and by sorting machines: capitals of at least 1.9 mm, which at
 * 0.714 of the letter size is 2.67 mm. Everything else is read close up, and its floor is Chinese: 16 dots is the
 * smallest grid on which dense characters keep their strokes, 2.0 mm at 203 dpi.
 */
export const minimumMm = { address: 2.67, small: 2 } as const;

/** The rows of a label and its letter sizes (em), all in millimetres. */
export type LabelPlan = {
  readonly frame: Area;
  readonly headerMm: number;
  /** Widths in the top row: by air, and the country with the ISO code before its name; the rest is the service's. */
  readonly airMm: number;
  readonly countryMm: number;
  readonly isoMm: number;
  /** Heights of the TO and FROM rows: the first of the list unless the address needs more. */
  readonly toMm: readonly number[];
  readonly fromMm: readonly number[];
  readonly barcodeMm: number;
  /** Width of the columns on the right: QR code, sorting code, return unit. */
  readonly codesMm: number;
  readonly sortMm: number;
  readonly returnMm: number;
  /** Width of the items beside the customs form, or null where they stand below it. */
  readonly itemsMm: number | null;
  /** Height of the customs form where the items stand below it. */
  readonly customsMm: number;
  /** Width of the tags TO and FROM on the left. */
  readonly tagMm: number;
  readonly copyMm: number;
  readonly address: number;
  readonly small: number;
  readonly items: number;
  readonly heading: number;
  readonly waybill: number;
};

const frameOf = (size: LabelSize): Area =>
  inset({ x: 0, y: 0, width: labelSizeMm[size].widthMm, height: labelSizeMm[size].heightMm }, 1.5);

export const labelPlans: Readonly<Record<LabelSize, LabelPlan>> = {
  '100x100': {
    frame: frameOf('100x100'),
    headerMm: 12,
    airMm: 16,
    countryMm: 39,
    isoMm: 15.5,
    toMm: [25.5, 28],
    fromMm: [10.5, 12.8],
    barcodeMm: 14.5,
    codesMm: 25,
    sortMm: 25,
    returnMm: 31,
    itemsMm: 29,
    customsMm: 0,
    tagMm: 9,
    copyMm: 5.5,
    address: 3.2,
    small: 2,
    items: 2.2,
    heading: 2.3,
    waybill: 3.1,
  },
  '100x150': {
    frame: frameOf('100x150'),
    headerMm: 17,
    airMm: 16,
    countryMm: 39,
    isoMm: 15.5,
    toMm: [40, 43.5, 47],
    fromMm: [13.5, 16],
    barcodeMm: 20,
    codesMm: 31,
    sortMm: 28,
    returnMm: 33,
    itemsMm: 31,
    customsMm: 0,
    tagMm: 11,
    copyMm: 8,
    address: 4.1,
    small: 2.25,
    items: 2.7,
    heading: 2.7,
    waybill: 4,
  },
  '72x150': {
    frame: frameOf('72x150'),
    headerMm: 12,
    airMm: 12,
    countryMm: 31,
    isoMm: 12.5,
    toMm: [29, 33, 40, 48],
    fromMm: [13, 16.5],
    barcodeMm: 17,
    codesMm: 25,
    sortMm: 18,
    returnMm: 25,
    itemsMm: null,
    customsMm: 38,
    tagMm: 8,
    copyMm: 5.5,
    address: 3.2,
    small: 2,
    items: 2.4,
    heading: 2.3,
    waybill: 3.1,
  },
};

/** `area` cut at `width` from its left: the left part and the rest. */
export const splitLeft = (area: Area, width: number): readonly [Area, Area] => [
  { ...area, width },
  { ...area, x: area.x + width, width: area.width - width },
];

/** `area` cut at `height` from its top: the upper part and the rest. */
export const splitTop = (area: Area, height: number): readonly [Area, Area] => [
  { ...area, height },
  { ...area, y: area.y + height, height: area.height - height },
];
