import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSync, type Font } from 'fontkit';
import { expect, test } from 'vitest';
import { labelFonts } from '../../../../domain/label/fonts.ts';
import { charactersOf } from '../../../../main/printing/render/character-map.ts';
import { fontsDirectory } from './fonts-directory.ts';

const files = labelFonts.flatMap(({ regular, bold }) =>
  bold === null ? [regular] : [regular, bold],
);

test.each(files)('%s has the characters that fontkit finds a glyph for', (name) => {
  const path = join(fontsDirectory, name);
  const font = openSync(path) as Font;
  const expected = font.characterSet.filter((character) => font.hasGlyphForCodePoint(character));
  expect(charactersOf(path).toSorted((a, b) => a - b)).toEqual(
    [...new Set(expected)].toSorted((a, b) => a - b),
  );
});

test('a file that is cut off, or no font, is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'packbench-fonts-'));
  try {
    const whole = await readFile(join(fontsDirectory, 'NotoSansThai-Regular.ttf'));
    for (const [name, bytes] of [
      ['cut.ttf', whole.subarray(0, 200)],
      ['text.ttf', Buffer.from('this is not a font at all')],
      ['empty.ttf', Buffer.alloc(0)],
    ] as const) {
      await writeFile(join(folder, name), bytes);
      expect(() => charactersOf(join(folder, name))).toThrow(name);
    }
    await copyFile(join(fontsDirectory, 'NotoSansThai-Regular.ttf'), join(folder, 'whole.ttf'));
    expect(charactersOf(join(folder, 'whole.ttf')).length).toBeGreaterThan(80);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
