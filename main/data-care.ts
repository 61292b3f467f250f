import { access } from 'node:fs/promises';
import { ok, refuse } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { State } from '../domain/state.ts';
import type { VerifyReport } from '../preload/views.ts';
import { packbenchModel } from './model.ts';
import { restoreStore } from './storage/restore.ts';
import type { RestoreReport } from './storage/restore.ts';
import { verifyStore } from './storage/verify.ts';
import type { VerifyReport as StoreReport } from './storage/verify.ts';

/** The store's own report in the words of the contract. */
export function verifyReport(inspected: Result<StoreReport<State>>): Result<VerifyReport> {
  if (!inspected.ok) return inspected;
  const { events, state, problems } = inspected.value;
  return ok({
    ok: inspected.value.ok,
    events,
    orders: state?.orders.size ?? 0,
    shipments: state?.shipments.size ?? 0,
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
  verifyReport(await verifyStore(packbenchModel, directory));

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
