import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeXlsx, makeZip, workbookParts } from '../main/excel/zip-maker.ts';
import { sample, temporaryFolder } from './packbench.ts';
import { importShape } from './shapes.ts';
import { copiesOf, station } from './station.ts';
import { writeBytes } from './workbooks.ts';

/** Files that cannot be what they should: each gets its name, and not a byte of the data changes. */

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const prepared = station(at('data'));
const copy = copiesOf(prepared);

beforeAll(() => prepared.done(importShape, 'catalogue', 'import', sample('catalogue.xlsx')));
afterAll(() => folder.remove());

/** Concurrent tests write files of the same names. */
async function newFolder(name: string): Promise<string> {
  const path = at(name.replaceAll(' ', '-'));
  await mkdir(path);
  return path;
}

const bytesOf = (name: string): Promise<Buffer> => readFile(sample(name));

async function flipped(name: string): Promise<Buffer> {
  const bytes = await bytesOf(name);
  // Somewhere in the packed rows of the first sheet.
  const place = bytes.indexOf('xl/worksheets/sheet1.xml') + 400;
  bytes.writeUInt8(bytes.readUInt8(place) ^ 0x10, place);
  return bytes;
}

const cut = async (name: string): Promise<Buffer> => {
  const bytes = await bytesOf(name);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
};

function encrypted(): Buffer {
  const container = xlsx.CFB.utils.cfb_new();
  xlsx.CFB.utils.cfb_add(container, 'EncryptionInfo', Buffer.alloc(100));
  xlsx.CFB.utils.cfb_add(container, 'EncryptedPackage', Buffer.alloc(5000));
  return Buffer.from(xlsx.CFB.write(container, { type: 'buffer' }) as Uint8Array);
}

/** A small file that unpacks to gigabytes: every row is the same. */
function bomb(): Buffer {
  const row = `<row><c t="inlineStr"><is><t>${'0'.repeat(1 << 20)}</t></is></c></row>`;
  return makeXlsx({ rows: row.repeat(300) });
}

/** A sheet whose entity grows beyond all memory when it is read. */
const entities = (): Buffer =>
  makeXlsx({
    rows: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData/></worksheet>',
  });

const cases: readonly (readonly [
  what: string,
  name: string,
  () => Buffer | Promise<Buffer>,
  code: string,
])[] = [
  ['an empty file', 'orders.xlsx', () => Buffer.alloc(0), 'file-empty'],
  ['half an .xlsx', 'orders.xlsx', () => cut('orders.xlsx'), 'file-damaged'],
  ['half an .xls', 'orders.xls', () => cut('orders.xls'), 'file-damaged'],
  ['an .xlsx with a flipped byte', 'orders.xlsx', () => flipped('orders.xlsx'), 'file-damaged'],
  ['a bomb', 'orders.xlsx', bomb, 'file-unpacks-too-large'],
  ['XML that declares entities', 'orders.xlsx', entities, 'file-has-doctype'],
  ['a file with a password', 'orders.xlsx', encrypted, 'file-encrypted'],
  ['a document', 'orders.xlsx', () => Buffer.from('%PDF-1.7 orders'), 'file-kind-unknown'],
  [
    'a zip of something else',
    'orders.xlsx',
    () => makeZip([{ name: 'orders.txt', content: 'none' }]),
    'file-kind-unknown',
  ],
  [
    'text of no encoding',
    'orders.csv',
    () => Buffer.from([97, 255, 255, 10]),
    'file-encoding-unknown',
  ],
  ['a sheet without rows', 'orders.xlsx', () => makeZip(workbookParts({})), 'sheet-empty'],
];

it.concurrent.each(cases)('%s is refused by name', async (what, name, bytes, code) => {
  const shop = await copy();
  const file = await writeBytes(join(await newFolder(what), name), await bytes());
  const refused = await shop.refused('orders', 'import', file);
  expect(refused).toMatchObject({ status: 1, code });
  expect(refused.message).toContain(name);
});

it.concurrent('a file that is not there, and a folder, are faults', async () => {
  const shop = await copy();
  expect(await shop.refused('orders', 'import', at('none.xlsx'))).toMatchObject({
    status: 3,
    code: 'file-not-found',
  });
  expect(await shop.refused('orders', 'import', folder.path)).toMatchObject({
    status: 3,
    code: 'file-unreadable',
  });
});

it.concurrent.each([
  [['catalogue', 'import'], 'catalogue.xlsx'],
  [['plans', 'import'], 'batch.xlsx'],
  [['waybills', 'import'], 'waybills.xlsx'],
  [['shipments', 'import'], 'batch.xlsx'],
  [['freight', 'bill'], 'bill.xlsx'],
])('%s refuses damage as well', async (command, name) => {
  const shop = await copy();
  const file = await writeBytes(
    join(await newFolder(command.join(' ')), name),
    await flipped(name),
  );
  expect(await shop.refused(...command, file)).toMatchObject({ status: 1, code: 'file-damaged' });
});

it.concurrent.each(['backup', 'freight report', 'templates write orders'])(
  '%s into a folder that is not there is a fault',
  async (command) => {
    const shop = await copy();
    const refused = await shop.refused(...command.split(' '), at('nowhere/file.xlsx'));
    expect(refused.status).toBe(3);
    expect(refused.message).toContain('nowhere');
  },
);
