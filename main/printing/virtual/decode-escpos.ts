import { picturePayload } from '../encoders/wire-bitmap.ts';
import { WireFault } from './byte-reader.ts';
import type { ByteReader, Reading } from './byte-reader.ts';
import { checkRoom, composeLabel } from './print-job.ts';
import type { Output, Placed } from './print-job.ts';
import { escPosPaperStatus, escPosProcessId, escPosStatus } from './status-replies.ts';

const NUL = 0x00;
const EOT = 0x04;
const LF = 0x0a;
const FF = 0x0c;
const CR = 0x0d;
const DLE = 0x10;
const ESC = 0x1b;
const GS = 0x1d;

const code = (character: string): number => character.charCodeAt(0);
const entries = (table: Readonly<Record<string, number>>): ReadonlyMap<number, number> =>
  new Map(Object.entries(table).map(([character, length]) => [code(character), length]));

/** Commands that change nothing in a picture, with the number of bytes after them. */
const ignoredAfterEsc = entries({
  '2': 0,
  '3': 1,
  a: 1,
  J: 1,
  d: 1,
  '!': 1,
  E: 1,
  M: 1,
  t: 1,
  R: 1,
  p: 3,
});
const ignoredAfterGs = entries({ P: 2, '!': 1, B: 1, a: 1, H: 1, h: 1, w: 1 });

const littleEndian16 = (bytes: Buffer, at: number): number => bytes.readUInt16LE(at);
const hex = (value: number): string => `0x${value.toString(16).padStart(2, '0')}`;

/**
 * Reads ESC/POS for ever: raster bands are joined to one label until form feed, cut or ESC @. A zero byte inside a
 * command gives that command up, as the zeros before each label intend.
 */
export function* decodeEscPos(reader: ByteReader, out: Output): Reading<never> {
  let placed: Placed[] = [];
  let top = 0;
  let margin = 0;
  let areaWidth: number | null = null;
  const commands = new Map<string, string>();

  const endLabel = (): void => {
    if (placed.length > 0) {
      const width = areaWidth === null ? null : margin + areaWidth;
      out.label(composeLabel(placed, { width, height: top }, reader.offset), 1, commands);
    }
    placed = [];
    top = 0;
    out.inLabel = false;
  };

  function* raster(): Reading<void> {
    if ((yield* reader.byte()) === NUL) return;
    out.inLabel = true;
    const header = yield* reader.take(5);
    const mode = header[0] ?? 0;
    if (mode !== 0 && mode !== code('0')) {
      throw new WireFault(`GS v 0 in mode ${mode}; only normal size is printed`, reader.offset);
    }
    const bytesPerRow = littleEndian16(header, 1);
    const height = littleEndian16(header, 3);
    checkRoom(placed, bytesPerRow * height, reader.offset);
    const payload = yield* reader.take(bytesPerRow * height);
    if (payload.length === 0) return;
    const bytes = picturePayload(payload, out.settings.inverted === true);
    const bitmap = { width: bytesPerRow * 8, height, bytesPerRow, bytes };
    placed.push({ x: margin, y: top, bitmap });
    top += height;
  }

  function* afterEsc(): Reading<void> {
    const command = yield* reader.byte();
    const length = ignoredAfterEsc.get(command);
    if (command === code('@')) {
      endLabel();
      commands.clear();
      margin = 0;
      areaWidth = null;
    } else if (command === code('i') || command === code('m')) {
      endLabel();
    } else if (length !== undefined) {
      yield* reader.take(length);
    } else if (command !== NUL) {
      throw new WireFault(
        `ESC ${hex(command)} is not a command of label printers`,
        reader.offset - 2,
      );
    }
  }

  /** GS ( `letter`: density (K) and speed are kept, a process id (H) is answered when the label is printed. */
  function* functionOf(letter: number): Reading<void> {
    const length = littleEndian16(yield* reader.take(2), 0);
    const parameters = yield* reader.take(length);
    const [name, value = 0] = parameters;
    if (letter === code('K') && name === 49)
      commands.set('density', String(parameters.readInt8(1)));
    if (letter === code('K') && name === 50) commands.set('speed', String(value));
    if (letter === code('H') && name === 48 && length === 6) {
      const id = parameters.subarray(2);
      out.reply(() => escPosProcessId(id), 'when-printed');
    }
  }

  function* afterGs(): Reading<void> {
    const command = yield* reader.byte();
    const length = ignoredAfterGs.get(command);
    switch (command) {
      case NUL:
        return;
      case FF:
        endLabel();
        return;
      case code('v'):
        yield* raster();
        return;
      case code('L'):
        margin = littleEndian16(yield* reader.take(2), 0);
        return;
      case code('W'):
        areaWidth = littleEndian16(yield* reader.take(2), 0);
        return;
      case code('V'): {
        const mode = yield* reader.byte();
        if (mode >= code('A')) yield* reader.byte();
        commands.set('cut', String(mode));
        endLabel();
        return;
      }
      case code('('): {
        yield* functionOf(yield* reader.byte());
        return;
      }
      case code('r'):
        yield* reader.byte();
        out.reply(escPosPaperStatus, 'when-printed');
        return;
      default:
        if (length === undefined) {
          throw new WireFault(
            `GS ${hex(command)} is not a command of label printers`,
            reader.offset - 2,
          );
        }
        yield* reader.take(length);
    }
  }

  function* afterDle(): Reading<void> {
    const command = yield* reader.byte();
    if (command === NUL) return;
    const argument = yield* reader.byte();
    if (command === EOT) out.reply((status) => escPosStatus(argument, status));
  }

  for (;;) {
    const byte = yield* reader.byte();
    switch (byte) {
      case NUL:
      case LF:
      case CR:
        break;
      case FF:
        endLabel();
        break;
      case ESC:
        yield* afterEsc();
        break;
      case GS:
        yield* afterGs();
        break;
      case DLE:
        yield* afterDle();
        break;
      default:
        throw new WireFault(`${hex(byte)} is no ESC/POS command`, reader.offset - 1);
    }
  }
}
