import { basename, dirname, join } from 'node:path';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { unpackRows } from '../../domain/stored-row.ts';
import type { StoredRow } from '../../domain/stored-row.ts';
import { writeDurably } from './durable-file.ts';
import {
  ioReason,
  nodeFileSystem,
  writeAll,
  type FileSystem,
  type WritableFile,
} from './file-system.ts';
import { ioRefusal } from './load-store.ts';
import { lockNoteName } from './lock-note.ts';
import type { StoreModel } from './model.ts';
import { packed, unpacked } from './packing.ts';
import {
  attachmentTable,
  problemOf,
  readSnapshot,
  snapshotBytes,
  type Snapshot,
} from './snapshot-format.ts';
import type { Store } from './store.ts';

/** Rows of this table are not part of the state: `key` is the name of a document, `value` its text. */
export const documentTable = '$document';

const kind = 'packbench-backup';
const documentPattern = /^[a-z0-9-]+\.json$/;

export type BackupReport = {
  /** `seq` of the last record that the backup holds. */
  readonly seq: number;
  readonly rows: number;
  readonly documents: readonly string[];
};

type BackupOptions = {
  readonly now: () => Date;
  /** Paths in the data folder, with `/`, of files that go with the state, such as archives; they do not change. */
  readonly attachments?: readonly string[];
  readonly fileSystem?: FileSystem;
};

/**
 * Writes what is on the disk of an open store (opened `readOnly` will do), with the settings documents beside it, into
 * one gzipped, checksummed file. `file` shows the old or the whole new backup, never a part.
 * The history of how the state came about is not in it. Refusal: `store-io-failed`.
 */
export async function backupStore<State, Event>(
  model: StoreModel<State, Event>,
  store: Pick<Store<State, Event>, 'state' | 'seq' | 'id' | 'directory'>,
  file: string,
  { now, attachments = [], fileSystem: files = nodeFileSystem }: BackupOptions,
): Promise<Result<BackupReport>> {
  const { state, seq, id, directory } = store;
  try {
    const documents = await readDocuments(files, directory);
    let count = 0;
    const rows = async function* (): AsyncGenerator<StoredRow, void> {
      yield* documents;
      for (const path of attachments) yield* attachedRows(files, directory, path);
      for (const row of model.toRows(state)) {
        count += 1;
        yield row;
      }
    };
    const head = { version: model.version, store: id, seq, at: now().toISOString() };
    await writeDurably(files, file, 'replace', async (write) => {
      const bytes = snapshotBytes(kind, { ...head, rows: rows() });
      for await (const chunk of packed(bytes)) await write(chunk);
    });
    return ok({ seq, rows: count, documents: documents.map(({ key }) => key) });
  } catch (error) {
    return ioRefusal(error, file);
  }
}

const attachmentPattern = /^(?:archive\/[A-Za-z0-9.-]+\.jsonl\.gz|pictures\/[0-9a-f]{64}\.webp)$/;

/** A file in pieces that fit into a line. */
async function* attachedRows(
  files: FileSystem,
  directory: string,
  path: string,
): AsyncGenerator<StoredRow, void> {
  if (!attachmentPattern.test(path)) throw new Error(`"${path}" cannot go into a backup.`);
  for await (const chunk of files.read(join(directory, ...path.split('/')))) {
    yield { table: attachmentTable, key: path, value: chunk.toString('base64') };
  }
}

/** The JSON documents that lie beside the journal, such as the settings. */
async function readDocuments(files: FileSystem, directory: string): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = [];
  for (const name of await files.list(directory)) {
    if (!documentPattern.test(name) || name === lockNoteName) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of files.read(join(directory, name))) chunks.push(chunk);
    rows.push({ table: documentTable, key: name, value: Buffer.concat(chunks).toString() });
  }
  return rows;
}

/** A backup that was read to its end and found whole. */
export type ReadBackup = {
  readonly snapshot: Snapshot;
  readonly documents: readonly { readonly name: string; readonly text: string }[];
};

/** Writes the attached files of a backup that was checked before below `folder`, durably. */
export async function extractAttachments(
  file: string,
  folder: string,
  files: FileSystem,
): Promise<void> {
  let open: { readonly path: string; readonly file: WritableFile } | null = null;
  const finish = async (): Promise<void> => {
    await open?.file.sync();
    await open?.file.close();
    open = null;
  };
  await readSnapshot(unpacked(files.read(file)), kind, async ({ key, value }) => {
    // A name is taken from the file, so it must not lead anywhere else.
    if (!attachmentPattern.test(key) || typeof value !== 'string') return;
    if (open?.path !== key) {
      await finish();
      await files.makeDirectory(join(folder, dirname(key)));
      open = { path: key, file: await files.open(join(folder, ...key.split('/')), 'w') };
    }
    await writeAll(open.file, Buffer.from(value, 'base64'));
  });
  await finish();
  await files.syncDirectory(folder);
}

/**
 * Reads a backup and checks every byte of it.
 * Refusals: `backup-damaged`, also for a file that is no backup or is missing; `store-format-newer`; `store-io-failed`.
 */
export async function readBackup(
  file: string,
  knownVersion: number,
  files: FileSystem = nodeFileSystem,
): Promise<Result<ReadBackup>> {
  try {
    const reading = await readSnapshot(unpacked(files.read(file)), kind);
    if (reading.kind === 'missing') return damaged(file, 'it is missing');
    if (reading.kind === 'damaged') return damaged(file, reading.problem);
    const newer = problemOf(reading, file, knownVersion);
    if (newer !== null) return { ok: false, refusal: newer };
    if (reading.kind !== 'read') return damaged(file, 'it is of another kind');
    const rows = [...unpackRows(reading.snapshot.rows)];
    const documents = rows.flatMap(({ table, key, value }) =>
      // A name is taken from the file, so it must not lead anywhere else.
      table === documentTable && documentPattern.test(key) && typeof value === 'string'
        ? [{ name: basename(key), text: value }]
        : [],
    );
    const state = rows.filter(({ table }) => table !== documentTable);
    return ok({ snapshot: { ...reading.snapshot, rows: state }, documents });
  } catch (error) {
    return ioRefusal(error, file);
  }
}

/**
 * Reads a backup that was just written back to its end. Null when it is whole and holds what was written; else why it is
 * of no use. Errors of the disk are such a reason too.
 */
export async function checkBackup(
  file: string,
  { store, seq }: { readonly store: string; readonly seq: number },
  files: FileSystem = nodeFileSystem,
): Promise<string | null> {
  try {
    const bytes = unpacked(files.read(file));
    const reading = await readSnapshot(bytes, kind, undefined, 'checked');
    if (reading.kind === 'missing') return 'it is missing';
    if (reading.kind !== 'read')
      return reading.kind === 'damaged' ? reading.problem : 'it is newer';
    const isOurs = reading.snapshot.store === store && reading.snapshot.seq === seq;
    return isOurs ? null : 'it holds something else';
  } catch (error) {
    return ioReason(error);
  }
}

const damaged = (file: string, problem: string): Result<never> =>
  refuse('backup-damaged', { file, problem });
