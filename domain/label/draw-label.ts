import { receiverBlock, senderBlock } from './address-block.ts';
import { writeCode128, writeQr, type LabelSymbols } from './barcode.ts';
import { builtInTemplate } from './built-in-templates.ts';
import type { LabelCanvas, TextRuler } from './canvas.ts';
import { writeCn22 } from './cn22.ts';
import { inset, labelSizeDots, type Area } from './geometry.ts';
import { writeItemList } from './item-list.ts';
import type { Label, LabelDpi, LabelSize } from './label.ts';
import { paintMarks, type Mark } from './marks.ts';
import { ok, type Refusal, type Result } from '../result.ts';
import { groupWaybill } from './scan-code.ts';
import { growthsOf, grownArea, type Growth } from './row-growth.ts';
import { createSheet, type Sheet } from './sheet.ts';
import type { LabelTemplate, TemplateElement } from './template.ts';
import { fieldText, fillText } from './template-fields.ts';
import { fitText, placeText, type FittedBlock, type TextBlock } from './text-block.ts';

/** The paper and the print head that a label is drawn for, and how; without a template as the program's own. */
export type LabelFormat = {
  readonly size: LabelSize;
  readonly dpi: LabelDpi;
  readonly template?: LabelTemplate;
};

type TextElement = Extract<TemplateElement, { kind: 'text' | 'receiver' | 'sender' }>;

/** The elements of a template that a parcel shows. */
export const shownElements = (template: LabelTemplate, label: Label): readonly TemplateElement[] =>
  template.elements.filter(
    ({ when }) => when === null || (fieldText(when.field, label) !== '') === when.given,
  );

/** The ways to set the words of an element, the best one first. */
function blocksOf(element: TextElement, label: Label): readonly TextBlock[] {
  switch (element.kind) {
    case 'receiver':
      return [
        receiverBlock(label, element.sizeMm, 'open'),
        receiverBlock(label, element.sizeMm, 'compact'),
      ];
    case 'sender':
      return [senderBlock(label, element.sizeMm)];
    case 'text': {
      const { sizeMm, minSizeMm, align, verticalAlign, inverted } = element;
      const paragraphs = element.paragraphs.map(({ text, ...set }) => ({
        ...set,
        ...fillText(text, label),
      }));
      const block: TextBlock = {
        paragraphs,
        maxMm: sizeMm,
        minMm: minSizeMm,
        align,
        verticalAlign,
        ink: inverted ? 'white' : 'black',
      };
      // Where larger words leave no room for the others, all are of one size.
      const level = paragraphs.map((paragraph) => ({ ...paragraph, scale: 1 }));
      return paragraphs.some(({ scale }) => scale > 1)
        ? [block, { ...block, paragraphs: level }]
        : [block];
    }
    default:
      return element satisfies never;
  }
}

const contentOf = (
  element: TemplateElement & { readonly paddingXMm: number; readonly paddingYMm: number },
  growths: readonly Growth[],
): Area => inset(grownArea(element, growths), element.paddingXMm, element.paddingYMm);

type FittedText = {
  readonly block: TextBlock;
  readonly fitted: FittedBlock;
  readonly growth: Growth;
};

/** The first way to set the words of an element that fits, in the lowest row that it fits in, or the last refusal. */
function fitElement(
  sheet: Sheet,
  element: TextElement,
  label: Label,
  growths: readonly Growth[],
): Result<FittedText> {
  let refused: Result<FittedText> | null = null;
  for (const block of blocksOf(element, label)) {
    for (const growth of growthsOf(element)) {
      const { width, height } = contentOf(element, [...growths, growth]);
      const fitted = fitText(sheet, block, width, height);
      if (fitted.ok) return ok({ block, fitted: fitted.value, growth });
      refused = fitted;
    }
  }
  if (refused === null) throw new Error('An element has no way to be set');
  return refused;
}

/** The outline of an area, drawn inwards from its edge. */
function writeFrame(sheet: Sheet, { x, y, width, height }: Area, lineMm: number): void {
  sheet.box({ x, y, width, height: lineMm }, 'black');
  sheet.box({ x, y: y + height - lineMm, width, height: lineMm }, 'black');
  sheet.box({ x, y, width: lineMm, height }, 'black');
  sheet.box({ x: x + width - lineMm, y, width: lineMm, height }, 'black');
}

function writeLine(sheet: Sheet, { x, y, width, height }: Area): void {
  if (height > width) sheet.divide(x, y, height);
  else sheet.rule(x, y, width);
}

/** Everything but text, which is fitted before, since rows grow with it. */
function writeElement(
  sheet: Sheet,
  element: Exclude<TemplateElement, TextElement>,
  growths: readonly Growth[],
  label: Label,
  symbols: LabelSymbols,
): Refusal | null {
  const area = grownArea(element, growths);
  switch (element.kind) {
    case 'barcode':
      return writeCode128(sheet, contentOf(element, growths), {
        caption: groupWaybill(label.waybill),
        captionMm: element.sizeMm,
        runs: symbols.code128,
      });
    case 'qr':
      return writeQr(sheet, contentOf(element, growths), symbols.qr);
    case 'cn22':
      return writeCn22(sheet, area, label, element);
    case 'items':
      return writeItemList(sheet, area, label, element);
    case 'box':
      sheet.box(area, 'black');
      return null;
    case 'line':
      writeLine(sheet, area);
      return null;
    case 'frame':
      writeFrame(sheet, area, element.thicknessMm);
      return null;
    default:
      return element satisfies never;
  }
}

const isText = (element: TemplateElement): element is TextElement =>
  element.kind === 'text' || element.kind === 'receiver' || element.kind === 'sender';

/**
 * Everything on a label and where it goes, in dots.
 * Refuses `label-text-too-long` with the field that cannot be set in legible letters.
 */
export function layoutLabel(
  ruler: TextRuler,
  label: Label,
  symbols: LabelSymbols,
  { size, dpi, template = builtInTemplate(size) }: LabelFormat,
): Result<readonly Mark[]> {
  const sheet = createSheet(ruler, dpi);
  const elements = shownElements(template, label);
  const texts = new Map<TemplateElement, FittedText>();
  const growths: Growth[] = [];
  // From the top, so that a row knows how far those above it have pushed it.
  for (const element of elements.filter(isText).toSorted((a, b) => a.yMm - b.yMm)) {
    const fitted = fitElement(sheet, element, label, growths);
    if (!fitted.ok) return fitted;
    texts.set(element, fitted.value);
    if (fitted.value.growth.byMm > 0) growths.push(fitted.value.growth);
  }
  for (const element of elements) {
    if (isText(element)) {
      const text = texts.get(element);
      if (text === undefined) throw new Error('A text of the label was not fitted');
      if (text.block.ink === 'white') sheet.box(grownArea(element, growths), 'black');
      placeText(sheet, text.block, contentOf(element, growths), text.fitted);
      continue;
    }
    const refused = writeElement(sheet, element, growths, label, symbols);
    if (refused !== null) return { ok: false, refusal: refused };
  }
  return ok(sheet.marks);
}

/**
 * Draws a shipping label, 1 canvas unit to the dot, on a canvas of `labelSizeDots(size, dpi)`. A label that cannot be
 * set in legible letters is refused as `label-text-too-long`, and then nothing is drawn.
 */
export function drawLabel(
  canvas: LabelCanvas,
  label: Label,
  symbols: LabelSymbols,
  format: LabelFormat,
): Result<void> {
  const layout = layoutLabel(canvas, label, symbols, format);
  if (!layout.ok) return layout;
  paintMarks(canvas, layout.value, labelSizeDots(format.size, format.dpi));
  return ok(undefined);
}
