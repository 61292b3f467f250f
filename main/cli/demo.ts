import { join } from 'node:path';
import { sampleDay } from '../demo/sample-day.ts';
import type { DayStep } from '../demo/sample-day.ts';
import { startDemoPrinters } from '../demo/demo-printers.ts';
import type { Session } from './command.ts';
import { importOutcome } from './import-outcome.ts';
import { done, refusedOutcome, yuan } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** Runs the seven steps on the sample files and leaves their results in `out`. */
export async function demo(
  session: Session,
  out: string,
  samples: string,
  say: (line: string) => void,
): Promise<Outcome> {
  const printers = await startDemoPrinters(join(out, 'labels'));
  try {
    const result = await sampleDay({
      call: session.call,
      samples,
      out,
      printers,
      onStep: (step) => say(linesOf(step)),
    });
    switch (result.kind) {
      case 'refused':
        return refusedOutcome(result.refusal, session.language);
      case 'rejected':
        return { ...importOutcome(result.report, session.language), status: 1 };
      case 'done': {
        const { orders, quotes, shipments, verify, ...rest } = result.day;
        say(
          `Data: ${verify.events} events, ${verify.ok ? 'whole' : 'DAMAGED'}. Everything is in ${out}`,
        );
        const labels = printers.map(({ name, language, labels: files }) => ({
          name,
          language,
          labels: files,
        }));
        return done({ out, orders, quotes, shipments, labels, ...rest, verify }, '');
      }
      default:
        return result satisfies never;
    }
  } finally {
    for (const printer of printers) await printer.close();
  }
}

/** A step in words, as the numbered line or lines that the demo prints. */
function linesOf(step: DayStep): string {
  switch (step.step) {
    case 'orders':
      return `1. Orders: ${step.accepted} taken from orders.xls, ${step.rejected} rejected`;
    case 'plans':
      return `2. Plans: ${step.offers} quotes for ${step.orders} orders, ${step.refused} refused with a reason`;
    case 'shipments':
      return `3. Shipments: ${step.shipments} created from batch.xlsx, each with its waybill number`;
    case 'packed':
      return `4. Packed: ${step.shipments} boxes, every item scanned, every box weighed`;
    case 'printed':
      return step.printers
        .map(
          ({ name, labels, port }) =>
            `   ${name}: ${labels.length} labels over tcp://127.0.0.1:${port}`,
        )
        .join('\n');
    case 'handed-over':
      return `5. Handed over: ${step.handovers} carriers, ${step.parcels} parcels`;
    case 'notices':
      return `6. Notices: ${step.filled} filled and sent, ${step.messages} messages written`;
    case 'freight':
      return `7. Freight: ${step.lines} bill lines, ${step.differ} that differ, CNY ${yuan(step.paidFen)} paid`;
    default:
      return step satisfies never;
  }
}
