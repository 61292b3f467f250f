import type { PrintJob } from '../../domain/printing/job.ts';
import type { Refusal } from '../../domain/result.ts';
import type { PrintBatchView, PrintOutcome } from '../../preload/views.ts';

/** A label of a run: the job that it got, or why it got none. */
export type RunLine = {
  readonly shipmentId: string;
  readonly jobId: string | null;
  readonly refused: Refusal | null;
};

type RunState = Exclude<PrintBatchView['state'], 'interrupted'>;

/** Labels on their way to one printer: what a person sees of them and can do about them while they print. */
export class PrintRun {
  readonly batchId: string;
  readonly printer: string;
  readonly openedAt: string;
  readonly handshake: boolean;
  readonly whenOver: Promise<void>;
  /** Aborted when the rest is given up, by a person or because the program closes. */
  readonly signal: AbortSignal;
  /** Aborted when even the labels on their way are. */
  readonly hardSignal: AbortSignal;
  readonly #lines: { shipmentId: string; jobId: string | null; refused: Refusal | null }[];
  readonly #abort = new AbortController();
  readonly #hardAbort = new AbortController();
  readonly #waiters = new Set<() => void>();
  #over: () => void = () => undefined;
  #phase: 'queued' | 'printing' | 'stopped' | 'finished' = 'queued';
  #isPaused = false;
  #isEnding = false;
  #waiting: Refusal | null = null;
  #awaited: string | null = null;
  #done = 0;

  constructor(spec: {
    readonly batchId: string;
    readonly printer: string;
    readonly openedAt: string;
    readonly handshake: boolean;
    readonly shipmentIds: readonly string[];
    /** Whoever asked for the labels cancels them by it. */
    readonly signal: AbortSignal;
  }) {
    this.batchId = spec.batchId;
    this.printer = spec.printer;
    this.openedAt = spec.openedAt;
    this.handshake = spec.handshake;
    this.#lines = spec.shipmentIds.map((shipmentId) => ({
      shipmentId,
      jobId: null,
      refused: null,
    }));
    this.signal = AbortSignal.any([spec.signal, this.#abort.signal]);
    this.hardSignal = this.#hardAbort.signal;
    this.signal.addEventListener('abort', () => this.wake(), { once: true });
    this.whenOver = new Promise((resolve) => {
      this.#over = resolve;
    });
  }

  get lines(): readonly RunLine[] {
    return this.#lines;
  }

  get done(): number {
    return this.#done;
  }

  get isOver(): boolean {
    return this.#phase === 'finished' || this.#phase === 'stopped';
  }

  /** The program closes: what is left is kept for its next start. */
  get isEnding(): boolean {
    return this.#isEnding;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** A single label is shown only while something keeps it from printing. */
  get isShown(): boolean {
    if (this.#lines.length > 1) return true;
    return !this.isOver && (this.#isPaused || this.#waiting !== null);
  }

  /** What the printer, or another program on it, is waited for. */
  get waiting(): Refusal | null {
    return this.#waiting;
  }

  /** The shipment whose label has to be scanned before the next one is printed. */
  get awaited(): string | null {
    return this.#awaited;
  }

  get state(): RunState {
    if (this.isOver) return this.#phase === 'stopped' ? 'stopped' : 'finished';
    if (this.signal.aborted) return 'cancelling';
    if (this.#isPaused) return 'paused';
    if (this.#waiting !== null) return 'waiting';
    if (this.#awaited !== null) return 'awaiting-scan';
    return this.#phase === 'queued' ? 'queued' : 'printing';
  }

  begun(): void {
    this.#phase = 'printing';
    this.#waiting = null;
  }

  waitFor(problem: Refusal | null): void {
    this.#waiting = problem;
  }

  awaitScan(shipmentId: string | null): void {
    this.#awaited = shipmentId;
  }

  requested(index: number, { jobId }: PrintJob): void {
    const line = this.#lines[index];
    if (line !== undefined) line.jobId = jobId;
  }

  settled(index: number, { job, refused }: PrintOutcome): void {
    const line = this.#lines[index];
    if (line === undefined) return;
    line.jobId = job?.jobId ?? line.jobId;
    line.refused = refused;
    this.#done += 1;
  }

  /** Every label was tried, or (`stopped`) a fault keeps the rest for later. */
  over(how: 'finished' | 'stopped'): void {
    this.#phase = how;
    this.#waiting = null;
    this.#awaited = null;
    this.#over();
  }

  pause(): void {
    this.#isPaused = true;
    this.wake();
  }

  resume(): void {
    this.#isPaused = false;
    this.wake();
  }

  /** The labels on their way still come out; asked for a second time, not even those are waited for. */
  cancel(): void {
    if (this.signal.aborted) this.#hardAbort.abort();
    this.#abort.abort();
  }

  end(): void {
    this.#isEnding = true;
    this.#abort.abort();
  }

  breakOff(): void {
    this.#hardAbort.abort();
  }

  wake(): void {
    for (const look of this.#waiters) look();
  }

  /** Resolves once `isSo`, or when the run is given up; looked at again whenever something happened. */
  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.signal.aborted && !isSo()) return;
        this.#waiters.delete(look);
        resolve();
      };
      this.#waiters.add(look);
      look();
    });
  }
}
