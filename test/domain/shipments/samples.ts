import type { Product } from '../../../domain/catalogue/product.ts';
import type { Order, OrderLine } from '../../../domain/orders/order.ts';
import type { Sender } from '../../../domain/shipments/sender.ts';
import type { DeclarationLine, ShipmentItem } from '../../../domain/shipments/shipment.ts';
import { sampleShipment } from '../waybills/samples.ts';

export const receiver = sampleShipment().receiver;

/** A product that lacks nothing. */
export function sampleProduct(change: Partial<Product> = {}): Product {
  return {
    sku: 'CUP-RED',
    barcodes: [],
    nameZh: '杯子',
    nameEn: 'Cup',
    weightGrams: 120,
    lengthMm: 90,
    widthMm: 80,
    heightMm: 100,
    declaredValue: { minor: 250, currency: 'USD' },
    hsCode: '691200',
    origin: 'CN',
    goods: [],
    ...change,
  };
}

export const lookup =
  (...products: readonly Product[]) =>
  (sku: string): Product | undefined =>
    products.find((product) => product.sku === sku);

export function sampleItem(change: Partial<ShipmentItem> = {}): ShipmentItem {
  return {
    orderId: '8123456789012345',
    lineId: '1',
    sku: 'CUP-RED',
    title: 'Red cup',
    quantity: 2,
    ...change,
  };
}

export function sampleLine(change: Partial<DeclarationLine> = {}): DeclarationLine {
  return {
    nameZh: '杯子',
    nameEn: 'Cup',
    quantity: 1,
    unitValue: { minor: 250, currency: 'USD' },
    unitWeightGrams: 120,
    hsCode: '691200',
    origin: 'CN',
    ...change,
  };
}

export function orderLine(lineId: string, quantity: number, sku = 'CUP-RED'): OrderLine {
  return {
    lineId,
    sku,
    title: `Item ${sku}`,
    properties: '',
    quantity,
    unit: 'piece',
    logisticsService: '',
  };
}

/** A paid order of two lines (3 and 1 pieces) that waits for shipment. */
export function sampleOrder(change: Partial<Order> = {}): Order {
  return {
    orderId: '8123456789012345',
    status: 'WAIT_SELLER_SEND_GOODS',
    salesperson: '',
    buyerName: 'Ivan Primerov',
    buyerEmail: '',
    orderedAt: null,
    paidAt: null,
    shipBy: null,
    productTotal: null,
    shippingTotal: null,
    orderTotal: null,
    note: '',
    address: receiver,
    buyerLogistics: '',
    lines: [orderLine('1', 3), orderLine('2', 1, 'LAMP')],
    platformTracking: '',
    importedAt: '2026-01-02T03:04:05.000Z',
    holds: [],
    ...change,
  };
}

/** A sender that lacks nothing. */
export function sampleSender(change: Partial<Sender> = {}): Sender {
  return {
    nameEn: 'Li Example',
    streetEn: 'No. 1 Example Road, Example District',
    cityEn: 'Shenzhen',
    provinceEn: 'Guangdong',
    postcode: '518000',
    country: 'CN',
    phone: '+86 138 0000 0000',
    pickupContactZh: '李示例',
    pickupAddressZh: '广东省深圳市示例区示例路1号',
    pickupMobile: '13800000000',
    returnUnit: '示例仓库',
    agreementCustomer: '',
    ...change,
  };
}
