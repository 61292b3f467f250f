import { access } from 'node:fs/promises';
import { ok, refuse } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { State } from '../domain/state.ts';
import type { VerifyReport } from '../preload/views.ts';
import { packbenchModel } from './model.ts';
import { checkVolumes } from './storage/archive.ts';
import { restoreStore } from './storage/restore.ts';
import type { RestoreReport } from './storage/restore.ts';
import { describeProblem, verifyStore } from './storage/verify.ts';
import type { VerifyReport as StoreReport } from './storage/verify.ts';

/** The store's own report in the words of the contract, with what is wrong with the archive; archived orders count. */
export async function verifyReport(
  inspected: Result<StoreReport<State>>,
  directory: string,
): Promise<Result<VerifyReport>> {
  if (!inspected.ok) return inspected;
  const { events, state } = inspected.value;
  const damaged = await checkVolumes(directory, state?.archives.values() ?? []);
  const problems = [...inspected.value.problems, ...damaged.map(describeProblem)];
  const archived = state?.archivedSums.get('total');
  return ok({
    ok: problems.length === 0,
    events,
    orders: (state?.orders.size ?? 0) + (archived?.orders ?? 0),
    shipments: (state?.shipments.size ?? 0) + (archived?.shipments ?? 0),
    problems: problems.map(({ file, line, byte, code, message }) => ({
      file,
      line,
      byte,
      code,
      message,
    })),
  });
}

/** Checks every byte of a data folder that no program has open. Refused: `store-in-use`, `store-missing`. */
export const verifyData = async (directory: string): Promise<Result<VerifyReport>> =>
  verifyReport(await verifyStore(packbenchModel, directory), directory);

/** Makes a data folder from a backup; see `restoreStore`. Refused besides: `file-not-found`. */
export async function restoreData(
  file: string,
  directory: string,
  force: boolean,
): Promise<Result<RestoreReport>> {
  try {
    await access(file);
  } catch {
    return refuse('file-not-found', { file });
  }
  return restoreStore(packbenchModel, file, directory, { now: () => new Date(), force });
}
