import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../domain/json-text.ts';
import { isPack, textRow, unpackRows } from '../../../domain/stored-row.ts';
import type { StoredPiece, StoredRow } from '../../../domain/stored-row.ts';
import { packRows, packTable, pieceOf } from '../../../main/storage/row-packs.ts';

const plain = (rows: Iterable<StoredRow>) =>
  [...rows].map(({ table, key, value }) => ({ table, key, value }));

/** As a file gives them back. */
const written = (rows: Iterable<StoredRow>): StoredRow[] =>
  JSON.parse(JSON.stringify(plain(rows))) as StoredRow[];

/** Read from lines of a file, whose bytes then become others. */
const read = (rows: Iterable<StoredRow>): StoredPiece[] =>
  plain(rows).map(({ table, key, value }) => {
    const line = Buffer.from(JSON.stringify([table, key, value]));
    const piece = pieceOf(line);
    if (piece === null) throw new Error('A line is no row.');
    line.fill('x');
    return piece;
  });

const texts = (count: number, table = 'orders'): StoredRow[] =>
  Array.from({ length: count }, (_, n) =>
    textRow(table, `${table}${n}`, textOf({ n, note: '注\n"' })),
  );

describe('packed rows', () => {
  it('come back as they were, in their order, beside rows that are not packed', () => {
    const row = fc.record({
      table: fc.constantFrom('orders', 'shipments'),
      key: fc.string(),
      value: fc.jsonValue(),
      isText: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row), (wanted) => {
        const rows = wanted.map(({ table, key, value, isText }) =>
          isText ? textRow(table, key, textOf(value)) : { table, key, value },
        );
        expect(written(unpackRows(read(packRows(rows))))).toEqual(written(rows));
      }),
    );
  });

  it('are few, and readable for any program that can inflate', () => {
    const packs = written(packRows([...texts(130), ...texts(1, 'notes')]));
    expect(packs.map(({ table, key }) => [table, key])).toEqual([
      [packTable, 'orders'],
      [packTable, 'orders'],
      [packTable, 'orders'],
      [packTable, 'notes'],
    ]);
    const [, , third] = packs.map(({ value }) => value as { keys: string[]; deflated: string });
    const { keys, deflated } = third ?? { keys: [], deflated: '' };
    expect(keys).toEqual(['orders128', 'orders129']);
    const lines = inflateSync(Buffer.from(deflated, 'base64')).toString().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { n: 128, note: '注\n"' },
      { n: 129, note: '注\n"' },
    ]);
  });

  it('come back from files that do not say how many are in a pack', () => {
    const older = [...packRows(texts(70))].map(({ table, key, value }) => ({
      table,
      key,
      value: { ...(value as object), count: undefined },
    }));
    expect(JSON.stringify(older)).not.toContain('count');
    const pieces = read(older);
    expect(pieces.map((piece) => isPack(piece) && piece.count)).toEqual([64, 6]);
    expect(written(unpackRows(pieces))).toEqual(written(texts(70)));
  });

  it('are no rows where a line is none', () => {
    for (const line of [
      '',
      '{',
      '[1,2]',
      '["orders","1"]',
      '["orders",1,{}]',
      'null',
      '["$packed","orders",null]',
      '["$packed","orders",{"kexs":["1"],"deflated":""}]',
      '["$packed","orders",{"keys":["1"],"deflatee":""}]',
    ]) {
      expect(pieceOf(Buffer.from(line))).toBeNull();
    }
  });

  it('are read in any order, also when more packs are asked for than stay unpacked', () => {
    const rows = [...unpackRows(read(packRows(texts(64 * 40))))];
    const firsts = Array.from({ length: 40 }, (_, pack) => pack * 64);
    const asked = [0, 2559, ...firsts, 1, 2558, ...firsts.toReversed(), 65, 0];
    expect(asked.map((n) => rows[n]?.value)).toEqual(asked.map((n) => ({ n, note: '注\n"' })));
  });
});
