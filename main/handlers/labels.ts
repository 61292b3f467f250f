import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decideAffixed } from '../../domain/decide/affixing.ts';
import { labelOf } from '../../domain/decide/label.ts';
import { decideLeaveBatch } from '../../domain/decide/print-batches.ts';
import { decideSettleByPerson } from '../../domain/decide/printing.ts';
import { decideSettleByScan } from '../../domain/decide/settle-by-scan.ts';
import type { LabelDpi, LabelSize } from '../../domain/label/label.ts';
import { parseScan } from '../../domain/label/scan-code.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { findShipment } from '../../domain/state.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { PrintBatchView, RenderedLabel } from '../../preload/views.ts';
import { bitmapToPng } from '../printing/render/bitmap-to-png.ts';
import { fileRefusal } from './file-refusal.ts';
import { noteRefusedScan } from './note-refused-scan.ts';
import { previewLabel } from './label-preview.ts';
import { pageOf } from './paging.ts';
import { lineOf } from './print-batches.ts';
import { checkWanted, continueBatch, printWanted, reprintLabel } from './print-labels.ts';
import { findPrinter } from './printers.ts';
import { renderLabel } from './render-label.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';

/** Labels are drawn for a printer; without one they are drawn like this. */
const plainLabel: { readonly size: LabelSize; readonly dpi: LabelDpi } = {
  size: '100x150',
  dpi: 203,
};

/** Printing labels, once each, and everything that may have to be said about a print. */
export function labelHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `labels.${string}`>> {
  const { batches } = services;
  const batchOf = (printer: string): Result<PrintBatchView | null> =>
    ok(batches.list(services.store.state).find((one) => one.printer === printer) ?? null);
  const change = (
    act: (printer: string) => Result<null>,
    printer: string,
  ): Result<PrintBatchView | null> => {
    const done = act(printer);
    return done.ok ? batchOf(printer) : done;
  };

  return {
    'labels.print': async (input, context) => printWanted(services, context, input),
    'labels.check': async (input, context) => checkWanted(services, context, input),
    'labels.reprint': async (input, context) => reprintLabel(services, context, input),
    'labels.continue': async (input, context) => continueBatch(services, context, input),
    'labels.leave': async ({ batchId }, context) => {
      if (batches.isRunning(batchId)) return refuse('print-batch-running', { batchId });
      const left = await transact(services, context, (state) => decideLeaveBatch(state, batchId));
      if (left.ok) batches.dismiss(left.value.printer);
      return left.ok ? ok(null) : left;
    },
    'labels.scan': async ({ scan }, context) => {
      const { waybill } = parseScan(scan);
      const awaited = batches.awaiting().flatMap((run) => run.awaited ?? []);
      const [first] = awaited;
      if (first === undefined) return refuse('print-scan-awaited-none');
      // With several printers at work the label itself tells which of them it came from.
      const meant = findShipment(services.store.state, waybill)?.shipmentId;
      const shipmentId = awaited.find((one) => one === meant) ?? first;
      return affix(services, context, { shipmentId, scan });
    },

    'labels.settle': async (input, context) =>
      transact(services, context, (state) => decideSettleByPerson(state, input)),

    'labels.settleByScan': async (input, context) =>
      transact(services, context, (state) => decideSettleByScan(state, input)),

    'labels.affix': async (input, context) => affix(services, context, input),

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
    'labels.batchLines': async ({ batchId, cursor, offset, limit }) => {
      const { state } = services.store;
      return ok(
        pageOf(batches.lines(state, batchId), {
          cursor,
          offset,
          limit,
          idOf: ({ shipmentId }) => shipmentId,
          matches: () => true,
          view: (line) => lineOf(state, line),
        }),
      );
    },
    'labels.pause': async ({ printer }) => change(batches.pause, printer),
    'labels.resume': async ({ printer }) => change(batches.resume, printer),
    'labels.cancel': async ({ printer }) => change(batches.cancel, printer),
    'labels.dismiss': async ({ printer }) => {
      batches.dismiss(printer);
      return ok(null);
    },
  };
}

/** The label is scanned on its box; one that is refused is written down. */
async function affix(
  services: Services,
  context: CallContext,
  input: { readonly shipmentId: string; readonly scan: string },
): Promise<Result<Shipment>> {
  const affixed = await transact(services, context, (state) => decideAffixed(state, input));
  const shipment = findShipment(services.store.state, input.shipmentId);
  if (affixed.ok || shipment === undefined) return affixed;
  const { refusal } = affixed;
  const { shipmentId } = shipment;
  const scan = { shipmentId, code: input.scan, refusal };
  const noted = await noteRefusedScan(services, context, scan);
  return noted.ok ? affixed : noted;
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
    rates: services.settings.get().currencyRates,
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
