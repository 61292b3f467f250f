/** A text and the encoding it was found in. */
export type DecodedText = {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
};

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Binary data decodes in some encoding too, but text holds no control characters beside white space and escape. */
function isText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isSpace = code >= 0x09 && code <= 0x0d;
    // 0x1A ended files under CP/M and DOS; some exporters still write it.
    if (code < 0x20 && !isSpace && code !== 0x1a && code !== 0x1b) return false;
  }
  return true;
}

const isLetter = (byte = 0): boolean =>
  (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
const isSmallLetter = (byte = 0): boolean => byte >= 0x61 && byte <= 0x7a;

/**
 * Whether bytes that decode as GB18030 rather are text of a Western code page: there "ña" is one rare ideograph, and
 * "ção" one between small letters, where Chinese text consists of common ones (GB 2312: both bytes above 0xA0).
 */
function looksWestern(bytes: Uint8Array): boolean {
  let ideographs = 0;
  let western = 0;
  let at = 0;
  while (at < bytes.length) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
    if (lead < 0x81) {
      at += 1;
      continue;
    }
    ideographs += 1;
    const length = trail >= 0x30 && trail <= 0x39 ? 4 : 2;
    const isInWord = isSmallLetter(bytes[at - 1]) && isSmallLetter(bytes[at + length]);
    if (lead >= 0xc0 && (isLetter(trail) || isInWord)) western += 1;
    at += length;
  }
  return western * 2 > ideographs;
}

/**
 * The text of a file: by its byte order mark, else strictly as UTF-8, else strictly as GB18030 (which GBK and GB2312
 * are parts of). `'not-text'` for binary data, `'unknown'` for text in any other encoding, also where it would decode as ideographs amid Western words. A BOM is not part of the text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | 'not-text' | 'unknown' {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  const encodings = marked === null ? (['utf-8', 'gb18030'] as const) : ([marked] as const);
  for (const encoding of encodings) {
    const text = decode(bytes, encoding);
    if (text === null) continue;
    if (!isText(text)) return 'not-text';
    return encoding === 'gb18030' && looksWestern(bytes) ? 'unknown' : { text, encoding };
  }
  return bytes.includes(0) ? 'not-text' : 'unknown';
}
