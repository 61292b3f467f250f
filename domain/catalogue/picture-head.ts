/** What a picture file says of itself before anything of it is drawn. */
export type PictureHead = {
  readonly format: 'png' | 'jpeg' | 'webp';
  readonly widthPx: number;
  readonly heightPx: number;
};

const latin = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Format and size of a PNG, JPEG or WebP file from its first bytes, whatever its name says; null for anything else. A
 * small file can unfold into gigabytes, so this is asked before it is unfolded.
 */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  const head = pngHead(bytes) ?? webpHead(bytes) ?? jpegHead(bytes);
  return head === null || head.widthPx === 0 || head.heightPx === 0 ? null : head;
}

function pngHead(bytes: Uint8Array): PictureHead | null {
  if (bytes.length < 24 || latin(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n') return null;
  if (latin(bytes, 12, 4) !== 'IHDR') return null;
  const data = view(bytes);
  return { format: 'png', widthPx: data.getUint32(16), heightPx: data.getUint32(20) };
}

const webp = (widthPx: number, heightPx: number): PictureHead => ({
  format: 'webp',
  widthPx,
  heightPx,
});

function webpHead(bytes: Uint8Array): PictureHead | null {
  if (bytes.length < 30 || latin(bytes, 0, 4) !== 'RIFF' || latin(bytes, 8, 4) !== 'WEBP')
    return null;
  const data = view(bytes);
  const three = (at: number): number => data.getUint16(at, true) + data.getUint8(at + 2) * 0x10000;
  switch (latin(bytes, 12, 4)) {
    case 'VP8 ':
      return webp(data.getUint16(26, true) & 0x3fff, data.getUint16(28, true) & 0x3fff);
    case 'VP8L': {
      const bits = data.getUint32(21, true);
      return webp((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return webp(three(24) + 1, three(27) + 1);
    default:
      return null;
  }
}

/** Start of frame in any coding but those that only hold tables (C4, C8, CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegHead(bytes: Uint8Array): PictureHead | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const data = view(bytes);
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes before a marker, and markers without a length.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (isFrame(marker))
      return { format: 'jpeg', widthPx: data.getUint16(at + 7), heightPx: data.getUint16(at + 5) };
    else at += 2 + data.getUint16(at + 2);
  }
  return null;
}
