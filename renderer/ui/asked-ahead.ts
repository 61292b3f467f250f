import type { Result } from '../../domain/result.ts';
import type {
  WindowOutput,
  WindowProcedure,
  WindowRequest,
} from '../../preload/window-contract.ts';
import { bridge } from '../bridge.ts';
import { changesNow } from '../shell/changes.ts';

type Answer = { readonly value: unknown; readonly changes: number };

const answers = new Map<string, Answer>();

const keyOf = (name: WindowProcedure, input: unknown): string => `${name} ${JSON.stringify(input)}`;

/** Asks what the first picture will ask, so that it is drawn once and whole; see `answerAhead`. */
export async function askAhead<Name extends WindowProcedure>(
  name: Name,
  input: WindowRequest<Name>,
): Promise<Result<WindowOutput<Name>>> {
  const changes = changesNow(name);
  const answer = await bridge.call(name, input);
  if (answer.ok) answers.set(keyOf(name, input), { value: answer.value, changes });
  return answer;
}

/** The answer to a question that was asked ahead; null where it was not, or may have become another since. */
export function answerAhead<Name extends WindowProcedure>(
  name: Name,
  input: WindowRequest<Name>,
): WindowOutput<Name> | null {
  const answer = answers.get(keyOf(name, input));
  // Kept under the name and the question to which it is the answer.
  return answer?.changes === changesNow(name) ? (answer.value as WindowOutput<Name>) : null;
}

/** Once the first picture is there, whoever wants to know asks. */
export const forgetAnswers = (): void => answers.clear();
