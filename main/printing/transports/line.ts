/** A way to a printer that carries its answers back: a network connection, or a cable that is read as well. */
export type Line = {
  /** Writes something beside a question that is open; its answer is read with the rest. */
  say(bytes: Buffer): void;
  /** Calls `listener` with everything that comes back, whether somebody asked for it or not. */
  overhear(listener: (bytes: Buffer) => void): void;
  /**
   * Writes a question and reads what comes back until `parse` understands it. `mute` when nothing that makes sense comes
   * in time, `lost` when the line broke. One question at a time.
   */
  ask<Answer>(
    query: Buffer,
    parse: (answer: Buffer) => Answer | null,
    answerMs: number,
  ): Promise<Answer | 'mute' | 'lost'>;
};

/** The two ends of a line: who asks holds `line`, who reads the wire feeds it. */
export type OpenLine = {
  readonly line: Line;
  /** What the printer sent; what nobody asked for and nobody overhears is dropped. */
  readonly heard: (bytes: Buffer) => void;
  /** The line broke: every question is answered with `lost` from now on. */
  readonly broke: () => void;
};

/** More than any answer; what talks on is no printer. */
const maxAnswerBytes = 4096;

/** A line on something that can be written to. `write` may fail later, by `broke`. */
export function openLine(write: (bytes: Buffer) => void): OpenLine {
  let isBroken = false;
  let hear: ((bytes: Buffer) => void) | null = null;
  let lose: (() => void) | null = null;
  const listeners: ((bytes: Buffer) => void)[] = [];
  return {
    line: {
      say: (bytes) => {
        if (!isBroken) write(bytes);
      },
      overhear: (listener) => void listeners.push(listener),
      ask: (query, parse, answerMs) =>
        new Promise((resolve) => {
          if (isBroken) return resolve('lost');
          let answer = Buffer.alloc(0);
          const settle = (result: Parameters<typeof resolve>[0]): void => {
            clearTimeout(timer);
            hear = null;
            lose = null;
            resolve(result);
          };
          const timer = setTimeout(() => settle('mute'), answerMs);
          hear = (bytes) => {
            answer = Buffer.concat([answer, bytes]);
            const understood = parse(answer);
            if (understood !== null) settle(understood);
            else if (answer.length > maxAnswerBytes) settle('mute');
          };
          lose = () => settle('lost');
          write(query);
        }),
    },
    heard: (bytes) => {
      hear?.(bytes);
      for (const listener of listeners) listener(bytes);
    },
    broke: () => {
      isBroken = true;
      lose?.();
    },
  };
}
