import type { Bitmap } from '../../domain/label/bitmap.ts';
import { templateFor } from '../../domain/label/template-choice.ts';
import { refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { LabelRequest } from '../printing/render/render-label.ts';
import type { Services } from './services.ts';

/** Draws a label by the template that is chosen for its plan and paper. */
export const renderLabel = (
  services: Services,
  context: CallContext,
  request: Omit<LabelRequest, 'template'>,
): Promise<Result<Bitmap>> =>
  drawBy(services, context, {
    ...request,
    template: templateFor(services.settings.get(), request.size, request.label.plan),
  });

/** Draws a label as it is said; being cancelled meanwhile is a refusal, not a bug. */
export async function drawBy(
  services: Services,
  context: CallContext,
  request: LabelRequest,
): Promise<Result<Bitmap>> {
  try {
    return await services.renderer.render(request, { signal: context.signal });
  } catch (error) {
    if (context.signal.aborted) return refuse('cancelled');
    throw error;
  }
}
