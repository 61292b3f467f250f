import type { PrinterProblem } from '../../../domain/printing/printer.ts';

const STX = '\u0002';
const ETX = '\u0003';

/** The answer to ZPL ~HS: three lines; paper out, pause, head up and ribbon out are flags in the first two. */
export function zplHostStatus(problem: PrinterProblem | null): Buffer {
  const flag = (...problems: PrinterProblem[]): number =>
    problem !== null && problems.includes(problem) ? 1 : 0;
  const stopped = flag('paused', 'offline', 'jam', 'fault');
  return Buffer.from(
    [
      `${STX}030,${flag('paper-out')},${stopped},1218,000,0,0,0,000,0,0,${flag('overheated')}${ETX}\r\n`,
      `${STX}000,0,${flag('head-open')},${flag('ribbon-out')},0,2,6,0,00000000,1,000${ETX}\r\n`,
      `${STX}1234,0${ETX}\r\n`,
    ].join(''),
    'latin1',
  );
}

/** The answer to TSPL ESC ! S: message, warning and two error characters; `@` is normal. */
export function tsplStatus(problem: PrinterProblem | null): Buffer {
  const codes: Readonly<Record<PrinterProblem, string>> = {
    'paper-out': 'E@@A',
    jam: 'E@@B',
    'ribbon-out': 'E@@D',
    'head-open': 'E@@`',
    paused: '`@@@',
    overheated: 'E@A@',
    offline: '`@@@',
    fault: 'E@D@',
  };
  const code = problem === null ? '@@@@' : codes[problem];
  return Buffer.from(`${STX}${code}${ETX}\r\n`, 'latin1');
}

/** The answer to ESC/POS DLE EOT `query` (1 printer, 2 offline cause, 3 error, 4 paper): one byte, bits 1 and 4 set. */
export function escPosStatus(query: number, problem: PrinterProblem | null): Buffer {
  const ready = 0x12;
  if (problem === null) return Buffer.from([ready]);
  switch (query) {
    case 1:
      return Buffer.from([ready | 0x08]);
    case 2:
      return Buffer.from([
        ready |
          (problem === 'head-open' ? 0x04 : 0) |
          (problem === 'paper-out' ? 0x20 : 0) |
          (['jam', 'overheated', 'fault'].includes(problem) ? 0x40 : 0),
      ]);
    case 3:
      return Buffer.from([
        ready |
          (problem === 'jam' ? 0x08 : 0) |
          (problem === 'fault' ? 0x20 : 0) |
          (problem === 'overheated' ? 0x40 : 0),
      ]);
    case 4:
      return Buffer.from([ready | (problem === 'paper-out' ? 0x60 : 0)]);
    default:
      return Buffer.from([ready]);
  }
}
