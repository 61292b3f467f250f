import type { LabelSymbols } from '../../domain/label/barcode.ts';
import { drawLabel, type LabelFormat } from '../../domain/label/draw-label.ts';
import { labelFonts } from '../../domain/label/fonts.ts';
import { labelSizeDots } from '../../domain/label/geometry.ts';
import type { Label } from '../../domain/label/label.ts';

/**
 * How text is put on the canvas: as the browser does, or as engines do that know less of scripts: `left-to-right` sets
 * every letter from the left, `letter-by-letter` also knows no joined letters and no place for marks.
 */
export type Writing = 'shaped' | 'left-to-right' | 'letter-by-letter';

/** What a page can do once it has run this file. */
export type LabelPage = {
  /** Loads the fonts of labels that the program serves to its window. */
  loadFonts(): Promise<void>;
  /** A label drawn by the browser, as the address of a PNG with its data. */
  draw(label: Label, symbols: LabelSymbols, format: LabelFormat, writing: Writing): string;
};

async function loadFonts(): Promise<void> {
  const faces = labelFonts.flatMap(({ family, regular, bold }) => [
    new FontFace(family, `url(/fonts/${regular})`, { weight: '400' }),
    ...(bold === null ? [] : [new FontFace(family, `url(/fonts/${bold})`, { weight: '700' })]),
  ]);
  for (const face of faces) document.fonts.add(await face.load());
}

/** Makes a canvas write as a lesser engine would; where the text stands stays as it was. */
function writeWorse(context: CanvasRenderingContext2D, writing: Writing): void {
  const write = context.fillText.bind(context);
  // Overrides the direction of every letter up to the end of the text.
  const fromTheLeft = (text: string): string => `\u202D${text}`;
  const shape = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}]/u;
  const lefts = { left: 0, right: 1, center: 0.5, start: 0, end: 1 } as const;
  switch (writing) {
    case 'shaped':
      return;
    case 'left-to-right':
      context.fillText = (text, x, y) => write(fromTheLeft(text), x, y);
      return;
    case 'letter-by-letter':
      context.fillText = (text, x, y) => {
        if (!shape.test(text)) return write(text, x, y);
        const letters = Array.from(text, (letter) => ({
          letter,
          width: context.measureText(letter).width,
        }));
        const width = letters.reduce((sum, letter) => sum + letter.width, 0);
        let left = x - width * lefts[context.textAlign];
        context.textAlign = 'left';
        for (const { letter, width: advance } of letters) {
          write(fromTheLeft(letter), left, y);
          left += advance;
        }
      };
      return;
    default:
      writing satisfies never;
  }
}

function draw(label: Label, symbols: LabelSymbols, format: LabelFormat, writing: Writing): string {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, labelSizeDots(format.size, format.dpi));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser gives no canvas');
  writeWorse(context, writing);
  const drawn = drawLabel(context, label, symbols, format);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal));
  return canvas.toDataURL('image/png');
}

const labelPage: LabelPage = { loadFonts, draw };
Object.assign(globalThis, { labelPage });
