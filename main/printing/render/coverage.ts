import { openSync } from 'fontkit';
import { join } from 'node:path';
import { labelFields } from '../../../domain/label/fields.ts';
import { labelFonts } from '../../../domain/label/fonts.ts';
import type { NamedText } from '../../../domain/label/label-texts.ts';
import { refusal, type Refusal } from '../../../domain/result.ts';

/** Which characters the fonts of labels can draw. */
export type Coverage = { has(codePoint: number): boolean };

/** Joiners and direction marks shape their neighbours and print nothing themselves. */
const shapesOnly: ReadonlySet<number> = new Set([0x200c, 0x200d, 0x200e, 0x200f]);

function charactersOf(file: string): readonly number[] {
  const font = openSync(file);
  if (!('characterSet' in font)) throw new Error(`${file} holds more than one font`);
  return font.characterSet;
}

/**
 * Reads once which characters the fonts in `fontsDirectory` have, some 50,000 in 0.1 s. A family counts only what both
 * of its weights have, as any text may be set in either.
 */
export function readCoverage(fontsDirectory: string): Coverage {
  const covered = new Set<number>(shapesOnly);
  for (const { regular, bold } of labelFonts) {
    const characters = charactersOf(join(fontsDirectory, regular));
    const inBold = bold === null ? null : new Set(charactersOf(join(fontsDirectory, bold)));
    for (const codePoint of characters) {
      if (inBold === null || inBold.has(codePoint)) covered.add(codePoint);
    }
  }
  return covered;
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
