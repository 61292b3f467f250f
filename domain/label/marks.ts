import type { LabelCanvas } from './canvas.ts';
import { labelFont, type FontWeight } from './fonts.ts';

export type Ink = 'black' | 'white';

/** One thing drawn on a label, in whole dots from the upper left corner. Later marks cover earlier ones. */
export type Mark =
  | {
      readonly kind: 'rectangle';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly ink: Ink;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Where the text begins, is centred or ends, as `align` says. */
      readonly x: number;
      readonly baseline: number;
      readonly align: 'left' | 'center' | 'right';
      readonly direction: 'ltr' | 'rtl';
      readonly weight: FontWeight;
      readonly sizeDots: number;
      readonly widthDots: number;
      readonly ink: Ink;
    };

const colours: Readonly<Record<Ink, string>> = { black: '#000000', white: '#ffffff' };

/** Draws `marks` on white paper of `width` x `height` dots. The canvas keeps its own settings. */
export function paintMarks(
  canvas: LabelCanvas,
  marks: readonly Mark[],
  paper: { readonly width: number; readonly height: number },
): void {
  canvas.save();
  canvas.fillStyle = colours.white;
  canvas.fillRect(0, 0, paper.width, paper.height);
  canvas.textBaseline = 'alphabetic';
  for (const mark of marks) {
    canvas.fillStyle = colours[mark.ink];
    switch (mark.kind) {
      case 'rectangle':
        canvas.fillRect(mark.x, mark.y, mark.width, mark.height);
        break;
      case 'text':
        canvas.font = labelFont(mark.weight, mark.sizeDots);
        canvas.textAlign = mark.align;
        canvas.direction = mark.direction;
        canvas.fillText(mark.text, mark.x, mark.baseline);
        break;
      default:
        mark satisfies never;
    }
  }
  canvas.restore();
}
