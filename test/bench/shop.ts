import { decideOrdersImport } from '../../domain/decide/orders.ts';
import { decided } from '../../domain/decide/decision.ts';
import type { OrderData } from '../../domain/orders/order.ts';
import { starterPlans } from '../../domain/plans/starter-set.ts';
import { packbenchModel } from '../../main/model.ts';
import { openStore } from '../../main/storage/store.ts';
import { aShipment, waybillOf } from '../domain/handover/samples.ts';

/** What is scanned on the packing table. */
export const benchBarcode = '6901234567892';
export const benchShipment = 'SA-000001';

const sku = 'BENCH-1';
const at = '2026-03-09T00:00:00.000Z';
const countries = ['RU', 'US', 'BR', 'ES', 'FR', 'NL', 'KR', 'CL'] as const;

/** One of the open orders of the bench. */
export const orderNumbered = (index: number): OrderData => ({
  orderId: `81${String(index).padStart(14, '0')}`,
  status: 'WAIT_SELLER_SEND_GOODS',
  salesperson: '',
  buyerName: `Buyer ${index}`,
  buyerEmail: `buyer${index}@example.com`,
  orderedAt: '2026-03-08T10:00:00',
  paidAt: '2026-03-08T10:05:00',
  shipBy: `2026-03-${String(10 + (index % 18)).padStart(2, '0')}T23:59:59`,
  productTotal: { minor: 1250, currency: 'USD' },
  shippingTotal: { minor: 0, currency: 'USD' },
  orderTotal: { minor: 1250, currency: 'USD' },
  note: '',
  address: {
    contactName: `Primer Primerov ${index}`,
    country: countries[index % countries.length] ?? 'RU',
    province: 'Moskva',
    city: 'Moskva',
    street: `ul. Primernaya ${index}`,
    postcode: '101000',
    phone: '+7 900 000-00-00',
    mobile: '',
  },
  buyerLogistics: "Seller's Shipping Method",
  lines: [
    {
      lineId: '1',
      sku,
      title: 'Bench item with a title of usual length, blue, two pieces',
      properties: 'Color:Blue; Size:M',
      quantity: 1 + (index % 3),
      unit: 'piece',
      logisticsService: '',
    },
  ],
  platformTracking: '',
});

/**
 * Writes a store with open orders and one parcel that takes `scans` pieces of one product, through the same rules as
 * the app's own imports. Returns how many milliseconds the orders took.
 */
export async function benchShop(
  directory: string,
  { orders, scans }: { readonly orders: number; readonly scans: number },
): Promise<number> {
  const opened = await openStore(packbenchModel, {
    directory,
    now: () => new Date(at),
    station: 'A',
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const store = opened.value;
  const source = { fileName: 'bench', sha256: '' };
  const all = Array.from({ length: orders }, (_, index) => orderNumbered(index));
  const began = performance.now();
  const imported = await store.transact('', (state) =>
    decideOrdersImport(state, all, source, { at, today: '2026-03-09', station: 'A' }),
  );
  const took = performance.now() - began;
  if (!imported.ok) throw new Error(imported.refusal.code);
  const first = orderNumbered(0);
  const stocked = await store.transact('', () =>
    decided(
      [
        { type: 'plans-imported', source, plans: starterPlans },
        {
          type: 'catalogue-imported',
          source,
          products: [
            {
              sku,
              barcodes: [benchBarcode],
              nameZh: '测试商品',
              nameEn: 'Bench item',
              weightGrams: 10,
              lengthMm: null,
              widthMm: null,
              heightMm: null,
              declaredValue: { minor: 500, currency: 'USD' },
              hsCode: '950300',
              origin: 'CN',
              goods: [],
            },
          ],
        },
        {
          type: 'shipment-created',
          shipment: aShipment({
            shipmentId: benchShipment,
            orderIds: [first.orderId],
            items: [
              {
                orderId: first.orderId,
                lineId: '1',
                sku,
                title: 'Bench item',
                // One more than is scanned, so that the box is never complete.
                quantity: scans + 1,
              },
            ],
            waybill: null,
            state: 'created',
            weightGrams: null,
            copies: 0,
            affixedCopy: null,
          }),
        },
        {
          type: 'waybill-assigned',
          shipmentId: benchShipment,
          waybill: waybillOf(1),
          plan: 'CPAM',
          from: 'platform',
        },
      ],
      null,
    ),
  );
  if (!stocked.ok) throw new Error(stocked.refusal.code);
  await store.close();
  return took;
}
