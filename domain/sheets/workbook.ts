/** A value to write; text is always written as text and can never become a formula. */
export type CellOut =
  | null
  | string
  | number
  | { readonly kind: 'date'; readonly iso: string }
  /** `minor` units are written as a decimal number (1234 -> 12.34) with a money format. */
  | { readonly kind: 'money'; readonly minor: number }
  /** A live formula and the value that stands in its place until a spreadsheet recomputes it. */
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly value: number | string;
      readonly format?: 'money' | 'integer';
    };

/** A column of a sheet; `header` is what its first row shows. */
export type ColumnOut = {
  readonly header: string;
  /** Width in characters. */
  readonly width: number;
  /** The choices of a drop-down list, or a rule that the spreadsheet checks while the user types. */
  readonly validation?:
    | { readonly kind: 'list'; readonly choices: readonly string[] }
    | { readonly kind: 'whole'; readonly min: number; readonly max: number }
    | { readonly kind: 'decimal'; readonly min: number; readonly max: number }
    | { readonly kind: 'text-length'; readonly max: number };
  /** A comment shown when the pointer rests on the header. */
  readonly note?: string;
  /** Cells that the user is meant to fill in are tinted. */
  readonly fillIn?: boolean;
  /** Columns are formatted as text (`@`) unless this says otherwise. */
  readonly format?: 'text' | 'integer' | 'money' | 'date' | 'general';
};

export type SheetOut = {
  readonly name: string;
  readonly columns: readonly ColumnOut[];
  readonly rows: readonly (readonly CellOut[])[];
  /** Set in bold below the rows: totals. */
  readonly totals?: readonly (readonly CellOut[])[];
  /** Rows at the top that stay visible; the header alone by default. */
  readonly frozenRows?: number;
  /** Data validation reaches this many rows below the header, so that new rows are checked too. */
  readonly validatedRows?: number;
  /** Prose instead of a table (notes sheets): the header row is left out and text wraps. */
  readonly prose?: boolean;
};

/** A workbook as data; `main/excel` writes it to a file. */
export type WorkbookOut = { readonly sheets: readonly SheetOut[] };
