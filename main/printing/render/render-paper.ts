import { PDFDocument } from '@napi-rs/canvas';
import { mmToDots } from '../../../domain/label/geometry.ts';
import { paintMarks } from '../../../domain/label/marks.ts';
import { layoutPaper } from '../../../domain/paper/layout-paper.ts';
import { a4Mm, type Paper } from '../../../domain/paper/paper.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Coverage } from './coverage.ts';
import type { LabelFonts } from './fonts.ts';

/** Points, the unit of PDF, in an inch and a millimetre. */
const pointsPerInch = 72;
const points = (mm: number): number => (mm / 25.4) * pointsPerInch;

/** Lines and letters stay lines and letters; only the places where they stand are rounded to this. */
const dpi = 600;

/** Shown for what no font has: on paper for people a gap that can be seen is better than no paper. */
const unknownSign = '□';

const drawable = (text: string, coverage: Coverage): string =>
  Array.from(text, (letter) =>
    coverage.has(letter.codePointAt(0) ?? 0) ? letter : unknownSign,
  ).join('');

/** A document in which every text can be drawn. */
function drawablePaper(paper: Paper, coverage: Coverage): Paper {
  const covered: Coverage = { has: (codePoint) => codePoint < 0x20 || coverage.has(codePoint) };
  const clean = (text: string): string => drawable(text.normalize('NFC'), covered);
  return {
    ...paper,
    sections: paper.sections.map((section) => ({
      ...section,
      facts: section.facts.map(([label, value]) => [label, clean(value)] as const),
      rows: section.rows.map((row) => row.map(clean)),
    })),
  };
}

/**
 * A document as a PDF for A4 with its fonts inside, so that it looks the same wherever it is printed. Refused as
 * `label-text-too-long` when a cell is longer than a page.
 */
export function renderPaper(paper: Paper, fonts: LabelFonts): Result<Uint8Array> {
  const document = new PDFDocument({ title: paper.title, creator: 'Packbench' });
  const width = points(a4Mm.width);
  const height = points(a4Mm.height);
  const probe = new PDFDocument();
  const canvas = probe.beginPage(width, height);
  const pages = layoutPaper(canvas, drawablePaper(paper, fonts.coverage), dpi);
  if (!pages.ok) return pages;
  const size = { width: mmToDots(a4Mm.width, dpi), height: mmToDots(a4Mm.height, dpi) };
  for (const marks of pages.value) {
    const page = document.beginPage(width, height);
    page.scale(pointsPerInch / dpi, pointsPerInch / dpi);
    paintMarks(page, marks, size);
    document.endPage();
  }
  return ok(document.close());
}
