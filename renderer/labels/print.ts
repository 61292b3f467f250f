import type { PrintOutcome } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';

/** How many labels of a batch are on paper as far as is known, and how many are not. */
export function countPrinted(outcomes: readonly PrintOutcome[]): {
  readonly printed: number;
  readonly not: number;
} {
  const printed = outcomes.filter(
    ({ job }) => job?.state === 'handed-over' || job?.state === 'acknowledged',
  ).length;
  return { printed, not: outcomes.length - printed };
}

/** Starts a batch; it runs in the main process and goes on when the screen is left. */
export const printLabels = (shipmentIds: readonly string[], printer: string) =>
  bridge.call('labels.print', { shipmentIds: [...shipmentIds], printer });
