import type { GoodsAttribute } from '../catalogue/product.ts';
import type { Money } from '../money.ts';
import type { Address } from '../orders/order.ts';
import type { Parcel } from '../plans/parcel.ts';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { productOf } from './declaration.ts';
import type { ProductLookup } from './declaration.ts';
import type { ShipmentItem } from './shipment.ts';

/**
 * What the goods of a parcel weigh, in grams, without the packaging. Refuses `item-sku-missing`,
 * `item-not-in-catalogue` and `item-weight-unknown`, each by name.
 */
export function expectedWeight(
  items: readonly ShipmentItem[],
  products: ProductLookup,
): Result<number, 'item-sku-missing' | 'item-not-in-catalogue' | 'item-weight-unknown'> {
  let grams = 0;
  for (const item of items) {
    const product = productOf(item, products);
    if (!product.ok) return product;
    const { weightGrams } = product.value;
    if (weightGrams === null) return refuse('item-weight-unknown', { sku: item.sku });
    grams += weightGrams * item.quantity;
  }
  return ok(grams);
}

/** Small goods travel in the smallest mailer that postal carriers take: 14 x 11 cm (China Post). */
const smallestMailerMm = [140, 110] as const;

/** Lengths in millimetres, the volume in cubic millimetres. */
type Space = {
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly goodsVolumeMm3: number;
};

/**
 * The least space that a box around the goods can take: its longest side is that of the longest piece, and so on for
 * the second and the third, but at least the smallest mailer; its volume is that of all pieces together. The real box is
 * larger; a limit that this one breaks is broken for certain, which is all that can be said before packing. null when
 * the size of a piece is not known.
 */
function leastSpace(items: readonly ShipmentItem[], products: ProductLookup): Space | null {
  let [longest, middle]: readonly [number, number] = smallestMailerMm;
  let shortest = 1;
  let goodsVolumeMm3 = 0;
  for (const { sku, quantity } of items) {
    const product = products(sku);
    if (product === undefined) return null;
    const { lengthMm, widthMm, heightMm } = product;
    if (lengthMm === null || widthMm === null || heightMm === null) return null;
    const [first = 0, second = 0, third = 0] = [lengthMm, widthMm, heightMm].toSorted(
      (a, b) => b - a,
    );
    longest = Math.max(longest, first);
    middle = Math.max(middle, second);
    shortest = Math.max(shortest, third);
    goodsVolumeMm3 += lengthMm * widthMm * heightMm * quantity;
  }
  return { lengthMm: longest, widthMm: middle, heightMm: shortest, goodsVolumeMm3 };
}

function declaredValue(items: readonly ShipmentItem[], products: ProductLookup): Money | null {
  let minor = 0;
  let currency: string | null = null;
  for (const item of items) {
    const value = products(item.sku)?.declaredValue ?? null;
    if (value === null || (currency !== null && currency !== value.currency)) return null;
    minor += value.minor * item.quantity;
    currency = value.currency;
  }
  return currency === null ? null : { minor, currency };
}

/**
 * What a quote needs to know of goods for a receiver: the weight on the scale (`weightGrams`) or else the sum from the
 * catalogue, the least space of the box (see `leastSpace`), everything that the goods are, and their value. What the
 * catalogue does not know is null.
 */
export function parcelOf(
  items: readonly ShipmentItem[],
  products: ProductLookup,
  receiver: Pick<Address, 'country'>,
  weightGrams: number | null = null,
): Parcel {
  const expected = expectedWeight(items, products);
  const space = leastSpace(items, products);
  const goods = new Set<GoodsAttribute>(items.flatMap(({ sku }) => products(sku)?.goods ?? []));
  return {
    country: receiver.country,
    weightGrams: weightGrams ?? (expected.ok ? expected.value : null),
    lengthMm: space?.lengthMm ?? null,
    widthMm: space?.widthMm ?? null,
    heightMm: space?.heightMm ?? null,
    goodsVolumeMm3: space?.goodsVolumeMm3 ?? null,
    shape: 'box',
    goods: [...goods],
    value: declaredValue(items, products),
  };
}
