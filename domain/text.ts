/**
 * How many bytes `text` takes in UTF-8: carriers limit fields in bytes, not in letters.
 * A lone surrogate counts 3, as encoders write U+FFFD in its place.
 */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < 0x80) bytes += 1;
    else if (codePoint < 0x800) bytes += 2;
    else if (codePoint < 0x10000) bytes += 3;
    else bytes += 4;
  }
  return bytes;
}

/** How many code points `text` has: an emoji counts 1 where `length` says 2. */
export function codePointLength(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** `text` in at most `limit` code points, with `…` as the last of them when something was cut off. */
export function shorten(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

// oxlint-disable-next-line no-control-regex
const plainAscii = /^[\0-\x7f]*$/;

/**
 * Text in the form in which a search compares it, in any script: no case, no accents and other marks, full-width and
 * half-width forms alike.
 */
export const searchKey = (text: string): string =>
  plainAscii.test(text)
    ? text.toLowerCase()
    : text
        .toLowerCase()
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/ς/g, 'σ');
