import { decided } from '../../domain/decide/decision.ts';
import { renderMessage } from '../../domain/messages.ts';
import { ok, refusal } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { VerifyReport } from '../../preload/views.ts';
import { packbenchModel } from '../model.ts';
import { breathing } from '../storage/breathing.ts';
import { stateHash } from '../storage/state-hash.ts';
import type { Services } from './services.ts';

/** A snapshot that is finished meanwhile moves files from under the check, which then begins again. */
const attempts = 3;

/**
 * Checks the data folder while it is worked on, and that the memory holds what the disk does. Refusals: `cancelled`,
 * `store-read-only`, `store-io-failed`.
 */
export async function verifyOpen(
  {
    store,
    directory,
    verify,
  }: Pick<Services, 'directory' | 'verify'> & {
    readonly store: Pick<Services['store'], 'transact' | 'state' | 'seq'>;
  },
  context: Pick<CallContext, 'signal' | 'progress'>,
): Promise<Result<VerifyReport>> {
  for (let attempt = 1; ; attempt += 1) {
    // Behind a write of nothing: whatever was being written is on the disk before the files are read.
    const settled = await store.transact('', () => decided([], null));
    if (!settled.ok) return settled;
    const { state, seq } = store;
    const [report, inMemory] = await Promise.all([
      verify({ directory, throughSeq: seq }, context),
      stateHash(packbenchModel.toRows(state), breathing()),
    ]);
    const isDisturbed = report.ok
      ? report.value.stateHash === null
      : report.refusal.code === 'store-io-failed';
    if (isDisturbed && attempt < attempts) continue;
    return report.ok ? ok(withMemory(report.value, inMemory, directory)) : report;
  }
}

function withMemory(report: VerifyReport, inMemory: string, directory: string): VerifyReport {
  const compared = { ...report, isMemoryCompared: report.stateHash !== null };
  if (report.stateHash === null || report.stateHash === inMemory) return compared;
  const differs = refusal('memory-differs', { memory: inMemory, disk: report.stateHash });
  const problem = {
    file: directory,
    line: 0,
    byte: 0,
    code: differs.code,
    message: renderMessage(differs, 'en'),
  };
  return { ...compared, ok: false, problems: [...report.problems, problem] };
}
