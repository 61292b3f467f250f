import { encodeCheckedLine, type CheckedLine } from './checked-line.ts';
import type { RecordMeta } from './model.ts';

// A record larger than this is spread over several lines, so that no text in memory grows without bound.
const partLength = 4 << 20;

/**
 * What a line of the journal says.
 * `batch` is the first record of the write that the line belongs to: everything before it was on the disk already.
 */
export type JournalLine =
  | { readonly kind: 'closed'; readonly seq: number }
  /** Stands where a repair found the records `from` to `seq` destroyed. */
  | { readonly kind: 'lost'; readonly seq: number; readonly from: number }
  /**
   * Events of a record that is still to come, on the disk ahead of it; without that record they never happened. `seq`
   * was on the disk before.
   */
  | {
      readonly kind: 'staged';
      readonly seq: number;
      readonly stage: string;
      readonly part: number;
      readonly events: readonly unknown[];
    }
  | {
      readonly kind: 'part';
      readonly seq: number;
      readonly part: number;
      readonly of: number;
      readonly batch: number;
      /** Of the whole record; only in its first part. */
      readonly origin: Omit<RecordMeta, 'seq'> | null;
      /** The record's events are the staged ones of this name; null when they are in its own lines. */
      readonly staged: { readonly stage: string; readonly parts: number } | null;
      readonly events: readonly unknown[];
    };

/** Numbers of records that cannot be read any more; both ends included. */
export type LostRecords = { readonly from: number; readonly through: number };

type LineBody = {
  readonly at?: string;
  readonly station?: string;
  readonly person?: string;
  readonly batch?: number;
  readonly part?: number;
  readonly of?: number;
  readonly stage?: string;
  readonly stagedParts?: number;
  readonly lostFrom?: number;
  readonly events: readonly unknown[];
};

const closedText = '"closed"';

/** A mark that everything up to `seq` was on the disk when the store was closed. */
export const encodeClosed = (seq: number): Buffer => encodeCheckedLine(String(seq), closedText);

/** Stands for the destroyed records `from` to `through`, so that what follows them can still be read. */
export const encodeLost = ({ from, through }: LostRecords): Buffer =>
  encodeCheckedLine(String(through), `{"lostFrom":${from}}`);

/** The lines of one record. `events` are JSON texts; at least one. */
export function encodeRecord(
  meta: RecordMeta,
  batch: number,
  events: readonly string[],
): readonly Buffer[] {
  const parts = splitByLength(events);
  const batchField = batch === meta.seq ? '' : `"batch":${batch},`;
  return parts.map((texts, part) => {
    const origin = JSON.stringify({ at: meta.at, station: meta.station, person: meta.person });
    const originFields = part === 0 ? `${origin.slice(1, -1)},` : '';
    const partFields = parts.length === 1 ? '' : `"part":${part},"of":${parts.length},`;
    const json = `{${originFields}${batchField}${partFields}"events":[${texts.join(',')}]}`;
    return encodeCheckedLine(String(meta.seq), json);
  });
}

/** The line of some events ahead of their record; `seq` is a record that is on the disk. */
export const encodeStaged = (
  seq: number,
  { stage, part }: { readonly stage: string; readonly part: number },
  event: string,
): Buffer =>
  encodeCheckedLine(String(seq), `{"stage":"${stage}","part":${part},"events":[${event}]}`);

/** The line of a record whose events were staged: with it they happen, all together. */
export function encodeStagedRecord(
  { seq, at, station, person }: RecordMeta,
  batch: number,
  stage: string,
  parts: number,
): Buffer {
  const batchField = batch === seq ? {} : { batch };
  return encodeCheckedLine(
    String(seq),
    JSON.stringify({ at, station, person, ...batchField, stage, stagedParts: parts, events: [] }),
  );
}

function splitByLength(texts: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let current: string[] = [];
  let length = 0;
  for (const text of texts) {
    if (length + text.length > partLength && current.length > 0) {
      parts.push(current);
      current = [];
      length = 0;
    }
    current.push(text);
    length += text.length;
  }
  parts.push(current);
  return parts;
}

/** Stands before the events of a line, which come last; in a text it would be escaped. */
const eventsKey = '"events":[';

/** A line's JSON without its events. */
function withoutEvents(json: Buffer): string {
  const at = json.indexOf(eventsKey);
  return at === -1 ? json.toString() : `${json.toString('utf8', 0, at)}${eventsKey}]}`;
}

/**
 * What a line whose checksum is right says; null when it is not a line of a journal. Without its events it is read in no
 * time, however many they are.
 */
export function readJournalLine(
  line: CheckedLine,
  events: 'with-events' | 'without-events' = 'with-events',
): JournalLine | null {
  const seq = Number(line.word);
  if (!Number.isSafeInteger(seq)) return null;
  const text = events === 'with-events' ? line.json.toString() : withoutEvents(line.json);
  if (text === closedText) return { kind: 'closed', seq };
  const body = JSON.parse(text) as LineBody;
  const { at, station, person, lostFrom } = body;
  if (lostFrom !== undefined) return { kind: 'lost', seq, from: lostFrom };
  const part = body.part ?? 0;
  const { stage, stagedParts } = body;
  if (stage !== undefined && stagedParts === undefined) {
    return { kind: 'staged', seq, stage, part, events: body.events };
  }
  const whole = at !== undefined && station !== undefined && person !== undefined;
  if (part === 0 && !whole) return null;
  return {
    kind: 'part',
    seq,
    part,
    of: body.of ?? 1,
    batch: body.batch ?? seq,
    origin: whole ? { at, station, person } : null,
    staged: stage === undefined ? null : { stage, parts: stagedParts ?? 0 },
    events: body.events,
  };
}
