import { describe, expect, it } from 'vitest';
import { entryOf, orderOf } from '../../../domain/orders/order-entry.ts';
import type { OrderEntry } from '../../../domain/orders/order-entry.ts';
import { OrderRows, packOf } from '../../../domain/orders/order-rows.ts';
import { orderTraitRows, readTraits } from '../../../domain/orders/order-traits.ts';
import type { OrderTraits } from '../../../domain/orders/order-traits.ts';
import { atOnce } from '../../../domain/steps.ts';
import type { StoredPack } from '../../../domain/stored-row.ts';
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

const plain = ({ orderId, status, country, shipBy, isHeld, text }: OrderEntry): unknown => ({
  orderId,
  status,
  country,
  shipBy,
  isHeld,
  text: text.json,
});

const listed = (rows: OrderRows): unknown[] =>
  Array.from({ length: rows.size }, (_, place) => plain(rows.rowAt(place)));

/** Packs as they come from a file; `read` hears of every text that is read. */
const packs = (
  of: readonly OrderEntry[],
  sizes: readonly number[],
  read: () => void,
): StoredPack[] => {
  let from = 0;
  return sizes.map((count) => {
    const few = of.slice(from, from + count);
    from += count;
    const pack = packOf(
      'orders',
      few.map(({ orderId, text }) => ({ table: 'orders', key: orderId, value: null, text })),
    );
    return {
      ...pack,
      textAt: (index) => {
        read();
        return pack.textAt(index);
      },
    };
  });
};

const sizes = [64, 1, 700, 438];

/** Rows as a file gives them back. */
const traitsOf = (of: readonly OrderEntry[]): OrderTraits[] =>
  [...orderTraitRows(of)].map(({ value }) => readTraits(JSON.parse(JSON.stringify(value))));

describe('traits of orders', () => {
  it('give every entry without reading its order', () => {
    let read = 0;
    const rows = new OrderRows(
      packs(entries, sizes, () => {
        read += 1;
      }),
      traitsOf(entries),
    );
    const found = Array.from({ length: rows.size }, (_, place) => rows.rowAt(place));
    expect(
      found.map(({ orderId, status, country, shipBy, isHeld }) => [
        orderId,
        status,
        country,
        shipBy,
        isHeld,
      ]),
    ).toEqual(
      entries.map(({ orderId, status, country, shipBy, isHeld }) => [
        orderId,
        status,
        country,
        shipBy,
        isHeld,
      ]),
    );
    expect(read).toBe(0);
    expect(listed(rows)).toEqual(entries.map(plain));
  });

  it('are small: few kinds, and a number for each order', () => {
    const [first] = traitsOf(entries);
    expect(first?.kinds).toHaveLength(6);
    expect(first?.kindOf).toHaveLength(500);
    expect(first?.shipBy).toHaveLength(500 * 19);
  });

  it('keep a latest day that is not written like the others', () => {
    const odd = entries.map((entry, n) => (n === 501 ? { ...entry, shipBy: '2026-03-09' } : entry));
    const traits = traitsOf(odd);
    expect(traits.map(({ shipBy }) => typeof shipBy)).toEqual(['string', 'object', 'string']);
    expect(
      listed(
        new OrderRows(
          packs(odd, sizes, () => undefined),
          traits,
        ),
      ),
    ).toEqual(odd.map(plain));
  });

  it('are read from the orders where there are none', () => {
    const all = packs(entries, sizes, () => undefined);
    expect(listed(new OrderRows(all, []))).toEqual(entries.map(plain));
    expect(listed(new OrderRows(all, traitsOf(entries).slice(0, 1)))).toEqual(entries.map(plain));
  });

  it('are read as version 4 wrote them', () => {
    const older = {
      statuses: entries.slice(0, 500).map(({ status }) => status),
      countries: entries.slice(0, 500).map(({ country }) => country),
      deadlines: entries.slice(0, 500).map(({ shipBy }) => shipBy),
      held: entries.slice(0, 500).map(({ isHeld }) => isHeld),
    };
    expect(readTraits(older)).toEqual(traitsOf(entries)[0]);
  });

  it('of no orders are no rows', () => {
    expect([...orderTraitRows([])]).toEqual([]);
    expect(new OrderRows([], []).size).toBe(0);
  });
});

describe('orders as they came', () => {
  const open = (): OrderRows =>
    new OrderRows(
      packs(entries, sizes, () => undefined),
      traitsOf(entries),
    );

  it('are found by their ids, also while that is prepared bit by bit', () => {
    const rows = open();
    const preparing = rows.prepare();
    preparing.next();
    expect(rows.placeOf('1202')).toBe(1_202);
    atOnce(preparing);
    expect(entries.map(({ orderId }) => rows.placeOf(orderId))).toEqual(entries.map((_, n) => n));
    expect(rows.placeOf('none')).toBeUndefined();
    expect([1_202, 0, 64, 65, 764, 765].map((place) => rows.idAt(place))).toEqual([
      '1202',
      '0',
      '64',
      '65',
      '764',
      '765',
    ]);
  });

  it('are made anew, but for those that are kept', () => {
    const rows = open();
    expect(rows.rowAt(7)).not.toBe(rows.rowAt(7));
    const kept = rows.keptAt(7);
    expect(rows.keptAt(7)).toBe(kept);
    expect(rows.rowAt(7)).toBe(kept);
  });

  it('have no place beyond the last', () => {
    expect(() => open().rowAt(1_203)).toThrow('no row');
  });
});

describe('an entry', () => {
  it('stands for the whole order', () => {
    expect(entries.map(orderOf)).toEqual(orders);
  });
});
