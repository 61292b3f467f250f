import type { WindowProcedure, WindowRequest } from './window-contract.ts';

type Question = {
  readonly [Name in WindowProcedure]: readonly [name: Name, input: WindowRequest<Name>];
}[WindowProcedure];

/** What a page asks at every start, the order list as most stations see it first included. */
export const firstQuestions: readonly Question[] = [
  [
    'orders.list',
    { offset: 0, limit: 100, status: null, held: null, country: '', deadline: null, search: '' },
  ],
  ['orders.counts', {}],
  ['settings.get', {}],
  ['people.list', {}],
  ['people.current', {}],
  ['data.stats', {}],
];

const keyOf = (name: string, input: unknown): string => JSON.stringify([name, input]);

/** Answers to the first questions, on their way before the page's own program is read. */
export type FirstAnswers<Answer> = {
  /** The answer to a question that was asked here already, if it still holds; given once. */
  readonly take: (name: string, input: unknown) => Promise<Answer> | null;
  /** Something has changed, or is about to: none of them holds any longer. */
  readonly forget: () => void;
};

/** Asks the first questions. */
export function askFirst<Answer>(
  ask: (name: string, input: unknown) => Promise<Answer>,
): FirstAnswers<Answer> {
  const answers = new Map(
    firstQuestions.map(([name, input]) => [keyOf(name, input), ask(name, input)]),
  );
  return {
    take: (name, input) => {
      const key = keyOf(name, input);
      const answer = answers.get(key) ?? null;
      answers.delete(key);
      return answer;
    },
    forget: () => answers.clear(),
  };
}
