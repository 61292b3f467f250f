const arabicOrHebrew = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

/** Scripts whose marks stand high above and deep below the letters. */
const tallScripts = /[\u1EA0-\u1EF9]|\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Thai}/u;

/** Scripts written without spaces, where a line may end between any two words. */
const unspaced =
  /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF]/u;

const neverFirst = /^[!%),.:;?\]}’”›»、。〉》」』】〕！％），．：；？］｝·]/u;
const neverLast = /[([{‘“‹«〈《「『【〔（［｛]$/u;

/**
 * Text as it is drawn: composed (NFC), on one line, without characters that print nothing. Joiners (ZWJ, ZWNJ) stay,
 * as Hindi and Persian letters depend on them; direction overrides go, since they could turn a number around.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/[\u00AD\u061C\u200B\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu, '')
    .replace(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, '')
    .trim();
}

/** The direction of a text: that of its first letter; numbers alone are read from the left. */
export function textDirection(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && arabicOrHebrew.test(letter) ? 'rtl' : 'ltr';
}

/** Line height as a multiple of the letter size: 1.18 is close but clear, tall scripts need more. */
export const lineHeightFactor = (text: string): number => (tallScripts.test(text) ? 1.42 : 1.18);

const words = new Intl.Segmenter('und', { granularity: 'word' });
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

const segmentsOf = (segmenter: Intl.Segmenter, text: string): readonly string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Whether a line may end between two pieces of text. */
function mayBreak(before: string, after: string): boolean {
  if (neverFirst.test(after) || neverLast.test(before)) return false;
  if (/\s$/u.test(before)) return true;
  if (/[-,;_|]$/u.test(before)) return /^[\p{L}\p{N}(]/u.test(after);
  return unspaced.test(before.slice(-1)) || unspaced.test(after.slice(0, 1));
}

/** The pieces of a text that stay on one line, with the space behind them. */
export function unbreakablePieces(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const segment of segmentsOf(words, text)) {
    const last = pieces.at(-1);
    if (last === undefined || (mayBreak(last, segment) && segment.trim() !== '')) {
      pieces.push(segment);
    } else {
      pieces[pieces.length - 1] = last + segment;
    }
  }
  return pieces;
}

/** The lines of a text, each at most `width` wide as `measure` counts it. */
export type LineBreaker = (width: number, measure: (text: string) => number) => readonly string[];

/**
 * Breaks `text` into lines, for as many widths as are tried. Lines end at words; a word that is longer than a line is cut
 * between letters, never inside one with its marks. Only a single letter can come out wider than its line.
 */
export function lineBreaker(text: string): LineBreaker {
  let pieces: readonly string[] | null = null;
  return (width, measure) => {
    if (measure(text) <= width) return [text];
    pieces ??= unbreakablePieces(text);
    const lines: string[] = [];
    let line = '';
    const add = (piece: string): void => {
      if (line !== '' && measure((line + piece).trimEnd()) > width) {
        lines.push(line.trim());
        line = '';
      }
      line += piece;
    };
    for (const piece of pieces) {
      if (measure(piece.trimEnd()) <= width) add(piece);
      else for (const letter of segmentsOf(graphemes, piece)) add(letter);
    }
    if (line.trim() !== '') lines.push(line.trim());
    return lines;
  };
}
