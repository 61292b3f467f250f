import type { ScaleReading } from './reading.ts';

/** Grams in one unit of what a scale may be set to. */
const gramsIn: Readonly<Record<string, number>> = {
  g: 1,
  kg: 1_000,
  lb: 453.592_37,
  lbs: 453.592_37,
  oz: 28.349_523_125,
  t: 1_000_000,
  jin: 500,
};

const maxGrams = 10_000_000;

const toGrams = (number: string, unit: string): number | null => {
  const factor = gramsIn[unit.toLowerCase()];
  // Scales put blanks between the sign and the number to keep columns.
  const digits = number.replace(/\s+/g, '');
  // No bench scale weighs a thousandth of a gram: "1,234 g" are 1234, while "1,234 kg" has decimals.
  const isGrouped = unit.toLowerCase() === 'g' && /^[+-]?0*[1-9]\d{0,2},\d{3}$/.test(digits);
  const value = Number(digits.replace(',', isGrouped ? '' : '.'));
  if (factor === undefined || !Number.isFinite(value)) return null;
  const grams = Math.round(value * factor);
  return Math.abs(grams) > maxGrams ? null : grams + 0;
};

const weight = String.raw`([+-]?\s*\d+(?:[.,]\d+)?)\s*(kg|g|lbs?|oz|t|jin)`;

/** A protocol of scales: how a line looks, and which of its marks say that the weight rests. */
type Protocol = {
  readonly name: string;
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[]) => ScaleReading | null;
};

const reading = (number = '', unit = '', stable = false): ScaleReading | null => {
  const weightGrams = toGrams(number, unit);
  return weightGrams === null ? null : { weightGrams, stable };
};

/**
 * The lines of common bench scales, the stricter ones first. Sources: the continuous formats that A&D ("ST,GS"),
 * Toledo and Ohaus ("S S"), Sartorius/Kern (sign, number, unit) and Chinese bench scales document.
 */
const protocols: readonly Protocol[] = [
  {
    // ST stable, US unstable, OL overload; GS gross, NT net. WT and QT are A&D's older heads.
    name: 'st-gs',
    pattern: new RegExp(`^(ST|US|OL|WT|QT)\\s*,\\s*(?:(?:GS|NT|TR)\\s*,\\s*)?${weight}$`, 'i'),
    read: ([head = '', number, unit]) =>
      /^OL$/i.test(head) ? null : reading(number, unit, /^(ST|WT|QT)$/i.test(head)),
  },
  {
    // MT-SICS: S S is stable, S D dynamic, SI immediate.
    name: 'sics',
    pattern: new RegExp(`^(S\\s+S|S\\s+D|SI\\s+S|SI\\s+D|SI|SD)\\s+${weight}$`, 'i'),
    read: ([head = '', number, unit]) => reading(number, unit, /^(S\s+S|SI\s+S)$/i.test(head)),
  },
  {
    // Weight, unit and a mark: `0.123 kg S`, `123.4 g ?`; a question mark is a weight that moves.
    name: 'weight-mark',
    pattern: new RegExp(
      `^(?:GROSS|NET|G|N|B)?\\s*[:=]?\\s*${weight}\\s*(S|ST|U|US|\\?|\\*)?$`,
      'i',
    ),
    read: ([number, unit, mark = '']) => reading(number, unit, !/^(U|US|\?)$/i.test(mark)),
  },
  {
    // Chinese bench scales: `w=  0.123` in kilograms, `=` alone for the reversed digits of a meter head.
    name: 'w-equals',
    pattern: /^(?:w|wn|wt)\s*=?\s*([+-]?\s*\d+(?:[.,]\d+)?)(kg|g)?$/i,
    read: ([number, unit = 'kg']) => reading(number, unit, true),
  },
];

/**
 * What a line from a scale says; null for everything that is no weight (noise of a wrong speed, overload, headings).
 * A protocol without a mark of its own counts as resting; `settle` looks whether it does.
 */
export function parseScaleLine(line: string): ScaleReading | null {
  // oxlint-disable-next-line no-control-regex -- STX, ETX and parity noise frame the line
  const text = line.replace(/[\u0000-\u001f\u007f]/g, ' ').trim();
  if (text === '' || text.length > 60) return null;
  for (const { pattern, read } of protocols) {
    const match = pattern.exec(text);
    if (match !== null) return read(match.slice(1));
  }
  return null;
}

/** Bits of the second status byte of Toledo's continuous output. */
const toledo = { negative: 0b10, overload: 0b100, motion: 0b1000, kilograms: 0b1_0000 } as const;
const toledoDecimals: readonly number[] = [-2, -1, 0, 1, 2, 3, 4, 5];

/**
 * Toledo continuous output: status bytes A and B, one reserved, six digits of the weight, six of the tare. `frame` is
 * what stands between STX and CR, each byte a character; null when it is not such a frame.
 */
export function parseToledoFrame(frame: string): ScaleReading | null {
  if (frame.length < 9 || !/^\s*\d+$/.test(frame.slice(3, 9))) return null;
  const a = (frame.codePointAt(0) ?? 0) & 0x7f;
  const b = (frame.codePointAt(1) ?? 0) & 0x7f;
  // Bit 5 of every status byte is always set; anything else is a line of text.
  if ((a & 0x20) === 0 || (b & 0x20) === 0) return null;
  if ((b & toledo.overload) !== 0) return null;
  const decimals = toledoDecimals[a & 0b111] ?? 0;
  const value = Number(frame.slice(3, 9).trim()) / 10 ** decimals;
  const grams = Math.round(value * ((b & toledo.kilograms) === 0 ? 453.592_37 : 1_000));
  return {
    weightGrams: (b & toledo.negative) === 0 ? grams : -grams,
    stable: (b & toledo.motion) === 0,
  };
}

/** Bytes of a scale that make no line yet, as characters. */
export type ScaleBuffer = string;

const maxBuffer = 400;

/** Adds what came over the wire; answers the readings that it completes and what is left. */
export function pushScaleBytes(
  buffer: ScaleBuffer,
  text: string,
): { readonly buffer: ScaleBuffer; readonly readings: readonly ScaleReading[] } {
  // oxlint-disable-next-line no-control-regex -- ETX ends a frame as CR does
  const lines = (buffer + text).split(/[\r\n\u0003]+/);
  const rest = lines.pop() ?? '';
  const readings = lines.flatMap((line) => {
    const start = line.lastIndexOf('\u0002');
    const framed = start < 0 ? null : parseToledoFrame(line.slice(start + 1));
    return framed ?? parseScaleLine(start < 0 ? line : line.slice(start + 1)) ?? [];
  });
  return { buffer: rest.slice(-maxBuffer), readings };
}
