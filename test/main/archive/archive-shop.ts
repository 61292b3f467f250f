import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { knownAtOnce } from '../../../domain/archive/archive.ts';
import { decided } from '../../../domain/decide/decision.ts';
import type { Event } from '../../../domain/event.ts';
import { ok } from '../../../domain/result.ts';
import type { Refusal, Result } from '../../../domain/result.ts';
import { defaultSettings } from '../../../domain/settings/settings.ts';
import type { Handlers } from '../../../preload/contract.ts';
import type { CallContext } from '../../../preload/procedure.ts';
import { inspectData } from '../../../main/data-care.ts';
import { backupLogSchema, emptyBackupLog } from '../../../main/backups.ts';
import { printerProbes } from '../../../main/handlers/ask-printer.ts';
import { printBatches } from '../../../main/handlers/print-batches.ts';
import { makeHandlers } from '../../../main/handlers/handlers.ts';
import type { Services } from '../../../main/handlers/services.ts';
import { packbenchModel } from '../../../main/model.ts';
import { openSession } from '../../../main/people/session.ts';
import { openPictures } from '../../../main/pictures/shelf.ts';
import { Archive } from '../../../main/storage/archive.ts';
import { openJsonDocument } from '../../../main/storage/durable-json.ts';
import { openStore } from '../../../main/storage/store.ts';
import { finishedShop } from '../../domain/archive/finished-shop.ts';
import { openSpreadsheets } from '../../../main/excel/spreadsheets.ts';

const folders: string[] = [];
const open: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  await Promise.all(folders.splice(0).map((path) => rm(path, { recursive: true, force: true })));
});

export async function freshFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'packbench-archive-'));
  folders.push(path);
  return path;
}

export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}

/** Nobody cancels and nobody watches. */
export const quiet: CallContext = {
  person: 'Li',
  signal: new AbortController().signal,
  progress: () => undefined,
};

export type Shop = {
  readonly handlers: Handlers;
  readonly services: Services;
  readonly problems: readonly Refusal[];
  readonly close: () => Promise<void>;
};

/** A data folder with its handlers, without printers; spreadsheets are what `tables` says and go where `write` puts them. */
export async function openShop(
  directory: string,
  {
    now = () => new Date('2026-09-01T00:00:00.000Z'),
    tables,
    write,
  }: {
    readonly now?: () => Date;
    readonly tables?: Services['spreadsheets']['read'];
    readonly write?: Services['spreadsheets']['write'];
  } = {},
): Promise<Shop> {
  const problems: Refusal[] = [];
  const onProblem = (problem: Refusal): void => {
    problems.push(problem);
  };
  const store = unwrap(
    await openStore(packbenchModel, { directory, now, station: 'A', onProblem }),
  );
  const archive = await Archive.open(store.state.archives.values(), {
    directory,
    knownAtOnce,
    onProblem,
  });
  const backupLog = unwrap(
    await openJsonDocument(join(directory, 'backup-log.json'), backupLogSchema, emptyBackupLog),
  );
  let settings = defaultSettings;
  const spreadsheets = openSpreadsheets({ workerPath: join(directory, 'none.js') });
  const unused = async (): Promise<never> => {
    throw new Error('not in this shop');
  };
  const opened = await openPictures(directory);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const pictures = opened.value;
  const services: Services = {
    store,
    archive,
    settings: {
      get: () => settings,
      set: async (change) => {
        const changed = typeof change === 'function' ? change(settings) : ok(change);
        if (!changed.ok) return changed;
        settings = { ...settings, ...changed.value };
        return ok(settings);
      },
      onChange: () => () => undefined,
    },
    spreadsheets: {
      read: tables ?? spreadsheets.read,
      readTop: spreadsheets.readTop,
      readOrders: spreadsheets.readOrders,
      write: write ?? spreadsheets.write,
    },
    renderer: {
      render: unused,
      renderPaper: unused,
      encode: unused,
      encodeTest: unused,
      check: unused,
      scalePicture: unused,
    },
    wire: {
      send: unused,
      feed: () => ({ room: unused, send: unused, rest: unused }),
      probe: unused,
      condition: unused,
      ready: unused,
      exclusively: unused,
      reserve: unused,
    },
    probes: printerProbes(),
    batches: printBatches(),
    backupLog,
    verify: (request, { progress }) =>
      inspectData(request.directory, { throughSeq: request.throughSeq, onProgress: progress }),
    pictures,
    session: openSession({ people: () => [], state: () => store.state, now }),
    now,
    directory,
  };
  const close = async (): Promise<void> => {
    await spreadsheets.close();
    await store.close();
  };
  open.push({ close });
  return { handlers: makeHandlers(services), services, problems, close };
}

/** Writes down what happened elsewhere. */
export async function happen({ services }: Shop, events: readonly Event[]): Promise<void> {
  unwrap(await services.store.transact('Li', () => decided(events, null)));
}

/** A shop on a folder in which everything happened half a year ago: what is finished may go into the archive. */
export async function openFinishedShop(directory: string): Promise<Shop> {
  let now = new Date('2026-03-09T02:00:00.000Z');
  const shop = await openShop(directory, { now: () => now });
  await happen(
    shop,
    finishedShop().journal.map(({ event }) => event),
  );
  now = new Date('2026-09-01T00:00:00.000Z');
  return shop;
}
