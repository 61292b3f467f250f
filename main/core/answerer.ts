import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { AnsweringMessage, AskingMessage, CallMessage } from '../../preload/wire.ts';

/** Answers one call; never throws. */
export type AnswerCall = (
  call: CallMessage,
  context: Omit<CallContext, 'person'>,
) => Promise<Result<unknown>>;

/** The answering side of a wire, whatever carries it. */
export type Answerer = {
  /** Takes what the other side sent. */
  readonly hear: (message: AskingMessage) => void;
  /** The other side is gone, or nothing more is answered: what runs is asked to stop. */
  readonly stop: () => void;
  /** Resolves when nothing runs any more. */
  readonly settled: () => Promise<void>;
};

/** Answers what is asked over a wire on which `send` carries messages to the other side. */
export function openAnswerer(
  send: (message: AnsweringMessage) => void,
  answer: AnswerCall,
): Answerer {
  const running = new Map<string, AbortController>();
  const ends = new Set<Promise<void>>();
  let isStopped = false;
  const run = async (call: CallMessage, abort: AbortController): Promise<void> => {
    const { id } = call;
    const result = await answer(call, {
      signal: abort.signal,
      progress: (progress) => {
        if (!isStopped) send({ kind: 'progress', id, progress });
      },
    });
    running.delete(id);
    if (!isStopped) send({ kind: 'answer', id, result });
  };
  return {
    hear: (message) => {
      if (message.kind === 'cancel') {
        running.get(message.id)?.abort();
        return;
      }
      if (isStopped || message.kind === 'expect') return;
      const abort = new AbortController();
      running.set(message.id, abort);
      const end = run(message, abort).finally(() => ends.delete(end));
      ends.add(end);
    },
    stop: () => {
      isStopped = true;
      for (const abort of running.values()) abort.abort();
    },
    settled: async () => {
      await Promise.allSettled(ends);
    },
  };
}
