import { join } from 'node:path';
import { labelFields } from '../../../domain/label/fields.ts';
import { labelFonts } from '../../../domain/label/fonts.ts';
import type { NamedText } from '../../../domain/label/label-texts.ts';
import { refusal, type Refusal } from '../../../domain/result.ts';
import { charactersOf } from './character-map.ts';

/** Which characters the fonts of labels can draw. */
export type Coverage = { has(codePoint: number): boolean };

/** Joiners and direction marks shape their neighbours and print nothing themselves. */
const shapesOnly: ReadonlySet<number> = new Set([0x200c, 0x200d, 0x200e, 0x200f]);

/** A bit for every character there can be. */
const unicodeBytes = 0x11_0000 / 8;

function charactersIn(file: string): Uint8Array {
  const bits = new Uint8Array(unicodeBytes);
  for (const character of charactersOf(file)) {
    bits[character >> 3] = (bits[character >> 3] ?? 0) | (1 << (character & 7));
  }
  return bits;
}

/**
 * Reads once which characters the fonts in `fontsDirectory` have, some 50,000. A family counts only what both of its
 * weights have, as any text may be set in either.
 */
export function readCoverage(fontsDirectory: string): Coverage {
  const covered = new Uint8Array(unicodeBytes);
  for (const { regular, bold } of labelFonts) {
    const inRegular = charactersIn(join(fontsDirectory, regular));
    const inBold = bold === null ? inRegular : charactersIn(join(fontsDirectory, bold));
    for (let at = 0; at < unicodeBytes; at += 1) {
      covered[at] = (covered[at] ?? 0) | ((inRegular[at] ?? 0) & (inBold[at] ?? 0));
    }
  }
  return {
    has: (codePoint) =>
      shapesOnly.has(codePoint) || (((covered[codePoint >> 3] ?? 0) >> (codePoint & 7)) & 1) === 1,
  };
}

/**
 * The first character that no font has, as `label-character-missing`: it would print as an empty box. Emoji are such
 * characters; a combining mark must be in a font like any other.
 */
export function missingCharacter(
  texts: readonly NamedText[],
  coverage: Coverage,
): Refusal<'label-character-missing'> | null {
  for (const { field, text } of texts) {
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (coverage.has(codePoint)) continue;
      return refusal('label-character-missing', {
        character,
        codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
        field: labelFields[field],
      });
    }
  }
  return null;
}
