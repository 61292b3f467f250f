import { refuse } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { Progress } from './procedure.ts';
import type { AnsweringMessage, AskingMessage } from './wire.ts';

export type CallOptions = {
  /** Names the call for `cancel`; one is made up when it is not given. */
  readonly id?: string;
  readonly consent?: string;
  readonly person?: string;
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
};

/** The asking side of a wire, whatever carries it. */
export type Caller<Answer = Result<unknown>> = {
  /** Refused as `core-lost` when the other side goes away before it answers. */
  readonly call: (name: string, input: unknown, options?: CallOptions) => Promise<Answer>;
  readonly cancel: (id: string) => void;
  /** Takes what the other side sent. */
  readonly hear: (message: AnsweringMessage<Answer>) => void;
  /**
   * The wire is gone: whatever waits is told so, and so is everything that is asked from now on. `store-closed` where
   * it is known that nothing of it was done.
   */
  readonly lose: (why?: 'core-lost' | 'store-closed') => void;
};

type Waiting<Answer> = {
  readonly settle: (result: Answer) => void;
  readonly progress: ((progress: Progress) => void) | undefined;
};

/** Asks over a wire on which `send` carries messages to the other side. */
export const openCaller = (send: (message: AskingMessage) => void): Caller =>
  openCallerFor<Result<unknown>>(send, (refused) => refused);

/** The same where answers come in another form, which `formed` gives to a refusal of this side. */
export function openCallerFor<Answer>(
  send: (message: AskingMessage) => void,
  formed: (refused: Result<never>) => Answer,
): Caller<Answer> {
  const refused = (code: Parameters<typeof refuse>[0]): Answer => formed(refuse(code));
  const waiting = new Map<string, Waiting<Answer>>();
  let last = 0;
  let lost: 'core-lost' | 'store-closed' | null = null;
  const cancel = (id: string): void => {
    if (waiting.has(id)) send({ kind: 'cancel', id });
  };
  return {
    call: (name, input, { id: given, consent, person = '', signal, progress } = {}) => {
      if (lost !== null) return Promise.resolve(refused(lost));
      if (signal?.aborted === true) return Promise.resolve(refused('cancelled'));
      last += 1;
      const id = given ?? `call-${last}`;
      const abort = (): void => cancel(id);
      signal?.addEventListener('abort', abort, { once: true });
      return new Promise<Answer>((resolve) => {
        const settle = (result: Answer): void => {
          waiting.delete(id);
          signal?.removeEventListener('abort', abort);
          resolve(result);
        };
        waiting.set(id, { settle, progress });
        send({ kind: 'call', id, name, input, consent: consent ?? null, person });
      });
    },
    cancel,
    hear: (message) => {
      const call = waiting.get(message.id);
      if (message.kind === 'answer') call?.settle(message.result);
      else call?.progress?.(message.progress);
    },
    lose: (why = 'core-lost') => {
      lost ??= why;
      for (const { settle } of waiting.values()) settle(refused(lost));
    },
  };
}
