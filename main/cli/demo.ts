import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Refusal, Result } from '../../domain/result.ts';
import { settingsSchema } from '../../domain/settings/settings.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { allPages, pageSize } from './command.ts';
import type { Session } from './command.ts';
import { startDemoPrinters } from './demo-printers.ts';
import type { DemoPrinter } from './demo-printers.ts';
import { importOutcome } from './import-outcome.ts';
import { done, refusedOutcome, spell, yuan } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** What the packer of the demo scans and weighs, box by box. */
const packingSchema = z.array(
  z.object({
    orderIds: z.array(z.string()),
    scans: z.array(z.string()),
    weightGrams: z.number().int(),
  }),
);

/** Ends the demo at the first step that does not go as it should. */
class DemoStopped extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

function expectOk<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new DemoStopped(result.refusal);
  return result.value;
}

/** Runs the seven steps on the sample files and leaves their results in `out`. */
export async function demo(
  session: Session,
  out: string,
  samples: string,
  say: (line: string) => void,
): Promise<Outcome> {
  const printers = await startDemoPrinters(join(out, 'labels'));
  try {
    return await run(session, out, samples, printers, say);
  } catch (error) {
    if (error instanceof DemoStopped) return refusedOutcome(error.refusal, session.language);
    throw error;
  } finally {
    for (const printer of printers) await printer.close();
  }
}

async function run(
  session: Session,
  out: string,
  samples: string,
  printers: readonly DemoPrinter[],
  say: (line: string) => void,
): Promise<Outcome> {
  const { call } = session;
  const sample = (name: string): string => join(samples, name);
  await setUp(session, sample('sender.json'), printers);

  const orders = expectOk(
    await call('orders.import', { path: sample('orders.xls'), mapping: null }),
  );
  expectOk(await call('catalogue.import', { path: sample('catalogue.xlsx') }));
  expectOk(await call('waybills.import', { path: sample('waybills.xlsx') }));
  say(`1. Orders: ${orders.accepted} taken from orders.xls, ${orders.rejected.length} rejected`);

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
  say(
    `2. Plans: ${offers.length} quotes for ${quotes.length} orders, ${offers.filter(({ refused }) => refused !== null).length} refused with a reason`,
  );

  expectOk(await call('shipments.export', { path: join(out, 'batch.xlsx'), plan: 'cheapest' }));
  const batch = expectOk(await call('shipments.import', { path: sample('batch.xlsx') }));
  const { shipments } = batch;
  if (batch.rejected.length > 0) {
    return { ...importOutcome(batch, session.language), status: 1 };
  }
  say(`3. Shipments: ${shipments.length} created from batch.xlsx, each with its waybill number`);

  await packAll(session, shipments, sample('packing.json'));
  say(`4. Packed: ${shipments.length} boxes, every item scanned, every box weighed`);
  await printAll(session, shipments, printers, join(out, 'labels'));
  for (const printer of printers) {
    say(`   ${printer.name}: ${printer.labels.length} labels over tcp://127.0.0.1:${printer.port}`);
  }

  const handovers = await handOver(session, shipments, out);
  say(`5. Handed over: ${handovers.length} carriers, ${shipments.length} parcels`);

  const notices = expectOk(await call('notices.fill', {}));
  expectOk(await call('notices.export', { path: join(out, 'notices.xlsx') }));
  const messages = expectOk(await call('notices.messages', { directory: join(out, 'messages') }));
  expectOk(await call('notices.send', { via: 'workbook' }));
  const filled = notices.flatMap((outcome) => outcome.notices);
  say(`6. Notices: ${filled.length} filled and sent, ${messages.rows} messages written`);

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
  say(
    `7. Freight: ${bill.accepted} bill lines, ${odd.length} that differ, CNY ${yuan(payment.totalFen)} paid`,
  );

  const checked = expectOk(await call('data.verify', {}));
  say(
    `Data: ${checked.events} events, ${checked.ok ? 'whole' : 'DAMAGED'}. Everything is in ${out}`,
  );
  return done(
    {
      out,
      orders: orders.accepted,
      quotes: offers.length,
      shipments: shipments.length,
      labels: printers.map(({ name, language, labels }) => ({ name, language, labels })),
      handovers: handovers.length,
      notices: filled.length,
      messages: messages.rows,
      billLines: bill.accepted,
      billDifferences: odd.length,
      paidFen: payment.totalFen,
      verify: checked,
    },
    '',
  );
}

async function setUp(
  { call }: Session,
  senderFile: string,
  printers: readonly DemoPrinter[],
): Promise<void> {
  const sender = settingsSchema.shape.sender.parse(JSON.parse(await readFile(senderFile, 'utf8')));
  expectOk(await call('settings.set', { settings: { sender } }));
  for (const { name, port, language, dpi, size } of printers) {
    expectOk(
      await call('printers.add', { name, address: `tcp://127.0.0.1:${port}`, language, dpi, size }),
    );
  }
}

async function packAll(
  { call }: Session,
  shipments: readonly Shipment[],
  packingFile: string,
): Promise<void> {
  const boxes = packingSchema.parse(JSON.parse(await readFile(packingFile, 'utf8')));
  for (const [index, { shipmentId }] of shipments.entries()) {
    const box = boxes[index];
    if (box === undefined) throw new Error(`packing.json has no box for ${shipmentId}.`);
    for (const code of box.scans) {
      const scanned = expectOk(await call('packing.scan', { shipmentId, code }));
      if (scanned.refused !== null) throw new DemoStopped(scanned.refused);
    }
    const packed = expectOk(
      await call('packing.finish', { shipmentId, weightGrams: box.weightGrams }),
    );
    if (packed.refused !== null) throw new DemoStopped(packed.refused);
  }
}

/** Shares the labels out among the printers; each picture is named after the waybill that was sent. */
async function printAll(
  { call, language }: Session,
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
      if (refused !== null) throw new DemoStopped(refused);
      if (job?.state !== 'handed-over') {
        const fault = job?.fault as Refusal | null;
        throw new Error(
          `${job?.waybill} is ${job?.state}: ${fault === null ? '' : spell(fault, language).message}`,
        );
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
  { call }: Session,
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
