import type { Bitmap } from '../../domain/label/bitmap.ts';
import type { Label } from '../../domain/label/label.ts';
import { templateFor } from '../../domain/label/template-choice.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import { refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { LabelRequest } from '../printing/render/render-label.ts';
import type { Services } from './services.ts';

/** A label as it is asked for: the template is that of its plan and paper. */
type PlainRequest = Omit<LabelRequest, 'template'>;

const byTemplate = (services: Services, request: PlainRequest): LabelRequest => ({
  ...request,
  template: templateFor(services.settings.get(), request.size, request.label.plan),
});

/** Draws a label by the template that is chosen for its plan and paper. */
export const renderLabel = (
  services: Services,
  context: CallContext,
  request: PlainRequest,
): Promise<Result<Bitmap>> => drawBy(services, context, byTemplate(services, request));

/** Draws a label as it is said; being cancelled meanwhile is a refusal, not a bug. */
export const drawBy = (
  services: Services,
  context: CallContext,
  request: LabelRequest,
): Promise<Result<Bitmap>> =>
  unlessCancelled(context, () => services.renderer.render(request, { signal: context.signal }));

/** Draws a label as `renderLabel` does, and puts it into the language of its printer. */
export const encodeLabel = (
  services: Services,
  context: CallContext,
  label: Label,
  printer: Printer,
): Promise<Result<Buffer>> => {
  const { size, dpi } = printer;
  const request = byTemplate(services, { label, size, dpi });
  return unlessCancelled(context, () =>
    services.renderer.encode(request, printer, { signal: context.signal }),
  );
};

/** What `renderLabel` would refuse, without drawing. */
export const checkLabel = (
  services: Services,
  context: CallContext,
  request: PlainRequest,
): Promise<Result<null>> =>
  unlessCancelled(context, () =>
    services.renderer.check(byTemplate(services, request), { signal: context.signal }),
  );

async function unlessCancelled<Value>(
  { signal }: CallContext,
  draw: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await draw();
  } catch (error) {
    if (signal.aborted) return refuse('cancelled');
    throw error;
  }
}
