import type { PrintOrder } from '../../domain/printing/print-order.ts';
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

/** How a batch is to be printed; without a printer each label goes where the routes of the settings send it. */
export type PrintChoice = {
  readonly printer: string | null;
  readonly order: PrintOrder;
  readonly handshake: boolean;
};

/** Starts a batch; it runs in the main process and goes on when the screen is left. */
export const printLabels = (shipmentIds: readonly string[], choice: PrintChoice) =>
  bridge.call('labels.print', { shipmentIds: [...shipmentIds], ...choice });
