const encoder = new TextEncoder();

const startBytes = 1 << 18;
/** UTF-8 takes no more than this for one UTF-16 unit. */
const bytesPerUnit = 3;

/**
 * Collects values as the bytes of one JSON array. Nothing is left of a value once it was added: what is kept as objects
 * until enough of them can be sent outlives the garbage collector's quick looks, and then costs it the thorough ones.
 */
export class JsonArray {
  count = 0;
  #bytes = new Uint8Array(startBytes);
  #length = 0;

  add(value: unknown): void {
    const text = JSON.stringify(value);
    this.#makeRoom(2 + text.length * bytesPerUnit);
    this.#put(this.count === 0 ? '[' : ',');
    this.#put(text);
    this.count += 1;
  }

  /** The array so far, in memory of its own; the next one begins. */
  take(): Uint8Array<ArrayBuffer> {
    this.#put(this.count === 0 ? '[]' : ']');
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    this.count = 0;
    return taken;
  }

  #makeRoom(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  #put(text: string): void {
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }
}
