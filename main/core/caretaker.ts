import { archiveFinished } from '../archiver.ts';
import { backUpBySchedule, isBackupDue } from '../backups.ts';
import type { Services } from '../handlers/services.ts';
import type { Refusal } from '../../domain/result.ts';
import { quiet } from '../quiet.ts';

/** What is done by the clock for as long as the window is open. */
export type Caretaker = {
  /** The settings may have changed: looks at once, also where something failed a moment ago. */
  readonly look: () => void;
  /** Cancels what can be cancelled and waits for the rest. */
  readonly close: () => Promise<void>;
};

/** Long enough that neither disk nor processor is taken from a window that is opening. */
const firstLookMs = 5_000;
const lookMs = 60_000;
/** A disk that is not plugged in or is full is tried again after this. */
const retryMs = 600_000;
const archiveEveryMs = 86_400_000;

/**
 * Writes the backups that the settings ask for, and moves finished orders into the archive at the start and every day; it begins
 * when nobody at a window waits for anything. `told` is called after each of them, `failed` besides where it failed.
 */
export function openCaretaker(
  services: Services,
  {
    told,
    failed,
    bug,
    firstMs = firstLookMs,
  }: {
    readonly told: () => void;
    readonly failed: (refusal: Refusal) => void;
    /** Takes what was thrown: nothing that runs by the clock may end the program. */
    readonly bug: (error: unknown) => void;
    readonly firstMs?: number;
  },
): Caretaker {
  const stopping = new AbortController();
  const { signal } = stopping;
  let backupTriedMs = -Infinity;
  let archiveTriedMs = -Infinity;
  let work: Promise<void> | null = null;
  let again = false;

  const round = async (): Promise<void> => {
    await quiet.rest(signal);
    if (signal.aborted) return;
    if (isBackupDue(services) && elapsedSince(backupTriedMs) >= retryMs) {
      backupTriedMs = performance.now();
      const written = await backUpBySchedule(services);
      if (written !== null && !written.ok) failed(written.refusal);
      told();
    }
    const { archiveAfterDays } = services.settings.get();
    if (archiveAfterDays !== null && elapsedSince(archiveTriedMs) >= archiveEveryMs) {
      archiveTriedMs = performance.now();
      const context = { person: '', signal, progress: unwatched };
      const moved = await archiveFinished(services, archiveAfterDays, context);
      if (!moved.ok) failed(moved.refusal);
    }
  };
  const look = (): void => {
    if (signal.aborted) return;
    if (work !== null) {
      again = true;
      return;
    }
    work = round()
      .catch(bug)
      .finally(() => {
        work = null;
        if (again) {
          again = false;
          look();
        }
      });
  };
  const first = setTimeout(look, firstMs);
  const timer = setInterval(look, lookMs);
  first.unref();
  timer.unref();
  let asked = JSON.stringify(wishesOf(services));
  return {
    look: () => {
      const wishes = JSON.stringify(wishesOf(services));
      if (wishes === asked) return;
      asked = wishes;
      backupTriedMs = -Infinity;
      archiveTriedMs = -Infinity;
      look();
    },
    close: async () => {
      stopping.abort();
      clearTimeout(first);
      clearInterval(timer);
      await work;
    },
  };
}

const unwatched = (): void => undefined;

const elapsedSince = (startMs: number): number => performance.now() - startMs;

const wishesOf = ({ settings }: Services): readonly unknown[] => {
  const { backup, archiveAfterDays } = settings.get();
  return [backup, archiveAfterDays];
};
