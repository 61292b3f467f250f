import { posix } from 'node:path';
import type { Cell } from '../../domain/sheets/table.ts';
import { fileRefused } from './file-refused.ts';
import type { ReadLimits } from './limits.ts';
import { numberStyle } from './number-format.ts';
import type { NumberStyle } from './number-format.ts';
import { readSheetRows, textCell } from './xlsx-sheet.ts';
import type { WorkbookContext } from './xlsx-sheet.ts';
import type { SheetTaker } from './sheet-taker.ts';
import { readXmlPart } from './xml-part.ts';
import { openZipParts } from './zip-parts.ts';
import type { ZipParts } from './zip-parts.ts';

type Context = { readonly file: string; readonly limits: ReadLimits };

type Relation = { readonly type: string; readonly target: string };

/** Relations of a part by id; `type` is the last word of its address, which both editions of the format share. */
async function readRelations(
  parts: ZipParts,
  part: string,
  context: Context,
): Promise<ReadonlyMap<string, Relation>> {
  // The container itself is the part ''.
  const folder = posix.dirname(part);
  const relationsPart = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!parts.has(relationsPart)) return relations;
  await readXmlPart(parts, relationsPart, context, {
    open: (name, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      if (mode === 'External') return;
      relations.set(id, {
        type: posix.basename(type ?? ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return relations;
}

type SheetEntry = { readonly name: string; readonly relation: string; readonly hidden: boolean };

async function readWorkbookPart(
  parts: ZipParts,
  part: string,
  context: Context,
): Promise<{ readonly sheets: readonly SheetEntry[]; readonly date1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await readXmlPart(parts, part, context, {
    open: (name, attributes) => {
      if (name === 'workbookPr') {
        date1904 = /^(?:1|true|on)$/i.test(attributes['date1904'] ?? '');
      } else if (name === 'sheet') {
        const id = Object.keys(attributes).find((key) => key.endsWith(':id'));
        sheets.push({
          name: attributes['name'] ?? '',
          relation: (id === undefined ? undefined : attributes[id]) ?? '',
          hidden: /hidden$/i.test(attributes['state'] ?? ''),
        });
      }
    },
  });
  return { sheets, date1904 };
}

/** How each cell style of the workbook shows a number. */
async function readStyles(
  parts: ZipParts,
  part: string,
  context: Context,
): Promise<readonly NumberStyle[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCellFormats = false;
  await readXmlPart(parts, part, context, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) formats.push(Number(attributes['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats.map((id) => numberStyle(id, codes.get(id)));
}

/** The shared texts as cells: equal texts are then one object, however many cells show them. */
async function readSharedStrings(
  parts: ZipParts,
  part: string,
  context: Context,
): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  let pieces: string[] = [];
  let inText = false;
  let inPhonetic = false;
  await readXmlPart(parts, part, context, {
    open: (name) => {
      if (name === 'si') pieces = [];
      else if (name === 't') inText = !inPhonetic;
      else if (name === 'rPh') inPhonetic = true;
    },
    text: (text) => {
      if (inText) pieces.push(text);
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        cells.push(textCell(pieces.join('')));
        if (cells.length > context.limits.cells) {
          throw fileRefused('file-unpacks-too-large', { file: context.file, part });
        }
      }
    },
  });
  return cells;
}

async function findWorkbookPart(parts: ZipParts, context: Context): Promise<string> {
  const { file } = context;
  const relations = await readRelations(parts, '', context);
  const part = [...relations.values()].find(({ type }) => type === 'officeDocument')?.target;
  const found = part ?? 'xl/workbook.xml';
  // A binary workbook (.xlsb), a text document or a plain archive: zips, but not ours.
  if (!/\.xml$/i.test(found) || !/workbook/i.test(found) || !parts.has(found)) {
    throw fileRefused('file-kind-unknown', { file });
  }
  return found;
}

/**
 * Reads .xlsx and .xlsm into `taker`, sheet by sheet, holding no more of it than the shared texts. Throws `FileRefused`: `file-kind-unknown`, `file-damaged`, `file-encrypted`,
 * `file-has-doctype`, `file-unpacks-too-large`, `sheet-too-large`.
 */
export async function readXlsx(
  bytes: Uint8Array,
  context: Context & { readonly firstRows: number },
  taker: SheetTaker,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const { file, limits, firstRows } = context;
  const zip = await openZipParts(bytes, file, limits);
  try {
    const workbookPart = await findWorkbookPart(zip, context);
    const relations = await readRelations(zip, workbookPart, context);
    const { sheets, date1904 } = await readWorkbookPart(zip, workbookPart, context);
    if (sheets.length === 0) throw fileRefused('file-damaged', { file, part: workbookPart });
    const partOf = (type: string): string | undefined =>
      [...relations.values()].find((relation) => relation.type === type)?.target;

    const stylesPart = partOf('styles');
    const stringsPart = partOf('sharedStrings');
    const worksheets = sheets.flatMap(({ name, relation, hidden }) => {
      const target = relations.get(relation);
      if (target === undefined) throw fileRefused('file-damaged', { file, part: name });
      // Chart and macro sheets hold no rows.
      return target.type === 'worksheet' ? [{ name, hidden, part: target.target }] : [];
    });

    const wanted = [stringsPart, ...worksheets.map(({ part }) => part)];
    // Sheets are unpacked twice: see `readSheetRows`.
    const claimed = wanted.reduce((sum, part) => sum + zip.claimedBytes(part ?? '') * 2, 0);
    let unpacked = 0;
    const counted: ZipParts = {
      ...zip,
      unpack: (name, take) =>
        zip.unpack(name, (piece) => {
          unpacked += piece.length;
          onProgress(Math.min(1, unpacked / Math.max(1, claimed)));
          return take(piece);
        }),
    };

    const workbook: WorkbookContext = {
      file,
      limits,
      firstRows,
      date1904,
      styles: stylesPart === undefined ? [] : await readStyles(zip, stylesPart, context),
      sharedStrings:
        stringsPart === undefined || !zip.has(stringsPart)
          ? []
          : await readSharedStrings(counted, stringsPart, context),
    };
    for (const { name, hidden, part } of worksheets) {
      await taker.begin({ name, date1904, ...(hidden ? { hidden: true as const } : {}) });
      await readSheetRows(counted, part, name, workbook, taker.rows);
    }
  } finally {
    zip.close();
  }
}
