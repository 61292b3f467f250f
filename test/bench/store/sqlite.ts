import { createRequire } from 'node:module';
import { join } from 'node:path';

type Statement = {
  readonly run: (...values: readonly unknown[]) => unknown;
};

type Database = {
  readonly pragma: (text: string) => unknown;
  readonly exec: (text: string) => unknown;
  readonly prepare: (text: string) => Statement;
  readonly transaction: (run: () => void) => () => void;
  readonly close: () => void;
};

/** A table of whole documents in SQLite, each transaction durable: WAL with `synchronous = FULL`. */
export type Sqlite = {
  readonly fill: (documents: Iterable<readonly [id: string, json: string]>) => void;
  readonly put: (id: string, json: string) => void;
  /** In one transaction. */
  readonly putAll: (documents: Iterable<readonly [id: string, json: string]>) => void;
  readonly close: () => void;
};

/** Null where `peers`, the folder of the bench's own packages, does not have better-sqlite3. */
export function openSqlite(peers: string, path: string): Sqlite | null {
  const Constructor = loadDriver(peers);
  if (Constructor === null) return null;
  const database = new Constructor(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE shipments (id TEXT PRIMARY KEY, json TEXT) WITHOUT ROWID');
  const insert = database.prepare('INSERT INTO shipments VALUES (?, ?)');
  const update = database.prepare('UPDATE shipments SET json = ? WHERE id = ?');
  return {
    fill: (documents) =>
      database.transaction(() => {
        for (const [id, json] of documents) insert.run(id, json);
      })(),
    put: (id, json) => {
      update.run(json, id);
    },
    putAll: (documents) =>
      database.transaction(() => {
        for (const [id, json] of documents) update.run(json, id);
      })(),
    close: () => database.close(),
  };
}

function loadDriver(peers: string): (new (path: string) => Database) | null {
  try {
    const load = createRequire(join(peers, 'package.json')) as (name: string) => unknown;
    return load('better-sqlite3') as new (path: string) => Database;
  } catch {
    return null;
  }
}
