import { layoutLabel, type LabelFormat } from '../../../../domain/label/draw-label.ts';
import type { Bitmap } from '../../../../domain/label/bitmap.ts';
import { labelSizeDots } from '../../../../domain/label/geometry.ts';
import type { Label } from '../../../../domain/label/label.ts';
import type { Mark } from '../../../../domain/label/marks.ts';
import { loadLabelFonts } from '../../../../main/printing/render/fonts.ts';
import { createLabelCanvas } from '../../../../main/printing/render/raster.ts';
import { renderLabel } from '../../../../main/printing/render/render-label.ts';
import { labelSymbols } from '../../../../main/printing/render/symbols.ts';
import { fontsDirectory } from './fonts-directory.ts';

export const fonts = loadLabelFonts(fontsDirectory);

export const formats: readonly LabelFormat[] = [
  { size: '100x100', dpi: 203 },
  { size: '100x100', dpi: 300 },
  { size: '100x150', dpi: 203 },
  { size: '100x150', dpi: 300 },
  { size: '72x150', dpi: 203 },
  { size: '72x150', dpi: 300 },
];

export function render(label: Label, format: LabelFormat): Bitmap {
  const rendered = renderLabel({ label, ...format }, fonts);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.refusal));
  return rendered.value;
}

export function refusalOf(label: Label, format: LabelFormat = { size: '100x100', dpi: 203 }) {
  const rendered = renderLabel({ label, ...format }, fonts);
  return rendered.ok ? null : rendered.refusal;
}

export function symbolsOf(label: Label) {
  const symbols = labelSymbols(label.waybill, label.copy);
  if (!symbols.ok) throw new Error('no symbols');
  return symbols.value;
}

export const layout = (label: Label, format: LabelFormat) =>
  layoutLabel(createLabelCanvas(format), label, symbolsOf(label), format);

type Box = { left: number; top: number; right: number; bottom: number };

/** Where a mark is; text without its tallest and deepest parts, which may enter the space between lines. */
function boxOf(mark: Mark): Box {
  if (mark.kind === 'rectangle') {
    return { left: mark.x, top: mark.y, right: mark.x + mark.width, bottom: mark.y + mark.height };
  }
  const shift = { left: 0, center: mark.widthDots / 2, right: mark.widthDots }[mark.align];
  return {
    left: mark.x - shift,
    top: mark.baseline - 0.72 * mark.sizeDots,
    right: mark.x - shift + mark.widthDots,
    bottom: mark.baseline + 0.15 * mark.sizeDots,
  };
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right - 0.5 &&
  other.left < one.right - 0.5 &&
  one.top < other.bottom - 0.5 &&
  other.top < one.bottom - 0.5;

/** Texts that lie on each other or on a line, and marks that leave the paper. */
export function faultsOf(marks: readonly Mark[], { size, dpi }: LabelFormat): string[] {
  const paper = labelSizeDots(size, dpi);
  const faults: string[] = [];
  const texts = marks.filter((mark) => mark.kind === 'text');
  const lines = marks.filter(
    (mark) =>
      mark.kind === 'rectangle' &&
      Math.min(mark.width, mark.height) <= 5 &&
      mark.width + mark.height > 60,
  );
  for (const mark of marks) {
    const { left, top, right, bottom } = boxOf(mark);
    if (left < 0 || top < 0 || right > paper.width || bottom > paper.height) {
      faults.push(`outside: ${JSON.stringify(mark)}`);
    }
  }
  for (const [index, text] of texts.entries()) {
    for (const other of [...texts.slice(index + 1), ...lines]) {
      if (overlap(boxOf(text), boxOf(other))) {
        faults.push(`overlap: ${JSON.stringify([text, other])}`);
      }
    }
  }
  return faults;
}

export const drawnText = (marks: readonly Mark[]): string =>
  marks
    .map((mark) => (mark.kind === 'text' ? mark.text : ''))
    .join('')
    .replace(/\s/gu, '');
