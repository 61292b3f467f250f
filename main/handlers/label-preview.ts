import { labelOf } from '../../domain/decide/label.ts';
import { labelSizeMm } from '../../domain/label/geometry.ts';
import type { LabelDpi, LabelSize } from '../../domain/label/label.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { findShipment } from '../../domain/state.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { LabelPreview } from '../../preload/views.ts';
import { bitmapToPng } from '../printing/render/bitmap-to-png.ts';
import { renderLabel } from './render-label.ts';
import { decideContext } from './services.ts';
import type { Services } from './services.ts';

/**
 * The label of a shipment as the printer would burn it, dot for dot, and how large it is on paper. Refused:
 * `shipment-unknown`, what `labelOf` refuses and what keeps it from being drawn.
 */
export async function previewLabel(
  services: Services,
  context: CallContext,
  id: string,
  paper: { readonly size: LabelSize; readonly dpi: LabelDpi },
): Promise<Result<LabelPreview>> {
  const { state } = services.store;
  const shipment = findShipment(state, id);
  if (shipment === undefined) return refuse('shipment-unknown', { id });
  const copy = Math.max(1, shipment.copies);
  const label = labelOf({
    shipment,
    plan: state.plans.get(shipment.plan),
    sender: services.settings.get().sender,
    rates: services.settings.get().currencyRates,
    copy,
    date: decideContext(services).today,
  });
  if (!label.ok) return label;
  const { size, dpi } = paper;
  const bitmap = await renderLabel(services, context, { label: label.value, size, dpi });
  if (!bitmap.ok) return bitmap;
  const png = bitmapToPng(bitmap.value, dpi).toString('base64');
  return ok({
    shipmentId: shipment.shipmentId,
    waybill: label.value.waybill,
    copy,
    image: `data:image/png;base64,${png}`,
    ...labelSizeMm[size],
    dpi,
  });
}
