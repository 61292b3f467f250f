import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { LabelSymbols } from '../../../domain/label/barcode.ts';
import { builtInTemplate } from '../../../domain/label/built-in-templates.ts';
import type { TextRuler } from '../../../domain/label/canvas.ts';
import { layoutLabel, type LabelFormat } from '../../../domain/label/draw-label.ts';
import { labelSizeDots } from '../../../domain/label/geometry.ts';
import type { Label } from '../../../domain/label/label.ts';
import { labelTexts, templateTexts } from '../../../domain/label/label-texts.ts';
import { paintMarks, type Mark } from '../../../domain/label/marks.ts';
import type { LabelTemplate } from '../../../domain/label/template.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { missingCharacter } from './coverage.ts';
import type { LabelFonts } from './fonts.ts';
import { createLabelCanvas, toBitmap } from './raster.ts';
import { labelSymbols } from './symbols.ts';
import { createTextRuler } from './text-ruler.ts';

/** A shipping label and the paper and print head it is for. */
export type LabelRequest = LabelFormat & { readonly label: Label };

/**
 * Renders a shipping label as the printer will burn it. The same request gives the same bits in every process.
 * Refuses `label-waybill-unprintable`, `label-character-missing` and `label-text-too-long`.
 */
export function renderLabel(request: LabelRequest, fonts: LabelFonts): Result<Bitmap> {
  const layout = layOut(request, fonts);
  if (!layout.ok) return layout;
  const { size, dpi } = request;
  const context = createLabelCanvas({ size, dpi });
  paintMarks(context, layout.value, labelSizeDots(size, dpi));
  return ok(toBitmap(context));
}

/** What `renderLabel` would refuse, found by laying the label out without drawing it. */
export function checkLabel(request: LabelRequest, fonts: LabelFonts): Result<null> {
  const layout = layOut(request, fonts);
  return layout.ok ? ok(null) : layout;
}

let ruler: TextRuler | null = null;

function layOut(request: LabelRequest, fonts: LabelFonts): Result<readonly Mark[]> {
  const { label, size, dpi, template = builtInTemplate(size) } = request;
  const symbols = printableSymbols(label, template, fonts);
  if (!symbols.ok) return symbols;
  ruler ??= createTextRuler();
  return layoutLabel(ruler, label, symbols.value, { size, dpi, template });
}

function printableSymbols(
  label: Label,
  template: LabelTemplate,
  fonts: LabelFonts,
): Result<LabelSymbols> {
  const texts = [...labelTexts(label), ...templateTexts(template)];
  const missing = missingCharacter(texts, fonts.coverage);
  return missing === null
    ? labelSymbols(label.waybill, label.copy)
    : { ok: false, refusal: missing };
}
