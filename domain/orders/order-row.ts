import { parseCountry } from '../countries.ts';
import { parseCurrency } from '../currencies.ts';
import type { Money } from '../money.ts';
import { refusal } from '../result.ts';
import type { RowReader } from '../row-reader.ts';
import { cellText, hasLostDigits } from '../sheets/cells.ts';
import type { OrderColumnKey } from './order-columns.ts';
import { parseItemsCell } from './items-cell.ts';
import type { Address, OrderData, OrderLine } from './order.ts';
import { isShippable, parseOrderStatus, type OrderStatus } from './statuses.ts';

type Reader = RowReader<OrderColumnKey>;

/** The platform sells in US dollars unless the amount says otherwise. */
const defaultCurrency = 'USD';

/** "剩余 3天20小时", "3 days 4 hours": time left from a moment that the sheet does not name. */
const timeLeft =
  /^(?:剩余|还剩|left:?)?\s*(?:\d+\s*(?:天|日|小时|时|分钟?|秒|days?|hours?|minutes?|d|h|m)\s*)+(?:left)?$/i;

/**
 * The order of a row. Faults go to the reader; `data` is null when there was any. `orderId` is there whenever it could
 * be read, so that a second row of the order can be told even where the first was bad.
 */
export function readOrderRow(reader: Reader): {
  readonly orderId: string | null;
  readonly data: OrderData | null;
} {
  const orderId = readOrderId(reader);
  const status = readStatus(reader);
  const lines = readLines(reader);
  const currency = readCurrency(reader);
  const address = readAddress(reader);
  const rest = {
    salesperson: reader.text('salesperson'),
    buyerName: reader.text('buyerName'),
    buyerEmail: reader.text('buyerEmail'),
    orderedAt: reader.date('orderedAt'),
    paidAt: reader.date('paidAt'),
    shipBy: readShipBy(reader, status),
    productTotal: readTotal(reader, 'productTotal', currency),
    shippingTotal: readTotal(reader, 'shippingTotal', currency),
    orderTotal: readTotal(reader, 'orderTotal', currency),
    note: reader.rawText('note'),
    buyerLogistics: reader.text('buyerLogistics'),
    platformTracking: reader.text('platformTracking'),
  };
  if (reader.rejections.length > 0 || orderId === null || status === null) {
    return { orderId, data: null };
  }
  return { orderId, data: { orderId, status, ...rest, address, lines } };
}

/** The deadline; none where the sheet only says how much time is left, which is told when the order still waits. */
function readShipBy(reader: Reader, status: OrderStatus | null): string | null {
  const value = reader.text('shipBy');
  if (!timeLeft.test(value)) return reader.date('shipBy');
  if (status !== null && isShippable(status)) {
    reader.warn('shipBy', refusal('order-time-left', { field: reader.label('shipBy'), value }));
  }
  return null;
}

function readOrderId(reader: Reader): string | null {
  const cell = reader.cell('orderId');
  const text = reader.text('orderId');
  if (text === '') {
    reader.requiredText('orderId');
    return null;
  }
  const scientific = cell?.kind === 'text' && /^\d(?:[.,]\d+)?E\+?\d+$/i.test(text);
  if (hasLostDigits(cell) || scientific) {
    reader.reject('orderId', refusal('order-number-digits-lost', { value: text }));
    return null;
  }
  // A number cell may be shown rounded; its value still has all its digits. Some CSV files write ="8123" or '8123.
  const plain =
    cell?.kind === 'number' && Number.isInteger(cell.value)
      ? cellText({ kind: 'number', value: cell.value })
      : text
          .normalize('NFKC')
          .replace(/^=?"(.*)"$/, '$1')
          .replace(/^'/, '');
  if (/^\d{1,32}$/.test(plain)) return plain;
  reader.reject('orderId', refusal('order-number-invalid', { value: text }));
  return null;
}

function readStatus(reader: Reader): OrderStatus | null {
  const text = reader.requiredText('status');
  if (text === '') return null;
  const status = parseOrderStatus(text);
  if (status === null) reader.reject('status', refusal('order-status-unknown', { value: text }));
  return status;
}

function readLines(reader: Reader): readonly OrderLine[] {
  const text = reader.rawText('items');
  if (text === '' && reader.cell('items')?.kind === 'error') return [];
  const lines = parseItemsCell(text);
  if (lines.ok) return lines.value;
  reader.reject('items', lines.refusal);
  return [];
}

function readCurrency(reader: Reader): string {
  const text = reader.text('currency');
  if (text === '') return defaultCurrency;
  const currency = parseCurrency(text, defaultCurrency);
  if (currency !== null) return currency;
  reader.reject('currency', refusal('currency-unknown', { currency: text, value: text }));
  return defaultCurrency;
}

function readTotal(reader: Reader, key: OrderColumnKey, currency: string): Money | null {
  const amount = reader.amount(key, currency);
  if (amount !== null && amount.minor < 0) {
    reader.reject(
      key,
      refusal('amount-negative', { field: reader.label(key), value: reader.text(key) }),
    );
  }
  return amount;
}

/** A telephone needs a digit: a lone dash or "none" is no number. */
const readPhone = (reader: Reader, key: 'phone' | 'mobile'): string => {
  const text = reader.idText(key);
  return /\d/.test(text.normalize('NFKC')) ? text : '';
};

function readAddress(reader: Reader): Address {
  const countryText = reader.requiredText('country');
  const country = parseCountry(countryText);
  if (country === null && countryText !== '') {
    reader.reject('country', refusal('country-unknown', { value: countryText }));
  }
  const street = reader.text('street') || reader.text('fullAddress');
  if (street === '') {
    reader.reject('street', refusal('value-missing', { field: reader.label('street') }));
  }
  const faultsBefore = reader.rejections.length;
  const phone = readPhone(reader, 'phone');
  const mobile = readPhone(reader, 'mobile');
  if (phone === '' && mobile === '' && reader.rejections.length === faultsBefore) {
    const fields = { phone: reader.label('phone'), mobile: reader.label('mobile') };
    reader.reject('mobile', refusal('phone-missing', fields));
  }
  return {
    contactName: reader.requiredText('receiverName'),
    country: country ?? '',
    province: reader.text('province'),
    city: reader.text('city'),
    street,
    postcode: reader.idText('postcode'),
    phone,
    mobile,
  };
}
