import { join } from 'node:path';
import { JSONFilePreset } from 'lowdb/node';
import type { Order } from '../../../domain/orders/order.ts';
import type { Shipment } from '../../../domain/shipments/shipment.ts';
import { spreadOf } from '../figures.ts';
import type { Spread } from '../figures.ts';
import { lineKeyOf, parcelOf, shipmentIdOf } from './parcels.ts';
import { orderNumbered } from '../shop.ts';
import { at } from './shops.ts';

/** The same orders and parcels in plain lowdb, which writes all of them for each change and syncs nothing. */
export async function measureLowdb(
  directory: string,
  { parcels, updates }: { readonly parcels: number; readonly updates: number },
): Promise<Spread> {
  type Data = { orders: Record<string, Order>; shipments: Record<string, Shipment> };
  // Else the preset keeps everything in memory.
  delete process.env['NODE_ENV'];
  const db = await JSONFilePreset<Data>(join(directory, 'peer.json'), {
    orders: {},
    shipments: {},
  });
  for (let index = 0; index < parcels; index += 1) {
    const order = orderNumbered(index);
    db.data.orders[order.orderId] = { ...order, importedAt: at, holds: [] };
    db.data.shipments[shipmentIdOf(index)] = parcelOf(index);
  }
  await db.write();
  const times: number[] = [];
  for (let turn = 0; turn < updates; turn += 1) {
    const index = (turn * 7919) % parcels;
    const began = performance.now();
    const shipment = db.data.shipments[shipmentIdOf(index)];
    if (shipment === undefined) throw new Error(`there is no parcel ${index}`);
    const scanned = { ...shipment.scanned, [lineKeyOf(index)]: 1 };
    db.data.shipments[shipmentIdOf(index)] = { ...shipment, scanned };
    await db.write();
    times.push(performance.now() - began);
  }
  return spreadOf(times);
}
