import { describe, expect, it } from 'vitest';
import { entryOf, orderOf } from '../../../domain/orders/order-entry.ts';
import type { OrderEntry } from '../../../domain/orders/order-entry.ts';
import { entriesOf, orderTraitRows } from '../../../domain/orders/order-traits.ts';
import type { JsonText } from '../../../domain/json-text.ts';
import { goodOrder, orderOf as anOrder } from './tables.ts';

/** More than go into one row of traits, of every kind. */
const orders = Array.from({ length: 1_203 }, (_, n) =>
  anOrder({
    orderId: String(n),
    status: n % 3 === 0 ? 'IN_FROZEN' : 'WAIT_SELLER_SEND_GOODS',
    shipBy: n % 5 === 0 ? null : `2026-03-${String((n % 28) + 1).padStart(2, '0')}T10:00:00`,
    address: { ...goodOrder.address, country: n % 7 === 0 ? 'FR' : 'US' },
    holds: n % 11 === 0 ? [{ kind: 'manual', reason: 'wait' }] : [],
  }),
);
const entries = orders.map((order) => entryOf(order));
const ids = entries.map(({ orderId }) => orderId);
const texts = entries.map(({ text }) => text);

const asRead = (found: Iterable<[string, OrderEntry]>): unknown[] =>
  listed([...found].map(([, entry]) => entry));

const listed = (found: readonly OrderEntry[]): unknown[] =>
  [...found].map((entry) => ({ ...entry, text: entry.text.json }));

/** Rows as a file gives them back. */
const traits = [...orderTraitRows(entries)].map(
  ({ value }) => JSON.parse(JSON.stringify(value)) as unknown,
);

describe('traits of orders', () => {
  it('give every entry back without reading its order', () => {
    const unreadable = texts.map((): JsonText => ({ json: '' }));
    expect(asRead(entriesOf(ids, unreadable, traits))).toEqual(
      listed(entries).map((entry) => ({ ...(entry as OrderEntry), text: '' })),
    );
    expect(asRead(entriesOf(ids, texts, traits))).toEqual(listed(entries));
  });

  it('are read from the orders where there are none', () => {
    expect(asRead(entriesOf(ids, texts, []))).toEqual(listed(entries));
    expect(asRead(entriesOf(ids, texts, traits.slice(0, 1)))).toEqual(listed(entries));
  });

  it('of no orders are no rows', () => {
    expect([...orderTraitRows([])]).toEqual([]);
  });
});

describe('an entry', () => {
  it('stands for the whole order', () => {
    expect(entries.map(orderOf)).toEqual(orders);
  });
});
