import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { SheetTable } from '../../domain/sheets/table.ts';
import { readCsv } from './csv-reader.ts';
import { refusedAsResult } from './file-refused.ts';
import { fileKind } from './kind.ts';
import { readLimits } from './limits.ts';
import type { ReadLimits } from './limits.ts';
import { decodeText } from './text-encoding.ts';
import { collectSheets, handOn } from './sheet-taker.ts';
import type { SheetTaker } from './sheet-taker.ts';
import { readXls } from './xls-reader.ts';
import { readXlsx } from './xlsx-reader.ts';

/** Which reader a file is given to. */
export type SpreadsheetFormat = 'xlsx' | 'xls' | 'csv';

export type ReadOptions = {
  /** How messages name the file; the path's last part when it is not given. */
  readonly fileName?: string;
  readonly limits?: ReadLimits;
  /** Of each sheet only its first rows, for whoever wants to know what it is: soon done, however long the sheet. */
  readonly firstRows?: number;
  /** Told once, as soon as the content shows what the file is. */
  readonly onFormat?: (format: SpreadsheetFormat) => void;
  /** Told the share that is done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
};

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

async function load(path: string, file: string, limits: ReadLimits): Promise<Result<Uint8Array>> {
  try {
    const { size } = await stat(path);
    if (size > limits.fileBytes) return tooLarge(file, size, limits.fileBytes);
    return ok(await readFile(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? refuse('file-not-found', { file })
      : refuse('file-unreadable', { file, reason: code });
  }
}

const tooLarge = (file: string, size: number, limit: number) =>
  refuse('file-too-large', {
    file,
    megabytes: megabytes(size),
    limitMegabytes: megabytes(limit),
  });

/** HTML and XML 2003 begin with a tag; a delimited text does not. */
const beginsWithTag = /^\s*<(?:[!?]|html|head|meta|body|table|style|div|workbook|ss:)/i;
/** An HTML doctype is harmless; entities of a file's own are not. */
const declaresEntities = /<!ENTITY/i;
const holdsTable = /<(?:\w+:)?(?:table|row)\b/i;

function readText(
  bytes: Uint8Array,
  file: string,
  limits: ReadLimits,
  onFormat: (format: SpreadsheetFormat) => void,
): Result<readonly SheetTable[]> {
  if (bytes.length > limits.textBytes) return tooLarge(file, bytes.length, limits.textBytes);
  const decoded = decodeText(bytes);
  if (decoded === 'not-text') return refuse('file-kind-unknown', { file });
  if (decoded === 'unknown') return refuse('file-encoding-unknown', { file });
  const { text } = decoded;
  if (beginsWithTag.test(text)) {
    if (declaresEntities.test(text)) return refuse('file-has-doctype', { file, part: file });
    if (!holdsTable.test(text)) return refuse('file-kind-unknown', { file });
    onFormat('xls');
    return ok(readXls(text, { file, limits }));
  }
  onFormat('csv');
  const sheet = file.replace(/\.[^.]+$/, '');
  return ok([readCsv(text, { file, sheet, limits })]);
}

/**
 * Reads a spreadsheet from a path or from its bytes into `taker`: .xlsx and .xlsm, .xls (also HTML, XML 2003 or tabbed
 * text by that name), .csv and .tsv in UTF-8, UTF-16 with a BOM or GB18030. What the file is, is told by its content
 * alone. What was taken of a file that is refused in the end does not hold: `file-not-found`, `file-unreadable`,
 * `file-empty`, `file-too-large`, `file-kind-unknown`, `file-encoding-unknown`, `file-encrypted`, `file-damaged`,
 * `file-has-doctype`, `file-unpacks-too-large`, `sheet-too-large`. Memory and time are bounded only in a worker: see
 * `spreadsheets.ts`.
 */
export async function streamSpreadsheet(
  source: string | Uint8Array,
  taker: SheetTaker,
  options: ReadOptions = {},
): Promise<Result<null>> {
  const limits = options.limits ?? readLimits;
  const firstRows = options.firstRows ?? Infinity;
  const onFormat = options.onFormat ?? (() => {});
  const onProgress = options.onProgress ?? (() => {});
  const file = options.fileName ?? (typeof source === 'string' ? basename(source) : 'spreadsheet');
  const loaded = typeof source === 'string' ? await load(source, file, limits) : ok(source);
  if (!loaded.ok) return loaded;
  const bytes = loaded.value;
  if (bytes.length === 0) return refuse('file-empty', { file });
  if (bytes.length > limits.fileBytes) return tooLarge(file, bytes.length, limits.fileBytes);

  return refusedAsResult(async () => {
    const kind = fileKind(bytes);
    switch (kind) {
      case 'zip':
        onFormat('xlsx');
        await readXlsx(bytes, { file, limits, firstRows }, taker, onProgress);
        return ok(null);
      case 'ole':
        onFormat('xls');
        for (const table of readXls(bytes, { file, limits })) await handOn(table, firstRows, taker);
        return ok(null);
      case 'text': {
        const tables = readText(bytes, file, limits, onFormat);
        if (!tables.ok) return tables;
        for (const table of tables.value) await handOn(table, firstRows, taker);
        return ok(null);
      }
      case null:
        return refuse('file-kind-unknown', { file });
      default:
        return kind satisfies never;
    }
  });
}

/** The same, with all sheets held in memory. */
export async function readSpreadsheet(
  source: string | Uint8Array,
  options: ReadOptions = {},
): Promise<Result<readonly SheetTable[]>> {
  const taker = collectSheets();
  const read = await streamSpreadsheet(source, taker, options);
  return read.ok ? ok(taker.tables) : read;
}
