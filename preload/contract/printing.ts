import { z } from 'zod';
import type { PrintJob } from '../../domain/printing/job.ts';
import {
  printerSettingFields,
  printerSettingsWithDefaults,
} from '../../domain/printing/printer-settings.ts';
import { printOrders } from '../../domain/printing/print-order.ts';
import type { Printer, PrinterCondition } from '../../domain/printing/printer.ts';
import { rulerStretchMm } from '../../domain/printing/scale.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { procedure } from '../procedure.ts';
import type {
  FoundPrintersView,
  Page,
  LabelCheck,
  LabelPreview,
  PrintBatchView,
  PrintLine,
  PrintOutcome,
  RenderedLabel,
} from '../views.ts';
import { text, id, path, ids, paging } from './fields.ts';

/** Which labels are to be printed, where and in which order. */
const printing = {
  shipmentIds: ids,
  printer: id.nullable().default(null),
  /** Only printers with labels of this size. */
  size: id.nullable().default(null),
  order: z.enum(printOrders).default('given'),
};

/** Whether a printer that is new, or at a new place, is asked in the background what it answers, as `printers.probe` does. */
const probing = z.boolean().default(true);

/** Step 4: printers and labels. */
export const printingProcedures = {
  'printers.add': procedure({
    name: id,
    address: text,
    ...printerSettingsWithDefaults,
    probe: probing,
  }).returns<Printer>(),
  /** Changes what is given and leaves the rest. */
  'printers.edit': procedure({
    name: id,
    newName: id.optional(),
    address: text.optional(),
    ...z.object(printerSettingFields).partial().shape,
    probe: probing,
  }).returns<Printer>(),
  /** Stores the true scale: what `expectedMm` of the test label's ruler measure on paper. */
  'printers.calibrate': procedure({
    name: id,
    measuredMm: z.number(),
    expectedMm: z.number().min(10).max(150).default(rulerStretchMm),
  }).returns<Printer>(),
  /** The print queues, USB printers and serial ports of this computer. Nothing is sent to them. */
  'printers.discover': procedure({}).returns<FoundPrintersView>(),
  'printers.remove': procedure({ name: id }).returns<Printer>(),
  'printers.list': procedure({}).returns<readonly Printer[]>(),
  /** Asks the printer itself; `mute` when it takes connections and answers nothing. */
  'printers.status': procedure({ name: id }).returns<{ readonly condition: PrinterCondition }>(),
  /** Finds out what the printer answers, and stores it: a printer that confirms labels is asked about them. */
  'printers.probe': procedure({ name: id }).returns<Printer>(),
  'printers.test': procedure({ name: id }).returns<{
    readonly outcome: string;
    readonly bytesSent: number;
  }>(),

  /**
   * Prints each label once, after a check of all of them: those that cannot be printed are left out, or with `strict`
   * refuse the whole batch. Without a printer each goes where the routes of the settings send it.
   */
  'labels.print': procedure({
    ...printing,
    handshake: z.boolean().default(false),
    strict: z.boolean().default(false),
  }).returns<readonly PrintOutcome[]>(),
  /** What `labels.print` would find wrong with these labels, without printing any. */
  'labels.check': procedure(printing).returns<LabelCheck>(),
  /** Prints what is left of a batch that was interrupted, on its printer or another one. */
  'labels.continue': procedure({ batchId: id, printer: id.nullable().default(null) }).returns<
    readonly PrintOutcome[]
  >(),
  /** Gives up what is left of a batch. */
  'labels.leave': procedure({ batchId: id }).returns<null>(),
  /** The label that a batch waits for, scanned on its box: the next one is printed. */
  'labels.scan': procedure({ scan: id }).returns<Shipment>(),
  'labels.reprint': procedure({
    shipmentId: id,
    reason: text,
    printer: id.nullable().default(null),
  }).returns<PrintOutcome>(),
  'labels.settle': procedure({ jobId: id, printed: z.boolean() }).returns<PrintJob>(),
  /** A label in doubt that was scanned is on paper. */
  'labels.settleByScan': procedure({ scan: id }).returns<PrintJob>(),
  'labels.affix': procedure({ shipmentId: id, scan: id }).returns<Shipment>(),
  'labels.render': procedure({
    shipmentIds: ids,
    directory: path,
    printer: id.nullable().default(null),
  }).returns<readonly RenderedLabel[]>(),
  /** What the printer would burn, as a picture; without a printer, on the usual paper. */
  'labels.preview': procedure({
    shipmentId: id,
    printer: id.nullable().default(null),
  }).returns<LabelPreview>(),
  'labels.jobs': procedure({
    ...paging,
    state: text.default(''),
    search: text.default(''),
    newestFirst: z.boolean().default(false),
  }).returns<Page<PrintJob>>(),
  /** The batches that run, that ended and were not dismissed, and that an earlier run of the program left. */
  'labels.batches': procedure({}).returns<readonly PrintBatchView[]>(),
  'labels.batchLines': procedure({ batchId: id, ...paging }).returns<Page<PrintLine>>(),
  /** The label that is being sent ends; the next one waits. */
  'labels.pause': procedure({ printer: id }).returns<PrintBatchView | null>(),
  'labels.resume': procedure({ printer: id }).returns<PrintBatchView | null>(),
  /** The label that is being sent still comes out; a second time, not even that is waited for. */
  'labels.cancel': procedure({ printer: id }).returns<PrintBatchView | null>(),
  'labels.dismiss': procedure({ printer: id }).returns<null>(),
} as const;
