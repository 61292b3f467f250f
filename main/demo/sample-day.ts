import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { refuse } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import { settingsChangeSchema } from '../../domain/settings/settings.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import type { Output, ProcedureName, Request } from '../../preload/contract.ts';
import type { ImportReport, VerifyReport } from '../../preload/views.ts';
import { allPages, pageSize } from '../all-pages.ts';
import type { DemoPrinter } from './demo-printers.ts';

/** What the packer of the sample day scans and weighs, box by box. */
const packingSchema = z.array(
  z.object({
    orderIds: z.array(z.string()),
    scans: z.array(z.string()),
    weightGrams: z.number().int(),
  }),
);

/** Ends the day at the first step that does not go as it should. */
class DayStopped extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

function expectOk<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new DayStopped(result.refusal);
  return result.value;
}

/** Asks a handler. */
export type Call = <Name extends ProcedureName>(
  name: Name,
  input: Request<Name>,
) => Promise<Result<Output<Name>>>;

/** What one step of the day came to. */
export type DayStep =
  | { readonly step: 'orders'; readonly accepted: number; readonly rejected: number }
  | {
      readonly step: 'plans';
      readonly offers: number;
      readonly orders: number;
      readonly refused: number;
    }
  | { readonly step: 'shipments'; readonly shipments: number }
  | { readonly step: 'packed'; readonly shipments: number }
  | { readonly step: 'printed'; readonly printers: readonly DemoPrinter[] }
  | { readonly step: 'handed-over'; readonly handovers: number; readonly parcels: number }
  | { readonly step: 'notices'; readonly filled: number; readonly messages: number }
  | {
      readonly step: 'freight';
      readonly lines: number;
      readonly differ: number;
      readonly paidFen: number;
    };

/** How many steps `onStep` is told of. */
export const daySteps = 8;

type Work = {
  readonly call: Call;
  /** Folder of the sample files. */
  readonly samples: string;
  /** Folder for what is made: labels, lists, messages, reports. */
  readonly out: string;
  readonly printers: readonly DemoPrinter[];
  readonly onStep: (step: DayStep) => void;
};

/** What the day came to. */
export type Day = {
  readonly orders: number;
  readonly quotes: number;
  readonly shipments: number;
  readonly handovers: number;
  readonly notices: number;
  readonly messages: number;
  readonly billLines: number;
  readonly billDifferences: number;
  readonly paidFen: number;
  readonly verify: VerifyReport;
};

/** The day, or the refusal or the rejected rows at which it ended. */
export type DayResult =
  | { readonly kind: 'done'; readonly day: Day }
  | { readonly kind: 'rejected'; readonly report: ImportReport }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * The seven steps on the sample files: what a shop does from the order workbook to the freight report. Ends with
 * `cancelled` between two questions once `signal` is aborted; what was done until then stays.
 */
export async function sampleDay(
  work: Work,
  signal: AbortSignal = new AbortController().signal,
): Promise<DayResult> {
  const call: Call = async (name, input) =>
    signal.aborted ? refuse('cancelled') : work.call(name, input);
  try {
    return await run({ ...work, call });
  } catch (error) {
    if (error instanceof DayStopped) return { kind: 'refused', refusal: error.refusal };
    throw error;
  }
}

async function run(work: Work): Promise<DayResult> {
  const { call, out, printers, onStep } = work;
  const sample = (name: string): string => join(work.samples, name);
  await setUp(work, sample('sender.json'), printers);

  const orders = expectOk(
    await call('orders.import', { path: sample('orders.xls'), mapping: null }),
  );
  expectOk(await call('catalogue.import', { path: sample('catalogue.xlsx') }));
  expectOk(await call('waybills.import', { path: sample('waybills.xlsx') }));
  onStep({ step: 'orders', accepted: orders.accepted, rejected: orders.rejected.length });

  const waiting = expectOk(
    await allPages((cursor) =>
      call('orders.list', {
        cursor,
        limit: pageSize,
        status: 'WAIT_SELLER_SEND_GOODS',
        held: false,
      }),
    ),
  );
  const quotes = expectOk(
    await call('plans.quote', { orderIds: waiting.map(({ orderId }) => orderId) }),
  );
  const offers = quotes.flatMap((quote) => quote.offers);
  onStep({
    step: 'plans',
    offers: offers.length,
    orders: quotes.length,
    refused: offers.filter(({ refused }) => refused !== null).length,
  });

  expectOk(await call('shipments.export', { path: join(out, 'batch.xlsx'), plan: 'cheapest' }));
  const batch = expectOk(await call('shipments.import', { path: sample('batch.xlsx') }));
  const { shipments } = batch;
  if (batch.rejected.length > 0) {
    return { kind: 'rejected', report: batch };
  }
  onStep({ step: 'shipments', shipments: shipments.length });

  await packAll(work, shipments, sample('packing.json'));
  onStep({ step: 'packed', shipments: shipments.length });
  await printAll(work, shipments, printers, join(out, 'labels'));
  onStep({ step: 'printed', printers });

  const handovers = await handOver(work, shipments, out);
  onStep({ step: 'handed-over', handovers: handovers.length, parcels: shipments.length });

  const notices = expectOk(await call('notices.fill', {}));
  expectOk(await call('notices.export', { path: join(out, 'notices.xlsx') }));
  const messages = expectOk(await call('notices.messages', { directory: join(out, 'messages') }));
  expectOk(await call('notices.send', { via: 'workbook' }));
  const filled = notices.flatMap((outcome) => outcome.notices);
  onStep({ step: 'notices', filled: filled.length, messages: messages.rows });

  const bill = expectOk(await call('freight.bill', { path: sample('bill.xlsx') }));
  const odd = bill.match.filter(({ status }) => status !== 'match');
  const payment = expectOk(
    await call('freight.pay', {
      method: 'alipay',
      reference: 'DEMO-0001',
      payer: 'Demo',
      disputed: false,
    }),
  );
  expectOk(await call('freight.paymentSheet', { path: join(out, 'payments.xlsx') }));
  expectOk(await call('freight.report', { path: join(out, 'freight-report.xlsx') }));
  onStep({
    step: 'freight',
    lines: bill.accepted,
    differ: odd.length,
    paidFen: payment.totalFen,
  });

  const checked = expectOk(await call('data.verify', {}));
  return {
    kind: 'done',
    day: {
      orders: orders.accepted,
      quotes: offers.length,
      shipments: shipments.length,
      handovers: handovers.length,
      notices: filled.length,
      messages: messages.rows,
      billLines: bill.accepted,
      billDifferences: odd.length,
      paidFen: payment.totalFen,
      verify: checked,
    },
  };
}

async function setUp(
  { call }: Work,
  senderFile: string,
  printers: readonly DemoPrinter[],
): Promise<void> {
  const settings = settingsChangeSchema.parse(JSON.parse(await readFile(senderFile, 'utf8')));
  expectOk(await call('settings.set', { settings }));
  for (const { name, port, language, dpi, size } of printers) {
    const address = `tcp://127.0.0.1:${port}`;
    // Asked after each label whether it is out, they would take longer than the whole day.
    const printer = { name, address, language, dpi, size, probe: false };
    expectOk(await call('printers.add', printer));
  }
}

async function packAll(
  { call }: Work,
  shipments: readonly Shipment[],
  packingFile: string,
): Promise<void> {
  const boxes = packingSchema.parse(JSON.parse(await readFile(packingFile, 'utf8')));
  for (const [index, { shipmentId }] of shipments.entries()) {
    const box = boxes[index];
    if (box === undefined) throw new Error(`packing.json has no box for ${shipmentId}.`);
    for (const code of box.scans) {
      const scanned = expectOk(await call('packing.scan', { shipmentId, code }));
      if (scanned.refused !== null) throw new DayStopped(scanned.refused);
    }
    const packed = expectOk(
      await call('packing.finish', { shipmentId, weightGrams: box.weightGrams }),
    );
    if (packed.refused !== null) throw new DayStopped(packed.refused);
  }
}

/** Shares the labels out among the printers; each picture is named after the waybill that was sent. */
async function printAll(
  { call }: Work,
  shipments: readonly Shipment[],
  printers: readonly DemoPrinter[],
  directory: string,
): Promise<void> {
  for (const [place, printer] of printers.entries()) {
    const mine = shipments.filter((_, index) => index % printers.length === place);
    const printed = expectOk(
      await call('labels.print', {
        shipmentIds: mine.map(({ shipmentId }) => shipmentId),
        printer: printer.name,
      }),
    );
    for (const [index, { job, refused }] of printed.entries()) {
      if (refused !== null) throw new DayStopped(refused);
      if (job?.state !== 'handed-over') {
        throw new Error(`${job?.waybill} is ${job?.state}: ${job?.fault?.code ?? ''}`);
      }
      const picture = printer.labels[index];
      if (picture === undefined) throw new Error(`${printer.name} did not show ${job.waybill}.`);
      const file = join(directory, `${job.waybill}.png`);
      await rename(picture, file);
      printer.labels[index] = file;
      expectOk(await call('labels.affix', { shipmentId: job.shipmentId, scan: job.waybill }));
    }
  }
}

/** One handover for each carrier; the list of the largest is exported. */
async function handOver(
  { call }: Work,
  shipments: readonly Shipment[],
  out: string,
): Promise<readonly string[]> {
  const handovers: { handoverId: string; parcels: number }[] = [];
  for (const carrier of new Set(shipments.map((shipment) => shipment.carrier))) {
    const { handoverId } = expectOk(await call('handover.open', { carrier }));
    const parcels = shipments.filter((shipment) => shipment.carrier === carrier);
    for (const { waybill } of parcels) {
      if (waybill !== null) expectOk(await call('handover.scan', { handoverId, scan: waybill }));
    }
    expectOk(await call('handover.close', { handoverId, driver: 'Demo driver' }));
    handovers.push({ handoverId, parcels: parcels.length });
  }
  const [largest] = handovers.toSorted((a, b) => b.parcels - a.parcels);
  if (largest !== undefined) {
    const { handoverId } = largest;
    for (const name of ['handover.xlsx', 'handover.html']) {
      expectOk(await call('handover.export', { handoverId, path: join(out, name) }));
    }
  }
  return handovers.map(({ handoverId }) => handoverId);
}
