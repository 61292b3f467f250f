import { dotsPerMm } from '../../../domain/label/geometry.ts';
import { labelDpis } from '../../../domain/label/label.ts';
import type { LabelDpi } from '../../../domain/label/label.ts';
import { picturePayload } from '../encoders/wire-bitmap.ts';
import { WireFault } from './byte-reader.ts';
import type { ByteReader, Reading } from './byte-reader.ts';
import { checkRoom, composeLabel, maxCopies } from './print-job.ts';
import type { Output, Placed } from './print-job.ts';
import { tsplStatus, tsplStatusByte } from './status-replies.ts';

const ESC = 0x1b;
const isLineEnd = (byte: number): boolean => byte === 0x0d || byte === 0x0a;
const isBlank = (byte: number): boolean => byte <= 0x20 && byte !== ESC;
const isComma = (byte: number): boolean => byte === 0x2c;

const maxWordLength = 32;
const maxLineLength = 1024;

/** Commands that change nothing in the picture; they are kept beside it. */
const ignored: ReadonlySet<string> = new Set(
  'GAP BLINE OFFSET SPEED DENSITY DIRECTION SHIFT SET CODEPAGE COUNTRY HOME FEED BACKFEED FORMFEED SOUND CUT LIMITFEED EOP'.split(
    ' ',
  ),
);

type Length = { readonly value: number; readonly unit: 'mm' | 'dot' };
type LabelSize = { readonly width: Length; readonly height: Length | null };

const mmPerInch = 25.4;
const sizePattern = /^([\d.]+)\s*(mm|dot)?(?:\s*,\s*([\d.]+)\s*(mm|dot)?)?$/i;

/** A length of SIZE, which counts inches where no unit is given. */
function parseLength(value: string, unit: string | undefined): Length {
  if (unit === undefined) return { value: Number(value) * mmPerInch, unit: 'mm' };
  return { value: Number(value), unit: unit.toLowerCase() === 'dot' ? 'dot' : 'mm' };
}

function parseSize(text: string): LabelSize | null {
  const match = sizePattern.exec(text);
  if (match === null) return null;
  const [, width = '', widthUnit, height, heightUnit] = match;
  return {
    width: parseLength(width, widthUnit),
    height: height === undefined ? null : parseLength(height, heightUnit),
  };
}

const inDots = (length: Length, dpi: LabelDpi): number =>
  length.unit === 'dot' ? length.value : Math.round(length.value * dotsPerMm(dpi));

/** The size in dots on a head of `dpi`, or on the head to which the pictures fit best when that is not known. */
function sizeInDots(
  size: LabelSize | null,
  placed: readonly Placed[],
  knownDpi: LabelDpi | undefined,
): { readonly width: number | null; readonly height: number | null } {
  if (size === null) return { width: null, height: null };
  const right = Math.max(...placed.map((part) => part.x + part.bitmap.width));
  const bottom = Math.max(...placed.map((part) => part.y + part.bitmap.height));
  const sizes = labelDpis.map((dpi) => {
    const width = inDots(size.width, dpi);
    const height = size.height === null ? null : inDots(size.height, dpi);
    const misfit = Math.abs(width - right) + Math.abs((height ?? bottom) - bottom);
    return { dpi, width, height, misfit };
  });
  const [fitting] = sizes.toSorted((one, other) => one.misfit - other.misfit);
  return (
    sizes.find((candidate) => candidate.dpi === knownDpi) ??
    fitting ?? { width: null, height: null }
  );
}

/**
 * Reads TSPL for ever: SIZE, CLS, BITMAP and PRINT. A malformed line is reported once and spoils the label up to the
 * next CLS; the lines after it are read again.
 */
export function* decodeTspl(reader: ByteReader, out: Output): Reading<never> {
  let size: LabelSize | null = null;
  let reference = { x: 0, y: 0 };
  let placed: Placed[] = [];
  let spoiled = false;
  const commands = new Map<string, string>();

  const spoil = (message: string, offset: number): void => {
    if (!spoiled) out.fault(new WireFault(message, offset));
    spoiled = true;
  };

  function* bitmap(start: number): Reading<void> {
    out.inLabel = true;
    const fields: number[] = [];
    while (fields.length < 5) {
      const field = yield* reader.takeUntil(
        (byte) => isComma(byte) || isLineEnd(byte),
        maxLineLength,
      );
      if (isLineEnd((yield* reader.peek(1))[0] ?? 0)) {
        spoil('BITMAP ends before its data', start);
        return;
      }
      yield* reader.byte();
      fields.push(Number(field.toString('latin1')));
    }
    const [x = 0, y = 0, bytesPerRow = 0, height = 0, mode = 0] = fields;
    if (fields.some((field) => !Number.isInteger(field)) || bytesPerRow < 1 || height < 1) {
      spoil('BITMAP has a size or position that is no number', start);
      return;
    }
    if (mode !== 0 && mode !== 1) spoil(`BITMAP in mode ${mode}; only 0 and 1 are printed`, start);
    checkRoom(placed, bytesPerRow * height, start);
    const payload = yield* reader.take(bytesPerRow * height);
    const bytes = picturePayload(payload, out.settings.inverted !== true);
    placed.push({
      x: x + reference.x,
      y: y + reference.y,
      bitmap: { width: bytesPerRow * 8, height, bytesPerRow, bytes },
    });
  }

  const print = (text: string, start: number): void => {
    const match = /^(\d+)(?:\s*,\s*(\d+))?$/.exec(text);
    const copies = match === null ? 0 : Number(match[1]) * Number(match[2] ?? 1);
    if (copies < 1 || copies > maxCopies)
      return spoil(`PRINT ${text} is no number of copies`, start);
    out.inLabel = false;
    if (spoiled || placed.length === 0) return;
    const dots = sizeInDots(size, placed, out.settings.dpi);
    out.label(composeLabel(placed, dots, start), copies, commands);
  };

  const command = (word: string, text: string, start: number): void => {
    switch (word) {
      case 'SIZE':
        size = parseSize(text);
        if (size === null) spoil(`SIZE ${text} is no size`, start);
        return;
      case 'REFERENCE': {
        const match = /^(-?\d+)\s*,\s*(-?\d+)$/.exec(text);
        if (match === null) return spoil(`REFERENCE ${text} is no position`, start);
        reference = { x: Number(match[1]), y: Number(match[2]) };
        return;
      }
      case 'CLS':
        placed = [];
        spoiled = false;
        out.inLabel = false;
        return;
      case 'PRINT':
        return print(text, start);
      default:
        if (ignored.has(word)) commands.set(word, text);
        else spoil(`${JSON.stringify(word)} is no TSPL command of pictures`, start);
    }
  };

  for (;;) {
    yield* reader.skipWhile(isBlank);
    const start = reader.offset;
    if ((yield* reader.peek(1))[0] === ESC) {
      const query = (yield* reader.take(3)).toString('latin1', 1);
      if (query === '!S') out.reply(tsplStatus);
      else if (query === '!?') out.reply(tsplStatusByte);
      else spoil('ESC without a TSPL query', start);
      continue;
    }
    const word = (yield* reader.takeUntil(isBlank, maxWordLength)).toString('latin1').toUpperCase();
    if (word === 'BITMAP') {
      yield* bitmap(start);
    } else {
      const rest = yield* reader.takeUntil(isLineEnd, maxLineLength);
      command(word, rest.toString('latin1').trim(), start);
    }
  }
}
