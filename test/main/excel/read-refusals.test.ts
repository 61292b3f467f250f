import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as xlsx from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLimits } from '../../../main/excel/limits.ts';
import { readSpreadsheet } from '../../../main/excel/read.ts';
import { firstTable, refusalOf } from './tables.ts';
import { makeXlsx, makeZip, workbookParts } from './zip-maker.ts';

const fileName = 'orders.xlsx';
const sheetPart = 'xl/worksheets/sheet1.xml';
const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
const refusal = async (bytes: Uint8Array, limits = readLimits) =>
  refusalOf(await readSpreadsheet(bytes, { fileName, limits }));

const flip = (packed: Buffer): Buffer => {
  const changed = Buffer.from(packed);
  changed.writeUInt8(packed.readUInt8(20) ^ 0x10, 20);
  return changed;
};

describe('files', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sheets-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('a missing file', async () => {
    expect(refusalOf(await readSpreadsheet(join(folder, 'none.xlsx')))).toEqual({
      code: 'file-not-found',
      params: { file: 'none.xlsx' },
    });
  });

  test('a folder', async () => {
    expect(refusalOf(await readSpreadsheet(folder))?.code).toBe('file-unreadable');
  });

  test('a file that is too large is not even opened', async () => {
    const path = join(folder, 'huge.csv');
    await writeFile(path, '');
    await truncate(path, 65 * 1024 * 1024);
    expect(refusalOf(await readSpreadsheet(path))).toEqual({
      code: 'file-too-large',
      params: { file: 'huge.csv', megabytes: 65, limitMegabytes: 64 },
    });
  });
});

describe('kinds', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), 'file-empty'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]),
      'file-kind-unknown',
    ],
    ['a PDF', Buffer.from('%PDF-1.7 text'), 'file-kind-unknown'],
    [
      'a web page without a table',
      Buffer.from('<html><body>Log in</body></html>'),
      'file-kind-unknown',
    ],
    ['a zip of something else', makeZip([{ name: 'a.txt', content: 'a' }]), 'file-kind-unknown'],
    ['bytes of no encoding', Buffer.from([0x61, 0xff, 0xff, 0x0a]), 'file-encoding-unknown'],
    ['a cut zip header', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'file-damaged'],
  ])('%s', async (_, bytes, code) => {
    expect((await refusal(bytes))?.code).toBe(code);
  });

  test('a text document in a zip', async () => {
    const parts = workbookParts({ rows: row }).map((part) => ({
      ...part,
      content: String(part.content).replaceAll('xl/workbook.xml', 'word/document.xml'),
    }));
    expect((await refusal(makeZip(parts)))?.code).toBe('file-kind-unknown');
  });
});

describe('passwords', () => {
  test('an encrypted .xlsx (an OLE container)', async () => {
    const container = xlsx.CFB.utils.cfb_new();
    xlsx.CFB.utils.cfb_add(container, 'EncryptionInfo', Buffer.alloc(100));
    xlsx.CFB.utils.cfb_add(container, 'EncryptedPackage', Buffer.alloc(5000));
    const bytes = Buffer.from(xlsx.CFB.write(container, { type: 'buffer' }) as Uint8Array);
    expect(await refusal(bytes)).toEqual({ code: 'file-encrypted', params: { file: fileName } });
  });

  test('an encrypted .xls', async () => {
    const sheet = xlsx.utils.aoa_to_sheet([['a']]);
    const book = xlsx.utils.book_new(sheet, 'a');
    const plain = xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    const container = xlsx.CFB.read(plain, { type: 'buffer' });
    const stream = Buffer.from(xlsx.CFB.find(container, 'Workbook')?.content as Uint8Array);
    const afterStart = 4 + stream.readUInt16LE(2);
    const filePass = Buffer.from([0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4]);
    const locked = Buffer.concat([
      stream.subarray(0, afterStart),
      filePass,
      stream.subarray(afterStart),
    ]);
    const made = xlsx.CFB.utils.cfb_new();
    xlsx.CFB.utils.cfb_add(made, 'Workbook', locked);
    const bytes = Buffer.from(xlsx.CFB.write(made, { type: 'buffer' }) as Uint8Array);
    expect((await refusal(bytes))?.code).toBe('file-encrypted');
  });

  test('an encrypted zip', async () => {
    const parts = workbookParts({ rows: row }).map((part) => ({ ...part, encrypted: true }));
    expect((await refusal(makeZip(parts)))?.code).toBe('file-encrypted');
  });
});

describe('damage', () => {
  const spoilt = (change: Parameters<typeof makeZip>[0][number] | object) =>
    makeZip(
      workbookParts({ rows: row }).map((part) =>
        part.name === sheetPart ? { ...part, ...change } : part,
      ),
    );
  const damaged = { code: 'file-damaged', params: { file: fileName, part: sheetPart } };

  test('a wrong checksum', async () => {
    expect(await refusal(spoilt({ crc: 1 }))).toEqual(damaged);
  });

  test('a wrong size', async () => {
    expect(await refusal(spoilt({ claimedBytes: 7 }))).toEqual(damaged);
  });

  test('a flipped byte in packed data', async () => {
    expect(await refusal(spoilt({ spoil: flip }))).toEqual(damaged);
  });

  test('packed data that ends early', async () => {
    expect(await refusal(spoilt({ spoil: (packed: Buffer) => packed.subarray(0, 30) }))).toEqual(
      damaged,
    );
  });

  test('every cut of a file is refused', async () => {
    const whole = makeXlsx({ rows: row });
    for (let length = 4; length < whole.length; length += 37) {
      expect(await refusal(whole.subarray(0, length)), `${length} bytes`).not.toBeNull();
    }
  });

  test('every flipped byte is refused or changes nothing', async () => {
    const whole = makeXlsx({
      rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>8123456789012345</t></is></c></row>',
    });
    const good = firstTable(await readSpreadsheet(whole, { fileName })).rows;
    const changedValues: number[] = [];
    for (let at = 0; at < whole.length; at += 3) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ 0x04, at);
      const result = await readSpreadsheet(changed, { fileName });
      // A name in a part that nobody needs may change unseen; a value never may.
      if (result.ok && !isDeepStrictEqual(result.value[0]?.rows, good)) changedValues.push(at);
    }
    expect(changedValues).toEqual([]);
  });

  test.each([
    ['XML that ends early', '<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A1"><v>1'],
    ['a shared string that is not there', '<row r="1"><c r="A1" t="s"><v>99</v></c></row>'],
    ['a value that is no number', '<row r="1"><c r="A1"><v>abc</v></c></row>'],
    [
      'rows out of order',
      '<row r="5"><c r="A5"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
    ],
    ['a place that is none', '<row r="1"><c r="1A"><v>1</v></c></row>'],
    ['an undefined entity', '<row r="1"><c r="A1" t="str"><v>&secret;</v></c></row>'],
  ])('%s', async (_, rows) => {
    expect(await refusal(makeXlsx({ rows }))).toEqual(damaged);
  });

  test('a wrong byte in a text', async () => {
    const xml = '<worksheet><sheetData><row><c t="str"><v>??</v></c></row></sheetData></worksheet>';
    const content = Buffer.from(xml);
    content.writeUInt8(0xff, xml.indexOf('?'));
    expect(await refusal(makeXlsx({ parts: [{ name: sheetPart, content }] }))).toEqual(damaged);
  });

  test('two parts of one name', async () => {
    const parts = workbookParts({ rows: row });
    expect(
      (await refusal(makeZip([...parts, { name: sheetPart.toUpperCase(), content: '' }])))?.code,
    ).toBe('file-damaged');
  });

  test('a sheet that the archive does not hold', async () => {
    const parts = workbookParts({ rows: row }).filter(({ name }) => name !== sheetPart);
    expect(await refusal(makeZip(parts))).toEqual(damaged);
  });
});

describe('hostile files', () => {
  test('a doctype', async () => {
    const rows =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>';
    expect(await refusal(makeXlsx({ rows }))).toEqual({
      code: 'file-has-doctype',
      params: { file: fileName, part: sheetPart },
    });
  });

  test('entities in the XML that some call .xls', async () => {
    const bytes = Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><Workbook><Table>&a;</Table></Workbook>',
    );
    expect((await refusal(bytes))?.code).toBe('file-has-doctype');
  });

  test('a part that unpacks hundreds of times its size', async () => {
    const rows = `${row}${' '.repeat(40 * 1024 * 1024)}`;
    expect(await refusal(makeXlsx({ rows }))).toEqual({
      code: 'file-unpacks-too-large',
      params: { file: fileName, part: sheetPart },
    });
  });

  /** Markup that packs about a thousand to one, and some that packs less than a hundred to one. */
  const swollen = (bytes: number): string => row + '<row/>'.repeat(Math.ceil(bytes / 6));
  const loose = (bytes: number): string => {
    let word = 1;
    const comment = (): string => {
      word = (word * 48_271) % 2_147_483_647;
      return `<!--${word.toString(36)}${' '.repeat(390)}-->`;
    };
    return row + Array.from({ length: Math.ceil(bytes / 400) }, comment).join('');
  };

  test('a long part by how far it unpacks, whatever is in it', async () => {
    expect((await refusal(makeXlsx({ rows: swollen(18 << 20) })))?.code).toBe(
      'file-unpacks-too-large',
    );
    // A short part packs well by nature, and a long one may pack well.
    expect(await refusal(makeXlsx({ rows: swollen(14 << 20) }))).toBeNull();
    expect(await refusal(makeXlsx({ rows: loose(18 << 20) }))).toBeNull();
  });

  test.each([
    ['both bounds are passed', 10, 1_000, 'file-unpacks-too-large'],
    ['it is short', 10, 1_000_000, undefined],
    ['it packs no better than allowed', 100_000, 1_000, undefined],
  ])('a part that unpacks far where %s', async (_, ratio, ratioFromBytes, code) => {
    const limits = { ...readLimits, ratio, ratioFromBytes };
    expect((await refusal(makeXlsx({ rows: swollen(50_000) }), limits))?.code).toBe(code);
  });

  test('a part that claims to be small', async () => {
    const bytes = makeZip(
      workbookParts({ rows: row + ' '.repeat(2_000_000) }).map((part) => ({
        ...part,
        claimedBytes: 100,
      })),
    );
    const limits = { ...readLimits, partBytes: 1_000_000 };
    expect((await refusal(bytes, limits))?.code).toMatch(/^file-(?:unpacks-too-large|damaged)$/);
  });

  test('one endless text', async () => {
    const rows = `<row><c t="str"><v>${'ab'.repeat(50_000)}</v></c></row>`;
    const limits = { ...readLimits, textRun: 60_000 };
    expect((await refusal(makeXlsx({ rows }), limits))?.code).toBe('file-unpacks-too-large');
  });

  test('all parts together', async () => {
    const limits = { ...readLimits, unpackedBytes: 700 };
    expect((await refusal(makeXlsx({ rows: row }), limits))?.code).toBe('file-unpacks-too-large');
  });

  test('too many parts', async () => {
    const parts = Array.from({ length: 20 }, (_, index) => ({ name: `p${index}`, content: '' }));
    const limits = { ...readLimits, parts: 15 };
    expect((await refusal(makeXlsx({ rows: row, parts }), limits))?.code).toBe(
      'file-unpacks-too-large',
    );
  });

  test.each([
    ['rows', { rows: 2 }, '<row><c><v>1</v></c></row>'.repeat(3)],
    ['cells', { cells: 5 }, `<row>${'<c><v>1</v></c>'.repeat(6)}</row>`],
    ['columns', { columns: 100 }, '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
  ])('too many %s', async (_, fewer, rows) => {
    expect(await refusal(makeXlsx({ rows }), { ...readLimits, ...fewer })).toMatchObject({
      code: 'sheet-too-large',
      params: { file: fileName, sheet: 'Orders' },
    });
  });
});
