import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { Result } from '../../../domain/result.ts';
import type { LabelRequest } from './render-label.ts';
import type { TestLabelRequest } from './test-label.ts';

/** What the render worker is started with. */
export type RenderWorkerData = { readonly fontsDirectory: string };

export type RenderRequest =
  | { readonly kind: 'label'; readonly label: LabelRequest }
  /** Only whether it can be drawn. */
  | { readonly kind: 'check'; readonly label: LabelRequest }
  | { readonly kind: 'test'; readonly test: TestLabelRequest };

/** To the worker: one picture to draw. */
export type RenderJob = { readonly id: number; readonly request: RenderRequest };

/** From the worker: the picture (null after a mere check) or refusal, or what was thrown. */
export type RenderReply =
  | { readonly id: number; readonly result: Result<Bitmap | null> }
  | { readonly id: number; readonly thrown: unknown };
