import { Map, OrderedMap, Seq } from 'immutable';
import { ArrayRows } from './base-rows.ts';
import type { BaseRows } from './base-rows.ts';

/**
 * Rows by their ids, in the order in which they came: an `OrderedMap` for very many rows that were read from a file at once.
 * These lie as they came, which takes next to no time; what changes lies over them. Persistent: a change gives a new
 * table, and nobody sees it in the old one.
 */
export class LayeredTable<Row> implements Iterable<[string, Row]> {
  readonly #base: BaseRows<Row>;
  /** Rows of the base that are others by now; null for one that is gone. */
  #changed: Map<string, Row | null>;
  /** Rows that are not in the base, or came back to it. */
  #added: OrderedMap<string, Row>;
  #gone: number;
  readonly #isMutable: boolean;

  private constructor(
    base: BaseRows<Row>,
    changed: Map<string, Row | null>,
    added: OrderedMap<string, Row>,
    gone: number,
    isMutable = false,
  ) {
    this.#base = base;
    this.#changed = changed;
    this.#added = added;
    this.#gone = gone;
    this.#isMutable = isMutable;
  }

  /** A table of rows with their ids, of which each comes once. */
  static of<Row>(rows: Iterable<readonly [string, Row]> = []): LayeredTable<Row> {
    const ids: string[] = [];
    const own: Row[] = [];
    for (const [id, row] of rows) {
      ids.push(id);
      own.push(row);
    }
    return LayeredTable.over(new ArrayRows(ids, own));
  }

  /** A table of rows of which each id comes once. */
  static over<Row>(base: BaseRows<Row>): LayeredTable<Row> {
    return new LayeredTable<Row>(base, Map(), OrderedMap(), 0);
  }

  /** What the table was made of. */
  get base(): BaseRows<Row> {
    return this.#base;
  }

  get size(): number {
    return this.#base.size - this.#gone + this.#added.size;
  }

  isEmpty(): boolean {
    return this.size === 0;
  }

  get(id: string): Row | undefined {
    const changed = this.#changed.get(id);
    if (changed === null) return this.#added.get(id);
    if (changed !== undefined) return changed;
    const place = this.#base.placeOf(id);
    return place === undefined ? this.#added.get(id) : this.#base.keptAt(place);
  }

  has(id: string): boolean {
    const changed = this.#changed.get(id);
    const isInBase = changed === undefined && this.#base.placeOf(id) !== undefined;
    return isInBase || (changed ?? null) !== null || this.#added.has(id);
  }

  /** A row that is there stays where it stands; another comes last. */
  set(id: string, row: Row): LayeredTable<Row> {
    if (this.get(id) === row) return this;
    const table = this.#changeable();
    if (this.#base.placeOf(id) !== undefined && this.#changed.get(id) !== null) {
      table.#changed = table.#changed.set(id, row);
    } else {
      table.#added = table.#added.set(id, row);
    }
    return table;
  }

  delete(id: string): LayeredTable<Row> {
    if (!this.has(id)) return this;
    const table = this.#changeable();
    if (table.#added.has(id)) {
      table.#added = table.#added.delete(id);
    } else {
      table.#changed = table.#changed.set(id, null);
      table.#gone += 1;
    }
    return table;
  }

  deleteAll(ids: Iterable<string>): LayeredTable<Row> {
    const table = this.withMutations((rows) => {
      for (const id of ids) rows.delete(id);
    });
    // What is gone is kept no longer than half of the base is of use.
    return !table.#isMutable && table.#gone * 2 > table.#base.size
      ? LayeredTable.of(table.#walk('keptAt'))
      : table;
  }

  [Symbol.iterator](): Generator<[string, Row], undefined> {
    return this.#walk('rowAt');
  }

  /** `keptAt`: each row as `get` gives it, also later. */
  *#walk(read: 'rowAt' | 'keptAt'): Generator<[string, Row], undefined> {
    const base = this.#base;
    for (let place = 0; place < base.size; place += 1) {
      const id = base.idAt(place);
      const changed = this.#changed.get(id);
      if (changed !== null) yield [id, changed ?? base[read](place)];
    }
    yield* this.#added;
  }

  /** Rows of the base that are others by now; null for those that are gone. */
  *changed(): Generator<[place: number, Row | null], undefined> {
    for (const [id, row] of this.#changed) {
      const place = this.#base.placeOf(id);
      if (place !== undefined) yield [place, row];
    }
  }

  /** Rows that are not in the base, in the order in which they came. */
  added(): Iterable<Row> {
    return this.#added.values();
  }

  *keys(): Generator<string, undefined> {
    for (const [id] of this) yield id;
  }

  *values(): Generator<Row, undefined> {
    for (const [, row] of this) yield row;
  }

  valueSeq(): Seq.Indexed<Row> {
    return Seq.Indexed({ [Symbol.iterator]: () => this.values() });
  }

  /** The table after changes that `change` made to it; only that sees them one by one. */
  withMutations(change: (table: LayeredTable<Row>) => void): LayeredTable<Row> {
    const table = this.asMutable();
    change(table);
    if (table === this) return this;
    return table.wasAltered() ? table.asImmutable() : this;
  }

  /** A copy whose changes change itself, until it is made immutable again; itself where it is one. */
  asMutable(): LayeredTable<Row> {
    if (this.#isMutable) return this;
    return new LayeredTable(
      this.#base,
      this.#changed.asMutable(),
      this.#added.asMutable(),
      this.#gone,
      true,
    );
  }

  asImmutable(): LayeredTable<Row> {
    if (!this.#isMutable) return this;
    return new LayeredTable(
      this.#base,
      this.#changed.asImmutable(),
      this.#added.asImmutable(),
      this.#gone,
    );
  }

  /** Whether a mutable copy is another table than it was made of. */
  wasAltered(): boolean {
    return this.#changed.wasAltered() || this.#added.wasAltered();
  }

  #changeable(): LayeredTable<Row> {
    return this.#isMutable
      ? this
      : new LayeredTable(this.#base, this.#changed, this.#added, this.#gone);
  }
}
