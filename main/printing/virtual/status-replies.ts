import type { PrinterProblem } from '../../../domain/printing/printer.ts';
import type { HeadStatus } from './print-job.ts';

const STX = '\u0002';
const ETX = '\u0003';

const isAny = ({ problem }: HeadStatus, ...problems: PrinterProblem[]): boolean =>
  problem !== null && problems.includes(problem);

const padded = (value: number, digits: number): string =>
  String(Math.min(value, 10 ** digits - 1)).padStart(digits, '0');

/**
 * The answer to ZPL ~HS (ZPL II programming guide): three lines. Paper out, pause, head up and ribbon out are flags in the
 * first two; the first also counts the formats that wait, the second the labels that are left of them.
 */
export function zplHostStatus(status: HeadStatus): Buffer {
  const flag = (...problems: PrinterProblem[]): number => (isAny(status, ...problems) ? 1 : 0);
  const stopped = flag('paused', 'offline', 'jam', 'fault');
  const formats = padded(status.waiting, 3);
  const first = [
    '030',
    flag('paper-out'),
    stopped,
    '1218',
    formats,
    status.isFull ? 1 : 0,
    0,
    status.isReceiving ? 1 : 0,
    '000',
    0,
    0,
    flag('overheated'),
  ];
  const second = [
    '000',
    0,
    flag('head-open'),
    flag('ribbon-out'),
    0,
    2,
    6,
    0,
    padded(status.waiting, 8),
    1,
    '000',
  ];
  return Buffer.from(
    [first, second, ['1234', 0]].map((line) => `${STX}${line.join(',')}${ETX}\r\n`).join(''),
    'latin1',
  );
}

/** Bits of the error flags of ~HQES, first group. */
const zplErrors: Readonly<Record<PrinterProblem, number>> = {
  'paper-out': 0x01,
  'ribbon-out': 0x02,
  'head-open': 0x04,
  overheated: 0x10,
  fault: 0x80,
  jam: 0x8000,
  paused: 0x1_0000,
  offline: 0x1_0000,
};

/** The answer to ZPL ~HQES: whether there are errors and warnings, and their flags in two groups of eight digits. */
export function zplErrorStatus({ problem }: HeadStatus): Buffer {
  const flags = problem === null ? 0 : zplErrors[problem];
  const errors = `${flags === 0 ? 0 : 1} 00000000 ${flags.toString(16).toUpperCase().padStart(8, '0')}`;
  return Buffer.from(
    [
      STX,
      '  PRINTER STATUS',
      `   ERRORS:         ${errors}`,
      '   WARNINGS:       0 00000000 00000000',
      ETX,
      '',
    ].join('\r\n'),
    'latin1',
  );
}

/** The answer to `getvar` of Set-Get-Do: the labels printed in the life of the printer; it knows no other variable. */
export const zplVariable = (name: string, { printed }: HeadStatus): Buffer =>
  Buffer.from(name === 'odometer.total_label_count' ? `"${printed}"\r\n` : '"?"\r\n', 'latin1');

const tsplCodes: Readonly<Record<PrinterProblem, string>> = {
  'paper-out': 'E@@A',
  jam: 'E@@B',
  'ribbon-out': 'E@@D',
  'head-open': 'E@@`',
  paused: '`@@@',
  overheated: 'E@A@',
  offline: '`@@@',
  fault: 'E@D@',
};

/** The answer to TSPL ESC ! S: message, warning and two error characters; `@` is normal, `P` prints. */
export function tsplStatus({ problem, printing }: HeadStatus): Buffer {
  const code = problem === null ? (printing ? 'P@@@' : '@@@@') : tsplCodes[problem];
  return Buffer.from(`${STX}${code}${ETX}\r\n`, 'latin1');
}

const tsplBytes: Readonly<Record<PrinterProblem, number>> = {
  'head-open': 0x01,
  jam: 0x02,
  'paper-out': 0x04,
  'ribbon-out': 0x08,
  paused: 0x10,
  offline: 0x10,
  overheated: 0x80,
  fault: 0x80,
};

/** The answer to TSPL ESC ! ?: one byte of flags. */
export const tsplStatusByte = ({ problem, printing }: HeadStatus): Buffer =>
  Buffer.from([problem === null ? (printing ? 0x20 : 0) : tsplBytes[problem]]);

/** The answer to ESC/POS DLE EOT `query` (1 printer, 2 offline cause, 3 error, 4 paper): one byte, bits 1 and 4 set. */
export function escPosStatus(query: number, status: HeadStatus): Buffer {
  const ready = 0x12;
  if (status.problem === null) return Buffer.from([ready]);
  const bit = (value: number, ...problems: PrinterProblem[]): number =>
    isAny(status, ...problems) ? value : 0;
  switch (query) {
    case 1:
      return Buffer.from([ready | 0x08]);
    case 2:
      return Buffer.from([
        ready |
          bit(0x04, 'head-open') |
          bit(0x20, 'paper-out') |
          bit(0x40, 'jam', 'overheated', 'fault'),
      ]);
    case 3:
      return Buffer.from([ready | bit(0x08, 'jam') | bit(0x20, 'fault') | bit(0x40, 'overheated')]);
    case 4:
      return Buffer.from([ready | bit(0x60, 'paper-out')]);
    default:
      return Buffer.from([ready]);
  }
}

/** The answer to ESC/POS GS r 1: the paper sensors; it comes in its turn, not at once. */
export const escPosPaperStatus = ({ problem }: HeadStatus): Buffer =>
  Buffer.from([problem === 'paper-out' ? 0x0c : 0]);

/** The answer to ESC/POS GS ( H function 48 when everything before it is printed: header, the four id bytes, NUL. */
export const escPosProcessId = (id: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x37, 0x22]), id, Buffer.from([0])]);

/** Error codes of EPL2; where it has no code of its own a printer that is stopped says it pauses. */
const epl2Codes: Readonly<Record<PrinterProblem, string>> = {
  'paper-out': '07',
  'ribbon-out': '07',
  'head-open': '11',
  paused: '12',
  jam: '12',
  overheated: '12',
  offline: '12',
  fault: '12',
};

/** The answer to EPL2 ^ee: two digits, 00 without an error. */
export const epl2ErrorReport = ({ problem }: HeadStatus): Buffer =>
  Buffer.from(`${problem === null ? '00' : epl2Codes[problem]}\r\n`, 'latin1');

/** The answer to CPCL ESC h: flags for busy, out of paper and open latch. It knows no other problem. */
export const cpclStatus = (status: HeadStatus): Buffer =>
  Buffer.from([
    (status.printing || status.problem !== null || status.waiting > 0 ? 0x01 : 0) |
      (isAny(status, 'paper-out') ? 0x02 : 0) |
      (isAny(status, 'head-open') ? 0x04 : 0),
  ]);

/** The answer to CPCL ESC i: flags for a jam and for no ribbon. */
export const cpclExtendedStatus = (status: HeadStatus): Buffer =>
  Buffer.from([(isAny(status, 'jam') ? 0x10 : 0) | (isAny(status, 'ribbon-out') ? 0x80 : 0)]);
