import { createHash } from 'node:crypto';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import type { z } from 'zod';
import { packbench } from './packbench.ts';
import type { Run } from './packbench.ts';
import { errorShape, importShape } from './shapes.ts';
import type { ImportReport } from './shapes.ts';

/** A data folder that is worked on through the command line, always with `--json`. */
export type Station = {
  readonly data: string;
  run(...words: readonly string[]): Promise<Run>;
  /** The value of a command that must be done without any refusal. */
  done<Value>(shape: z.ZodType<Value>, ...words: readonly string[]): Promise<Value>;
  /** The value of a command that must be refused in part. */
  partly<Value>(shape: z.ZodType<Value>, ...words: readonly string[]): Promise<Value>;
  /** A command that must be refused as a whole and leave every byte of the data folder as it was. */
  refused(...words: readonly string[]): Promise<Refused>;
  /** An import of which rows must be rejected. */
  rejected(...words: readonly string[]): Promise<ImportReport>;
  /** What every file of the folder holds, as hashes. */
  contents(): Promise<Readonly<Record<string, string>>>;
};

export type Refused = { readonly status: number; readonly code: string; readonly message: string };

/** Works on the data folder `data`, which is made by the first command. */
export function station(data: string): Station {
  const run = (...words: readonly string[]): Promise<Run> =>
    packbench(...words, '--data', data, '--json');
  const expectValue = <Value>(shape: z.ZodType<Value>, answer: Run, status: number): Value => {
    if (answer.status !== status || answer.json === undefined) {
      throw new Error(`ended with ${answer.status}: ${answer.stdout} ${answer.stderr}`);
    }
    return shape.parse(answer.json);
  };
  const contents = (): Promise<Readonly<Record<string, string>>> => contentsOf(data);
  return {
    data,
    run,
    contents,
    done: async (shape, ...words) => expectValue(shape, await run(...words), 0),
    partly: async (shape, ...words) => expectValue(shape, await run(...words), 1),
    rejected: async (...words) => expectValue(importShape, await run(...words), 1),
    refused: async (...words) => {
      const before = await contents();
      const answer = await run(...words);
      expect(await contents()).toEqual(before);
      return refusalOf(answer);
    },
  };
}

/** What a command that was refused as a whole says. */
export function refusalOf(answer: Run): Refused {
  const parsed = errorShape.safeParse(answer.json);
  if (!parsed.success) throw new Error(`not refused: ${answer.stdout} ${answer.stderr}`);
  return { status: answer.status, ...parsed.data.error };
}

/** A copy of a prepared data folder, so that one preparation serves many tests. */
export async function copyOf(prepared: Station, data: string): Promise<Station> {
  await cp(prepared.data, data, { recursive: true });
  return station(data);
}

/** Gives each test a copy of its own, so that tests may run at the same time. */
export function copiesOf(prepared: Station): () => Promise<Station> {
  let made = 0;
  return () => {
    made += 1;
    return copyOf(prepared, `${prepared.data}-${made}`);
  };
}

/** The hash of every file below a folder; the note of who has it open is no data. */
async function contentsOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const hashes: Record<string, string> = {};
  for (const entry of entries) {
    if (!entry.isFile() || entry.name === 'lock.json') continue;
    const file = join(entry.parentPath, entry.name);
    const hash = createHash('sha256').update(await readFile(file));
    hashes[relative(folder, file)] = hash.digest('hex');
  }
  return hashes;
}
