/** A generator that pauses (`yield`) where it needs bytes that have not arrived yet. */
export type Reading<Value> = Generator<void, Value, void>;

/** What makes a byte stream unreadable; the message names the byte, counted from 0 since the decoder began. */
export class WireFault extends Error {
  constructor(reason: string, offset: number) {
    super(`byte ${offset}: ${reason}`);
  }
}

/**
 * The bytes of a connection, in whatever pieces they arrive. Every method either has all it needs or consumes nothing
 * and waits, and none holds more than `maxBytes`.
 */
export class ByteReader {
  readonly #maxBytes: number;
  #buffer = Buffer.alloc(64 * 1024);
  #start = 0;
  #end = 0;
  #consumed = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Position of the next byte in the stream. */
  get offset(): number {
    return this.#consumed;
  }

  /** Bytes that have arrived and wait to be read. */
  get waiting(): number {
    return this.#end - this.#start;
  }

  push(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#buffer.length) {
      const needed = this.waiting + chunk.length;
      const roomier = needed > this.#buffer.length / 2 ? Buffer.alloc(needed * 2) : this.#buffer;
      this.#buffer.copy(roomier, 0, this.#start, this.#end);
      this.#end -= this.#start;
      this.#start = 0;
      this.#buffer = roomier;
    }
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** The next `count` bytes, left in place. */
  *peek(count: number): Reading<Buffer> {
    if (count > this.#maxBytes) {
      throw new WireFault(`${count} bytes announced, more than a label can have`, this.#consumed);
    }
    while (this.waiting < count) yield;
    return this.#buffer.subarray(this.#start, this.#start + count);
  }

  /** The next `count` bytes. */
  *take(count: number): Reading<Buffer> {
    const bytes = Buffer.from(yield* this.peek(count));
    this.#advance(count);
    return bytes;
  }

  /** The next byte. */
  *byte(): Reading<number> {
    const value = (yield* this.peek(1))[0] ?? 0;
    this.#advance(1);
    return value;
  }

  /** Everything before the first byte that `stops` accepts, which stays in place; at most `limit` bytes. */
  *takeUntil(stops: (byte: number) => boolean, limit: number): Reading<Buffer> {
    let length = 0;
    for (;;) {
      while (length < this.waiting) {
        if (stops(this.#buffer[this.#start + length] ?? 0)) return yield* this.take(length);
        length += 1;
        if (length > limit) {
          throw new WireFault(`no end of this command within ${limit} bytes`, this.#consumed);
        }
      }
      yield;
    }
  }

  /** Reads past every byte that `skips` accepts. */
  *skipWhile(skips: (byte: number) => boolean): Reading<void> {
    for (;;) {
      while (this.waiting > 0) {
        if (!skips(this.#buffer[this.#start] ?? 0)) return;
        this.#advance(1);
      }
      yield;
    }
  }

  #advance(count: number): void {
    this.#start += count;
    this.#consumed += count;
    if (this.#start === this.#end) {
      this.#start = 0;
      this.#end = 0;
    }
  }
}
