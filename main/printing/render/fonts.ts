import { GlobalFonts } from '@napi-rs/canvas';
import { join } from 'node:path';
import { labelFonts } from '../../../domain/label/fonts.ts';
import { readCoverage, type Coverage } from './coverage.ts';

/** The fonts of labels, loaded: proof that drawing may begin. */
export type LabelFonts = { readonly coverage: Coverage };

const loaded = new Map<string, LabelFonts>();

/**
 * Loads the fonts of `fontsDirectory` into this process, once. The machine's own fonts are taken out, so that a label
 * looks the same on every machine. Throws when a font file is missing: the installation is damaged.
 */
export function loadLabelFonts(fontsDirectory: string): LabelFonts {
  const known = loaded.get(fontsDirectory);
  if (known !== undefined) return known;
  GlobalFonts.removeAll();
  for (const { family, regular, bold } of labelFonts) {
    for (const file of bold === null ? [regular] : [regular, bold]) {
      const path = join(fontsDirectory, file);
      if (GlobalFonts.registerFromPath(path, family) === null) {
        throw new Error(`The label font ${path} is missing or damaged`);
      }
    }
  }
  const fonts = { coverage: readCoverage(fontsDirectory) };
  loaded.clear();
  loaded.set(fontsDirectory, fonts);
  return fonts;
}
