import { picturePayload } from '../encoders/wire-bitmap.ts';
import { WireFault } from './byte-reader.ts';
import type { ByteReader, Reading } from './byte-reader.ts';
import { checkRoom, composeLabel, maxCopies } from './print-job.ts';
import type { Output, Placed } from './print-job.ts';
import { cpclExtendedStatus, cpclStatus } from './status-replies.ts';

const ESC = 0x1b;
/** A zero too, so that those before each label end a line that broke off. */
const isLineEnd = (byte: number): boolean => byte === 0x0d || byte === 0x0a || byte === 0;
const isBlank = (byte: number): boolean => byte <= 0x20 && byte !== ESC;
const endsWord = (byte: number): boolean => byte <= 0x20;

const maxLineLength = 512;

/** Commands that change nothing in the picture; they are kept beside it. */
const ignored: ReadonlySet<string> = new Set(
  'CONTRAST TONE SPEED GAP-SENSE BAR-SENSE JOURNAL LABEL FORM SETFF PREFEED POSTFEED IN-DOTS UNITS PAGE-HEIGHT PRESENT-AT ; END'.split(
    ' ',
  ),
);

const graphics: ReadonlySet<string> = new Set(['CG', 'COMPRESSED-GRAPHICS']);
const hexGraphics: ReadonlySet<string> = new Set(['EG', 'EXPANDED-GRAPHICS']);

/**
 * Reads CPCL for ever: sessions from `! 0 200 200 height copies` to PRINT, with CG and EG pictures. A session that
 * begins inside another forgets that one. A malformed line is reported once and spoils its session only.
 */
export function* decodeCpcl(reader: ByteReader, out: Output): Reading<never> {
  let session: { readonly height: number; readonly copies: number } | null = null;
  let width: number | null = null;
  let placed: Placed[] = [];
  let spoiled = false;
  let commands = new Map<string, string>();

  const spoil = (message: string, offset: number): void => {
    if (!spoiled) out.fault(new WireFault(message, offset));
    spoiled = true;
  };
  const begin = (next: typeof session): void => {
    session = next;
    width = null;
    placed = [];
    spoiled = false;
    commands = new Map();
    out.inLabel = next !== null;
  };

  function* picture(isHex: boolean, start: number): Reading<void> {
    const fields: number[] = [];
    while (fields.length < 4) {
      if (isLineEnd((yield* reader.peek(1))[0] ?? 0)) {
        spoil('CG ends before its data', start);
        return;
      }
      yield* reader.byte();
      const field = yield* reader.takeUntil(endsWord, maxLineLength);
      fields.push(field.length === 0 ? Number.NaN : Number(field.toString('latin1')));
    }
    yield* reader.byte();
    const [bytesPerRow = 0, height = 0, x = 0, y = 0] = fields;
    if (fields.some((field) => !Number.isInteger(field)) || bytesPerRow < 1 || height < 1) {
      spoil('CG has a size or position that is no number', start);
      return;
    }
    checkRoom(placed, bytesPerRow * height, start);
    const length = bytesPerRow * height;
    const payload = isHex ? yield* hexBytes(length) : yield* reader.take(length);
    const bytes = picturePayload(payload, out.settings.inverted === true);
    placed.push({ x, y, bitmap: { width: bytesPerRow * 8, height, bytesPerRow, bytes } });
  }

  function* hexBytes(length: number): Reading<Buffer> {
    let digits = '';
    while (digits.length < length * 2) {
      yield* reader.skipWhile(isBlank);
      digits += (yield* reader.take(1)).toString('latin1');
    }
    return Buffer.from(digits, 'hex');
  }

  const opening = (text: string, start: number): void => {
    // `! U1 ...` sets something at once, without a label.
    if (/^!\s*U/i.test(text)) return;
    const match = /^!\s*\d+\s+\d+\s+\d+\s+(\d{1,6})\s+(\d{1,4})$/.exec(text);
    const copies = Number(match?.[2] ?? 0);
    if (match === null || copies < 1 || copies > maxCopies) {
      begin(null);
      return spoil(`${JSON.stringify(text)} begins no label`, start);
    }
    begin({ height: Number(match[1]), copies });
  };

  const command = (word: string, text: string, start: number): void => {
    switch (word) {
      case 'PAGE-WIDTH':
      case 'PW':
        if (/^\d{1,6}$/.test(text)) width = Number(text);
        else spoil(`${word} ${text} is no width`, start);
        return;
      case 'ABORT':
        return begin(null);
      case 'PRINT': {
        const ended = session;
        if (ended !== null && !spoiled && placed.length > 0) {
          const label = composeLabel(placed, { width, height: ended.height }, start);
          out.label(label, ended.copies, commands);
        }
        return begin(null);
      }
      default:
        if (ignored.has(word)) commands.set(word, text);
        else spoil(`${JSON.stringify(word)} is no CPCL command of pictures`, start);
    }
  };

  for (;;) {
    yield* reader.skipWhile(isBlank);
    const start = reader.offset;
    const first = (yield* reader.peek(1))[0] ?? 0;
    if (first === ESC) {
      const query = (yield* reader.take(2)).toString('latin1', 1);
      if (query === 'h') out.reply(cpclStatus);
      else if (query === 'i') out.reply(cpclExtendedStatus);
      else if (query !== 'N') spoil('ESC without a CPCL query', start);
      continue;
    }
    if (first === 0x21) {
      const text = yield* reader.takeUntil(isLineEnd, maxLineLength);
      opening(text.toString('latin1').trim(), start);
      continue;
    }
    const word = (yield* reader.takeUntil(endsWord, maxLineLength))
      .toString('latin1')
      .toUpperCase();
    if (session === null) spoil(`${JSON.stringify(word)} stands outside of a label`, start);
    if (session !== null && (graphics.has(word) || hexGraphics.has(word))) {
      yield* picture(hexGraphics.has(word), start);
    } else {
      const text = (yield* reader.takeUntil(isLineEnd, maxLineLength)).toString('latin1').trim();
      if (session !== null) command(word, text, start);
    }
  }
}
