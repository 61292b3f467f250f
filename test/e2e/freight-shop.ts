import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Event } from '../../domain/event.ts';
import { packbenchModel } from '../../main/model.ts';
import { nodeFileSystem } from '../../main/storage/file-system.ts';
import { readHistory } from '../../main/storage/history.ts';
import { openStore } from '../../main/storage/store.ts';
import { packbench } from '../cli/packbench.ts';

const msPerWeek = 7 * 86_400_000;

/** Runs the demo in `out`; its data folder is `data` therein. */
export async function demoFolder(out: string): Promise<string> {
  const run = await packbench('demo', '--out', out, '--fresh');
  if (run.status !== 0) throw new Error(`The demo ended with ${run.status}: ${run.stderr}`);
  return join(out, 'data');
}

/**
 * Tells the facts of one data folder again in a new one, without those that are left out, and with the handovers a week
 * apart so that there is something to compare.
 */
export async function retell(
  from: string,
  to: string,
  isLeftOut: (event: Event) => boolean,
): Promise<void> {
  let now = new Date('2026-02-10T02:00:00.000Z');
  const opened = await openStore(packbenchModel, { directory: to, now: () => now, station: 'A' });
  if (!opened.ok) throw new Error(opened.refusal.code);
  for await (const { events } of readHistory(packbenchModel, from, nodeFileSystem)) {
    const kept = events.filter((event) => !isLeftOut(event));
    if (kept.length === 0) continue;
    if (kept.some(({ type }) => type === 'handed-over')) now = new Date(now.getTime() + msPerWeek);
    const told = await opened.value.transact('', () => ({
      ok: true,
      value: { events: kept, value: null },
    }));
    if (!told.ok) throw new Error(told.refusal.code);
  }
  await opened.value.close();
  await copyFile(join(from, 'settings.json'), join(to, 'settings.json'));
}

/** Everything is handed over; no bill has come and nothing is paid. */
export const isFreight = ({ type }: Event): boolean =>
  type === 'freight-billed' || type === 'freight-paid';
