import { refusal } from '../../domain/result.ts';
import type { MessageCode, ParamsOf } from '../../domain/messages.ts';
import type { Refusal, Result } from '../../domain/result.ts';

/**
 * Carries a refusal out of the callbacks and streams in which a file is taken apart; `refusedAsResult` turns it back
 * into a value before anyone else sees it.
 */
export class FileRefused extends Error {
  readonly refusal: Refusal;

  constructor(reason: Refusal) {
    super(reason.code);
    this.refusal = reason;
  }
}

/** A `FileRefused` to throw. */
export const fileRefused = <Code extends MessageCode>(
  code: Code,
  ...params: keyof ParamsOf<Code> extends never ? [] : [ParamsOf<Code>]
): FileRefused => new FileRefused(refusal(code, ...params));

/** Runs `work`; a `FileRefused` thrown in it becomes a failed result, anything else stays thrown. */
export async function refusedAsResult<Value>(
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
