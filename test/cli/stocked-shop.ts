import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { sample } from './packbench.ts';
import { createdShape, importShape, jobsShape, packShape, printerShape } from './shapes.ts';
import type { Station } from './station.ts';

/** Gives a new data folder its sender, the sample orders, their catalogue and waybill numbers. */
export async function stock(shop: Station): Promise<void> {
  await shop.done(z.object({ station: z.string() }), 'settings', 'set', sample('sender.json'));
  await shop.done(importShape, 'orders', 'import', sample('orders.xls'));
  await shop.done(importShape, 'catalogue', 'import', sample('catalogue.xlsx'));
  await shop.done(importShape, 'waybills', 'import', sample('waybills.xlsx'));
}

/** A shipment that certainly was created, with its waybill. */
export type Created = { readonly shipmentId: string; readonly waybill: string };

/** Creates one shipment for each order, sent to the plan's warehouse. */
export async function create(
  shop: Station,
  plan: string,
  ...orders: readonly string[]
): Promise<readonly Created[]> {
  const created = await shop.done(
    createdShape,
    'shipments',
    'create',
    ...orders,
    '--plan',
    plan,
    '--delivery',
    'warehouse',
  );
  return created.map(({ shipmentId, waybill }) => {
    if (shipmentId === null || waybill === null) throw new Error(`nothing for ${orders.join()}`);
    return { shipmentId, waybill };
  });
}

/** Packs a shipment as the sample file says that its order is packed. */
export async function packSample(shop: Station, orderId: string): Promise<string> {
  const boxes = z
    .array(
      z.object({
        orderIds: z.array(z.string()),
        scans: z.array(z.string()),
        weightGrams: z.number(),
      }),
    )
    .parse(JSON.parse(await readFile(sample('packing.json'), 'utf8')));
  const box = boxes.find(({ orderIds }) => orderIds.includes(orderId));
  if (box === undefined) throw new Error(`packing.json has no box for ${orderId}.`);
  const shipmentId = await shipmentOf(shop, orderId);
  const packed = await shop.done(
    packShape,
    'pack',
    shipmentId,
    '--scan',
    ...box.scans,
    '--weight',
    String(box.weightGrams),
  );
  if (packed.state !== 'packed') throw new Error(`${shipmentId} is ${packed.state}.`);
  return shipmentId;
}

/** The shipment of an order. */
export async function shipmentOf(shop: Station, orderId: string): Promise<string> {
  const shown = z.array(z.object({ shipmentIds: z.array(z.string()) }));
  const [order] = await shop.done(shown, 'orders', 'show', orderId);
  const [shipmentId] = order?.shipmentIds ?? [];
  if (shipmentId === undefined) throw new Error(`Order ${orderId} has no shipment.`);
  return shipmentId;
}

/** Parcels of one carrier and of another, packed and labelled, and a printer that takes everything. */
export type LabelledShop = {
  readonly chinaPost: readonly Created[];
  readonly cainiao: Created;
  /** Of a plan of the first carrier, created and not packed. */
  readonly unpacked: Created;
};

/** The orders of `labelledShop`: three and one that are labelled, and one that is not packed. */
export const labelledOrders = {
  chinaPost: ['8126030900010007', '8126030900012975', '8126030900036719'],
  cainiao: '8126030900035606',
  unpacked: '8126030900033380',
} as const;

/** Brings a new data folder as far as labels on boxes. Its printer `sink` stands at `address`. */
export async function labelledShop(shop: Station, address: string): Promise<LabelledShop> {
  const { chinaPost: orders, cainiao: other, unpacked: waiting } = labelledOrders;
  await stock(shop);
  const chinaPost = await create(shop, 'CPAM', ...orders);
  const [cainiao] = await create(shop, 'CAINIAO_STANDARD', other);
  const [unpacked] = await create(shop, 'CPAM', waiting);
  if (cainiao === undefined || unpacked === undefined) throw new Error('a shipment is missing');
  for (const order of [...orders, other]) await packSample(shop, order);
  const printer = ['printers', 'add', 'sink', '--address', address];
  await shop.done(printerShape, ...printer, '--language', 'tspl', '--no-probe');
  const ids = [...chinaPost, cainiao].map(({ shipmentId }) => shipmentId);
  const jobs = await shop.done(jobsShape, 'labels', 'print', ...ids, '--printer', 'sink');
  if (jobs.some(({ state }) => state !== 'handed-over')) throw new Error('a label is missing');
  return { chinaPost, cainiao, unpacked };
}
