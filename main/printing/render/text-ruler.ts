import { createCanvas } from '@napi-rs/canvas';
import type { TextRuler } from '../../../domain/label/canvas.ts';

/** Enough for the captions of every template and the addresses of some hundred labels. */
const maxKnown = 10_000;

/**
 * Measures text, and remembers: measuring is the dearest part of a label, most of its words stand on the next one too,
 * and what was checked before a batch is measured again when it is drawn.
 */
export function createTextRuler(): TextRuler {
  const canvas = createCanvas(1, 1).getContext('2d');
  const known = new Map<string, { readonly width: number }>();
  return {
    font: canvas.font,
    measureText(text) {
      const key = `${this.font} ${text}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      canvas.font = this.font;
      const { width } = canvas.measureText(text);
      const [oldest] = known.keys();
      if (known.size >= maxKnown && oldest !== undefined) known.delete(oldest);
      const measured = { width };
      known.set(key, measured);
      return measured;
    },
  };
}
