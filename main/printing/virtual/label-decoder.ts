import type { PrinterLanguage } from '../../../domain/printing/printer.ts';
import { ByteReader, WireFault } from './byte-reader.ts';
import type { Reading } from './byte-reader.ts';
import { decodeCpcl } from './decode-cpcl.ts';
import { decodeEpl2 } from './decode-epl2.ts';
import { decodeEscPos } from './decode-escpos.ts';
import { decodeTspl } from './decode-tspl.ts';
import { decodeZpl } from './decode-zpl.ts';
import { maxLabelBytes } from './print-job.ts';
import type { Output, PrinterEvent, PrinterSettings } from './print-job.ts';

/** The bytes of a stream of labels in, what a printer would do out. */
export type LabelDecoder = {
  /** What these bytes complete, in order. After a fatal fault nothing more is read. */
  push(chunk: Uint8Array): readonly PrinterEvent[];
  /** What is to say when no more bytes come: a label that has begun is torn. */
  end(): readonly PrinterEvent[];
  /** Whether a label has begun and not ended. */
  readonly isReceiving: boolean;
};

const ESC = 0x1b;
const escPosOpenings: ReadonlySet<number> = new Set([ESC, 0x0c, 0x10, 0x1d]);
const isFiller = (byte: number): boolean =>
  byte === 0 || byte === 9 || byte === 10 || byte === 13 || byte === 32;
const isLetter = (byte: number): boolean => /^[A-Za-z]$/.test(String.fromCharCode(byte));

/** The language of the first bytes that mean something in any language. */
function* recognise(reader: ByteReader): Reading<PrinterLanguage> {
  yield* reader.skipWhile(isFiller);
  const first = (yield* reader.peek(1))[0] ?? 0;
  if (first === ESC) {
    const second = String.fromCharCode((yield* reader.peek(2))[1] ?? 0);
    if (second === 'h') return 'cpcl';
    if (second !== '!') return 'escpos';
    return /[S?]/.test((yield* reader.peek(3)).toString('latin1', 2)) ? 'tspl' : 'escpos';
  }
  if (escPosOpenings.has(first)) return 'escpos';
  if (first === 0x21) return (yield* reader.peek(3)).toString('latin1') === '! U' ? 'zpl' : 'cpcl';
  if (first === 0x7e) return 'zpl';
  if (first === 0x5e) return (yield* reader.peek(2))[1] === 0x65 ? 'epl2' : 'zpl';
  if (isLetter(first)) {
    // The commands of EPL2 have one letter or two, those of TSPL more.
    return (yield* reader.peek(3)).every(isLetter) ? 'tspl' : 'epl2';
  }
  throw new WireFault(
    `0x${first.toString(16).padStart(2, '0')} begins no label in ESC/POS, TSPL, ZPL, EPL2 or CPCL`,
    reader.offset,
  );
}

/** A decoder that takes bytes in pieces of any size, within bounded memory. */
export function createLabelDecoder(settings: PrinterSettings = {}): LabelDecoder {
  const reader = new ByteReader(maxLabelBytes);
  let events: PrinterEvent[] = [];
  let language: PrinterLanguage | undefined = settings.language;
  let dead = false;

  const out: Output = {
    settings,
    inLabel: false,
    label: (bitmap, copies, commands) => {
      if (language === undefined) return;
      events.push({
        kind: 'label',
        language,
        bitmap,
        copies,
        commands: Object.fromEntries(commands),
        end: reader.offset,
      });
    },
    reply: (answer, due = 'at-once') => events.push({ kind: 'reply', due, answer }),
    fault: (fault) => events.push({ kind: 'fault', message: fault.message, fatal: false }),
  };

  function* decode(): Reading<never> {
    language ??= yield* recognise(reader);
    switch (language) {
      case 'escpos':
        return yield* decodeEscPos(reader, out);
      case 'tspl':
        return yield* decodeTspl(reader, out);
      case 'zpl':
        return yield* decodeZpl(reader, out);
      case 'epl2':
        return yield* decodeEpl2(reader, out);
      case 'cpcl':
        return yield* decodeCpcl(reader, out);
      default:
        return language satisfies never;
    }
  }
  const decoding = decode();

  const drain = (): readonly PrinterEvent[] => {
    const drained = events;
    events = [];
    return drained;
  };

  return {
    get isReceiving() {
      return out.inLabel;
    },
    push(chunk) {
      if (dead) return [];
      reader.push(chunk);
      try {
        decoding.next();
      } catch (error) {
        if (!(error instanceof WireFault)) throw error;
        dead = true;
        events.push({ kind: 'fault', message: error.message, fatal: true });
      }
      return drain();
    },
    end() {
      if (!dead && (out.inLabel || reader.waiting > 0)) {
        const at = reader.offset + reader.waiting;
        out.fault(new WireFault('the connection ended in the middle of a label', at));
      }
      return drain();
    },
  };
}
