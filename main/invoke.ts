import type { CallContext, HandlersOf, Procedures } from '../preload/procedure.ts';
import { ok, refuse } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { inputRefusal } from './input-refusal.ts';

/** Where a bug is written down. Never given a customer's data: only the procedure's name and the stack. */
export type ReportBug = (procedure: string, error: unknown) => void;

/**
 * Answers one request from outside, whoever carried it here: an unknown name and a wrong input are refused, the input
 * is parsed, `admit` says who asks or refuses them, and what a handler throws becomes `unexpected` after it was
 * reported. Never throws.
 */
export async function invoke<Table extends Procedures>(
  table: Table,
  handlers: HandlersOf<Table>,
  name: string,
  input: unknown,
  context: CallContext,
  reportBug: ReportBug,
  admit: (name: string, input: unknown) => Result<string> = () => ok(context.person),
): Promise<Result<unknown>> {
  const declared = Object.hasOwn(table, name) ? table[name] : undefined;
  if (declared === undefined) return refuse('procedure-unknown', { name });
  const parsed = declared.input.safeParse(input);
  if (!parsed.success) {
    return inputRefusal(name, parsed.error);
  }
  const admitted = admit(name, parsed.data);
  if (!admitted.ok) return admitted;
  try {
    // The table pairs every name with its own input; a union of calls cannot express that.
    const handler = handlers[name] as (
      input: unknown,
      context: CallContext,
    ) => Promise<Result<unknown>>;
    return await handler(parsed.data, { ...context, person: admitted.value });
  } catch (error) {
    reportBug(name, error);
    return refuse('unexpected', { name });
  }
}
