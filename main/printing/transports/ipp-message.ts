/** The value tags of RFC 8010 that are written here. */
const valueTags = {
  integer: 0x21,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mimeType: 0x49,
  keyword: 0x44,
  name: 0x42,
} as const;

/** One attribute of a request; several values make a set. */
export type IppAttribute =
  | { readonly tag: 'integer'; readonly name: string; readonly values: readonly number[] }
  | {
      readonly tag: Exclude<keyof typeof valueTags, 'integer'>;
      readonly name: string;
      readonly values: readonly string[];
    };

export type IppValue = string | number | boolean | null;

/** The attributes of one printer or one job. */
export type IppGroup = ReadonlyMap<string, readonly IppValue[]>;

export type IppResponse = {
  readonly status: number;
  /** Its operation attributes come first, then a group for each printer or job. */
  readonly groups: readonly IppGroup[];
};

const operationGroup = 0x01;
const endOfAttributes = 0x03;
const firstValueTag = 0x10;

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const counted = (bytes: Buffer): Buffer => Buffer.concat([u16(bytes.length), bytes]);

/** The head of an IPP request (RFC 8010); the document follows it. */
export function encodeIppRequest(
  operation: number,
  requestId: number,
  attributes: readonly IppAttribute[],
): Buffer {
  const parts = [
    Buffer.from([2, 0]),
    u16(operation),
    u32(requestId),
    Buffer.from([operationGroup]),
  ];
  const all: readonly IppAttribute[] = [
    { tag: 'charset', name: 'attributes-charset', values: ['utf-8'] },
    { tag: 'language', name: 'attributes-natural-language', values: ['en'] },
    ...attributes,
  ];
  for (const { tag, name, values } of all) {
    for (const [index, value] of values.entries()) {
      parts.push(
        Buffer.from([valueTags[tag]]),
        counted(Buffer.from(index === 0 ? name : '')),
        counted(typeof value === 'number' ? u32(value) : Buffer.from(value)),
      );
    }
  }
  parts.push(Buffer.from([endOfAttributes]));
  return Buffer.concat(parts);
}

function readValue(tag: number, bytes: Buffer): IppValue {
  switch (tag) {
    case 0x21: // integer
    case 0x23: // enum
      return bytes.length === 4 ? bytes.readInt32BE() : null;
    case 0x22:
      return bytes[0] === 1;
    case 0x35: // text and name with their language in front
    case 0x36: {
      const skipped = bytes.length < 2 ? 0 : 2 + bytes.readUInt16BE() + 2;
      return bytes.toString('utf8', skipped);
    }
    default:
      // Out of band (unknown, no value), or text of some kind; dates and ranges are not asked for.
      return tag < 0x20 ? null : bytes.toString('utf8');
  }
}

/** Reads an IPP response; null when the bytes are none. */
export function decodeIppResponse(bytes: Buffer): IppResponse | null {
  if (bytes.length < 9) return null;
  const groups: Map<string, IppValue[]>[] = [];
  let at = 8;
  let last: IppValue[] | null = null;
  while (at < bytes.length) {
    const tag = bytes.readUInt8(at);
    at += 1;
    if (tag === endOfAttributes) return { status: bytes.readUInt16BE(2), groups };
    if (tag < firstValueTag) {
      groups.push(new Map());
      last = null;
      continue;
    }
    const take = (): Buffer | null => {
      if (at + 2 > bytes.length) return null;
      const end = at + 2 + bytes.readUInt16BE(at);
      if (end > bytes.length) return null;
      const taken = bytes.subarray(at + 2, end);
      at = end;
      return taken;
    };
    const name = take();
    const value = take();
    const group = groups.at(-1);
    if (name === null || value === null || group === undefined) return null;
    if (name.length > 0) {
      last = [];
      group.set(name.toString('utf8'), last);
    }
    if (last === null) return null;
    last.push(readValue(tag, value));
  }
  return null;
}
