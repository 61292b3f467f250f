import type {
  PrinterCondition,
  PrinterLanguage,
  PrinterProblem,
} from '../../../domain/printing/printer.ts';

/** How a language asks a printer how it is, and reads the answer: null as long as the answer is incomplete. */
export type StatusQuery = {
  readonly query: Buffer;
  readonly parse: (answer: Buffer) => PrinterCondition | null;
};

/** Problems and whether each is reported, the most telling first; the first reported one is the condition. */
function firstOf(reported: readonly (readonly [PrinterProblem, boolean])[]): PrinterCondition {
  const found = reported.find(([, isReported]) => isReported);
  return found === undefined ? 'ready' : { problem: found[0] };
}

const isSet = (fields: readonly string[], at: number): boolean => Number(fields[at]) === 1;

/** The fields of the lines of an answer to ~HS, which stand between STX and ETX. */
const zplLines = (answer: Buffer): string[][] =>
  // oxlint-disable-next-line no-control-regex
  [...answer.toString('latin1').matchAll(/\u0002([^\u0003]*)\u0003/g)].map((match) =>
    (match[1] ?? '').split(','),
  );

/** Answer to ~HS. The first two of its three lines tell what is wrong. */
export function parseZplStatus(answer: Buffer): PrinterCondition | null {
  const [first, second] = zplLines(answer);
  if (first === undefined || second === undefined) return null;
  return firstOf([
    ['head-open', isSet(second, 2)],
    ['paper-out', isSet(first, 1)],
    ['ribbon-out', isSet(second, 3)],
    ['overheated', isSet(first, 11)],
    ['fault', isSet(first, 9)],
    ['paused', isSet(first, 2)],
  ]);
}

/**
 * Answer to ~HS: formats that wait in the receive buffer (first line, fifth field) and labels that are left of the
 * batch (second line, ninth field), added up. Null until all three lines are there.
 */
export function parseZplBacklog(answer: Buffer): number | null {
  const [first, second, third] = zplLines(answer);
  if (first === undefined || second === undefined || third === undefined) return null;
  const count = Number(first[4]) + Number(second[8]);
  return Number.isSafeInteger(count) ? count : null;
}

/** Asks for the labels that the printer has printed in its life (`odometer.total_label_count` of Set-Get-Do). */
export const zplCounterQuery = Buffer.from(
  '! U1 getvar "odometer.total_label_count"\r\n',
  'latin1',
);

/** Answer to the question for the counter: digits in quotes; a printer without one answers with a question mark. */
export function parseZplCounter(answer: Buffer): number | null {
  const [, digits] = /"(\d{1,15})"/.exec(answer.toString('latin1')) ?? [];
  return digits === undefined ? null : Number(digits);
}

/**
 * Answer to ESC ! S: STX, one character each for message, warning, internal and media error, ETX. Each is 0x40 plus
 * flags; of the message only pause is a problem by itself.
 */
export function parseTsplStatus(answer: Buffer): PrinterCondition | null {
  const start = answer.indexOf(0x02);
  if (start < 0 || answer.length < start + 5) return null;
  const [message = 0, , internal = 0, media = 0] = answer.subarray(start + 1, start + 5);
  return firstOf([
    ['head-open', (media & 0x20) !== 0],
    ['paper-out', (media & 0x01) !== 0],
    ['jam', (media & 0x0a) !== 0 || (internal & 0x08) !== 0],
    ['ribbon-out', (media & 0x04) !== 0],
    ['overheated', (internal & 0x03) !== 0],
    ['fault', (internal & 0x14) !== 0 || message === 0x45],
    ['paused', message === 0x60],
  ]);
}

/** Answer to ESC ! S: whether the printer is at rest, at work on a label, or neither. */
export function parseTsplMessage(answer: Buffer): 'normal' | 'working' | 'other' | null {
  const start = answer.indexOf(0x02);
  if (start < 0 || answer.length < start + 5) return null;
  switch (String.fromCharCode(answer[start + 1] ?? 0)) {
    case '@':
      return 'normal';
    case 'P': // prints
    case 'W': // images
    case 'F': // feeds
    case 'C': // cuts
      return 'working';
    default:
      return 'other';
  }
}

/**
 * Answers to DLE EOT 1, 2, 3 and 4, one byte each; bits 1 and 4 are always set and bits 0 and 7 never. Of several
 * answers the last complete one counts.
 */
export function parseEscPosStatus(answer: Buffer): PrinterCondition | null {
  const replies = [...answer].filter((byte) => (byte & 0x93) === 0x12);
  const start = Math.floor(replies.length / 4) * 4 - 4;
  const [printer, cause, error, paper] = start < 0 ? [] : replies.slice(start);
  if (printer === undefined || cause === undefined || error === undefined || paper === undefined) {
    return null;
  }
  return firstOf([
    ['head-open', (cause & 0x04) !== 0],
    ['paper-out', (cause & 0x20) !== 0 || (paper & 0x60) !== 0],
    ['jam', (error & 0x08) !== 0],
    ['overheated', (error & 0x40) !== 0],
    ['fault', (error & 0x20) !== 0 || (cause & 0x40) !== 0],
    ['offline', (printer & 0x08) !== 0],
  ]);
}

/** Answer to EPL2 ^ee: error codes of two digits with commas between them, then CR LF. */
export function parseEpl2Status(answer: Buffer): PrinterCondition | null {
  const [, line] = /(\d\d(?:,\d\d)*)\r\n/.exec(answer.toString('latin1')) ?? [];
  if (line === undefined) return null;
  const codes = line.split(',');
  return firstOf([
    ['head-open', codes.includes('11')],
    ['paper-out', codes.includes('07')],
    ['paused', codes.includes('12')],
    ['fault', codes.some((code) => code !== '00')],
  ]);
}

/** Answers to CPCL ESC h and ESC i, one byte each; busy is not a problem, and others than these it cannot tell. */
export function parseCpclStatus(answer: Buffer): PrinterCondition | null {
  const [status, extended] = answer;
  if (status === undefined || extended === undefined) return null;
  return firstOf([
    ['head-open', (status & 0x04) !== 0],
    ['paper-out', (status & 0x02) !== 0],
    ['jam', (extended & 0x10) !== 0],
    ['ribbon-out', (extended & 0x80) !== 0],
  ]);
}

/** The status query of each language. Clones may leave any of them unanswered. */
export const statusQueries: Readonly<Record<PrinterLanguage, StatusQuery>> = {
  zpl: { query: Buffer.from('~HS\r\n', 'latin1'), parse: parseZplStatus },
  tspl: { query: Buffer.from('\u001b!S', 'latin1'), parse: parseTsplStatus },
  epl2: { query: Buffer.from('^ee\r\n', 'latin1'), parse: parseEpl2Status },
  cpcl: { query: Buffer.from('\u001bh\u001bi', 'latin1'), parse: parseCpclStatus },
  escpos: {
    query: Buffer.from([1, 2, 3, 4].flatMap((which) => [0x10, 0x04, which])),
    parse: parseEscPosStatus,
  },
};
