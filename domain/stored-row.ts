import type { JsonText } from './json-text.ts';

/** One row of a snapshot or an archive: which table, which id, and the record as plain JSON. */
export type StoredRow = {
  readonly table: string;
  readonly key: string;
  readonly value: unknown;
  /** `value` as text, where it is at hand; then asking for `value` reads it. */
  readonly text?: JsonText;
};

/** Some rows of one table, one after the other, of which nothing is read until somebody asks for it. */
export type StoredPack = {
  readonly table: string;
  readonly count: number;
  keyAt(index: number): string;
  textAt(index: number): JsonText;
};

/** What a snapshot consists of. */
export type StoredPiece = StoredRow | StoredPack;

export const isPack = (piece: StoredPiece): piece is StoredPack => 'count' in piece;

/** A row whose value is read only when somebody asks for it. */
export const textRow = (table: string, key: string, text: JsonText): StoredRow => ({
  table,
  key,
  text,
  get value() {
    return JSON.parse(text.json);
  },
});

/** The same row by row. */
export function* unpackRows(pieces: Iterable<StoredPiece>): Generator<StoredRow, void> {
  for (const piece of pieces) {
    if (!isPack(piece)) {
      yield piece;
      continue;
    }
    const { table, count } = piece;
    for (let index = 0; index < count; index += 1) {
      yield textRow(table, piece.keyAt(index), piece.textAt(index));
    }
  }
}
