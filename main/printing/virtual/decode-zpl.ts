import { WireFault } from './byte-reader.ts';
import type { ByteReader, Reading } from './byte-reader.ts';
import { checkRoom, composeLabel, maxCopies, maxLabelBytes } from './print-job.ts';
import type { Output, Placed } from './print-job.ts';
import { zplErrorStatus, zplHostStatus, zplVariable } from './status-replies.ts';
import { decodeGraphic } from './zpl-graphic.ts';

const isPrefix = (byte: number): boolean => byte === 0x5e || byte === 0x7e;
/** A line of Set-Get-Do, which stands between formats. */
const isSetGetDo = (byte: number | undefined): boolean => byte === 0x21;
const isLineEnd = (byte: number): boolean => byte === 0x0d || byte === 0x0a;
const maxParameterBytes = 4096;

/** Commands that change nothing in a picture; they are kept beside it. */
const ignored: ReadonlySet<string> = new Set(
  '^FS ^FX ^CI ^LS ^LT ^MC ^MD ^MM ^MN ^MT ^PF ^PH ^PM ^PO ^PR ^JM ^JU ^JZ ^XB ~SD ~TA ~JA ~JS ~PS ~PP'.split(
    ' ',
  ),
);

type Point = { readonly x: number; readonly y: number };

/** A ^GF field, decoded only when the format is complete: one that broke off is cancelled, not complained of. */
type Field = Point & { readonly parameters: string; readonly offset: number };

const parsePoint = (text: string): Point | null => {
  const match = /^(\d{1,5})?(?:,(\d{1,5})?(?:,\d)?)?$/.exec(text);
  return match === null ? null : { x: Number(match[1] ?? 0), y: Number(match[2] ?? 0) };
};

const parseCount = (text: string): number | null => {
  const match = /^(\d{1,8})(?:,.*)?$/.exec(text);
  return match === null ? null : Number(match[1]);
};

/**
 * Reads ZPL for ever: the ^GFA fields between ^XA and ^XZ make a label. ~JX, and ^XA inside a format, forget what came
 * before. A malformed command is reported once and spoils its label only. Between formats it answers `getvar`.
 */
export function* decodeZpl(reader: ByteReader, out: Output): Reading<never> {
  let width: number | null = null;
  let height: number | null = null;
  let home: Point = { x: 0, y: 0 };
  let origin: Point = { x: 0, y: 0 };
  let copies = 1;
  let fields: Field[] = [];
  let spoiled = false;
  const commands = new Map<string, string>();

  const spoil = (message: string, offset: number): void => {
    if (!spoiled) out.fault(new WireFault(message, offset));
    spoiled = true;
  };
  const begin = (inLabel: boolean): void => {
    fields = [];
    copies = 1;
    origin = { x: 0, y: 0 };
    spoiled = false;
    out.inLabel = inLabel;
  };
  const endFormat = (offset: number): void => {
    if (!spoiled && fields.length > 0) {
      const placed: Placed[] = [];
      try {
        for (const field of fields) {
          const bitmap = decodeGraphic(
            field.parameters,
            out.settings.inverted === true,
            field.offset,
          );
          checkRoom(placed, bitmap.bytes.length, field.offset);
          placed.push({ x: field.x, y: field.y, bitmap });
        }
        out.label(composeLabel(placed, { width, height }, offset), copies, commands);
      } catch (error) {
        // The stream itself is in order: the next format can be printed.
        if (!(error instanceof WireFault)) throw error;
        out.fault(error);
      }
    }
    begin(false);
  };
  const set = <Value>(value: Value | null, command: string, offset: number): value is Value => {
    if (value === null) spoil(`${command} has a value that is no number`, offset);
    return value !== null;
  };

  function* run(command: string, offset: number): Reading<void> {
    const limit = command === '^GF' ? maxLabelBytes : maxParameterBytes;
    const parameters = (yield* reader.takeUntil((byte) => isPrefix(byte), limit)).toString(
      'latin1',
    );
    const text = parameters.trim();
    switch (command) {
      case '^PW':
      case '^LL': {
        const dots = parseCount(text);
        if (!set(dots, command, offset)) return;
        if (command === '^PW') width = dots;
        else height = dots;
        return;
      }
      case '^LH':
      case '^FO': {
        const point = parsePoint(text);
        if (!set(point, command, offset)) return;
        if (command === '^LH') home = point;
        else origin = { x: home.x + point.x, y: home.y + point.y };
        return;
      }
      case '^PQ': {
        const count = parseCount(text);
        if (!set(count, command, offset)) return;
        if (count < 1 || count > maxCopies) spoil(`^PQ${text} is no number of copies`, offset);
        copies = count;
        return;
      }
      case '^GF': {
        const used = fields.reduce((sum, field) => sum + field.parameters.length, text.length);
        if (used > maxLabelBytes) throw new WireFault('the pictures are too long', offset);
        fields.push({ ...origin, parameters: text, offset });
        return;
      }
      default:
        if (!ignored.has(command)) spoil(`${command} is no ZPL command of pictures`, offset);
        else if (text !== '') commands.set(command, text);
    }
  }

  for (;;) {
    yield* reader.skipWhile((byte) => byte <= 0x20);
    if (isSetGetDo((yield* reader.peek(1))[0])) {
      const line = (yield* reader.takeUntil(isLineEnd, maxParameterBytes)).toString('latin1');
      const [, name] = /^! U1 getvar "([^"]*)"$/.exec(line.trim()) ?? [];
      if (name !== undefined) out.reply((status) => zplVariable(name, status));
      continue;
    }
    const garbageAt = reader.offset;
    const garbage = yield* reader.takeUntil((byte) => isPrefix(byte), maxParameterBytes);
    if (garbage.length > 0) spoil('text outside of ZPL commands', garbageAt);

    const offset = reader.offset;
    const prefix = yield* reader.take(1);
    let name = '';
    while (name.length < 2 && !isPrefix((yield* reader.peek(1))[0] ?? 0)) {
      name += String.fromCharCode(yield* reader.byte());
    }
    const command = prefix.toString('latin1') + name.toUpperCase();
    // These act at once; every other command lasts until the next begins.
    switch (command) {
      case '^XA':
        begin(true);
        break;
      case '^XZ':
        endFormat(offset);
        break;
      case '~JX':
        begin(false);
        break;
      case '~HS':
        out.reply(zplHostStatus);
        break;
      case '~HQ':
        if ((yield* reader.take(2)).toString('latin1').toUpperCase() === 'ES') {
          out.reply(zplErrorStatus);
        }
        break;
      default:
        if (name.length < 2) spoil('a ZPL command without its name', offset);
        else yield* run(command, offset);
    }
  }
}
