import { join } from 'node:path';
import { knownAtOnce } from '../domain/archive/archive.ts';
import type { ArchiveVolume } from '../domain/archive/archive.ts';
import { decideRecovery } from '../domain/decide/print-batches.ts';
import { decided } from '../domain/decide/decision.ts';
import { renderMessage } from '../domain/messages.ts';
import type { Language } from '../domain/messages.ts';
import { starterPlans } from '../domain/plans/starter-set.ts';
import { ok } from '../domain/result.ts';
import type { Refusal, Result } from '../domain/result.ts';
import { defaultSettings, settingsSchema } from '../domain/settings/settings.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { contract } from '../preload/contract.ts';
import type { Handlers } from '../preload/contract.ts';
import { visitDesk } from './core/visit-desk.ts';
import { openSpreadsheets } from './excel/spreadsheets.ts';
import { backupLogSchema, emptyBackupLog } from './backups.ts';
import { compactInWorker } from './compact-in-worker.ts';
import { makeHandlers } from './handlers/handlers.ts';
import { printerProbes } from './handlers/ask-printer.ts';
import { printBatches } from './handlers/print-batches.ts';
import type { Services, SettingsStore } from './handlers/services.ts';
import { invoke } from './invoke.ts';
import type { ReportBug } from './invoke.ts';
import { openPictures } from './pictures/shelf.ts';
import { packbenchModel } from './model.ts';
import { openSession } from './people/session.ts';
import { openFeed } from './printing/label-feed.ts';
import { printerLocks } from './printing/printer-lock.ts';
import { exclusively, printerTurns } from './printing/printer-queues.ts';
import { openLabelRenderer } from './printing/render/renderer.ts';
import { printerCondition, printerReady, probePrinter } from './printing/transports/probe.ts';
import { openCutLabels } from './printing/cut-labels.ts';
import type { CutLabels } from './printing/cut-labels.ts';
import { sendClosing } from './printing/send.ts';
import { quiet } from './quiet.ts';
import { Archive } from './storage/archive.ts';
import { openJsonDocument, type JsonDocument } from './storage/durable-json.ts';
import { ioRefusal } from './storage/load-store.ts';
import { openStore } from './storage/store.ts';
import { verifyInWorker } from './verify-in-worker.ts';

/** Where the built workers and the assets lie; only a composition root knows. */
export type AppPaths = {
  readonly excelWorker: string;
  readonly renderWorker: string;
  readonly compactWorker: string;
  readonly verifyWorker: string;
  readonly fonts: string;
  readonly samples: string;
};

export type AppOptions = {
  readonly directory: string;
  readonly paths: AppPaths;
  /** Named to whoever finds the folder in use. */
  readonly program: string;
  /** Of the program: only the same one visits it while it has the folder open. */
  readonly version: string;
  /** Takes a line for the log or the terminal; never holds a customer's data. */
  readonly report: (line: string) => void;
  readonly now?: () => Date;
};

/** The application without its two faces: what the window and the command line both stand on. */
export type App = {
  readonly handlers: Handlers;
  readonly services: Services;
  readonly reportBug: ReportBug;
  /** For a program that stays open: loads the fonts of labels, so that the first label need not. */
  readonly warmLabels: () => void;
  /** Waits for everything under way and gives the data folder free. */
  readonly close: () => Promise<Result<null>>;
};

/**
 * Opens the data folder and puts the application together on it. A new folder begins with the starter plans; print jobs
 * that were on the wire when the program last died become `unknown`. Refusals: those of `openStore` and
 * `openJsonDocument`.
 */
export async function openApp(options: AppOptions): Promise<Result<App>> {
  const { directory, paths, program, version, report } = options;
  const now = options.now ?? (() => new Date());
  const say = (problem: Refusal, language: Language = 'en'): void =>
    report(`${renderMessage(problem, language)}\n`);
  const readSettings = () =>
    openJsonDocument<Settings>(join(directory, 'settings.json'), settingsSchema, defaultSettings);
  const before = await readSettings();
  if (!before.ok) return before;
  const desk = visitDesk(directory, version);
  const opened = await openStore(packbenchModel, {
    directory,
    now,
    station: before.value.value.station,
    program,
    compactor: async (request, hurry) => {
      await quiet.rest(hurry);
      return compactInWorker(paths.compactWorker, request);
    },
    onProblem: say,
    visits: desk.open,
  });
  if (!opened.ok) {
    await desk.close();
    return opened;
  }
  const store = opened.value;
  // Whoever had the folder open until now may have changed them meanwhile.
  const document = await readSettings();
  if (!document.ok) {
    await desk.close();
    await store.close();
    return document;
  }
  if (document.value.notice !== null) say(document.value.notice);
  const settings = settingsStore(document.value);
  for (const notice of store.notices) say(notice);
  const archive = await openArchive(store.state.archives.values(), directory, say);
  if (!archive.ok) {
    await desk.close();
    await store.close();
    return archive;
  }
  const backupLog = await openJsonDocument(
    join(directory, 'backup-log.json'),
    backupLogSchema,
    emptyBackupLog,
  );
  if (!backupLog.ok) {
    await desk.close();
    await store.close();
    return backupLog;
  }
  const pictures = await openPictures(directory);
  if (!pictures.ok) {
    await desk.close();
    await store.close();
    return pictures;
  }
  const spreadsheets = openSpreadsheets({ workerPath: paths.excelWorker });
  const renderer = openLabelRenderer({
    workerPath: paths.renderWorker,
    fontsDirectory: paths.fonts,
  });
  const cuts = await openCutLabels(join(directory, 'cut-labels.json'));
  const enter = printerTurns();
  const services: Services = {
    store,
    settings,
    spreadsheets,
    renderer,
    wire: {
      send: (printer, bytes, watch) => sendClosing(cuts, printer, bytes, watch),
      feed: (printer, watch) => openFeed({ cuts, enter }, printer, watch),
      condition: (printer) => printerCondition(printer),
      ready: printerReady,
      probe: (printer) => probePrinter(printer, now().toISOString()),
      exclusively: exclusively(enter),
      reserve: printerLocks(program),
    },
    archive: archive.value,
    pictures: pictures.value,
    session: openSession({
      people: () => settings.get().people,
      state: () => store.state,
      now,
    }),
    probes: printerProbes(),
    batches: printBatches(),
    backupLog: backupLog.value,
    verify: verifyInWorker(paths.verifyWorker),
    now,
    directory,
  };
  const stopWaking = store.onCommit(() => services.batches.wake());
  const close = async (): Promise<Result<null>> => {
    services.probes.close();
    // A visitor may wait for a batch, which ends after the label on its way.
    await services.batches.close();
    await desk.close();
    stopWaking();
    await Promise.all([spreadsheets.close(), renderer.close()]);
    const failure = store.failure;
    await store.close();
    return failure === null ? ok(null) : { ok: false, refusal: failure };
  };
  const begun = await begin(services, cuts);
  if (!begun.ok) {
    await close();
    return begun;
  }
  const handlers = makeHandlers(services);
  const reportBug: ReportBug = (procedure, error) => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report(`${procedure} failed: ${stack}\n`);
  };
  desk.serve(({ name, input, person }, context) =>
    invoke(contract, handlers, name, input, { ...context, person }, reportBug),
  );
  return ok({ handlers, services, close, reportBug, warmLabels: () => renderer.warm() });
}

/** The settings on the disk, and whoever wants to know when they change. */
function settingsStore(document: JsonDocument<Settings>): SettingsStore {
  const listeners = new Set<() => void>();
  return {
    get: () => document.value,
    set: async (change) => {
      const saved = await document.decide((current) => {
        const changed = typeof change === 'function' ? change(current) : ok(change);
        return changed.ok ? ok({ ...current, ...changed.value }) : changed;
      });
      if (saved.ok) for (const listener of listeners) listener();
      return saved;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

async function openArchive(
  volumes: Iterable<ArchiveVolume>,
  directory: string,
  onProblem: (problem: Refusal) => void,
): Promise<Result<Archive>> {
  try {
    return ok(await Archive.open(volumes, { directory, knownAtOnce, onProblem }));
  } catch (error) {
    return ioRefusal(error, directory);
  }
}

/** Brings a folder that was just opened in order. */
async function begin(services: Services, cuts: CutLabels): Promise<Result<unknown>> {
  const { store, settings } = services;
  if (store.state.plans.isEmpty()) {
    const source = { fileName: 'starter plans', sha256: '' };
    const planted = await store.transact('', () =>
      decided([{ type: 'plans-imported', source, plans: starterPlans }], null),
    );
    if (!planted.ok) return planted;
  }
  for (const { printer, state } of store.state.printJobs.values()) {
    const known =
      state === 'sending'
        ? settings.get().printers.find(({ name }) => name === printer)
        : undefined;
    if (known !== undefined) await cuts.record(known);
  }
  return store.transact('', decideRecovery);
}
