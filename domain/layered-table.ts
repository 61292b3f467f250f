import { Map, OrderedMap, Seq } from 'immutable';

/** Ids and rows in arrays of their own: a pair for each would be as many objects again. */
type Base<Row> = {
  readonly places: ReadonlyMap<string, number>;
  readonly ids: readonly string[];
  readonly rows: readonly Row[];
};

/**
 * Rows by their ids, in the order in which they came: an `OrderedMap` for very many rows that were read from a file at once.
 * These lie in one array, which is made ten times as fast; what changes lies over it. Persistent: a change gives a new
 * table, and nobody sees it in the old one.
 */
export class LayeredTable<Row> implements Iterable<[string, Row]> {
  readonly #base: Base<Row>;
  /** Rows of the base that are others by now; null for one that is gone. */
  #changed: Map<string, Row | null>;
  /** Rows that are not in the base, or came back to it. */
  #added: OrderedMap<string, Row>;
  #gone: number;
  readonly #isMutable: boolean;

  private constructor(
    base: Base<Row>,
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
    return LayeredTable.ofColumns({ ids, rows: own });
  }

  /** A table of rows and their ids in the same order, of which each comes once; the arrays become its own. */
  static ofColumns<Row>({ ids, rows }: Omit<Base<Row>, 'places'>): LayeredTable<Row> {
    const places = new globalThis.Map<string, number>();
    for (const [place, id] of ids.entries()) places.set(id, place);
    return new LayeredTable<Row>({ places, ids, rows }, Map(), OrderedMap(), 0);
  }

  get size(): number {
    return this.#base.rows.length - this.#gone + this.#added.size;
  }

  isEmpty(): boolean {
    return this.size === 0;
  }

  get(id: string): Row | undefined {
    const changed = this.#changed.get(id);
    if (changed === null) return this.#added.get(id);
    if (changed !== undefined) return changed;
    const place = this.#base.places.get(id);
    return place === undefined ? this.#added.get(id) : this.#base.rows[place];
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** A row that is there stays where it stands; another comes last. */
  set(id: string, row: Row): LayeredTable<Row> {
    if (this.get(id) === row) return this;
    const table = this.#changeable();
    if (this.#base.places.has(id) && this.#changed.get(id) !== null) {
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
    return !table.#isMutable && table.#gone * 2 > table.#base.rows.length
      ? LayeredTable.of(table)
      : table;
  }

  *[Symbol.iterator](): Generator<[string, Row], undefined> {
    const { ids, rows } = this.#base;
    for (const [place, row] of rows.entries()) {
      const id = ids[place] ?? '';
      const changed = this.#changed.get(id);
      if (changed !== null) yield [id, changed ?? row];
    }
    yield* this.#added;
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
