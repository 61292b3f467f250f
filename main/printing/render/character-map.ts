import { closeSync, openSync, readSync } from 'node:fs';

/** What a font file begins with when it holds TrueType or PostScript outlines of one font. */
const oneFont: ReadonlySet<number> = new Set([0x0001_0000, 0x4f54_544f]);

/** Where the parts of a font begin and how long they are: 16 bytes each, behind a head of 12. */
const directoryAt = 12;
const entryBytes = 16;

function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, offset) < length) throw new Error('it ends too early');
  return bytes;
}

/** The part of a font that tells which characters it has (`cmap`). */
function characterTable(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const head = readAt(file, 0, directoryAt);
    if (!oneFont.has(head.readUInt32BE(0))) throw new Error('it is not a single font');
    const count = head.readUInt16BE(4);
    const directory = readAt(file, directoryAt, count * entryBytes);
    for (let entry = 0; entry < directory.length; entry += entryBytes) {
      if (directory.toString('latin1', entry, entry + 4) !== 'cmap') continue;
      return readAt(file, directory.readUInt32BE(entry + 8), directory.readUInt32BE(entry + 12));
    }
    throw new Error('it has no characters');
  } finally {
    closeSync(file);
  }
}

/** The Unicode part of the table in the format that holds most: 12 (every character) before 4 (the first 65,536). */
function unicodeTable(table: Buffer): Buffer {
  const found = new Map<number, Buffer>();
  for (let index = 0; index < table.readUInt16BE(2); index += 1) {
    const at = 4 + index * 8;
    const platform = table.readUInt16BE(at);
    const encoding = table.readUInt16BE(at + 2);
    const part = table.subarray(table.readUInt32BE(at + 4));
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    if (isUnicode) found.set(part.readUInt16BE(0), part);
  }
  const part = found.get(12) ?? found.get(4);
  if (part === undefined) throw new Error('it has no Unicode characters');
  return part;
}

/** Format 12: groups of first character, last character and the first one's glyph. */
function everyCharacter(part: Buffer): number[] {
  const characters: number[] = [];
  for (let group = 0; group < part.readUInt32BE(12); group += 1) {
    const at = 16 + group * 12;
    const first = part.readUInt32BE(at);
    const glyph = part.readUInt32BE(at + 8);
    const last = part.readUInt32BE(at + 4);
    for (let character = first; character <= last; character += 1) {
      if (glyph + character - first !== 0) characters.push(character);
    }
  }
  return characters;
}

/** Format 4: segments, whose glyphs are counted on from a number or looked up in a list behind the segments. */
function firstCharacters(part: Buffer): number[] {
  const characters: number[] = [];
  const twice = part.readUInt16BE(6);
  const [ends, starts, deltas, offsets] = [14, 16 + twice, 16 + twice * 2, 16 + twice * 3];
  for (let segment = 0; segment < twice; segment += 2) {
    const start = part.readUInt16BE(starts + segment);
    const offset = part.readUInt16BE(offsets + segment);
    const last = part.readUInt16BE(ends + segment);
    for (let character = start; character <= last; character += 1) {
      const listed =
        offset === 0
          ? character
          : part.readUInt16BE(offsets + segment + offset + (character - start) * 2);
      const isMissing =
        (offset !== 0 && listed === 0) ||
        ((listed + part.readUInt16BE(deltas + segment)) & 0xffff) === 0;
      if (!isMissing) characters.push(character);
    }
  }
  return characters;
}

/**
 * The characters that the font file at `path` has a glyph for (the OpenType table `cmap`). Read straight from the file:
 * a label waits for it when the program was just started, and a whole font library takes several times as long. Throws when
 * the file is missing or damaged.
 */
export function charactersOf(path: string): readonly number[] {
  try {
    const part = unicodeTable(characterTable(path));
    return part.readUInt16BE(0) === 12 ? everyCharacter(part) : firstCharacters(part);
  } catch (cause) {
    throw new Error(`The label font ${path} cannot be read`, { cause });
  }
}
