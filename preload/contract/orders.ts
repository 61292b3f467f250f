import { z } from 'zod';
import { statusFilters } from '../../domain/orders/order-filter.ts';
import type { Address } from '../../domain/orders/order.ts';
import type { OrderCounts } from '../../domain/orders/order-tally.ts';
import type { SheetHeaders } from '../../domain/orders/sheet-headers.ts';
import { procedure } from '../procedure.ts';
import type { HistoryEntry, ImportReport, OrderView, Page } from '../views.ts';
import { text, id, path, paging, importing } from './fields.ts';

const headerMapping = z.record(text, text);
const orderFilter = {
  status: z.enum(statusFilters).nullable().default(null),
  held: z.boolean().nullable().default(null),
  country: text.default(''),
  deadline: z.enum(['over', 'soon']).nullable().default(null),
  search: text.default(''),
};

const correction = text.nullable().default(null);
const addressCorrection = {
  contactName: correction,
  country: correction,
  province: correction,
  city: correction,
  street: correction,
  postcode: correction,
  phone: correction,
  mobile: correction,
} as const satisfies Record<keyof Address, unknown>;

/** Step 1: the orders that wait for shipment. */
export const orderProcedures = {
  'orders.import': procedure({
    ...importing,
    /** A file with header text to column, or that itself; remembered once it has read a sheet. */
    mapping: z.union([path, headerMapping]).nullable().default(null),
  }).returns<ImportReport>(),
  /** The headers of a sheet that could not be read, for a person to say which is which. */
  'orders.headers': procedure({ path }).returns<SheetHeaders>(),
  'orders.list': procedure({ ...paging, ...orderFilter }).returns<Page<OrderView>>(),
  /** The numbers of all orders that match, for working on them together. */
  'orders.ids': procedure(orderFilter).returns<readonly string[]>(),
  'orders.counts': procedure({}).returns<OrderCounts>(),
  'orders.show': procedure({ orderId: id }).returns<OrderView>(),
  'orders.hold': procedure({ orderId: id, reason: text }).returns<OrderView>(),
  'orders.release': procedure({
    orderId: id,
    reason: text,
    /** What happens to an edit that holds the order: the new data is taken, or the old kept. */
    edit: z.enum(['accept', 'dismiss']).default('dismiss'),
  }).returns<OrderView>(),
  /** Corrects where an order goes; what is null stays as it is. The country may be a name. */
  'orders.correctAddress': procedure({
    orderId: id,
    address: z.strictObject(addressCorrection),
    reason: text,
  }).returns<OrderView>(),
  'orders.history': procedure({ orderId: id }).returns<readonly HistoryEntry[]>(),
} as const;
