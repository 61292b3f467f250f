import type { Refusal } from '../result.ts';

/** A row that was not taken: `row` as the spreadsheet shows it, `field` the header (or `''` for the whole row). */
export type RowRejection = {
  readonly row: number;
  readonly field: string;
  readonly refusal: Refusal;
};

/** What a sheet became: the records read from its good rows and every bad row by name. */
export type ParsedRows<Item> = {
  /** Data rows seen (blank rows not counted). */
  readonly read: number;
  readonly items: readonly { readonly row: number; readonly item: Item }[];
  readonly rejected: readonly RowRejection[];
  /** What is to be seen about rows that were taken. */
  readonly warnings?: readonly RowRejection[];
};
