import { setTimeout as delay } from 'node:timers/promises';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CallOptions, Caller } from '../../preload/caller.ts';
import { visitHolder } from '../core/visit.ts';
import type { Visit } from '../core/visit.ts';
import { holderOf } from '../storage/lock.ts';
import type { CliEnvironment } from './command.ts';

/** The data folder, open here or in a program that has it open already. */
export type ReachedData = {
  readonly call: Caller['call'];
  readonly close: () => Promise<Result<null>>;
};

type Reached = ReachedData & { readonly isVisit: boolean };

/**
 * How long one program that has the folder open is waited for: it may be reading a large store, or be about to close.
 * Whole scripts of commands run beside each other; as long as the folder goes from one to the next, nobody hangs.
 */
const patienceMs = 5_000;
const againMs = { first: 50, longest: 400 };

/**
 * Opens the data folder, or lets the program that has it open answer in our place. When that one ends meanwhile, what
 * it did not do is done here. Refusals: those of `openApp`; `store-in-use` where the holder does not answer within
 * five seconds, takes no visitors, is of another version or works for another user.
 */
export async function reachData(
  environment: CliEnvironment,
  directory: string,
): Promise<Result<ReachedData>> {
  const first = await reach(environment, directory);
  if (!first.ok) return first;
  let present = first.value;
  const call = async (
    name: string,
    input: unknown,
    options?: CallOptions,
  ): Promise<Result<unknown>> => {
    const answer = await present.call(name, input, options);
    const isLeft = !answer.ok && answer.refusal.code === 'store-closed' && present.isVisit;
    if (!isLeft) return answer;
    await present.close();
    const next = await reach(environment, directory);
    if (!next.ok) return next;
    present = next.value;
    return call(name, input, options);
  };
  return ok({ call, close: () => present.close() });
}

async function reach(environment: CliEnvironment, directory: string): Promise<Result<Reached>> {
  const { paths, version, stderr } = environment;
  let holder: unknown = await holderOf(directory);
  let deadline = performance.now() + patienceMs;
  let waitMs = againMs.first;
  if (holder !== null) {
    const visit = await visitHolder(directory, { pid: holder, version, waitMs: patienceMs });
    if (typeof visit === 'object') return ok(asReached(visit));
  }
  // Most of the program, and not wanted by who visits: a command beside the window takes little of its processor.
  const [{ openApp }, { contract }, { invoke }] = await Promise.all([
    import('../open-app.ts'),
    import('../../preload/contract.ts'),
    import('../invoke.ts'),
  ]);
  for (;;) {
    const opened = await openApp({
      directory,
      paths,
      program: 'packbench command line',
      version,
      report: stderr,
    });
    if (opened.ok) {
      const { handlers, reportBug, close } = opened.value;
      return ok({
        isVisit: false,
        close,
        call: (name, input, { person = '', signal = neverAborted, progress = ignore } = {}) =>
          invoke(contract, handlers, name, input, { person, signal, progress }, reportBug),
      });
    }
    const { code, params } = opened.refusal;
    if (code !== 'store-in-use') return opened;
    if (params['pid'] !== holder) {
      holder = params['pid'];
      deadline = performance.now() + patienceMs;
    }
    const leftMs = deadline - performance.now();
    if (leftMs <= 0) return opened;
    const visit = await visitHolder(directory, { pid: holder, version, waitMs: leftMs });
    if (visit === 'never') return opened;
    if (visit !== 'not-now') return ok(asReached(visit));
    await delay(waitMs * (0.5 + Math.random() / 2));
    waitMs = Math.min(2 * waitMs, againMs.longest);
  }
}

const asReached = (visit: Visit): Reached => ({
  isVisit: true,
  call: visit.call,
  close: async () => {
    visit.close();
    return ok(null);
  },
});

const neverAborted = new AbortController().signal;
const ignore = (): void => undefined;
