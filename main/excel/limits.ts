const megabyte = 1024 * 1024;

/** How much of a foreign file is looked at before it is refused. */
export type ReadLimits = {
  readonly fileBytes: number;
  /** Delimited text and HTML are held in memory as a whole. */
  readonly textBytes: number;
  readonly parts: number;
  /** Of one unpacked part of a workbook, and of all parts that are read. */
  readonly partBytes: number;
  readonly unpackedBytes: number;
  /** Unpacked to packed size; looked at in parts above `ratioFromBytes`, since short parts pack well by nature. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** Rows that hold anything, and the cells up to the last filled one of each row. */
  readonly rows: number;
  readonly cells: number;
  readonly columns: number;
  /** A run of characters without any markup; Excel itself stops at 32,767 characters a cell. */
  readonly textRun: number;
};

/**
 * Chosen so that an export of 100,000 orders with 30 columns still comes in (it unpacks to about 150 MB and packs
 * about 10 to 1), while a file made to exhaust the machine is refused within seconds.
 */
export const readLimits: ReadLimits = {
  fileBytes: 64 * megabyte,
  textBytes: 48 * megabyte,
  parts: 4000,
  partBytes: 400 * megabyte,
  unpackedBytes: 600 * megabyte,
  ratio: 300,
  ratioFromBytes: 16 * megabyte,
  rows: 120_000,
  cells: 3_300_000,
  columns: 1024,
  textRun: 2 * megabyte,
};

/** Excel's own limits, for what is written. Source: Microsoft, "Excel specifications and limits". */
export const excelLimits = { cellCharacters: 32_767, rows: 1_048_576, columns: 16_384 } as const;
