import { messageInBoth } from '../../domain/messages.ts';
import type { Refusal } from '../../domain/result.ts';
import { repairData, restoreData } from '../data-care.ts';
import type { MendResult, MendWish } from './core-protocol.ts';

const mendable: ReadonlySet<string> = new Set([
  'store-damaged',
  'store-records-missing',
  'store-records-lost',
  'snapshot-lost',
]);

/** Whether a data folder that was refused so may be repaired or replaced by a backup. */
export const isMendable = ({ code }: Refusal): boolean => mendable.has(code);

/** Repairs a data folder that cannot be opened, or puts a backup in its place. */
export async function mendData(directory: string, wish: MendWish): Promise<MendResult> {
  if (wish.kind === 'restore') {
    const restored = await restoreData(wish.file, directory, true);
    return restored.ok ? { outcome: 'mended', text: '' } : refusedWith(restored.refusal);
  }
  const { acceptLoss, backup } = wish;
  const repaired = await repairData(directory, { acceptLoss, backup });
  if (!repaired.ok) return refusedWith(repaired.refusal);
  const { outcome, sentences } = repaired.value;
  // The command line names its options; a window asks with buttons.
  const text = sentences
    .filter(({ code }) => code !== 'repair-consent')
    .map(messageInBoth)
    .join('\n\n');
  return { outcome: outcome === 'consent-needed' ? 'loss' : 'mended', text };
}

const refusedWith = (refusal: Refusal): MendResult => ({
  outcome: 'refused',
  text: messageInBoth(refusal),
});
