import type { JsonText } from './json-text.ts';

/** One row of a snapshot or an archive: which table, which id, and the record as plain JSON. */
export type StoredRow = {
  readonly table: string;
  readonly key: string;
  readonly value: unknown;
  /** `value` as text, where it is at hand; then asking for `value` reads it. */
  readonly text?: JsonText;
};

/** A row whose value is read only when somebody asks for it. */
export const textRow = (table: string, key: string, text: JsonText): StoredRow => ({
  table,
  key,
  text,
  get value() {
    return JSON.parse(text.json);
  },
});
