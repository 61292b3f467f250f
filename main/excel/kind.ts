/** What the first bytes of a file say that it is, whatever its name says. */
export type FileKind = 'zip' | 'ole' | 'text';

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** Files that would pass for text but are none of ours. */
const foreign: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // {\rtf
];

/** The kind of a file by its content. What is not a zip or an OLE container may be text; its decoder decides. */
export function fileKind(bytes: Uint8Array): FileKind | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return 'zip';
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'ole';
  return foreign.some((magic) => startsWith(bytes, magic)) ? null : 'text';
}
