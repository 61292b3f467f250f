import { describe, expect, it, vi } from 'vitest';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { askFirst, firstQuestions } from '../../preload/first-questions.ts';
import { windowContract } from '../../preload/window-contract.ts';

const asking = () => {
  const asked: string[] = [];
  const answers = askFirst(async (name): Promise<Result<unknown>> => {
    asked.push(name);
    return ok(name);
  });
  return { asked, answers };
};

describe('first questions', () => {
  it.each(firstQuestions)('%s is one that the core takes as it is', (name, input) => {
    expect(windowContract[name].input.parse(input)).toMatchObject(input);
  });

  it('are those that the page asks when it starts', async () => {
    const asked: unknown[] = [];
    vi.stubGlobal('window', {
      packbench: {
        call: async (name: string, input: unknown) => {
          asked.push([name, input]);
          return JSON.stringify(refuse('core-lost'));
        },
      },
    });
    const page = await import('../../renderer/ask-first.ts');
    await page.askFirst();
    vi.unstubAllGlobals();
    const known = firstQuestions.map((question) => JSON.stringify(question));
    expect(asked.map((question) => JSON.stringify(question)).toSorted()).toEqual(known.toSorted());
  });

  it('are asked at once, and each answer is given once', async () => {
    const { asked, answers } = asking();
    expect(asked).toEqual(firstQuestions.map(([name]) => name));
    for (const [name, input] of firstQuestions) {
      expect(await answers.take(name, input)).toEqual(ok(name));
      expect(answers.take(name, input)).toBeNull();
    }
  });

  it('answer nothing that was not asked, and nothing after a change', () => {
    const { answers } = asking();
    expect(answers.take('orders.list', { offset: 100, limit: 100 })).toBeNull();
    answers.forget();
    for (const [name, input] of firstQuestions) expect(answers.take(name, input)).toBeNull();
  });
});
