import type { ScaleNews } from '../domain/scale/reading.ts';
import type { Result } from '../domain/result.ts';
import type { Progress } from './procedure.ts';
import type { Topic } from './topics.ts';

/** One request. `id` names it for as long as it runs; no two that run at a time on one wire share it. */
export type CallMessage = {
  readonly kind: 'call';
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
  /** A lead's consent from `people.authorize`; null without one. */
  readonly consent: string | null;
  /** Who asks, where the asking side is trusted to say so; else empty. */
  readonly person: string;
};

/** From the side that asks; `expect` says that a person is about to ask for something, and is not answered. */
export type AskingMessage =
  | CallMessage
  | { readonly kind: 'cancel'; readonly id: string }
  | { readonly kind: 'expect' };

/** From the side that answers. */
export type AnsweringMessage<Answer = Result<unknown>> =
  | { readonly kind: 'answer'; readonly id: string; readonly result: Answer }
  | { readonly kind: 'progress'; readonly id: string; readonly progress: Progress };

/**
 * What a window is answered: results as JSON text. What is no text is taken apart and put together again twice on its way into
 * the page, which holds it up for 15 ms with a hundred orders.
 */
export type WindowAnswer = AnsweringMessage<string>;

/** What a window is told without having asked; `topics` say what the new records are about. */
export type NewsMessage =
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] }
  | { readonly kind: 'scale'; readonly news: ScaleNews };
