import { useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../domain/result.ts';
import type {
  WindowOutput,
  WindowProcedure,
  WindowRequest,
} from '../../preload/window-contract.ts';
import { bridge } from '../bridge.ts';
import { useChanges } from '../shell/changes.ts';
import { answerAhead } from './asked-ahead.ts';

/** What a question to the main process came to so far; the last answer stays while a newer one is awaited. */
export type Query<Value> = {
  readonly value: Value | null;
  readonly refusal: Refusal | null;
  readonly loading: boolean;
};

/** Asks the main process, and again whenever its answer may have become another or the question did. */
export function useQuery<Name extends WindowProcedure>(
  name: Name,
  input: WindowRequest<Name>,
): Query<WindowOutput<Name>> {
  const changes = useChanges(name);
  const [query, setQuery] = useState<Query<WindowOutput<Name>>>(() => {
    const value = answerAhead(name, input);
    return { value, refusal: null, loading: value === null };
  });
  const latest = useRef(0);
  const isKnown = useRef(query.value !== null);
  const question = JSON.stringify(input);
  useEffect(() => {
    latest.current += 1;
    const asked = latest.current;
    if (isKnown.current) {
      isKnown.current = false;
      return;
    }
    const ask = async (): Promise<void> => {
      const answer = await bridge.call(name, JSON.parse(question) as WindowRequest<Name>);
      // Answers may overtake one another; only the last question counts.
      if (asked !== latest.current) return;
      setQuery((before) =>
        answer.ok
          ? { value: answer.value, refusal: null, loading: false }
          : { value: before.value, refusal: answer.refusal, loading: false },
      );
    };
    void ask();
  }, [name, question, changes]);
  return query;
}
