import { setTimeout as delay } from 'node:timers/promises';
import type { PrinterCondition, PrinterConfirmation } from '../../../domain/printing/printer.ts';
import { refusal } from '../../../domain/result.ts';
import { confirmationMethods, processId } from './confirm.ts';
import type { ConfirmationMethod, Report } from './confirm.ts';
import { LabelsUnderWay } from './labels-under-way.ts';
import { cancelledMidway } from './link.ts';
import type { Link, Why } from './link.ts';
import type { SendOptions, SendOutcome, Timings } from './transport.ts';

export type Sending =
  /** Nothing of the label can have reached the printer. */
  | Extract<SendOutcome, { readonly kind: 'failed' }>
  /** It was written, wholly or in part, and its outcome is still to come. */
  | { readonly kind: 'under-way'; readonly outcome: Promise<SendOutcome> };

type StreamedLabel = {
  /** By which it is confirmed. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Closes a label that broke off before this one; no part of this one. */
  readonly before: Buffer;
};

type StreamOptions = Pick<SendOptions, 'signal' | 'onCondition'> & {
  readonly by: PrinterConfirmation;
  /** Copies of each label. */
  readonly copies: number;
  /** Whether the printer tells what it lacks. */
  readonly tellsCondition: boolean;
  readonly timings: Timings;
  /** These were handed over before, and are on paper. */
  readonly onConfirmed: ((names: readonly string[]) => void) | undefined;
};

/**
 * Labels in a printer at once: one under the head, one that follows it without a pause, and one on its way. All of them
 * are in doubt when something breaks, so not more.
 */
const mostUnderWay = 3;

/**
 * Labels on one link, several of them under way. How each comes to its end:
 * - a printer that gives receipts acknowledges each by its own;
 * - one that counts what is left has handed over what is no longer in that count, which names no label and may leave out
 *   the one under the head: enough to send the next one, not to say that this one is on paper;
 * - at rest, with nothing left, everything that was sent is acknowledged at once: if the printer's own counter agrees to
 *   the label, or, without one, if it was seen at work before. Clones answer that they are at rest whatever they do.
 * What breaks, stalls or meets a problem that loses labels leaves all that are under way unknown.
 */
export class LabelStream {
  readonly #link: Link;
  readonly #options: StreamOptions;
  readonly #method: ConfirmationMethod;
  readonly #labels = new LabelsUnderWay();
  readonly #waiters = new Set<() => void>();
  #copiesSent = 0;
  #counted: number | null = null;
  #wasAtWork = false;
  #restSince: number | null = null;
  #told: PrinterCondition = 'ready';
  #left: number | null = null;
  #newsAt = 0;
  #isUsed = false;
  #isOver = false;
  /** One at a time has the link: a question inside a label would be printed with it. */
  #turn: Promise<unknown> = Promise.resolve();
  #isAsking = false;
  #asking: Promise<void> = Promise.resolve();

  private constructor(link: Link, options: StreamOptions) {
    this.#link = link;
    this.#options = options;
    this.#method = confirmationMethods[options.by];
    if (this.#method.givesReceipts) {
      link.line.overhear((bytes) => {
        if (!this.#labels.hear(bytes, options.by)) return;
        this.#newsAt = performance.now();
        this.#wake();
      });
    }
    options.signal?.addEventListener('abort', this.#giveUp, { once: true });
  }

  /** A stream over a link to which nothing was sent yet. */
  static async open(link: Link, options: StreamOptions): Promise<LabelStream> {
    const stream = new LabelStream(link, options);
    const { counter, status } = stream.#method;
    if (counter === null) return stream;
    // What others still print would be counted as ours.
    const now = await link.line.ask(status.query, status.parse, options.timings.answerMs);
    if (typeof now === 'object' && now.left === 0) stream.#counted = await stream.#count();
    return stream;
  }

  /** Nothing more can be sent; what was under way has come to its end. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Resolves when the next label may be written, and when the stream is over. */
  room(): Promise<void> {
    return this.#until(() => this.#labels.count < mostUnderWay && typeof this.#told === 'string');
  }

  /**
   * Writes a label behind those before it. Resolves when it has left, or broke off; with null when nothing of it was
   * written because the stream is over, or the printer hung up after labels that it had taken.
   */
  send(label: StreamedLabel, onProgress: SendOptions['onProgress']): Promise<Sending | null> {
    return this.#alone(async () => (this.#isOver ? null : this.#write(label, onProgress)));
  }

  /** Resolves when nothing is under way any more, and the link is given up. */
  async close(): Promise<void> {
    await this.#until(() => this.#labels.count === 0);
    this.#options.signal?.removeEventListener('abort', this.#giveUp);
    const isWhole = !this.#isOver;
    this.#isOver = true;
    await this.#link.close(isWhole ? 'whole' : 'torn');
    await this.#asking;
  }

  async #write(
    { name, bytes, before }: StreamedLabel,
    onProgress: SendOptions['onProgress'],
  ): Promise<Sending | null> {
    const { signal, copies } = this.#options;
    const isFirst = !this.#isUsed;
    this.#isUsed = true;
    const total = bytes.length;
    const ofLabel = (written: number): number =>
      Math.min(total, Math.max(0, written - before.length));
    const receipt = this.#method.givesReceipts ? processId() : null;
    const label = this.#labels.add(name, total, receipt);
    const unwritten = await this.#link.write(
      Buffer.concat([before, bytes, receipt?.query ?? Buffer.alloc(0)]),
      { signal, onProgress: (written) => onProgress?.(ofLabel(written)) },
    );
    if (unwritten === null) {
      label.written();
      this.#copiesSent += copies;
      this.#restSince = null;
      this.#newsAt = performance.now();
      // The run may have been given up while the last bytes left.
      if (this.#isOver) this.#giveUp();
      else this.#ask();
      return { kind: 'under-way', outcome: label.outcome };
    }
    label.remove();
    this.#lose(unwritten.kind === 'broken' ? unwritten.why : this.#link.brokenBy());
    if (unwritten.kind === 'unsent') {
      // A printer may hang up after labels that it has taken; the next one goes over a link of its own.
      const isHungUp = !isFirst && signal?.aborted !== true;
      return isHungUp ? null : { kind: 'failed', cause: unwritten.cause };
    }
    const bytesSent = ofLabel(unwritten.bytesSent);
    const cause = unwritten.why({ sent: bytesSent, total });
    const outcome = Promise.resolve({ kind: 'unknown', bytesSent, cause } as const);
    return { kind: 'under-way', outcome };
  }

  /** Asks the printer for as long as it has labels. */
  #ask(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#asking = this.#follow().finally(() => {
      this.#isAsking = false;
    });
  }

  async #follow(): Promise<void> {
    while (this.#labels.count > 0 && !this.#isOver) {
      await this.#alone(() => this.#look());
      if (this.#labels.count > 0 && !this.#isOver) await this.#pause();
    }
  }

  async #look(): Promise<void> {
    const { timings, tellsCondition } = this.#options;
    const { status, givesReceipts } = this.#method;
    if (this.#labels.count === 0 || this.#isOver) return;
    // A printer with a full buffer answers when it takes bytes again. Where receipts come by themselves, none waits so long.
    const answerMs = givesReceipts ? timings.answerMs : timings.stallMs;
    const report =
      givesReceipts && !tellsCondition
        ? 'mute'
        : await this.#link.line.ask(status.query, status.parse, answerMs);
    if (this.#isOver) return;
    const why = this.#link.brokenBy();
    if (why !== null || report === 'lost') return this.#lose(why);
    if (report !== 'mute') await this.#judge(report);
    else if (!givesReceipts) return this.#fallSilent();
    if (this.#isLate()) await this.#fallSilent();
  }

  /** What a report means for the labels under way. */
  async #judge({ condition, left }: Report): Promise<void> {
    const isProblem = typeof condition === 'object';
    const isChanged = isProblem !== (typeof this.#told === 'object');
    if (isChanged || left !== this.#left) this.#newsAt = performance.now();
    if (isChanged) this.#options.onCondition?.(condition);
    this.#told = condition;
    this.#left = left;
    if (left !== 0) this.#wasAtWork = true;
    if (isProblem || left !== 0) this.#restSince = null;
    if (isProblem) {
      if (!this.#method.keepsLabels) this.#lose(() => refusal(`label-met-${condition.problem}`));
      return;
    }
    if (left === 0 && !this.#method.givesReceipts) await this.#rest();
    else if (left !== null) this.#labels.handOver(this.#labels.count - left);
    this.#wake();
  }

  /** The printer says that it has nothing left. A rest between two labels that wait is short, so it has to last. */
  async #rest(): Promise<void> {
    const { timings, by, onConfirmed } = this.#options;
    this.#restSince ??= performance.now();
    const lasted = performance.now() - this.#restSince;
    const counted = await this.#count();
    if (this.#isOver) return;
    const isProven =
      this.#method.counter === null
        ? this.#wasAtWork && lasted >= timings.pollMs
        : counted !== null &&
          this.#counted !== null &&
          counted - this.#counted === this.#copiesSent;
    // A printer may be late with a label that it has, and its counter with one that is out.
    const mayStillProve =
      lasted < timings.beginMs && (this.#method.counter !== null || !this.#wasAtWork);
    if (!isProven && (mayStillProve || (this.#wasAtWork && lasted < timings.pollMs))) return;
    this.#counted = counted;
    this.#copiesSent = 0;
    this.#wasAtWork = false;
    this.#restSince = null;
    if (!isProven) return this.#labels.release();
    const confirmed = this.#labels.acknowledge(by);
    if (confirmed.length > 0) onConfirmed?.(confirmed);
  }

  /** Nobody can tell what became of the labels under way, and no more are sent. */
  #lose(why: Why | null): void {
    this.#isOver = true;
    this.#labels.lose(why ?? cancelledMidway);
    this.#wake();
  }

  readonly #giveUp = (): void => this.#lose(this.#link.brokenBy());

  #isLate(): boolean {
    if (this.#isOver || this.#labels.count === 0) return false;
    const { confirmMs, mendMs } = this.#options.timings;
    // Where neither receipts nor a count tell of each label, the next news may come behind the last of them.
    const isToldOfEach = this.#method.givesReceipts || this.#left !== null;
    const workMs = confirmMs * (isToldOfEach ? 1 : this.#labels.count);
    const allowed = typeof this.#told === 'object' ? mendMs : workMs;
    return performance.now() - this.#newsAt > allowed;
  }

  /** The printer answers nothing, or works longer than labels take: whether it took them is all that can be found out. */
  async #fallSilent(): Promise<void> {
    const told = this.#told;
    if (typeof told === 'object') return this.#lose(() => refusal(`label-met-${told.problem}`));
    const why = await this.#link.finish(this.#options.signal);
    if (this.#isOver) return;
    if (why !== null) return this.#lose(why);
    this.#isOver = true;
    this.#labels.release();
    this.#wake();
  }

  /** What the printer's counter says; null when it has none, or says nothing. */
  async #count(): Promise<number | null> {
    const { counter } = this.#method;
    if (counter === null) return null;
    const { query, parse } = counter;
    const answer = await this.#link.line.ask(query, parse, this.#options.timings.answerMs);
    return typeof answer === 'number' ? answer : null;
  }

  #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  /** Between two questions. Where receipts come by themselves they are seldom, and nothing waits for them. */
  async #pause(): Promise<void> {
    const { watchMs, pollMs } = this.#options.timings;
    if (!this.#method.givesReceipts) {
      await delay(watchMs);
      return;
    }
    let isDue = false;
    const timer = setTimeout(() => {
      isDue = true;
      this.#wake();
    }, pollMs * 5);
    await this.#until(() => isDue || this.#labels.count === 0);
    clearTimeout(timer);
  }

  #wake(): void {
    for (const look of this.#waiters) look();
  }

  #until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.#isOver && !isSo()) return;
        this.#waiters.delete(look);
        resolve();
      };
      this.#waiters.add(look);
      look();
    });
  }
}
