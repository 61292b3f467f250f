import type { Bitmap } from '../../domain/label/bitmap.ts';
import { refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { LabelRequest } from '../printing/render/render-label.ts';
import type { Services } from './services.ts';

/** Draws a label; being cancelled meanwhile is a refusal, not a bug. */
export async function renderLabel(
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
