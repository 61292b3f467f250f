import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { LabelSymbols } from '../../../domain/label/barcode.ts';
import { builtInTemplates } from '../../../domain/label/built-in-templates.ts';
import { drawLabel, layoutLabel, type LabelFormat } from '../../../domain/label/draw-label.ts';
import type { Label } from '../../../domain/label/label.ts';
import { labelTexts, templateTexts } from '../../../domain/label/label-texts.ts';
import type { LabelTemplate } from '../../../domain/label/template.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { missingCharacter } from './coverage.ts';
import type { LabelFonts } from './fonts.ts';
import { createLabelCanvas, toBitmap } from './raster.ts';
import { labelSymbols } from './symbols.ts';

/** A shipping label and the paper and print head it is for. */
export type LabelRequest = LabelFormat & { readonly label: Label };

/**
 * Renders a shipping label as the printer will burn it. The same request gives the same bits in every process.
 * Refuses `label-waybill-unprintable`, `label-character-missing` and `label-text-too-long`.
 */
export function renderLabel(request: LabelRequest, fonts: LabelFonts): Result<Bitmap> {
  const { label, size, dpi, template = builtInTemplates[size] } = request;
  const symbols = printableSymbols(label, template, fonts);
  if (!symbols.ok) return symbols;
  const context = createLabelCanvas({ size, dpi });
  const drawn = drawLabel(context, label, symbols.value, { size, dpi, template });
  return drawn.ok ? ok(toBitmap(context)) : drawn;
}

/** Measures text; nothing is drawn on it. */
let measuring: ReturnType<typeof createLabelCanvas> | null = null;

/** What `renderLabel` would refuse, found by laying the label out without drawing it. */
export function checkLabel(request: LabelRequest, fonts: LabelFonts): Result<null> {
  const { label, size, dpi, template = builtInTemplates[size] } = request;
  const symbols = printableSymbols(label, template, fonts);
  if (!symbols.ok) return symbols;
  measuring ??= createLabelCanvas({ size, dpi });
  const layout = layoutLabel(measuring, label, symbols.value, { size, dpi, template });
  return layout.ok ? ok(null) : layout;
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
