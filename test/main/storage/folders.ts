import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openStore, type OpenOptions, type Store } from '../../../main/storage/store.ts';
import type { Result } from '../../../domain/result.ts';
import { model, type Event, type State } from './sample-model.ts';

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((path) => rm(path, { recursive: true, force: true })));
});

/** An empty folder that is removed after the test. */
export async function freshFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'packbench-store-'));
  folders.push(path);
  return path;
}

export const fixedNow = (): Date => new Date('2024-05-06T07:08:09.000Z');

export const open = (
  directory: string,
  options: Partial<OpenOptions> = {},
): Promise<Result<Store<State, Event>>> =>
  openStore(model, { directory, now: fixedNow, station: 'P1', ...options });

/** The value of a result that the test expects to be fine. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}

export const openOk = async (
  directory: string,
  options: Partial<OpenOptions> = {},
): Promise<Store<State, Event>> => unwrap(await open(directory, options));

/** Every file below a folder with its bytes in hex. */
export async function contentsOf(directory: string): Promise<Record<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const contents = await Promise.all(
    files.map(async ({ parentPath, name }): Promise<[string, string]> => {
      const path = join(parentPath, name);
      return [path.slice(directory.length + 1), (await readFile(path)).toString('hex')];
    }),
  );
  return Object.fromEntries(contents.sort(([a], [b]) => (a < b ? -1 : 1)));
}
