/** A column of a table on paper. */
export type PaperColumn = {
  readonly title: string;
  /** Part of the width of the page; the shares of all columns add up to 1. */
  readonly share: number;
  readonly align?: 'left' | 'right';
};

/** A Code 128 to be scanned from the page, with what it is called and what it does. */
export type PaperCode = {
  readonly name: string;
  readonly does: string;
  readonly text: string;
  /** Widths of bar, space, bar, ... in modules, without quiet zones. */
  readonly runs: readonly number[];
};

/** A table with what stands above and below it. */
export type PaperSection = {
  /** Instead of the title of the whole, where each section begins a page. */
  readonly title?: string;
  /** BCP 47; instead of the language of the whole. */
  readonly language?: string;
  readonly heading: string;
  /** Label and value, above the table; a value without a label goes on with the one before. */
  readonly facts: readonly (readonly [string, string])[];
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  /** The last row, set apart. */
  readonly totals?: readonly string[];
  /** Below the table, two side by side. */
  readonly codes?: readonly PaperCode[];
  /** Lines below all that. */
  readonly notes?: readonly string[];
  /** Lines to sign on, side by side. */
  readonly signatures?: readonly string[];
};

/** A document for A4 paper. Every section but the first begins a page of its own where `apart` is set. */
export type Paper = {
  readonly title: string;
  /** BCP 47; the language of most of it. */
  readonly language: string;
  readonly sections: readonly PaperSection[];
  readonly apart: boolean;
};

/** A4, and what stays white around it. */
export const a4Mm = { width: 210, height: 297, margin: 12 } as const;
