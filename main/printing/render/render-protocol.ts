import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { Result } from '../../../domain/result.ts';
import type { Paper } from '../../../domain/paper/paper.ts';
import type { WireFormat } from '../encoders/encode-label.ts';
import type { LabelRequest } from './render-label.ts';
import type { TestLabelRequest } from './test-label.ts';

/** What the render worker is started with. */
export type RenderWorkerData = { readonly fontsDirectory: string };

export type RenderRequest =
  | { readonly kind: 'label'; readonly label: LabelRequest }
  /** Only whether it can be drawn. */
  | { readonly kind: 'check'; readonly label: LabelRequest }
  /** Drawn, and in the language of a printer. */
  | { readonly kind: 'encode'; readonly label: LabelRequest; readonly printer: WireFormat }
  | { readonly kind: 'encode-test'; readonly test: TestLabelRequest; readonly printer: WireFormat }
  | { readonly kind: 'paper'; readonly paper: Paper }
  /** A picture of an item, made small. */
  | { readonly kind: 'picture'; readonly bytes: Uint8Array };

/** A label's picture, its bytes for a printer or a document's file, or nothing after a mere check. */
export type Drawn = Bitmap | Uint8Array | null;

/** To the worker: one picture to draw. */
export type RenderJob = { readonly id: number; readonly request: RenderRequest };

/** From the worker: what was drawn or refused, or what was thrown. */
export type RenderReply =
  | { readonly id: number; readonly result: Result<Drawn> }
  | { readonly id: number; readonly thrown: unknown };
