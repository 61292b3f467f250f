import type { MessageCode, ParamsOf } from './messages.ts';

/** Values that fill the placeholders of a message. */
export type MessageParams = Readonly<Record<string, string | number>>;

/**
 * An expected failure: a code that programs can test and the values that its message names.
 * The words are made from it late, in the reader's language, by `renderMessage`.
 */
export type Refusal<Code extends MessageCode = MessageCode> = {
  readonly code: Code;
  readonly params: MessageParams;
};

/** What an operation that may be refused returns. A bug throws; it is never a `Refusal`. */
export type Result<Value, Code extends MessageCode = MessageCode> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal<Code> };

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

/** A refusal on its own, for lists of them; the compiler demands every value its message names. */
export const refusal = <Code extends MessageCode>(
  code: Code,
  ...params: keyof ParamsOf<Code> extends never ? [] : [ParamsOf<Code>]
): Refusal<Code> => ({ code, params: params[0] ?? {} });

/** The failed `Result` that carries the refusal `code`. */
export const refuse = <Code extends MessageCode>(
  code: Code,
  ...params: keyof ParamsOf<Code> extends never ? [] : [ParamsOf<Code>]
): { readonly ok: false; readonly refusal: Refusal<Code> } => ({
  ok: false,
  refusal: refusal(code, ...params),
});
