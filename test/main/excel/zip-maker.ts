import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a made archive; what is given beside its content is written as it stands, right or wrong. */
export type ZipEntry = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly crc?: number;
  readonly claimedBytes?: number;
  readonly store?: boolean;
  readonly encrypted?: boolean;
  /** Changes the packed bytes. */
  readonly spoil?: (packed: Buffer) => Buffer;
};

/** Makes a zip archive, also broken ones. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = entry.store === true ? content : deflateRawSync(content);
    const body = entry.spoil?.(packed) ?? packed;
    const name = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((entry.encrypted === true ? 1 : 0) | 0x800, 2);
    common.writeUInt16LE(entry.store === true ? 0 : 8, 4);
    common.writeUInt32LE(entry.crc ?? crc32(content), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(entry.claimedBytes ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.from([0x50, 0x4b, 3, 4]), common, name, body);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, rest, name);
    offset += 4 + common.length + name.length + body.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

const relations = (inner: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;

export type MadeWorkbook = {
  /** The inside of `<sheetData>` of the only sheet, or a whole part when it begins with `<?xml`. */
  readonly rows?: string;
  readonly afterRows?: string;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly workbookProperties?: string;
  readonly sheets?: string;
  /** Replaces or adds parts by name. */
  readonly parts?: readonly ZipEntry[];
};

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Parts of a minimal .xlsx. */
export function workbookParts(made: MadeWorkbook): readonly ZipEntry[] {
  const rows = made.rows ?? '';
  const sheet = rows.startsWith('<?xml')
    ? rows
    : `<?xml version="1.0" encoding="UTF-8"?><worksheet ${main}><sheetData>${rows}</sheetData>${made.afterRows ?? ''}</worksheet>`;
  const standard: readonly ZipEntry[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${main} ${r}><workbookPr ${made.workbookProperties ?? ''}/><sheets>${made.sheets ?? '<sheet name="Orders" sheetId="1" r:id="rId1"/>'}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
          relation('rId2', 'styles', '/xl/styles.xml') +
          relation('rId3', 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet ${main}>${made.styles ?? '<cellXfs><xf numFmtId="0"/></cellXfs>'}</styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst ${main}>${made.sharedStrings ?? ''}</sst>` },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ];
  const replaced = new Map((made.parts ?? []).map((part) => [part.name, part]));
  const kept = standard.map((part) => replaced.get(part.name) ?? part);
  const added = (made.parts ?? []).filter(({ name }) => standard.every((one) => one.name !== name));
  return [...kept, ...added];
}

/** A minimal .xlsx, right or wrong. */
export const makeXlsx = (made: MadeWorkbook): Buffer => makeZip(workbookParts(made));
