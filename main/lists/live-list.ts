import { ArrayRows, there } from '../../domain/base-rows.ts';
import type { BaseRows } from '../../domain/base-rows.ts';
import type { LayeredTable } from '../../domain/layered-table.ts';
import type { Steps } from '../../domain/steps.ts';
import { searchKey } from '../../domain/text.ts';
import type { Page } from '../../preload/views.ts';

/** Which values of a list are wanted. */
export type Wish<Value> = {
  /** Names `matches`: two wishes with one key want the same. */
  readonly key: string;
  /** May look at other facts too, where a change of these is put as a change of the value. */
  readonly matches: (value: Value) => boolean;
  /** Found in the text of a value, see `searchKey`, as it is or without spaces, as numbers are read; empty for all. */
  readonly search: string;
};

export type LiveListOptions<Value> = {
  readonly idOf: (value: Value) => string;
  /** What a search finds the value by, as `searchKey` leaves it. */
  readonly textOf: (value: Value) => string;
  /** Told of every change, for sums that are kept beside the list. */
  readonly onChange?: (before: Value | undefined, after: Value | undefined) => void;
};

/** The places of the values that a wish is for, in order; kept up with the list. */
type Answer<Value> = {
  readonly wish: Wish<Value>;
  /** Any of these is to be found in the text; none for all. */
  readonly searches: readonly string[];
  readonly places: number[];
};

/** How many answers are kept: those of a few screens and of a few letters typed. */
const answerLimit = 12;
/** From so many changes at once on, answers are found anew instead of being mended. */
export const manyChanges = 1_000;
/** What is done with so many values takes a millisecond or so. */
export const valuesPerStep = 200;

/**
 * Values in the order in which they came, with the answers to recent questions kept up change by change: a page of a
 * filtered list costs what the page costs, however long the list is.
 */
export class LiveList<Value> {
  readonly #options: LiveListOptions<Value>;
  /** Has the first places. */
  #base: BaseRows<Value> = new ArrayRows([], []);
  /** Values of the base that are others by now; undefined for one that is gone. */
  readonly #changed = new Map<number, Value | undefined>();
  /** In the places behind the base; undefined where a value is gone. */
  readonly #added: (Value | undefined)[] = [];
  readonly #addedPlaces = new Map<string, number>();
  readonly #texts: (string | undefined)[] = [];
  /** The one asked for last comes last. */
  readonly #answers = new Map<string, Answer<Value>>();

  constructor(options: LiveListOptions<Value>) {
    this.#options = options;
  }

  /** Takes values that are new to it. */
  *fill(values: Iterable<Value>): Steps {
    for (const value of values) {
      this.#add(this.#options.idOf(value), value);
      this.#options.onChange?.(undefined, value);
      if (this.#added.length % valuesPerStep === 0) yield;
    }
  }

  /** Takes the values of a table, once and before any other: without copying what it was made of. */
  *fillFrom(table: LayeredTable<Value>): Steps {
    const { base } = table;
    this.#base = base;
    for (const [place, value] of table.changed()) this.#changed.set(place, value ?? undefined);
    yield* this.fill(table.added());
    const { onChange } = this.#options;
    if (onChange === undefined) return;
    for (let place = 0; place < base.size; place += 1) {
      const value = this.#valueAt(place);
      if (value !== undefined) onChange(undefined, value);
      if (place % valuesPerStep === 0) yield;
    }
  }

  /** Prepares what finding by an id needs, and the texts, so that not even the first search has to make them all at once. */
  *warm(): Steps {
    yield* this.#base.prepare();
    for (let place = 0; place < this.#size; place += 1) {
      const value = this.#valueAt(place);
      if (value !== undefined) this.#textAt(place, value);
      if (place % valuesPerStep === 0) yield;
    }
  }

  /** Finds anew what is asked next: cheaper than to mend what was found, when very much is about to change. */
  forgetAnswers(): void {
    this.#answers.clear();
  }

  /** Takes the new values of some ids; undefined for one that is gone. */
  put(changes: ReadonlyMap<string, Value | undefined>): void {
    if (changes.size > manyChanges) this.forgetAnswers();
    for (const [id, value] of changes) {
      const place = this.#store(id, value);
      if (place === undefined) continue;
      for (const answer of this.#answers.values()) this.#mend(answer, place);
    }
  }

  /** Every value, in order. */
  *values(): Generator<Value> {
    for (let place = 0; place < this.#size; place += 1) {
      const value = this.#valueAt(place);
      if (value !== undefined) yield value;
    }
  }

  count(wish: Wish<Value>): number {
    return this.#answerTo(wish).places.length;
  }

  /** Whether the value with that id is among those that are wanted. */
  has(wish: Wish<Value>, id: string): boolean {
    const place = this.#placeOf(id);
    if (place === undefined) return false;
    const { places } = this.#answerTo(wish);
    return places[firstAtLeast(places, place)] === place;
  }

  ids(wish: Wish<Value>): string[] {
    return this.#answerTo(wish).places.map((place) => this.#idAt(place));
  }

  /**
   * One page of what is wanted. `cursor` is the id of the last item already seen; one that is gone meanwhile starts
   * again from the beginning.
   */
  page<Item>(
    wish: Wish<Value>,
    part: {
      readonly cursor: string | null;
      readonly offset: number | null;
      readonly limit: number;
    },
    view: (value: Value) => Item,
  ): Page<Item> {
    const { places } = this.#answerTo(wish);
    const begin = part.offset ?? this.#after(places, part.cursor);
    const values = places
      .slice(begin, begin + part.limit)
      .flatMap((place) => this.#valueAt(place) ?? []);
    const last = values.at(-1);
    const isEnd = begin + values.length >= places.length;
    return {
      items: values.map(view),
      next: isEnd || last === undefined ? null : this.#options.idOf(last),
      total: places.length,
    };
  }

  #after(places: readonly number[], cursor: string | null): number {
    const place = cursor === null ? undefined : this.#placeOf(cursor);
    if (place === undefined) return 0;
    const index = firstAtLeast(places, place);
    return places[index] === place ? index + 1 : 0;
  }

  /** Where the value stands; undefined when there was and is none. */
  #store(id: string, value: Value | undefined): number | undefined {
    const known = this.#placeOf(id);
    if (known === undefined) {
      if (value === undefined) return undefined;
      const place = this.#add(id, value);
      this.#options.onChange?.(undefined, value);
      return place;
    }
    const before = this.#valueAt(known);
    if (known < this.#base.size) this.#changed.set(known, value);
    else {
      this.#added[known - this.#base.size] = value;
      if (value === undefined) this.#addedPlaces.delete(id);
    }
    if (known < this.#texts.length) this.#texts[known] = undefined;
    this.#options.onChange?.(before, value);
    return known;
  }

  get #size(): number {
    return this.#base.size + this.#added.length;
  }

  #add(id: string, value: Value): number {
    const place = this.#size;
    this.#addedPlaces.set(id, place);
    this.#added.push(value);
    return place;
  }

  #valueAt(place: number): Value | undefined {
    if (place >= this.#base.size) return this.#added[place - this.#base.size];
    return this.#changed.has(place) ? this.#changed.get(place) : this.#base.rowAt(place);
  }

  /** Of a place whose value is there. */
  #idAt(place: number): string {
    return place < this.#base.size
      ? this.#base.idAt(place)
      : this.#options.idOf(there(this.#valueAt(place), place));
  }

  #placeOf(id: string): number | undefined {
    const added = this.#addedPlaces.get(id);
    if (added !== undefined) return added;
    const place = this.#base.placeOf(id);
    if (place === undefined) return undefined;
    const isGone = this.#changed.has(place) && this.#changed.get(place) === undefined;
    return isGone ? undefined : place;
  }

  #mend(answer: Answer<Value>, place: number): void {
    const { places } = answer;
    const index = firstAtLeast(places, place);
    const isIn = places[index] === place;
    const belongs = this.#isWanted(answer, place);
    if (belongs && !isIn) places.splice(index, 0, place);
    if (!belongs && isIn) places.splice(index, 1);
  }

  #isWanted({ wish, searches }: Omit<Answer<Value>, 'places'>, place: number): boolean {
    const value = this.#valueAt(place);
    if (value === undefined || !wish.matches(value)) return false;
    if (searches.length === 0) return true;
    const text = this.#textAt(place, value);
    return searches.some((search) => text.includes(search));
  }

  #answerTo(wish: Wish<Value>): Answer<Value> {
    const search = searchKey(wish.search.trim());
    const name = `${wish.key}\n${search}`;
    const known = this.#answers.get(name);
    this.#answers.delete(name);
    const answer = known ?? this.#find(wish, search);
    this.#answers.set(name, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > answerLimit && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }

  #find(wish: Wish<Value>, search: string): Answer<Value> {
    const places: number[] = [];
    const joined = search.replace(/\s+/g, '');
    const searches = search === '' ? [] : joined === search ? [search] : [search, joined];
    for (let place = 0; place < this.#size; place += 1) {
      if (this.#isWanted({ wish, searches }, place)) places.push(place);
    }
    return { wish, searches, places };
  }

  #textAt(place: number, value: Value): string {
    return (this.#texts[place] ??= this.#options.textOf(value));
  }
}

/** Index of the first of the sorted `numbers` that is at least `bound`. */
function firstAtLeast(numbers: readonly number[], bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
