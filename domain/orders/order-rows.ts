import { Places, there } from '../base-rows.ts';
import type { BaseRows } from '../base-rows.ts';
import type { JsonText } from '../json-text.ts';
import { textOf } from '../json-text.ts';
import type { Steps } from '../steps.ts';
import type { StoredPack, StoredRow } from '../stored-row.ts';
import type { OrderEntry } from './order-entry.ts';
import { shipByOf, traitsOfTexts, traitsPerRow } from './order-traits.ts';
import type { OrderTraits } from './order-traits.ts';

/** An entry whose order lies in a pack. */
class PackedOrder implements OrderEntry {
  readonly status: OrderEntry['status'];
  readonly country: string;
  readonly isHeld: boolean;
  readonly shipBy: string | null;
  readonly #pack: StoredPack;
  readonly #index: number;

  constructor(pack: StoredPack, index: number, traits: OrderTraits, at: number) {
    const { status, country, isHeld } = there(traits.kinds[there(traits.kindOf[at], at)], at);
    this.status = status;
    this.country = country;
    this.isHeld = isHeld;
    this.shipBy = shipByOf(traits, at);
    this.#pack = pack;
    this.#index = index;
  }

  get orderId(): string {
    return this.#pack.keyAt(this.#index);
  }

  get text(): JsonText {
    return this.#pack.textAt(this.#index);
  }
}

/**
 * Orders as a snapshot has them. There may be 100,000 when a window opens, of which it shows twenty: an entry is made when
 * somebody asks for it, and most are never more than a number.
 */
export class OrderRows implements BaseRows<OrderEntry> {
  readonly size: number;
  readonly #packs: readonly StoredPack[];
  /** Place of the first order of each pack. */
  readonly #starts: readonly number[];
  readonly #traits: readonly OrderTraits[];
  readonly #places: Places;
  readonly #ids: (string | undefined)[];
  readonly #kept = new Map<number, OrderEntry>();
  /** Of the pack that was asked last: mostly it is asked again. */
  #last = 0;

  /** `traits` are those of the orders in rows of `traitsPerRow`; where rows are missing, the orders are read. */
  constructor(packs: readonly StoredPack[], traits: readonly OrderTraits[]) {
    const starts: number[] = [];
    let size = 0;
    for (const { count } of packs) {
      starts.push(size);
      size += count;
    }
    this.size = size;
    this.#packs = packs;
    this.#starts = starts;
    this.#ids = Array.from({ length: size });
    this.#places = new Places(size, (place) => this.idAt(place));
    const all = [...traits];
    for (let from = all.length * traitsPerRow; from < size; from += traitsPerRow) {
      const count = Math.min(traitsPerRow, size - from);
      all.push(traitsOfTexts(Array.from({ length: count }, (_, at) => this.#textAt(from + at))));
    }
    this.#traits = all;
  }

  idAt(place: number): string {
    const known = this.#ids[place];
    if (known !== undefined) return known;
    const { pack, index } = this.#locate(place);
    const id = pack.keyAt(index);
    this.#ids[place] = id;
    return id;
  }

  rowAt(place: number): OrderEntry {
    return this.#kept.get(place) ?? this.#made(place);
  }

  keptAt(place: number): OrderEntry {
    const entry = this.rowAt(place);
    this.#kept.set(place, entry);
    return entry;
  }

  placeOf(id: string): number | undefined {
    return this.#places.of(id);
  }

  prepare(): Steps {
    return this.#places.prepare();
  }

  #made(place: number): OrderEntry {
    const { pack, index } = this.#locate(place);
    const traits = there(this.#traits[Math.floor(place / traitsPerRow)], place);
    return new PackedOrder(pack, index, traits, place % traitsPerRow);
  }

  #textAt(place: number): string {
    const { pack, index } = this.#locate(place);
    return pack.textAt(index).json;
  }

  #locate(place: number): { readonly pack: StoredPack; readonly index: number } {
    const last = this.#packs[this.#last];
    const from = this.#starts[this.#last] ?? 0;
    if (last !== undefined && place >= from && place < from + last.count) {
      return { pack: last, index: place - from };
    }
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    this.#last = low;
    return { pack: there(this.#packs[low], place), index: place - (this.#starts[low] ?? 0) };
  }
}

/** Rows that came one by one, as versions before 4 wrote them and a restored backup has them; kept as texts, which are smaller. */
export function packOf(table: string, rows: readonly StoredRow[]): StoredPack {
  const keys = rows.map(({ key }) => key);
  const texts = rows.map((row) => row.text ?? textOf(row.value));
  return {
    table,
    count: rows.length,
    keyAt: (index) => there(keys[index], index),
    textAt: (index) => there(texts[index], index),
  };
}
