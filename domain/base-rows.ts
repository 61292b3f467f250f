import { atOnce } from './steps.ts';
import type { Steps } from './steps.ts';

/** Rows that came from a file at once, each in a place of its own from 0 on; they never change. */
export type BaseRows<Row> = {
  readonly size: number;
  idAt(place: number): string;
  /** May be made anew each time. */
  rowAt(place: number): Row;
  /** The same object each time. */
  keptAt(place: number): Row;
  placeOf(id: string): number | undefined;
  /** Does bit by bit what `placeOf` would do when it is first asked. */
  prepare(): Steps;
};

/** What is done with so many rows takes a millisecond or so. */
const rowsPerStep = 1_000;

/** Finds places by their ids. Most of a start goes by before anybody asks, so the map is made when it is asked for. */
export class Places {
  readonly #size: number;
  readonly #idAt: (place: number) => string;
  readonly #places = new Map<string, number>();
  #next = 0;

  constructor(size: number, idAt: (place: number) => string) {
    this.#size = size;
    this.#idAt = idAt;
  }

  of(id: string): number | undefined {
    if (this.#next < this.#size) atOnce(this.prepare());
    return this.#places.get(id);
  }

  *prepare(): Steps {
    // Somebody may ask, and so end it, between two steps.
    while (this.#next < this.#size) {
      this.#places.set(this.#idAt(this.#next), this.#next);
      this.#next += 1;
      if (this.#next % rowsPerStep === 0) yield;
    }
  }
}

/** Rows in an array, and their ids in the same order. Ids and rows in pairs would be as many objects again. */
export class ArrayRows<Row> implements BaseRows<Row> {
  readonly size: number;
  readonly #ids: readonly string[];
  readonly #rows: readonly Row[];
  readonly #places: Places;

  constructor(ids: readonly string[], rows: readonly Row[]) {
    this.size = rows.length;
    this.#ids = ids;
    this.#rows = rows;
    this.#places = new Places(this.size, (place) => this.idAt(place));
  }

  idAt(place: number): string {
    return there(this.#ids[place], place);
  }

  rowAt(place: number): Row {
    return there(this.#rows[place], place);
  }

  keptAt(place: number): Row {
    return this.rowAt(place);
  }

  placeOf(id: string): number | undefined {
    return this.#places.of(id);
  }

  prepare(): Steps {
    return this.#places.prepare();
  }
}

/** What lies in a place that exists. */
export function there<Value>(value: Value | undefined, place: number): Value {
  if (value === undefined) throw new Error(`There is no row in place ${place}.`);
  return value;
}
