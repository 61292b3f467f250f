import type { TextRuler } from './canvas.ts';
import { labelFont, type FontWeight } from './fonts.ts';
import { mmToDots, type Area } from './geometry.ts';
import type { LabelDpi } from './label.ts';
import type { Ink, Mark } from './marks.ts';

/** A label being laid out: collects marks and measures text. Nothing is drawn before all of it has its place. */
export type Sheet = {
  readonly dpi: LabelDpi;
  readonly marks: readonly Mark[];
  /** Millimetres in whole dots. */
  dots(mm: number): number;
  /** The width of a text in dots, not rounded. */
  measure(text: string, weight: FontWeight, sizeDots: number): number;
  add(mark: Mark): void;
  /** A filled rectangle; neighbours that share an edge in millimetres share it in dots. */
  box(area: Area, ink: Ink): void;
  /** A horizontal line of the sheet's rule weight, hanging from `y`. */
  rule(x: number, y: number, width: number): void;
  /** A vertical line of the sheet's rule weight, to the right of `x`. */
  divide(x: number, y: number, height: number): void;
};

/** The weight of lines between fields: 2 dots at 203 dpi, which every thermal head burns evenly. */
const ruleMm = 0.25;

/** Text is measured once, at this size in dots: unhinted widths grow with the size, exactly. */
const measuredAt = 100;

/** An empty sheet that measures by `ruler`. */
export function createSheet(ruler: TextRuler, dpi: LabelDpi): Sheet {
  const marks: Mark[] = [];
  const widths = new Map<string, number>();
  const dots = (mm: number): number => mmToDots(mm, dpi);
  const rectangle = (x: number, y: number, width: number, height: number, ink: Ink): void => {
    marks.push({ kind: 'rectangle', x, y, width, height, ink });
  };
  return {
    dpi,
    marks,
    dots,
    measure(text, weight, sizeDots) {
      const key = `${weight} ${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        ruler.font = labelFont(weight, measuredAt);
        width = ruler.measureText(text).width / measuredAt;
        widths.set(key, width);
      }
      return width * sizeDots;
    },
    add(mark) {
      marks.push(mark);
    },
    box({ x, y, width, height }, ink) {
      const left = dots(x);
      const top = dots(y);
      rectangle(left, top, dots(x + width) - left, dots(y + height) - top, ink);
    },
    rule(x, y, width) {
      const left = dots(x);
      rectangle(left, dots(y), dots(x + width) - left, dots(ruleMm), 'black');
    },
    divide(x, y, height) {
      const top = dots(y);
      rectangle(dots(x), top, dots(ruleMm), dots(y + height) - top, 'black');
    },
  };
}
