import { refusal } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import { answerOf, commandCodes } from '../../domain/packing/command-codes.ts';
import type { ScaleNews } from '../../domain/scale/reading.ts';
import type { Bridge } from '../../preload/bridge.ts';
import type { PackView } from '../../preload/views.ts';
import { nextItem, phaseOf, withDigit } from './phase.ts';
import type { Phase } from './phase.ts';
import { freshWatch, watchScale } from './scale-watch.ts';
import type { ScaleWatch } from './scale-watch.ts';
import type { Sound } from '../ui/sounds.ts';

/** What the screen shows of the table. */
export type TableView = {
  readonly view: PackView | null;
  readonly phase: Phase;
  /** Something is wrong and has to be acknowledged; scans meanwhile are counted, not taken. */
  readonly stop: { readonly refusal: Refusal; readonly ignored: number } | null;
  /** Digits of a weight that is being typed. */
  readonly weight: string;
  readonly scale: ScaleWatch & { readonly lost: boolean };
  /** A label is on its way to the printer. */
  readonly printing: boolean;
  /** Why the label did not print; it is tried again with Enter. */
  readonly printProblem: Refusal | null;
  /** Grows with every piece that is in the box and on disk. */
  readonly greens: number;
  /** Other parcels that the scan could have meant. */
  readonly others: number;
};

const emptyTable: TableView = {
  view: null,
  phase: 'idle',
  stop: null,
  weight: '',
  scale: { ...freshWatch, lost: false },
  printing: false,
  printProblem: null,
  greens: 0,
  others: 0,
};

/** Reasons for a weight that differs, in the order of their keys; written down in both languages. */
export const weightReasons = [
  'counted again, contents right / 已重新清点，内容正确',
  'heavy or light packaging / 包装较重或较轻',
  'catalogue weight wrong / 目录重量有误',
] as const;

/**
 * The packing table: takes scans and keys strictly one after another, asks the main process, and shows only what it
 * answered, so that nothing is green before it is on disk.
 */
export class PackTable {
  readonly #call: Bridge['call'];
  readonly #play: (sound: Sound) => void;
  readonly #printer: () => Promise<Result<string>>;
  readonly #listeners = new Set<() => void>();
  #table = emptyTable;
  #queue: Promise<void> = Promise.resolve();

  constructor(options: {
    readonly call: Bridge['call'];
    readonly play: (sound: Sound) => void;
    /** The station's printer. */
    readonly printer: () => Promise<Result<string>>;
  }) {
    this.#call = options.call;
    this.#play = options.play;
    this.#printer = options.printer;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly current = (): TableView => this.#table;

  /** A code was scanned. */
  readonly scan = (code: string): void => this.#then(() => this.#scanned(code));
  /** Enter: acknowledges, takes the weight, tries again. */
  readonly enter = (): void => this.#then(() => this.#entered());
  /** The parcel is put aside as it is; it can be opened again. */
  readonly aside = (): void => this.#then(async () => this.#putAside());
  readonly undo = (): void => this.#then(() => this.#undone());
  /** A digit of a weight, or the number of an answer. */
  readonly typed = (text: string): void => this.#then(() => this.#typed(text));
  readonly reprint = (): void => this.#then(() => this.#reprinted());
  readonly settle = (printed: boolean): void => this.#then(() => this.#settled(printed));
  readonly scale = (news: ScaleNews): void => this.#then(() => this.#weighed(news));

  #then(work: () => Promise<void>): void {
    // A bug must not leave the table deaf: it is shown, and the next scan is heard.
    this.#queue = this.#queue.then(work).catch(() => {
      this.#stop(refusal('unexpected', { name: 'pack' }));
    });
  }

  #show(change: Partial<TableView>): void {
    const next = { ...this.#table, ...change };
    const phase = phaseOf(next.view);
    // A weight that lay on the scale before the box was complete is not its weight.
    const isNewBox =
      phase !== this.#table.phase || next.view?.shipmentId !== this.#table.view?.shipmentId;
    const scale = isNewBox
      ? { ...freshWatch, reading: next.scale.reading, lost: next.scale.lost }
      : next.scale;
    this.#table = { ...next, phase, scale, weight: isNewBox ? '' : next.weight };
    for (const listener of this.#listeners) listener();
  }

  #stop(why: Refusal): void {
    this.#play('wrong');
    this.#show({ stop: { refusal: why, ignored: 0 } });
  }

  async #scanned(code: string): Promise<void> {
    const { stop, phase, view } = this.#table;
    if (code === commandCodes.ok) return this.#entered();
    const answer = answerOf(code);
    if (answer !== null) {
      // A number is an answer here, never the digit of a weight.
      return stop !== null || phase === 'ask' ? this.#typed(answer) : this.#play('ignored');
    }
    if (stop !== null) {
      this.#play('ignored');
      this.#show({ stop: { ...stop, ignored: stop.ignored + 1 } });
      return;
    }
    if (code === commandCodes.undo) return this.#undone();
    if (code === commandCodes.aside) return this.#putAside();
    if (code === commandCodes.reprint) return this.#reprinted();
    switch (phase) {
      case 'idle':
      case 'done':
        return this.#open(code);
      case 'scan':
      case 'weigh':
        if (view !== null) await this.#piece(view.shipmentId, code);
        return;
      case 'affix':
        if (view !== null) await this.#affix(view.shipmentId, code);
        return;
      case 'print':
      case 'ask':
        this.#play('ignored');
        return;
      default:
        phase satisfies never;
    }
  }

  async #open(code: string): Promise<void> {
    const found = await this.#call('packing.find', { code });
    if (!found.ok) return this.#stop(found.refusal);
    const [shipmentId] = found.value.shipmentIds;
    if (shipmentId === undefined) throw new Error('Nothing was found and nothing refused.');
    const opened = await this.#call('packing.open', { shipmentId });
    if (!opened.ok) return this.#stop(opened.refusal);
    const { refused } = opened.value;
    if (refused !== null) return this.#stop(refused);
    if (phaseOf(opened.value) === 'done') {
      return this.#stop(refusal('already-packed', { shipmentId: opened.value.shipmentId }));
    }
    this.#show({
      view: opened.value,
      printProblem: null,
      others: found.value.meaning === 'shipment' ? 0 : found.value.shipmentIds.length - 1,
    });
    // The item in the packer's hand is the first piece of the box that it opened.
    if (found.value.meaning === 'item') return this.#piece(shipmentId, code);
    this.#play('ok');
    if (this.#table.phase === 'print') await this.#print();
  }

  async #piece(shipmentId: string, code: string): Promise<void> {
    const scanned = await this.#call('packing.scan', { shipmentId, code });
    if (!scanned.ok) return this.#stop(scanned.refusal);
    const { refused } = scanned.value;
    const view = { ...scanned.value, refused: null };
    if (refused !== null) {
      this.#show({ view });
      return this.#stop(refused);
    }
    this.#show({ view, greens: this.#table.greens + 1 });
    this.#play(nextItem(scanned.value) === null ? 'full' : 'ok');
  }

  async #undone(): Promise<void> {
    const { view, phase, stop, weight } = this.#table;
    if (stop !== null || view === null || (phase !== 'scan' && phase !== 'weigh')) return;
    if (weight !== '') return this.#show({ weight: weight.slice(0, -1) });
    const undone = await this.#call('packing.unscan', { shipmentId: view.shipmentId });
    if (!undone.ok) return this.#stop(undone.refusal);
    this.#show({ view: { ...undone.value, refused: null } });
    if (undone.value.refused !== null) return this.#stop(undone.value.refused);
    this.#play('ok');
  }

  async #entered(): Promise<void> {
    const { stop, phase, weight, scale } = this.#table;
    if (stop !== null) {
      const isHeld =
        stop.refusal.code === 'shipment-held' || stop.refusal.code === 'shipment-voided';
      // A parcel that must not ship is off the table.
      return this.#show({ stop: null, ...(isHeld ? { view: null } : {}) });
    }
    if (phase === 'weigh') {
      const resting = scale.reading?.stable === true ? scale.reading.weightGrams : null;
      const weightGrams = weight === '' ? resting : Number(weight);
      return this.#finish(weightGrams, null);
    }
    if (phase === 'print') return this.#print();
    if (phase === 'done') this.#show({ view: null, others: 0 });
  }

  async #typed(text: string): Promise<void> {
    const { stop, phase, view, weight } = this.#table;
    const number = /^[1-9]$/.test(text) ? Number(text) : null;
    if (stop !== null) {
      const { code, params } = stop.refusal;
      const reason = number === null ? undefined : weightReasons[number - 1];
      if (code !== 'weight-differs' || reason === undefined) return;
      this.#show({ stop: null });
      return this.#finish(Number(params['weightGrams']), reason);
    }
    if (phase === 'weigh') this.#show({ weight: withDigit(weight, text) });
    if (phase === 'ask' && view !== null && (number === 1 || number === 2)) {
      return this.#settled(number === 1);
    }
    if (phase === 'affix' && /^r$/i.test(text)) return this.#reprinted();
  }

  async #weighed(news: ScaleNews): Promise<void> {
    const { phase, view, stop, weight, scale } = this.#table;
    if (news.kind === 'lost') return this.#show({ scale: { ...freshWatch, lost: true } });
    const believable = view?.believable ?? { minGrams: 1, maxGrams: 0 };
    const watched = watchScale(scale, news.reading, believable);
    this.#show({ scale: { ...watched.watch, lost: false } });
    if (phase !== 'weigh' || stop !== null || weight !== '') return;
    if (watched.takeGrams !== null) await this.#finish(watched.takeGrams, null);
  }

  async #finish(weightGrams: number | null, weightReason: string | null): Promise<void> {
    const { view } = this.#table;
    if (view === null) return;
    const { shipmentId } = view;
    const finished = await this.#call('packing.finish', { shipmentId, weightGrams, weightReason });
    if (!finished.ok) return this.#stop(finished.refusal);
    const { refused } = finished.value;
    this.#show({ view: { ...finished.value, refused: null }, weight: '' });
    if (refused !== null) return this.#stop(refused);
    await this.#print();
  }

  /** Sends the label; whatever became of it is read from disk afterwards. */
  async #print(): Promise<void> {
    const { view } = this.#table;
    if (view === null) return;
    const { shipmentId } = view;
    this.#show({ printing: true, printProblem: null });
    const printer = await this.#printer();
    const printed = printer.ok
      ? await this.#call('labels.print', { shipmentIds: [shipmentId], printer: printer.value })
      : printer;
    const [outcome] = printed.ok ? printed.value : [];
    const fault = (outcome?.job?.state === 'failed' ? outcome.job.fault : null) as Refusal | null;
    await this.#reread(shipmentId, {
      printProblem: printed.ok ? (outcome?.refused ?? fault) : printed.refusal,
    });
    if (this.#table.phase === 'affix') this.#play('full');
    else this.#play('wrong');
  }

  async #reread(shipmentId: string, change: Partial<TableView>): Promise<void> {
    const opened = await this.#call('packing.open', { shipmentId });
    if (!opened.ok) return this.#stop(opened.refusal);
    this.#show({ view: { ...opened.value, refused: null }, printing: false, ...change });
    if (opened.value.refused !== null) this.#stop(opened.value.refused);
  }

  async #settled(printed: boolean): Promise<void> {
    const { view, phase, stop } = this.#table;
    if (stop !== null || phase !== 'ask' || view === null || view.job === null) return;
    const settled = await this.#call('labels.settle', { jobId: view.job.jobId, printed });
    if (!settled.ok) return this.#stop(settled.refusal);
    await this.#reread(view.shipmentId, { printProblem: null });
    this.#play('ok');
  }

  async #reprinted(): Promise<void> {
    const { view, phase, stop } = this.#table;
    if (stop !== null || phase !== 'affix' || view === null) return;
    const { shipmentId } = view;
    this.#show({ printing: true });
    const reason = 'label unusable at the packing table / 打包台面单无法使用';
    const printed = await this.#call('labels.reprint', { shipmentId, reason });
    await this.#reread(shipmentId, {});
    if (!printed.ok) this.#stop(printed.refusal);
  }

  async #affix(shipmentId: string, scan: string): Promise<void> {
    const affixed = await this.#call('labels.affix', { shipmentId, scan });
    if (!affixed.ok) return this.#stop(affixed.refusal);
    await this.#reread(shipmentId, {});
    if (this.#table.stop !== null) return;
    this.#play('done');
    this.#show({ greens: this.#table.greens + 1 });
  }

  #putAside(): void {
    const { phase, stop, weight } = this.#table;
    if (stop !== null) return;
    if (weight !== '') return this.#show({ weight: '' });
    // A label that is out belongs on its box before anything else is touched.
    if (phase === 'affix') return this.#play('ignored');
    this.#show({ view: null, printProblem: null, others: 0 });
  }
}
