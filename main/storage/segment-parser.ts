import { decodeCheckedLine, type CheckedLine } from './checked-line.ts';
import type { JournalRecord, RecordMeta } from './model.ts';
import { readJournalLine, type JournalLine, type LostRecords } from './record.ts';
import { decodeHeader, segmentKind, storeFormat, type SegmentHeader } from './segment.ts';

/** A place in a file; `line` counts from 1, `byte` from 0. */
export type Place = { readonly line: number; readonly byte: number };

export type LineFault = 'bad' | 'gap' | 'newer';

/** Which records are given; without any wish all of them, whole. The others are checked all the same. */
export type RecordWish = {
  /** Only records whose lines hold one of these texts, and of them only the events of such lines. */
  readonly containing?: readonly Buffer[];
  /** Only when and by whom they were written, without their events. */
  readonly metaOnly?: boolean;
};

type OpenRecord = {
  readonly meta: RecordMeta;
  /** How many pieces its events come in. */
  of: number;
  readonly at: Place;
  readonly events: (readonly unknown[])[];
  wanted: boolean;
};

/** Events that wait for their record. Only one record at a time is staged, so a new stage gives up an older one. */
type Stage = { readonly name: string; readonly events: (readonly unknown[])[]; wanted: boolean };

/** Puts the lines of a segment together to records and checks that none is missing. */
export class SegmentParser {
  header: SegmentHeader | null = null;
  lastSeq = 0;
  /** The last line says that the store was closed in order. */
  closed = false;
  /** What a repair found destroyed and marked as such. */
  readonly lost: LostRecords[] = [];
  /** Where the next line begins. */
  at: Place = { line: 1, byte: 0 };
  readonly #wish: RecordWish;
  #open: OpenRecord | null = null;
  #stage: Stage | null = null;
  #records: JournalRecord<unknown>[] = [];

  constructor(wish: RecordWish = {}) {
    this.#wish = wish;
  }

  /** Where a record begins whose lines are not all there yet. */
  get unfinished(): Place | null {
    return this.#open?.at ?? null;
  }

  /** How many records are complete since the last call of `drain`. */
  get waiting(): number {
    return this.#records.length;
  }

  /** The records that are complete since the last call. */
  drain(): readonly JournalRecord<unknown>[] {
    const records = this.#records;
    if (records.length > 0) this.#records = [];
    return records;
  }

  /** The next record is the one after `lastSeq`, whatever was expected. */
  giveUp(lastSeq: number): void {
    this.lastSeq = lastSeq;
    this.closed = false;
    this.#open = null;
    this.#stage = null;
  }

  /** Takes the next line (without its line break). A line that is refused changes nothing. */
  take(line: Buffer): LineFault | null {
    const fault = this.header === null ? this.#takeHeader(line) : this.#takeEntry(line);
    if (fault === null) {
      this.at = { line: this.at.line + 1, byte: this.at.byte + line.length + 1 };
    }
    return fault;
  }

  #takeHeader(line: Buffer): LineFault | null {
    const header = decodeHeader(segmentKind, line) as SegmentHeader | null;
    if (header === null) return 'bad';
    this.header = header;
    this.lastSeq = header.first - 1;
    return header.format > storeFormat ? 'newer' : null;
  }

  #takeEntry(line: Buffer): LineFault | null {
    const decoded = decodeCheckedLine(line);
    if (decoded === null) return 'bad';
    const wanted = this.#isWanted(decoded);
    const isRead = wanted && this.#wish.metaOnly !== true;
    const content = readJournalLine(decoded, isRead ? 'with-events' : 'without-events');
    if (content === null) return 'bad';
    if (content.kind === 'closed') {
      if (content.seq !== this.lastSeq || this.#open !== null) return 'gap';
      this.closed = true;
      return null;
    }
    if (content.kind === 'staged') return this.#takeStaged(content, wanted);
    if (content.kind === 'lost') return this.#takeLost(content);
    const { seq, part, of, origin, staged, events } = content;
    if (seq !== this.lastSeq + 1 || part !== (this.#open?.events.length ?? 0)) return 'gap';
    if (this.#open === null) {
      if (origin === null) return 'bad';
      this.#open = { meta: { seq, ...origin }, of, at: this.at, events: [], wanted: false };
    }
    const open = this.#open;
    if (staged !== null) {
      const stage = this.#stage;
      if (stage?.name !== staged.stage || stage.events.length !== staged.parts) {
        this.#open = null;
        return 'gap';
      }
      open.events.push(...stage.events);
      open.wanted = stage.wanted;
      open.of = stage.events.length + 1;
      this.#stage = null;
    }
    this.closed = false;
    open.events.push(events);
    open.wanted ||= wanted;
    if (open.events.length === open.of) {
      if (open.wanted) this.#records.push({ meta: open.meta, events: open.events.flat() });
      this.lastSeq = seq;
      this.#open = null;
    }
    return null;
  }

  #takeLost({ from, seq }: Extract<JournalLine, { kind: 'lost' }>): LineFault | null {
    if (from !== this.lastSeq + 1 || seq < from) return 'gap';
    this.lost.push({ from, through: seq });
    this.giveUp(seq);
    return null;
  }

  #takeStaged(
    { stage: name, part, events }: Extract<JournalLine, { kind: 'staged' }>,
    wanted: boolean,
  ): LineFault | null {
    if (part === 0) this.#stage = { name, events: [], wanted: false };
    const stage = this.#stage;
    const isNext = stage?.name === name && stage.events.length === part;
    if (this.#open !== null || stage === null || !isNext) return 'gap';
    this.closed = false;
    stage.events.push(events);
    stage.wanted ||= wanted;
    return null;
  }

  #isWanted({ json }: CheckedLine): boolean {
    return this.#wish.containing?.some((text) => json.includes(text)) ?? true;
  }
}
