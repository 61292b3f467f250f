import { picturePayload } from '../encoders/wire-bitmap.ts';
import { WireFault } from './byte-reader.ts';
import type { ByteReader, Reading } from './byte-reader.ts';
import { checkRoom, composeLabel, maxCopies } from './print-job.ts';
import type { Output, Placed } from './print-job.ts';
import { epl2ErrorReport } from './status-replies.ts';

const LF = 0x0a;
const isLineEnd = (byte: number): boolean => byte === LF || byte === 0x0d;
const isBlank = (byte: number): boolean => byte <= 0x20;
const endsField = (byte: number): boolean => byte === 0x2c || isLineEnd(byte);

const maxLineLength = 256;

/** Commands that change nothing in the picture; they are kept beside it. */
const ignored = /^(?:Z[TB]?|S|D|O|J[BF]|I|L|U|M|e[RN]?)/;

/**
 * Reads EPL2 for ever: q, Q, N, GW and P. A malformed line is reported once and spoils the label up to the next N; the
 * lines after it are read again.
 */
export function* decodeEpl2(reader: ByteReader, out: Output): Reading<never> {
  let width: number | null = null;
  let height: number | null = null;
  let reference = { x: 0, y: 0 };
  let placed: Placed[] = [];
  let spoiled = false;
  const commands = new Map<string, string>();

  const spoil = (message: string, offset: number): void => {
    if (!spoiled) out.fault(new WireFault(message, offset));
    spoiled = true;
  };
  const clear = (): void => {
    placed = [];
    spoiled = false;
    out.inLabel = false;
  };

  function* graphicWrite(start: number): Reading<void> {
    out.inLabel = true;
    const fields: number[] = [];
    while (fields.length < 4) {
      const field = yield* reader.takeUntil(endsField, maxLineLength);
      fields.push(field.length === 0 ? Number.NaN : Number(field.toString('latin1')));
      const end = yield* reader.byte();
      // A line may also end before the data, with carriage returns before its line feed.
      if (isLineEnd(end) && fields.length < 4) {
        spoil('GW ends before its data', start);
        return;
      }
      if (end === 0x0d) {
        yield* reader.skipWhile((byte) => byte === 0x0d);
        yield* reader.byte();
      }
    }
    const [x = 0, y = 0, bytesPerRow = 0, rows = 0] = fields;
    if (fields.some((field) => !Number.isInteger(field)) || bytesPerRow < 1 || rows < 1) {
      spoil('GW has a size or position that is no number', start);
      return;
    }
    checkRoom(placed, bytesPerRow * rows, start);
    const payload = yield* reader.take(bytesPerRow * rows);
    placed.push({
      x: x + reference.x,
      y: y + reference.y,
      bitmap: {
        width: bytesPerRow * 8,
        height: rows,
        bytesPerRow,
        bytes: picturePayload(payload, out.settings.inverted !== true),
      },
    });
  }

  const print = (text: string, start: number): void => {
    const [, sets, each = '1'] = /^P(\d+)(?:,(\d+))?$/.exec(text) ?? [];
    const copies = Number(sets ?? 0) * Number(each);
    if (copies < 1 || copies > maxCopies) return spoil(`${text} is no number of copies`, start);
    out.inLabel = false;
    if (!spoiled && placed.length > 0) {
      out.label(composeLabel(placed, { width, height }, start), copies, commands);
    }
  };

  const command = (text: string, start: number): void => {
    const [, name = '', first, second] = /^([qQR])(\d+)(?:,B?(\d+))?/.exec(text) ?? [];
    if (text === 'N') {
      clear();
    } else if (text === '^ee') {
      out.reply(epl2ErrorReport);
    } else if (name === 'R') {
      reference = { x: Number(first), y: Number(second ?? 0) };
    } else if (name !== '') {
      // Both clear the picture.
      if (name === 'q') width = Number(first);
      else height = Number(first);
      placed = [];
      commands.set(name, text.slice(1));
    } else if (text.startsWith('P')) {
      print(text, start);
    } else {
      const [known] = ignored.exec(text) ?? [];
      if (known === undefined)
        spoil(`${JSON.stringify(text)} is no EPL2 command of pictures`, start);
      else commands.set(known, text.slice(known.length));
    }
  };

  for (;;) {
    yield* reader.skipWhile(isBlank);
    const start = reader.offset;
    const opening = (yield* reader.peek(2)).toString('latin1');
    if (opening === 'GW') {
      yield* reader.take(2);
      yield* graphicWrite(start);
    } else {
      const text = yield* reader.takeUntil(isLineEnd, maxLineLength);
      command(text.toString('latin1').trim(), start);
    }
  }
}
