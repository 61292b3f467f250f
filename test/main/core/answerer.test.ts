import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../domain/result.ts';
import { openAnswerer } from '../../../main/core/answerer.ts';
import type { AnswerCall } from '../../../main/core/answerer.ts';
import { openCaller } from '../../../preload/caller.ts';
import type { Caller } from '../../../preload/caller.ts';
import type { Progress } from '../../../preload/procedure.ts';

/** Both sides of a wire on which every message is carried as plain data. */
function wire(answer: AnswerCall): { readonly caller: Caller; readonly cut: () => void } {
  let isCut = false;
  const carried = <Message>(message: Message): Message => structuredClone(message);
  const answerer = openAnswerer((message) => {
    if (!isCut) caller.hear(carried(message));
  }, answer);
  const caller: Caller = openCaller((message) => {
    if (!isCut) answerer.hear(carried(message));
  });
  return {
    caller,
    cut: () => {
      isCut = true;
      answerer.stop();
      caller.lose();
    },
  };
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

describe('a wire', () => {
  it('carries calls to the other side and every answer back to its own call', async () => {
    const { caller } = wire(async ({ name, input, person, consent }) =>
      ok({ name, input, person, consent }),
    );
    const [first, second] = await Promise.all([
      caller.call('a', { x: 1 }, { person: 'Li' }),
      caller.call('b', { x: 2 }, { consent: 'token' }),
    ]);
    expect(first).toEqual(ok({ name: 'a', input: { x: 1 }, person: 'Li', consent: null }));
    expect(second).toEqual(ok({ name: 'b', input: { x: 2 }, person: '', consent: 'token' }));
  });

  it('carries that something is about to be asked, which nobody answers', async () => {
    const sent: unknown[] = [];
    const answerer = openAnswerer(
      (message) => sent.push(message),
      async () => ok(null),
    );
    answerer.hear({ kind: 'expect' });
    await answerer.settled();
    expect(sent).toEqual([]);
  });

  it('tells progress to its own call only, and refusals as they are', async () => {
    const { caller } = wire(async ({ input }, { progress }) => {
      progress({ done: input as number, total: 9 });
      return refuse('order-unknown', { orderId: String(input) });
    });
    const told: Progress[] = [];
    const other: Progress[] = [];
    const [answer] = await Promise.all([
      caller.call('a', 1, { progress: (step) => told.push(step) }),
      caller.call('a', 2, { progress: (step) => other.push(step) }),
    ]);
    expect(answer).toEqual(refuse('order-unknown', { orderId: '1' }));
    expect(told).toEqual([{ done: 1, total: 9 }]);
    expect(other).toEqual([{ done: 2, total: 9 }]);
  });

  it('cancels by name and by signal', async () => {
    const { caller } = wire(async (_, { signal }) => {
      await untilAborted(signal);
      return refuse('cancelled');
    });
    const named = caller.call('a', {}, { id: 'task' });
    const abort = new AbortController();
    const signalled = caller.call('b', {}, { signal: abort.signal });
    caller.cancel('task');
    abort.abort();
    expect(await Promise.all([named, signalled])).toEqual([
      refuse('cancelled'),
      refuse('cancelled'),
    ]);
    expect(await caller.call('c', {}, { signal: abort.signal })).toEqual(refuse('cancelled'));
  });

  it('that breaks ends what runs there and tells whoever waits here', async () => {
    const aborted: string[] = [];
    const { caller, cut } = wire(async ({ name }, { signal }) => {
      await untilAborted(signal);
      aborted.push(name);
      return ok(null);
    });
    const waiting = [caller.call('a', {}), caller.call('b', {})];
    cut();
    expect(await Promise.all(waiting)).toEqual([refuse('core-lost'), refuse('core-lost')]);
    expect(aborted).toEqual(['a', 'b']);
    expect(await caller.call('c', {})).toEqual(refuse('core-lost'));
  });
});
