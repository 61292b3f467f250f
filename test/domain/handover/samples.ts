import type { Bag, Handover } from '../../../domain/handover/handover.ts';
import type { Order, OrderLine } from '../../../domain/orders/order.ts';
import type { Plan } from '../../../domain/plans/plan.ts';
import type { Shipment, ShipmentItem } from '../../../domain/shipments/shipment.ts';

/** Nine digits and a letter pair on both sides: the shape of a number, unique for each `n`. */
export const waybillOf = (n: number): string => `RE${String(n).padStart(9, '0')}CN`;

export function aShipment(change: Partial<Shipment> = {}): Shipment {
  return {
    shipmentId: 'SA-000001',
    orderIds: ['8123456789012345'],
    items: [anItem()],
    plan: 'CPAM',
    carrier: 'China Post',
    delivery: { kind: 'door', city: 'Shenzhen' },
    undeliverable: 'return',
    receiver: {
      contactName: 'Ivan Primerov',
      country: 'RU',
      province: 'Moskva',
      city: 'Moskva',
      street: 'ul. Primernaya 1',
      postcode: '101000',
      phone: '+7 900 000-00-00',
      mobile: '',
    },
    declaration: [],
    waybill: waybillOf(1),
    state: 'affixed',
    createdAt: '2026-01-02T03:04:05.000Z',
    expectedWeightGrams: 150,
    estimatedFen: 2815,
    weightGrams: 151,
    scanned: {},
    copies: 1,
    affixedCopy: 1,
    handoverId: null,
    bagId: null,
    voidReason: null,
    ...change,
  };
}

/** Shipments `from` to `to` with ids and waybills of their own. */
export const shipmentsNumbered = (
  count: number,
  change: (n: number) => Partial<Shipment> = () => ({}),
): Shipment[] =>
  Array.from({ length: count }, (_, index) =>
    aShipment({
      shipmentId: `SA-${String(index + 1).padStart(6, '0')}`,
      waybill: waybillOf(index + 1),
      ...change(index + 1),
    }),
  );

export const byId = (shipments: readonly Shipment[]): ReadonlyMap<string, Shipment> =>
  new Map(shipments.map((shipment) => [shipment.shipmentId, shipment]));

export const aBag = (change: Partial<Bag> = {}): Bag => ({
  bagId: 'BA-000001',
  shipmentIds: [],
  closed: false,
  ...change,
});

export const aHandover = (change: Partial<Handover> = {}): Handover => ({
  handoverId: 'HA-000001',
  carrier: 'China Post',
  state: 'open',
  openedAt: '2026-01-05T08:30:00.000Z',
  closedAt: null,
  driver: '',
  signature: null,
  bags: [],
  ...change,
});

export const anItem = (change: Partial<ShipmentItem> = {}): ShipmentItem => ({
  orderId: '8123456789012345',
  lineId: '1',
  sku: 'CUP-01',
  title: 'Cup',
  quantity: 2,
  ...change,
});

export const aLine = (change: Partial<OrderLine> = {}): OrderLine => ({
  lineId: '1',
  sku: 'CUP-01',
  title: 'Cup',
  properties: '',
  quantity: 2,
  unit: 'piece',
  logisticsService: '',
  ...change,
});

export const anOrder = (change: Partial<Order> = {}): Order => ({
  orderId: '8123456789012345',
  status: 'WAIT_SELLER_SEND_GOODS',
  salesperson: '',
  buyerName: 'Ivan Primerov',
  buyerEmail: 'ivan@example.com',
  orderedAt: null,
  paidAt: null,
  shipBy: null,
  productTotal: null,
  shippingTotal: null,
  orderTotal: null,
  note: '',
  address: aShipment().receiver,
  buyerLogistics: '',
  lines: [aLine()],
  platformTracking: '',
  importedAt: '2026-01-02T00:00:00.000Z',
  holds: [],
  ...change,
});

export const aPlan = (change: Partial<Plan> = {}): Plan => ({
  code: 'CPAM',
  nameEn: 'China Post Registered Air Mail',
  nameZh: '中国邮政挂号小包',
  carrier: 'China Post',
  serviceClass: 'standard',
  tracked: true,
  s10Indicator: 'R',
  maxWeightGrams: 2000,
  size: null,
  maxValue: null,
  volumetric: null,
  fuel: [],
  tariffs: [],
  warehouses: [],
  collection: [],
  goods: [],
  trackingWebsite: '',
  source: { text: 'Test', date: '', confirmed: false },
  ...change,
});
