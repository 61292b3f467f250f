import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { defaultSettings, settingsSchema } from '../domain/settings/settings.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { State } from '../domain/state.ts';
import type { VerifyReport } from '../preload/views.ts';
import { ownBackups } from './backups.ts';
import { packbenchModel } from './model.ts';
import { checkVolumes } from './storage/archive.ts';
import { openJsonDocument } from './storage/durable-json.ts';
import { ioReason, nodeFileSystem } from './storage/file-system.ts';
import { ioRefusal } from './storage/load-store.ts';
import { repairVolumes } from './storage/repair-volumes.ts';
import { repairStore } from './storage/repair.ts';
import type { RepairReport } from './storage/repair.ts';
import { openStore } from './storage/store.ts';
import { restoreStore } from './storage/restore.ts';
import type { RestoreReport } from './storage/restore.ts';
import { describeProblem, inspectStore, verifyStore } from './storage/verify.ts';
import type { InspectOptions, VerifyReport as StoreReport } from './storage/verify.ts';

const clock = (): Date => new Date();

/** The store's own report in the words of the contract, with what is wrong with the archive; archived orders count. */
async function verifyReport(
  inspected: Result<StoreReport<State>>,
  directory: string,
  startMs: number,
): Promise<Result<VerifyReport>> {
  if (!inspected.ok) return inspected;
  const { events, state, stateHash, isReplayed, lostRecords } = inspected.value;
  const damaged = await checkVolumes(directory, state?.archives.values() ?? []);
  const problems = [...inspected.value.problems, ...damaged.map(describeProblem)];
  const archived = state?.archivedSums.get('total');
  return ok({
    ok: problems.length === 0,
    events,
    lostRecords,
    volumes: state?.archives.size ?? 0,
    stateHash,
    isReplayed,
    isMemoryCompared: false,
    seconds: Math.round(performance.now() - startMs) / 1000,
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

/** Checks a data folder that this program has open, up to a record; runs in a worker. */
export async function inspectData(
  directory: string,
  options: Pick<InspectOptions, 'throughSeq' | 'onProgress'>,
): Promise<Result<VerifyReport>> {
  const startMs = performance.now();
  return verifyReport(await inspectStore(packbenchModel, directory, options), directory, startMs);
}

/** Checks every byte of a data folder that no program has open. Refused: `store-in-use`, `store-missing`. */
export async function verifyData(directory: string): Promise<Result<VerifyReport>> {
  const startMs = performance.now();
  return verifyReport(await verifyStore(packbenchModel, directory), directory, startMs);
}

/**
 * Repairs a damaged data folder that no program has open: the store, then the volumes of the archive. `backup` is tried
 * first where another copy is needed, then those that the settings have made. See `repairStore`. Refused besides:
 * `file-not-found` for `backup`.
 */
export async function repairData(
  directory: string,
  { acceptLoss, backup = null }: { readonly acceptLoss: boolean; readonly backup?: string | null },
): Promise<Result<RepairReport>> {
  if (backup !== null && !(await exists(backup))) return refuse('file-not-found', { file: backup });
  const backups = async (store: string): Promise<readonly string[]> => [
    ...(backup === null ? [] : [backup]),
    ...(await scheduledBackups(directory, store)),
  ];
  const repaired = await repairStore(packbenchModel, directory, {
    now: clock,
    acceptLoss,
    backups,
  });
  if (!repaired.ok || repaired.value.outcome === 'consent-needed') return repaired;
  const opened = await openStore(packbenchModel, {
    directory,
    now: clock,
    station: '',
    readOnly: true,
  });
  if (!opened.ok) return opened;
  const { state, id } = opened.value;
  try {
    const told = await repairVolumes(
      directory,
      state.archives.values(),
      await backups(id),
      nodeFileSystem,
    );
    if (told.length === 0) return repaired;
    const sentences = [...repaired.value.sentences, ...told];
    return ok({ ...repaired.value, outcome: 'repaired', sentences });
  } catch (error) {
    return ioRefusal(error, directory);
  } finally {
    await opened.value.close();
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** The backups of a store that its settings have made, the newest first; none where they cannot be told. */
async function scheduledBackups(directory: string, store: string): Promise<readonly string[]> {
  const settings = await openJsonDocument<Settings>(
    join(directory, 'settings.json'),
    settingsSchema,
    defaultSettings,
  );
  const folder = settings.ok ? (settings.value.value.backup?.directory ?? null) : null;
  if (folder === null) return [];
  try {
    const names = await ownBackups(folder, store);
    return names.toReversed().map((name) => join(folder, name));
  } catch (error) {
    // A disk with backups that does not answer keeps nobody from repairing without them.
    ioReason(error);
    return [];
  }
}

/** Makes a data folder from a backup; see `restoreStore`. Refused besides: `file-not-found`. */
export async function restoreData(
  file: string,
  directory: string,
  force: boolean,
): Promise<Result<RestoreReport>> {
  if (!(await exists(file))) return refuse('file-not-found', { file });
  return restoreStore(packbenchModel, file, directory, { now: clock, force });
}
