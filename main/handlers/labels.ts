import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labelOf } from '../../domain/decide/label.ts';
import { decideAffixed } from '../../domain/decide/affixing.ts';
import {
  decidePrint,
  decideReprint,
  decideSettleByPerson,
  jobsOf,
} from '../../domain/decide/printing.ts';
import type { LabelDpi, LabelSize } from '../../domain/label/label.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { findShipment } from '../../domain/state.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { PrintBatchView, PrintOutcome, RenderedLabel } from '../../preload/views.ts';
import { bitmapToPng } from '../printing/render/bitmap-to-png.ts';
import { fileRefusal } from './file-refusal.ts';
import { noteRefusedScan } from './note-refused-scan.ts';
import { pageOf } from './paging.ts';
import { previewLabel } from './label-preview.ts';
import { printBatch } from './print-batch.ts';
import type { RequestJob } from './print-batch.ts';
import { lineOf, printBatches } from './print-batches.ts';
import { findPrinter } from './printers.ts';
import { renderLabel } from './render-label.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';

/** Labels are drawn for a printer; without one they are drawn like this. */
const plainLabel: { readonly size: LabelSize; readonly dpi: LabelDpi } = {
  size: '100x150',
  dpi: 203,
};

/** This program, as a print job names who has it. */
const claimant = ({ settings }: Services): string => `${settings.get().station}/${process.pid}`;

/** Printing labels, once each, and everything that may have to be said about a print. */
export function labelHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `labels.${string}`>> {
  const batches = printBatches();
  const batchOf = (printer: string): Result<PrintBatchView> => {
    const batch = batches.list(services.store.state).find((one) => one.printer === printer);
    return batch === undefined ? refuse('print-batch-none', { printer }) : ok(batch);
  };
  const print = (
    printer: Printer,
    requests: readonly { readonly shipmentId: string; readonly request: RequestJob }[],
    context: CallContext,
  ): Promise<Result<readonly PrintOutcome[]>> =>
    batches.run(
      printer.name,
      requests.map(({ shipmentId }) => shipmentId),
      context.signal,
      (watch) =>
        services.wire.exclusively(printer, () => {
          watch.begun();
          const watched = { ...context, signal: watch.signal };
          return printBatch(services, watched, printer, requests, watch);
        }),
    );

  return {
    'labels.print': async ({ shipmentIds, printer: name }, context) => {
      const printer = findPrinter(services, name);
      if (!printer.ok) return printer;
      return print(
        printer.value,
        shipmentIds.map((shipmentId) => ({
          shipmentId,
          request: (state) =>
            decidePrint(
              state,
              { shipmentId, printer: printer.value.name, claimedBy: claimant(services) },
              decideContext(services),
            ),
        })),
        context,
      );
    },

    'labels.reprint': async ({ shipmentId, reason, printer: name }, context) => {
      const { state } = services.store;
      const shipment = findShipment(state, shipmentId);
      if (shipment === undefined) return refuse('shipment-unknown', { id: shipmentId });
      const lastPrinter = jobsOf(state, shipment.shipmentId).at(-1)?.printer;
      if (name === null && lastPrinter === undefined) {
        return refuse('label-never-printed', { waybill: shipment.waybill ?? shipmentId });
      }
      const printer = findPrinter(services, name ?? lastPrinter ?? '');
      if (!printer.ok) return printer;
      const request: RequestJob = (current) =>
        decideReprint(
          current,
          { shipmentId, reason, printer: printer.value.name, claimedBy: claimant(services) },
          decideContext(services),
        );
      const outcomes = await print(printer.value, [{ shipmentId, request }], context);
      if (!outcomes.ok) return outcomes;
      const [outcome] = outcomes.value;
      if (outcome === undefined) throw new Error('A batch of one label has one outcome.');
      return outcome.refused === null ? ok(outcome) : { ok: false, refusal: outcome.refused };
    },

    'labels.settle': async (input, context) =>
      transact(services, context, (state) => decideSettleByPerson(state, input)),

    'labels.affix': async (input, context) => {
      const affixed = await transact(services, context, (state) => decideAffixed(state, input));
      const shipment = findShipment(services.store.state, input.shipmentId);
      if (affixed.ok || shipment === undefined) return affixed;
      const { refusal } = affixed;
      const { shipmentId } = shipment;
      const noted = await noteRefusedScan(services, context, {
        shipmentId,
        code: input.scan,
        refusal,
      });
      return noted.ok ? affixed : noted;
    },

    'labels.render': async ({ shipmentIds, directory, printer: name }, context) => {
      const printer = name === null ? ok(plainLabel) : findPrinter(services, name);
      if (!printer.ok) return printer;
      const made = await fileRefusal(directory, () => mkdir(directory, { recursive: true }));
      if (!made.ok) return made;
      const rendered: RenderedLabel[] = [];
      for (const shipmentId of shipmentIds) {
        rendered.push(
          await renderToFile(services, context, shipmentId, directory, {
            size: printer.value.size,
            dpi: printer.value.dpi,
          }),
        );
        context.progress({ done: rendered.length, total: shipmentIds.length });
      }
      return ok(rendered);
    },

    'labels.preview': async ({ shipmentId, printer: name }, context) => {
      const printer = name === null ? ok(plainLabel) : findPrinter(services, name);
      return printer.ok ? previewLabel(services, context, shipmentId, printer.value) : printer;
    },

    'labels.jobs': async ({ cursor, offset, limit, state: wanted, newestFirst, search }) => {
      const jobs = services.store.state.printJobs.valueSeq();
      const text = search.trim().toLowerCase();
      return ok(
        // An immutable sequence: nothing is turned in place.
        // oxlint-disable-next-line unicorn/no-array-reverse
        pageOf(newestFirst ? jobs.reverse() : jobs, {
          cursor,
          offset,
          limit,
          idOf: ({ jobId }) => jobId,
          matches: (job) =>
            (wanted === '' || job.state === wanted) &&
            (text === '' ||
              [job.waybill, job.shipmentId, job.printer, job.jobId].some((part) =>
                part.toLowerCase().includes(text),
              )),
          view: (job) => job,
        }),
      );
    },

    'labels.batches': async () => ok(batches.list(services.store.state)),
    'labels.batchLines': async ({ printer, cursor, offset, limit }) => {
      const { state } = services.store;
      return ok(
        pageOf(batches.lines(printer), {
          cursor,
          offset,
          limit,
          idOf: ({ shipmentId }) => shipmentId,
          matches: () => true,
          view: (line) => lineOf(state, line),
        }),
      );
    },
    'labels.pause': async ({ printer }) => {
      const done = batches.pause(printer);
      return done.ok ? batchOf(printer) : done;
    },
    'labels.resume': async ({ printer }) => {
      const done = batches.resume(printer);
      return done.ok ? batchOf(printer) : done;
    },
    'labels.cancel': async ({ printer }) => {
      const done = batches.cancel(printer);
      return done.ok ? batchOf(printer) : done;
    },
    'labels.dismiss': async ({ printer }) => {
      batches.dismiss(printer);
      return ok(null);
    },
  };
}

async function renderToFile(
  services: Services,
  context: CallContext,
  id: string,
  directory: string,
  paper: { readonly size: LabelSize; readonly dpi: LabelDpi },
): Promise<RenderedLabel> {
  const { state } = services.store;
  const shipment = findShipment(state, id);
  const none = {
    shipmentId: shipment?.shipmentId ?? id,
    waybill: shipment?.waybill ?? null,
    file: null,
  };
  if (shipment === undefined) {
    return { ...none, refused: refuse('shipment-unknown', { id }).refusal };
  }
  const label = labelOf({
    shipment,
    plan: state.plans.get(shipment.plan),
    sender: services.settings.get().sender,
    copy: Math.max(1, shipment.copies),
    date: decideContext(services).today,
  });
  if (!label.ok) return { ...none, refused: label.refusal };
  const bitmap = await renderLabel(services, context, { label: label.value, ...paper });
  if (!bitmap.ok) return { ...none, refused: bitmap.refusal };
  const file = join(directory, `${label.value.waybill}.png`);
  const written = await fileRefusal(file, () =>
    writeFile(file, bitmapToPng(bitmap.value, paper.dpi)),
  );
  return written.ok ? { ...none, file, refused: null } : { ...none, refused: written.refusal };
}
