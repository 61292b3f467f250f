import { labelFields, type LabelField } from './fields.ts';
import type { FontWeight } from './fonts.ts';
import { dotsPerMm, type Area } from './geometry.ts';
import { cleanText, lineBreaker, lineHeightFactor, textDirection } from './label-text.ts';
import type { LineBreaker } from './label-text.ts';
import type { Ink } from './marks.ts';
import { ok, refuse, type Refusal, type Result } from '../result.ts';
import type { Sheet } from './sheet.ts';

/** A piece of text that begins on a line of its own. */
export type Paragraph = {
  /** What a refusal names when there is no room. */
  readonly field: LabelField;
  readonly text: string;
  readonly weight?: FontWeight;
  /** Letter size as a multiple (>= 1) of the block's. */
  readonly scale?: number;
};

/** Paragraphs that share a letter size: the largest from `maxMm` down to `minMm` at which all of them fit. */
export type TextBlock = {
  readonly paragraphs: readonly Paragraph[];
  readonly maxMm: number;
  readonly minMm: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly verticalAlign?: 'top' | 'middle';
  readonly ink?: Ink;
};

/** A line that has its size, and its text in reading order. */
type FittedLine = {
  readonly text: string;
  readonly weight: FontWeight;
  readonly sizeDots: number;
  readonly widthDots: number;
  readonly heightDots: number;
};

export type FittedBlock = { readonly lines: readonly FittedLine[]; readonly heightDots: number };

/** Letters may be made this much smaller than they could be when that takes fewer lines. */
const sparesLines = 0.86;

/** Capital letters are 0.714 of the letter size in the shipped fonts. */
const capitalHeight = 0.714;

const tooLong = (field: LabelField) => refuse('label-text-too-long', { field: labelFields[field] });

function linesAt(
  sheet: Sheet,
  paragraphs: readonly (Paragraph & { readonly breakAt: LineBreaker })[],
  baseDots: number,
  widthDots: number,
): FittedLine[] {
  return paragraphs.flatMap(({ breakAt, weight = 'normal', scale = 1 }) => {
    const sizeDots = Math.round(baseDots * scale);
    const measure = (part: string): number => sheet.measure(part, weight, sizeDots);
    return breakAt(widthDots, measure).map((line) => ({
      text: line,
      weight,
      sizeDots,
      widthDots: measure(line),
      heightDots: Math.round(sizeDots * lineHeightFactor(line)),
    }));
  });
}

/**
 * The lines of a block in a space of `widthMm` x `heightMm`. What does not fit at the smallest size is refused as
 * `label-text-too-long`, naming the field that takes the most room: text is never cut off.
 */
export function fitText(
  sheet: Sheet,
  block: TextBlock,
  widthMm: number,
  heightMm: number,
): Result<FittedBlock, 'label-text-too-long'> {
  const paragraphs = block.paragraphs
    .map((paragraph) => ({ ...paragraph, text: cleanText(paragraph.text) }))
    .filter(({ text }) => text !== '')
    .map((paragraph) => ({ ...paragraph, breakAt: lineBreaker(paragraph.text) }));
  const perMm = dotsPerMm(sheet.dpi);
  const width = Math.floor(widthMm * perMm);
  const height = Math.floor(heightMm * perMm);
  // A third of a dot is nothing to the eye; at 600 dpi it decides whether captions fit that fit on coarser heads.
  const smallest = Math.ceil(block.minMm * perMm - 0.3);
  const largest = Math.max(smallest, Math.round(block.maxMm * perMm));
  let best: FittedBlock | null = null;
  let lowest = smallest;
  for (let size = largest; size >= lowest; size -= 1) {
    const lines = linesAt(sheet, paragraphs, size, width);
    const heightDots = lines.reduce((sum, line) => sum + line.heightDots, 0);
    if (heightDots > height || lines.some((line) => line.widthDots > width)) continue;
    // A little smaller is better where it spares a line; the first size that fits sets how small.
    if (best === null) lowest = Math.max(smallest, Math.ceil(size * sparesLines));
    if (best === null || lines.length < best.lines.length) best = { lines, heightDots };
  }
  if (best !== null) return ok(best);
  const [longest] = paragraphs
    .map(({ field, text }) => ({ field, width: sheet.measure(text, 'normal', smallest) }))
    .sort((one, other) => other.width - one.width);
  return tooLong(longest?.field ?? 'caption');
}

/** Puts fitted lines into `area`. */
export function placeText(sheet: Sheet, block: TextBlock, area: Area, fitted: FittedBlock): void {
  const { align = 'left', verticalAlign = 'top', ink = 'black' } = block;
  const left = sheet.dots(area.x);
  const right = sheet.dots(area.x + area.width);
  const free = sheet.dots(area.height) - fitted.heightDots;
  let top = sheet.dots(area.y) + (verticalAlign === 'middle' ? Math.floor(free / 2) : 0);
  const x = { left, center: Math.round((left + right) / 2), right }[align];
  for (const { text, weight, sizeDots, widthDots, heightDots } of fitted.lines) {
    sheet.add({
      kind: 'text',
      text,
      x,
      baseline: top + Math.round((heightDots + capitalHeight * sizeDots) / 2),
      align,
      direction: textDirection(text),
      weight,
      sizeDots,
      widthDots,
      ink,
    });
    top += heightDots;
  }
}

/** Fits a block into `area` and puts it there; the refusal when it does not fit, else null. */
export function writeText(sheet: Sheet, area: Area, block: TextBlock): Refusal | null {
  const fitted = fitText(sheet, block, area.width, area.height);
  if (!fitted.ok) return fitted.refusal;
  placeText(sheet, block, area, fitted.value);
  return null;
}
