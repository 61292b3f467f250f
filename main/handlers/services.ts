import type { DecideContext, Decision } from '../../domain/decide/decision.ts';
import type { Event } from '../../domain/event.ts';
import type { EventOutline } from '../../domain/event-outline.ts';
import { openPlanIndex } from '../../domain/plans/quote.ts';
import type { PlanIndex } from '../../domain/plans/quote.ts';
import type { Printer, PrinterCondition, PrinterReports } from '../../domain/printing/printer.ts';
import { refusal } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { State } from '../../domain/state.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { Spreadsheets } from '../excel/spreadsheets.ts';
import type { VerifyInWorker } from '../verify-in-worker.ts';
import type { FeedOptions, LabelFeed } from '../printing/label-feed.ts';
import type { Exclusively } from '../printing/printer-queues.ts';
import type { ReservePrinter } from '../printing/printer-lock.ts';
import type { LabelRenderer } from '../printing/render/renderer.ts';
import type { SendOutcome } from '../printing/transports/transport.ts';
import type { PictureShelf } from '../pictures/shelf.ts';
import type { Session } from '../people/session.ts';
import type { Archive } from '../storage/archive.ts';
import type { JsonDocument } from '../storage/durable-json.ts';
import type { Store } from '../storage/store.ts';
import type { BackupLog } from '../backups.ts';
import { findArchived } from './archived.ts';
import type { PrinterProbes } from './ask-printer.ts';
import type { PrintBatches } from './print-batches.ts';

/** How one waits for a printer. */
export type PrinterWatch = {
  readonly signal: AbortSignal;
  /** Called when the printer reports a problem while it is waited for, and with `ready` or `mute` when that is over. */
  readonly onCondition?: (condition: PrinterCondition) => void;
};

/** Carries the bytes of labels to a printer. */
export type PrinterWire = {
  /** One label by itself, by whoever has the printer. */
  readonly send: (printer: Printer, bytes: Buffer, options: PrinterWatch) => Promise<SendOutcome>;
  /** Several labels one behind the other, each by a name. It takes its turn at the printer by itself. */
  readonly feed: (printer: Printer, options: FeedOptions) => LabelFeed;
  /** Asks a printer how it is; never while a label is on its way to it. */
  readonly condition: (printer: Printer) => Promise<PrinterCondition>;
  /**
   * Waits until the printer is ready, or is found to answer nothing; a problem is told by `onCondition`, and so is its
   * end. Refused when cancelled. Never while a label is on its way.
   */
  readonly ready: (printer: Printer, watch: PrinterWatch) => Promise<Result<'ready' | 'mute'>>;
  /** Finds out what a printer answers; never while a label is on its way. */
  readonly probe: (printer: Printer) => Promise<Result<PrinterReports>>;
  /** One at a time per device, within this program. */
  readonly exclusively: Exclusively;
  /** One program at a time per device. */
  readonly reserve: ReservePrinter;
};

/** What the user set up, durable like everything else. */
export type SettingsStore = {
  readonly get: () => Settings;
  /**
   * Writes fields over those there are. Given as a function, it sees the changes that are still being written, and may
   * refuse: what is checked or computed from the settings themselves must be, or two changes at once lose one.
   */
  readonly set: (
    change: Partial<Settings> | ((current: Settings) => Result<Partial<Settings>>),
  ) => Promise<Result<Settings>>;
  /** Calls `listener` after every change that is on the disk. Returns what ends it. */
  readonly onChange: (listener: () => void) => () => void;
};

/** What the handlers need of the world; the window and the command line each build it once. */
export type Services = {
  readonly store: Store<State, Event, EventOutline>;
  readonly settings: SettingsStore;
  readonly spreadsheets: Pick<Spreadsheets, 'read' | 'readTop' | 'readOrders' | 'write'>;
  readonly renderer: Pick<
    LabelRenderer,
    'render' | 'renderPaper' | 'encode' | 'encodeTest' | 'check' | 'scalePicture'
  >;
  readonly wire: PrinterWire;
  /** Finished orders that left the memory. */
  readonly archive: Archive;
  /** What the items look like. */
  readonly pictures: PictureShelf;
  /** Who is at the window; the command line names its person with every command instead. */
  readonly session: Session;
  /** What printers are being asked just now. */
  readonly probes: PrinterProbes;
  /** The labels on their way to printers. */
  readonly batches: PrintBatches;
  /** How the backups went. */
  readonly backupLog: JsonDocument<BackupLog>;
  readonly verify: VerifyInWorker;
  readonly now: () => Date;
  /** The data folder, for its check and its backup. */
  readonly directory: string;
};

/** The calendar day `YYYY-MM-DD` of a moment, as counted `offsetMinutes` east of UTC. */
export const dayOf = (moment: Date, offsetMinutes: number): string =>
  new Date(moment.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 10);

/** Time and station for a decision. */
export function decideContext(services: Services): DecideContext {
  const now = services.now();
  const { station, utcOffsetMinutes } = services.settings.get();
  return {
    at: now.toISOString(),
    today: dayOf(now, utcOffsetMinutes),
    station,
    archived: services.archive,
  };
}

/** Lets `decide` look at the newest state and writes down what it decides, in one durable step. */
export async function transact<Value>(
  services: Services,
  context: CallContext,
  decide: (state: State) => Decision<Value>,
): Promise<Result<Value>> {
  const outcome = await services.store.transact(context.person, decide);
  return outcome.ok
    ? outcome
    : { ok: false, refusal: await archivedInstead(services, outcome.refusal) };
}

/** What the state does not know may lie in the archive; then that is what has to be said. */
async function archivedInstead(services: Services, refused: Refusal): Promise<Refusal> {
  const { code, params } = refused;
  if (code !== 'order-unknown' && code !== 'shipment-unknown') return refused;
  const id = String(params['orderId'] ?? params['id'] ?? '');
  const found = await findArchived(services, id);
  return found === null ? refused : refusal('archived-read-only', { id });
}

const planIndexes = new WeakMap<State['plans'], PlanIndex>();

/** The plans of a state prepared for quoting; prepared once for as long as neither they nor the rates change. */
export function planIndexOf(services: Services, state: State): PlanIndex {
  const { currencyRates } = services.settings.get();
  const known = planIndexes.get(state.plans);
  if (known?.rates === currencyRates) return known;
  const index = openPlanIndex(state.plans.values(), currencyRates);
  planIndexes.set(state.plans, index);
  return index;
}
