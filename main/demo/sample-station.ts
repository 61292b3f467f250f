import { join } from 'node:path';
import { defaultSettings } from '../../domain/settings/settings.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Handlers } from '../../preload/contract.ts';
import { contract } from '../../preload/contract.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { SampleDay } from '../../preload/station-contract.ts';
import type { Services } from '../handlers/services.ts';
import { invoke } from '../invoke.ts';
import type { ReportBug } from '../invoke.ts';
import { cameFromOutside } from './came-from-outside.ts';
import { startDemoPrinters } from './demo-printers.ts';
import type { DemoPrinter } from './demo-printers.ts';
import { daySteps, sampleDay } from './sample-day.ts';
import type { Call } from './sample-day.ts';

/** The sample day in a window's own data folder, and the virtual printers that stay for it. */
export type SampleStation = {
  /** Refusals: `sample-day-not-empty`, `cancelled`, and whatever a step is refused with. */
  readonly run: (context: CallContext) => Promise<Result<SampleDay>>;
  /** Whether the folder holds nothing but the sample day. */
  readonly isOnlySample: () => boolean;
  readonly close: () => Promise<void>;
};

/** Starts the printers of an earlier sample day again; what it could not start only keeps them from printing. */
export async function openSampleStation(world: {
  readonly services: Services;
  readonly handlers: Handlers;
  /** Folder of the sample files. */
  readonly samples: string;
  readonly reportBug: ReportBug;
}): Promise<SampleStation> {
  const { services, handlers, samples, reportBug } = world;
  const { settings, store } = services;
  const out = join(services.directory, 'sample-day');
  const onError = (problem: Error): void => reportBug('virtual printer', problem);
  const before = settings.get().sampleDay;
  let printers: readonly DemoPrinter[] = [];
  if (before !== null) {
    const ports = new Map(before.printers.map(({ name, port }) => [name, port]));
    printers = await startDemoPrinters(join(out, 'labels'), { ports, onError }).catch(
      (error: unknown) => {
        reportBug('virtual printers', error);
        return [];
      },
    );
  }
  const callWith =
    (context: CallContext): Call =>
    async (name, input) =>
      // `invoke` pairs the name with its own output; the union of all outputs cannot say so.
      (await invoke(contract, handlers, name, input, context, reportBug)) as Awaited<
        ReturnType<Call>
      > as never;

  /** Notes what is sample; without orders nothing came in, so its sender and printers go again. */
  const note = async (): Promise<Result<unknown>> => {
    const mine = new Set(printers.map(({ name }) => name));
    return settings.set((current) =>
      ok(
        store.state.orders.isEmpty()
          ? {
              sender: defaultSettings.sender,
              printers: current.printers.filter(({ name }) => !mine.has(name)),
              sampleDay: null,
            }
          : {
              sampleDay: {
                outside: cameFromOutside(store.state),
                printers: printers.map(({ name, port }) => ({ name, port })),
              },
            },
      ),
    );
  };

  return {
    run: async (context) => {
      const { sender, printers: present } = settings.get();
      if (!store.state.orders.isEmpty() || sender.nameEn !== '' || present.length > 0) {
        return refuse('sample-day-not-empty');
      }
      for (const printer of printers) await printer.close();
      printers = await startDemoPrinters(join(out, 'labels'), { onError });
      let done = 0;
      context.progress({ done, total: daySteps });
      const result = await sampleDay(
        {
          // The steps' own progress would jump back and forth; the day counts its steps.
          call: callWith({ ...context, progress: () => undefined }),
          samples,
          out,
          printers,
          onStep: () => {
            done += 1;
            context.progress({ done, total: daySteps });
          },
        },
        context.signal,
      ).finally(note);
      switch (result.kind) {
        case 'refused':
          return { ok: false, refusal: result.refusal };
        case 'rejected':
          throw new Error('Rows of the sample files were rejected.');
        case 'done': {
          const { orders, shipments, handovers, notices, paidFen } = result.day;
          const labels = printers.reduce((sum, { labels: files }) => sum + files.length, 0);
          return ok({ orders, shipments, labels, handovers, notices, paidFen, out });
        }
        default:
          return result satisfies never;
      }
    },
    isOnlySample: () => settings.get().sampleDay?.outside === cameFromOutside(store.state),
    close: async () => {
      for (const printer of printers) await printer.close();
    },
  };
}
