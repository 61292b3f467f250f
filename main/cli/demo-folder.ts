import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../../domain/result.ts';
import type { Refusal } from '../../domain/result.ts';

/** Stands in every folder that a demo made; without it nothing there is ever replaced, it could be real data. */
const markName = 'packbench-demo.txt';

const markText =
  'Made by "packbench demo". The next "packbench demo --fresh" replaces everything beside this file.\n';

/** What a demo leaves behind; only these are ever replaced. */
const leftovers: ReadonlySet<string> = new Set([
  markName,
  'data',
  'labels',
  'messages',
  'batch.xlsx',
  'handover.html',
  'handover.xlsx',
  'notices.xlsx',
  'payments.xlsx',
  'freight-report.xlsx',
]);

/**
 * Makes the folder of a demo. What an earlier one left is replaced only where `isFresh` asks for it; a folder that no
 * demo made, or that holds anything else, is never touched.
 */
export async function prepareDemoFolder(out: string, isFresh: boolean): Promise<Refusal | null> {
  try {
    await mkdir(out, { recursive: true });
    const present = await readdir(out);
    const isOurs = present.includes(markName) && present.every((name) => leftovers.has(name));
    if (present.length > 0 && !(isOurs && isFresh)) {
      return refuse('demo-folder-not-empty', { folder: out, found: present.join(', ') }).refusal;
    }
    // The mark stays while the rest goes, so that a demo which broke off here can still be replaced.
    const old = present.filter((name) => name !== markName);
    for (const name of old) await rm(join(out, name), { recursive: true });
    await writeFile(join(out, markName), markText);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse('file-not-written', { file: out, reason }).refusal;
  }
}
