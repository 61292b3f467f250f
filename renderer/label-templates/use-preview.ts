import { useDebouncedValue } from '@mantine/hooks';
import type { ExampleKind } from '../../domain/label/example-label.ts';
import type { LabelDpi } from '../../domain/label/label.ts';
import type { LabelTemplate } from '../../domain/label/template.ts';
import type { WindowOutput } from '../../preload/window-contract.ts';
import { useQuery, type Query } from '../ui/use-query.ts';

/** A drag asks for pictures faster than they are drawn; the last one counts. */
const restMs = 80;

/** The template as the printer would burn it, drawn anew a moment after each change. */
export function usePreview(
  template: LabelTemplate,
  example: ExampleKind,
  dpi: LabelDpi,
): Query<WindowOutput<'labelTemplates.preview'>> {
  const [resting] = useDebouncedValue(template, restMs);
  return useQuery('labelTemplates.preview', { template: resting, example, dpi });
}
