import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { PrinterLanguage, PrinterProblem } from '../../../domain/printing/printer.ts';
import type { PrinterFault } from './faults.ts';
import type { HeadStatus } from './print-job.ts';

/** A label as the virtual printer put it on paper. */
export type VirtualLabel = {
  readonly bitmap: Bitmap;
  readonly language: PrinterLanguage;
  /** 1 for the first label since the printer was started; every copy counts. */
  readonly index: number;
  /** The commands beside the picture by their names, such as SPEED or ^PR. */
  readonly commands: Readonly<Record<string, string>>;
  /** How long the head had nothing to print before this label, in milliseconds. */
  readonly idleMs: number;
};

/** What the head does one after the other: a label, or an answer that had to wait for it. */
type Work =
  | {
      readonly kind: 'label';
      readonly label: Omit<VirtualLabel, 'index' | 'idleMs'>;
      readonly bytes: number;
    }
  | { readonly kind: 'then'; readonly act: () => void };

/** The most pictures that are held, however small they were on the wire. */
const maxImageBytes = 64 * 1024 * 1024;

export type PrintHeadOptions = {
  readonly onLabel: (label: VirtualLabel) => void | Promise<void>;
  /** What the head needs for a label of so many rows, in milliseconds; nothing without it. */
  readonly labelMs?: ((rows: number) => number) | undefined;
  /** Bytes of labels that are taken before the first of them is printed. */
  readonly bufferBytes: number;
  readonly faults: readonly PrinterFault[];
  readonly onProblem: (problem: PrinterProblem | null) => void;
};

/** The part of the printer that burns: it works apart from the part that takes bytes, as in real ones. */
export type PrintHead = {
  readonly status: Omit<HeadStatus, 'isReceiving'>;
  print(label: Omit<VirtualLabel, 'index' | 'idleMs'>, copies: number, bytes: number): void;
  /** Runs `act` when everything that was given before it is on paper. */
  afterwards(act: () => void): void;
  /** Resolves when there is room for another label. */
  room(): Promise<void>;
  /** Resolves when all is printed, and also when a problem or its own pace keeps the head from it. Rejects once with what `onLabel` threw. */
  settled(): Promise<void>;
  /** Something happens to the printer, or somebody mends it. */
  setProblem(problem: PrinterProblem | null): void;
  close(): void;
};

/** A head with nothing to print. */
export function createPrintHead(options: PrintHeadOptions): PrintHead {
  const work: Work[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const pending = new Set(options.faults.filter((fault) => fault.kind === 'problem'));
  let waiters: (() => void)[] = [];
  let problem: PrinterProblem | null = null;
  let burning = false;
  let printed = 0;
  let out = 0;
  let waitingBytes = 0;
  let imageBytes = 0;
  let failure: { readonly error: unknown } | null = null;
  let idleSince = performance.now();
  let closed = false;

  const wake = (): void => {
    const woken = waiters;
    waiters = [];
    for (const resolve of woken) resolve();
  };
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      waiters.push(resolve);
    });
  const after = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, milliseconds);
      timers.add(timer);
    });

  const setProblem = (next: PrinterProblem | null): void => {
    if (problem === next) return;
    problem = next;
    options.onProblem(next);
    wake();
    void run();
  };

  /** The problem that was planned for the next label, if any, is there from now on. */
  const strike = (): void => {
    for (const fault of pending) {
      if (fault.label > printed + 1) continue;
      pending.delete(fault);
      setProblem(fault.problem);
      if (fault.seconds !== null) void after(fault.seconds * 1_000).then(() => setProblem(null));
      return;
    }
  };

  async function run(): Promise<void> {
    if (burning || closed) return;
    burning = true;
    try {
      for (;;) {
        const next = work[0];
        if (next === undefined) break;
        if (next.kind === 'label') strike();
        // Where nothing is printed before it an answer need not wait, even with the cover open.
        if (problem !== null && next.kind === 'label') break;
        if (next.kind === 'then') {
          work.shift();
          next.act();
          continue;
        }
        const idleMs = performance.now() - idleSince;
        if (options.labelMs !== undefined) await after(options.labelMs(next.label.bitmap.height));
        if (closed) return;
        printed += 1;
        try {
          await options.onLabel({ ...next.label, index: printed, idleMs });
        } catch (error) {
          failure = { error };
        }
        work.shift();
        out += 1;
        waitingBytes -= next.bytes;
        imageBytes -= next.label.bitmap.bytes.length;
        idleSince = performance.now();
        wake();
      }
    } finally {
      burning = false;
      wake();
    }
  }

  const isFull = (): boolean =>
    !closed && (waitingBytes >= options.bufferBytes || imageBytes >= maxImageBytes);
  /** Whether it prints what it has as fast as it can, so that it is worth waiting for. */
  const keepsUp = (): boolean =>
    work.length > 0 && problem === null && options.labelMs === undefined && !closed;
  const labelsWaiting = (): number => work.filter(({ kind }) => kind === 'label').length;
  const throwFailure = (): void => {
    if (failure === null) return;
    const { error } = failure;
    failure = null;
    throw error;
  };

  return {
    get status() {
      return {
        problem,
        waiting: labelsWaiting(),
        printed: out,
        printing: burning && problem === null && labelsWaiting() > 0,
        isFull: isFull(),
      };
    },
    print(label, copies, bytes) {
      for (let copy = 0; copy < copies; copy += 1) {
        const own = copy === 0 ? bytes : 0;
        waitingBytes += own;
        imageBytes += label.bitmap.bytes.length;
        work.push({ kind: 'label', label, bytes: own });
      }
      void run();
    },
    afterwards(act) {
      work.push({ kind: 'then', act });
      void run();
    },
    async room() {
      while (isFull()) await change();
      throwFailure();
    },
    async settled() {
      while (keepsUp()) await change();
      throwFailure();
    },
    setProblem,
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      wake();
    },
  };
}
