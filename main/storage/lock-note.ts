import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** `lock.json`: who has the folder open. It protects nothing on this computer (the socket does), but names the holder. */
export type LockNote = {
  readonly host: string;
  readonly pid: number;
  readonly program: string;
  /** ISO 8601, UTC; renewed while the folder is open. */
  readonly at: string;
  /** Where the program answers others; absent where it does not. See `core/visits.ts`. */
  readonly visits?: unknown;
};

export const lockNoteName = 'lock.json';

const renewMs = 60_000;
// Three missed renewals: the other computer was switched off.
const deadAfterMs = 3 * renewMs + 10_000;

const notePath = (directory: string): string => join(directory, lockNoteName);

/** The note in a folder; null when there is none or it cannot be read. */
export async function readLockNote(directory: string): Promise<LockNote | null> {
  try {
    return JSON.parse(await readFile(notePath(directory), 'utf8')) as LockNote;
  } catch {
    return null;
  }
}

/**
 * The note of another computer that had this folder open within the last minutes; otherwise null.
 * Works on shared folders as far as the clocks of the two agree to within minutes; it is a warning, not a lock.
 */
export async function holderElsewhere(directory: string, now: Date): Promise<LockNote | null> {
  const note = await readLockNote(directory);
  if (note === null || note.host === hostname()) return null;
  const age = Math.abs(now.getTime() - Date.parse(note.at));
  return age < deadAfterMs ? note : null;
}

/** Writes the note and renews it each minute; the returned function stops that and removes it. */
export async function keepLockNote(
  directory: string,
  program: string,
  now: () => Date,
  visits?: unknown,
): Promise<() => Promise<void>> {
  // What another program left may be readable to others; a file that is made anew is not.
  await rm(notePath(directory), { force: true }).catch(() => undefined);
  let writing = Promise.resolve();
  const renew = (): void => {
    const note: LockNote = {
      host: hostname(),
      pid: process.pid,
      program,
      at: now().toISOString(),
      ...(visits === undefined ? {} : { visits }),
    };
    // A full disk must not keep anybody from reading the data, so a note that fails is left out.
    writing = writing
      .then(() => writeFile(notePath(directory), `${JSON.stringify(note)}\n`, { mode: 0o600 }))
      .catch(() => undefined);
  };
  renew();
  await writing;
  const timer = setInterval(renew, renewMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await writing;
    await rm(notePath(directory), { force: true }).catch(() => undefined);
  };
}
