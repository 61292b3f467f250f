import { writeCode128, writeQr } from '../../../domain/label/barcode.ts';
import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { LabelFormat } from '../../../domain/label/draw-label.ts';
import { labelSizeDots, labelSizeMm } from '../../../domain/label/geometry.ts';
import { cleanText } from '../../../domain/label/label-text.ts';
import { paintMarks } from '../../../domain/label/marks.ts';
import { createSheet, type Sheet } from '../../../domain/label/sheet.ts';
import { writeText } from '../../../domain/label/text-block.ts';
import { ok, type Refusal, type Result } from '../../../domain/result.ts';
import { missingCharacter } from './coverage.ts';
import type { LabelFonts } from './fonts.ts';
import { createLabelCanvas, toBitmap } from './raster.ts';
import { labelSymbols, qrModules } from './symbols.ts';

/** A test label and the printer it is to be printed on. */
export type TestLabelRequest = LabelFormat & { readonly printerName: string };

/** What both codes of a test label begin with; such a scan is never a waybill. */
const testCode = 'PACKBENCH-TEST';

const tickMm = (mm: number): number => (mm % 10 === 0 ? 4 : mm % 5 === 0 ? 2.8 : 1.6);

/** Ticks every millimetre along the upper and the left edge: a ruler laid beside them shows wrong scale and offset. */
function writeRulers(sheet: Sheet, widthMm: number, heightMm: number): Refusal | null {
  const number = (text: string, x: number, y: number): Refusal | null =>
    writeText(
      sheet,
      { x, y, width: 7, height: 3 },
      { paragraphs: [{ field: 'caption', text }], maxMm: 2.2, minMm: 2 },
    );
  for (let mm = 1; mm < widthMm; mm += 1) {
    sheet.divide(mm, 0, tickMm(mm));
    const refused = mm % 10 === 0 ? number(String(mm), mm + 0.6, 1.7) : null;
    if (refused !== null) return refused;
  }
  for (let mm = 1; mm < heightMm; mm += 1) {
    sheet.rule(0, mm, tickMm(mm));
    const refused = mm % 10 === 0 ? number(String(mm), 1.7, mm + 0.4) : null;
    if (refused !== null) return refused;
  }
  return null;
}

/** An F and a black corner: turned, mirrored or inverted they cannot be taken for themselves. */
function writeAsymmetry(sheet: Sheet, x: number, y: number): void {
  sheet.box({ x, y, width: 4, height: 22 }, 'black');
  sheet.box({ x, y, width: 14, height: 4 }, 'black');
  sheet.box({ x, y: y + 9, width: 10, height: 4 }, 'black');
  sheet.box({ x: x + 18, y, width: 12, height: 12 }, 'black');
  sheet.box({ x: x + 20, y: y + 2, width: 3, height: 3 }, 'white');
}

/** Lines of one, two and three dots both ways: worn dots and a wrong darkness show first in them. */
function writeStripes(sheet: Sheet, x: number, y: number): void {
  const left = sheet.dots(x);
  const top = sheet.dots(y);
  const length = sheet.dots(8);
  for (const dots of [1, 2, 3]) {
    const start = left + (dots - 1) * sheet.dots(10);
    for (let at = 0; at + dots <= length; at += dots * 2) {
      sheet.add({
        kind: 'rectangle',
        x: start + at,
        y: top,
        width: dots,
        height: length,
        ink: 'black',
      });
      const y2 = top + sheet.dots(9.5) + at;
      sheet.add({ kind: 'rectangle', x: start, y: y2, width: length, height: dots, ink: 'black' });
    }
  }
}

/**
 * Renders a label that shows what a printer really does: rulers in millimetres, a pattern that tells turned, mirrored
 * and inverted apart, fine stripes, the printer's name and both kinds of code.
 */
export function renderTestLabel(
  { printerName, size, dpi }: TestLabelRequest,
  fonts: LabelFonts,
): Result<Bitmap> {
  const name = cleanText(printerName);
  const missing = missingCharacter([{ field: 'printer', text: name }], fonts.coverage);
  if (missing !== null) return { ok: false, refusal: missing };
  const symbols = labelSymbols(testCode, 1);
  if (!symbols.ok) return symbols;
  const context = createLabelCanvas({ size, dpi });
  const sheet = createSheet(context, dpi);
  const { widthMm, heightMm } = labelSizeMm[size];
  const left = 9;
  const width = widthMm - left - 3;
  writeAsymmetry(sheet, left, 9);
  // A narrow label has its QR code beside the F, and the stripes at its end.
  if (widthMm < 90) writeStripes(sheet, left, 90);
  else writeStripes(sheet, left + 34, 9);
  const refused =
    writeRulers(sheet, widthMm, heightMm) ??
    writeQr(sheet, { x: widthMm - 29, y: 8, width: 26, height: 24 }, qrModules(testCode)) ??
    writeText(
      sheet,
      { x: left, y: 34, width, height: 28 },
      {
        paragraphs: [
          { field: 'caption', text: '测试标签 TEST LABEL', weight: 'bold' },
          { field: 'printer', text: name, weight: 'bold', scale: 1.3 },
          { field: 'caption', text: `${widthMm} × ${heightMm} mm · ${dpi} dpi` },
          { field: 'caption', text: '字母 F 应在左上角，方块应为黑色。' },
          { field: 'caption', text: 'The F belongs at the top left, and its square is black.' },
        ],
        maxMm: 3.8,
        minMm: 2.2,
        verticalAlign: 'middle',
      },
    ) ??
    writeCode128(
      sheet,
      { x: left, y: 64, width, height: 20 },
      {
        caption: testCode,
        captionMm: 3.1,
        runs: symbols.value.code128,
      },
    );
  if (refused !== null) return { ok: false, refusal: refused };
  const edge = 0.25;
  for (const area of [
    { x: 0, y: 0, width: widthMm, height: edge },
    { x: 0, y: heightMm - edge, width: widthMm, height: edge },
    { x: 0, y: 0, width: edge, height: heightMm },
    { x: widthMm - edge, y: 0, width: edge, height: heightMm },
  ]) {
    sheet.box(area, 'black');
  }
  paintMarks(context, sheet.marks, labelSizeDots(size, dpi));
  return ok(toBitmap(context));
}
