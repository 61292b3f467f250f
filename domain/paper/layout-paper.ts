import type { LabelCanvas } from '../label/canvas.ts';
import { dotsPerMm, type Area } from '../label/geometry.ts';
import type { LabelDpi } from '../label/label.ts';
import type { Mark } from '../label/marks.ts';
import { createSheet, type Sheet } from '../label/sheet.ts';
import { fitText, placeText, type FittedBlock, type TextBlock } from '../label/text-block.ts';
import { writeCode128 } from '../label/barcode.ts';
import { ok, type Result } from '../result.ts';
import { a4Mm, type Paper, type PaperCode, type PaperColumn, type PaperSection } from './paper.ts';

/** Sizes of letters (em) and spaces, in millimetres. */
const letters = { title: 5.6, heading: 4.2, text: 3.2, small: 2.8 } as const;
const cellPaddingMm = 0.9;
const signatureMm = 18;

const widthMm = a4Mm.width - 2 * a4Mm.margin;
/** The number of the page stands below this. */
const bottomMm = a4Mm.height - a4Mm.margin - 6;

type Cell = { readonly block: TextBlock; readonly fitted: FittedBlock };
type Row = {
  readonly cells: readonly Cell[];
  readonly heightMm: number;
};

const block = (text: string, sizeMm: number, look: Partial<TextBlock> = {}): TextBlock => ({
  paragraphs: [{ field: 'caption', text }],
  maxMm: sizeMm,
  minMm: sizeMm,
  ...look,
});

const bold = (text: string, sizeMm: number, look: Partial<TextBlock> = {}): TextBlock => ({
  ...block(text, sizeMm, look),
  paragraphs: [{ field: 'caption', text, weight: 'bold' }],
});

/** Pages as they fill up: marks go on the last one, and a new one begins when it is full. */
class Pages {
  readonly sheets: Sheet[] = [];
  yMm = 0;
  readonly #canvas: LabelCanvas;
  readonly #dpi: LabelDpi;

  constructor(canvas: LabelCanvas, dpi: LabelDpi) {
    this.#canvas = canvas;
    this.#dpi = dpi;
    this.begin();
  }

  get sheet(): Sheet {
    const sheet = this.sheets.at(-1);
    if (sheet === undefined) throw new Error('There is no page');
    return sheet;
  }

  get isEmpty(): boolean {
    return this.yMm === a4Mm.margin;
  }

  begin(): void {
    this.sheets.push(createSheet(this.#canvas, this.#dpi));
    this.yMm = a4Mm.margin;
  }

  /** Whether so much still fits on this page. */
  has(heightMm: number): boolean {
    return this.yMm + heightMm <= bottomMm;
  }
}

const heightOf = (sheet: Sheet, { heightDots }: FittedBlock): number =>
  heightDots / dotsPerMm(sheet.dpi);

/** A block over the whole width, at the top of the next page where this one is full. */
function write(pages: Pages, text: TextBlock, gapMm: number): Result<null> {
  const fitted = fitText(pages.sheet, text, widthMm, bottomMm - a4Mm.margin);
  if (!fitted.ok) return fitted;
  const heightMm = heightOf(pages.sheet, fitted.value);
  if (!pages.has(heightMm)) pages.begin();
  const area = { x: a4Mm.margin, y: pages.yMm, width: widthMm, height: heightMm };
  placeText(pages.sheet, text, area, fitted.value);
  pages.yMm += heightMm + gapMm;
  return ok(null);
}

function fitRow(
  sheet: Sheet,
  columns: readonly PaperColumn[],
  texts: readonly string[],
  isBold: boolean,
): Result<Row> {
  const cells: Cell[] = [];
  let heightMm = 0;
  for (const [index, { share, align = 'left' }] of columns.entries()) {
    const text = (isBold ? bold : block)(texts[index] ?? '', letters.text, { align });
    const fitted = fitText(
      sheet,
      text,
      widthMm * share - 2 * cellPaddingMm,
      bottomMm - a4Mm.margin - 40,
    );
    if (!fitted.ok) return fitted;
    cells.push({ block: text, fitted: fitted.value });
    heightMm = Math.max(heightMm, heightOf(sheet, fitted.value));
  }
  return ok({ cells, heightMm: heightMm + 2 * cellPaddingMm });
}

function placeRow(pages: Pages, columns: readonly PaperColumn[], row: Row): void {
  const { sheet } = pages;
  let x: number = a4Mm.margin;
  for (const [index, { share }] of columns.entries()) {
    const cell = row.cells[index];
    const area: Area = {
      x: x + cellPaddingMm,
      y: pages.yMm + cellPaddingMm,
      width: widthMm * share - 2 * cellPaddingMm,
      height: row.heightMm - 2 * cellPaddingMm,
    };
    if (cell !== undefined) placeText(sheet, cell.block, area, cell.fitted);
    sheet.divide(x, pages.yMm, row.heightMm);
    x += widthMm * share;
  }
  sheet.divide(x, pages.yMm, row.heightMm);
  sheet.rule(a4Mm.margin, pages.yMm, widthMm);
  pages.yMm += row.heightMm;
  sheet.rule(a4Mm.margin, pages.yMm, widthMm);
}

/** The table, its head again at the top of every page that it goes on to. */
function writeTable(pages: Pages, section: PaperSection): Result<null> {
  const { columns, rows, totals } = section;
  const titles = columns.map(({ title }) => title);
  const head = fitRow(pages.sheet, columns, titles, true);
  if (!head.ok) return head;
  const lines = [
    ...rows.map((texts) => ({ texts, isBold: false })),
    ...(totals === undefined ? [] : [{ texts: totals, isBold: true }]),
  ];
  let isHeaded = false;
  for (const { texts, isBold } of lines) {
    const row = fitRow(pages.sheet, columns, texts, isBold);
    if (!row.ok) return row;
    const neededMm = row.value.heightMm + (isHeaded ? 0 : head.value.heightMm);
    if (!pages.has(neededMm)) {
      pages.begin();
      isHeaded = false;
    }
    if (!isHeaded) placeRow(pages, columns, head.value);
    isHeaded = true;
    placeRow(pages, columns, row.value);
  }
  pages.yMm += 4;
  return ok(null);
}

/** Codes with what they do above them, two side by side, far enough apart that a scanner takes only one. */
function writeCodes(pages: Pages, codes: readonly PaperCode[]): Result<null> {
  const heightMm = 46;
  const barsMm = 26;
  const columnMm = widthMm / 2;
  for (const [index, code] of codes.entries()) {
    const isLeft = index % 2 === 0;
    if (isLeft && !pages.has(heightMm)) pages.begin();
    const { sheet } = pages;
    const x = a4Mm.margin + (isLeft ? 0 : columnMm);
    let y = pages.yMm;
    for (const text of [bold(code.name, letters.heading), block(code.does, letters.text)]) {
      const fitted = fitText(sheet, text, columnMm - 12, heightMm - barsMm);
      if (!fitted.ok) return fitted;
      const height = heightOf(sheet, fitted.value);
      placeText(sheet, text, { x, y, width: columnMm - 12, height }, fitted.value);
      y += height + 0.6;
    }
    const area = { x, y, width: columnMm - 12, height: barsMm };
    const refused = writeCode128(sheet, area, {
      caption: code.text,
      captionMm: letters.text,
      runs: code.runs,
    });
    if (refused !== null) return { ok: false, refusal: refused };
    if (!isLeft || index === codes.length - 1) pages.yMm += heightMm;
  }
  return ok(null);
}

function writeSignatures(pages: Pages, titles: readonly string[]): Result<null> {
  if (titles.length === 0) return ok(null);
  if (!pages.has(signatureMm)) pages.begin();
  const gapMm = 8;
  const lineMm = (widthMm - gapMm * (titles.length - 1)) / titles.length;
  for (const [index, title] of titles.entries()) {
    const x = a4Mm.margin + index * (lineMm + gapMm);
    const text = bold(title, letters.small);
    const fitted = fitText(pages.sheet, text, lineMm, signatureMm);
    if (!fitted.ok) return fitted;
    const area = { x, y: pages.yMm, width: lineMm, height: signatureMm };
    placeText(pages.sheet, text, area, fitted.value);
    pages.sheet.rule(x, pages.yMm + signatureMm - 1, lineMm);
  }
  pages.yMm += signatureMm + 4;
  return ok(null);
}

function writeSection(pages: Pages, section: PaperSection): Result<null> {
  const { heading, facts, codes = [], notes = [], signatures = [] } = section;
  const lines: readonly TextBlock[] = [
    ...(heading === '' ? [] : [bold(heading, letters.heading)]),
    ...facts.map(([label, value]) =>
      block(label === '' ? value : `${label}: ${value}`, letters.text),
    ),
  ];
  for (const [index, line] of lines.entries()) {
    const written = write(pages, line, index === lines.length - 1 ? 3 : 0.6);
    if (!written.ok) return written;
  }
  const table = section.rows.length === 0 ? ok(null) : writeTable(pages, section);
  if (!table.ok) return table;
  const drawn = writeCodes(pages, codes);
  if (!drawn.ok) return drawn;
  for (const note of notes) {
    const written = write(pages, block(note, letters.text), 1);
    if (!written.ok) return written;
  }
  return writeSignatures(pages, signatures);
}

/** The title in small letters and the number of the page at the foot of each. */
function writeFeet(pages: Pages, title: string): Result<null> {
  const { sheets } = pages;
  for (const [index, sheet] of sheets.entries()) {
    const area = {
      x: a4Mm.margin,
      y: bottomMm + 2,
      width: widthMm,
      height: letters.small * 1.6,
    };
    const number = block(`${index + 1} / ${sheets.length}`, letters.small, { align: 'right' });
    const name = block(title, letters.small);
    for (const text of [name, number]) {
      const fitted = fitText(sheet, text, widthMm - (text === name ? 30 : 0), area.height);
      if (!fitted.ok) return fitted;
      placeText(sheet, text, area, fitted.value);
    }
  }
  return ok(null);
}

/**
 * The pages of a document, in whole dots of `dpi`; text is only measured on `canvas`. Rows are never cut: a page ends
 * before a row that does not fit. Refused as `label-text-too-long` when a single cell is longer than a page.
 */
export function layoutPaper(
  canvas: LabelCanvas,
  paper: Paper,
  dpi: LabelDpi,
): Result<readonly (readonly Mark[])[]> {
  const pages = new Pages(canvas, dpi);
  for (const [index, section] of paper.sections.entries()) {
    if (index > 0 && paper.apart && !pages.isEmpty) pages.begin();
    if (index === 0 || paper.apart) {
      const title = write(pages, bold(section.title ?? paper.title, letters.title), 3);
      if (!title.ok) return title;
    }
    const written = writeSection(pages, section);
    if (!written.ok) return written;
  }
  const feet = writeFeet(pages, paper.title);
  return feet.ok ? ok(pages.sheets.map(({ marks }) => marks)) : feet;
}
