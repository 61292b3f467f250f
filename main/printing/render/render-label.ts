import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { builtInTemplates } from '../../../domain/label/built-in-templates.ts';
import { drawLabel, type LabelFormat } from '../../../domain/label/draw-label.ts';
import type { Label } from '../../../domain/label/label.ts';
import { labelTexts, templateTexts } from '../../../domain/label/label-texts.ts';
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
export function renderLabel(
  { label, size, dpi, template = builtInTemplates[size] }: LabelRequest,
  fonts: LabelFonts,
): Result<Bitmap> {
  const symbols = labelSymbols(label.waybill, label.copy);
  if (!symbols.ok) return symbols;
  const missing = missingCharacter(
    [...labelTexts(label), ...templateTexts(template)],
    fonts.coverage,
  );
  if (missing !== null) return { ok: false, refusal: missing };
  const context = createLabelCanvas({ size, dpi });
  const drawn = drawLabel(context, label, symbols.value, { size, dpi, template });
  return drawn.ok ? ok(toBitmap(context)) : drawn;
}
