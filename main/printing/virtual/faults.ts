import { printerProblems } from '../../../domain/printing/printer.ts';
import type { PrinterProblem } from '../../../domain/printing/printer.ts';

/**
 * A place among the bytes: in the label of that number since the printer was started (1 is the first), so many bytes or
 * that percentage behind its beginning. The length of a label is guessed by the one before, so a percentage waits for
 * the second label at least.
 */
export type FaultPlace = {
  readonly label: number;
  readonly at:
    | { readonly unit: 'bytes'; readonly value: number }
    | { readonly unit: 'percent'; readonly value: number };
};

/** What goes wrong on a printer. Each happens once, except `slow` and `mute`, which stay. */
export type PrinterFault =
  /** Takes no byte more, for ever or for so many seconds. */
  | { readonly kind: 'stall'; readonly place: FaultPlace; readonly seconds: number | null }
  /** Resets the connection. */
  | { readonly kind: 'reset'; readonly place: FaultPlace }
  /** Ends the connection from its side and throws away what still comes. */
  | { readonly kind: 'close'; readonly place: FaultPlace }
  /** Takes no more than this from now on. */
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Answers no question. */
  | { readonly kind: 'mute' }
  /** The head stops before the label of this number, until somebody mends it or for so many seconds. */
  | {
      readonly kind: 'problem';
      readonly problem: PrinterProblem;
      readonly label: number;
      readonly seconds: number | null;
    };

/** Other names of problems, as people call them. */
const problemNames: ReadonlyMap<string, PrinterProblem> = new Map([
  ...printerProblems.map((problem) => [problem, problem] as const),
  ['cover-open', 'head-open'],
]);

/** The problem that people call `name`; undefined when there is none of that name. */
export const problemNamed = (name: string): PrinterProblem | undefined => problemNames.get(name);

const whole = (text: string | undefined, least: number): number | null =>
  text !== undefined && /^\d{1,9}$/.test(text) && Number(text) >= least ? Number(text) : null;

function parsePlace(text: string): FaultPlace | null {
  const match = /^(?:(\d+):)?(\d{1,9})(%?)$/.exec(text);
  if (match === null) return null;
  const [, labelText = '1', valueText, percent] = match;
  const label = whole(labelText, 1);
  const value = Number(valueText);
  if (label === null) return null;
  if (percent === '') return { label, at: { unit: 'bytes', value } };
  return value <= 100 ? { label, at: { unit: 'percent', value } } : null;
}

/**
 * Reads a fault: `paper-out@3` (before the third label), `paper-out@3,20` (for 20 seconds), `reset@60000` (bytes of the
 * first label), `close@3:50%` (half of the third), `stall@2:0,5`, `slow@20000` (bytes a second), `mute`. Null when it is
 * none.
 */
export function parseFault(text: string): PrinterFault | null {
  const match = /^([a-z-]+)(?:@([\d:%]+)(?:,(\d+))?)?$/.exec(text.trim().toLowerCase());
  if (match === null) return null;
  const [, kind = '', place, secondsText] = match;
  const seconds = secondsText === undefined ? null : Number(secondsText);
  const problem = problemNamed(kind);
  if (problem !== undefined) {
    const label = whole(place ?? '1', 1);
    return label === null ? null : { kind: 'problem', problem, label, seconds };
  }
  if (kind === 'mute') return place === undefined ? { kind } : null;
  if (kind === 'slow') {
    const bytesPerSecond = whole(place, 1);
    return bytesPerSecond === null ? null : { kind, bytesPerSecond };
  }
  const at = parsePlace(place ?? '0');
  if (at === null) return null;
  if (kind === 'stall') return { kind, place: at, seconds };
  if (kind === 'reset' || kind === 'close') return { kind, place: at };
  return null;
}

const after = (seconds: number | null): string => (seconds === null ? '' : `,${seconds}`);
const where = ({ label, at }: FaultPlace): string =>
  `${label}:${at.value}${at.unit === 'percent' ? '%' : ''}`;

/** The fault as `parseFault` reads it again. */
export function formatFault(fault: PrinterFault): string {
  switch (fault.kind) {
    case 'stall':
      return `stall@${where(fault.place)}${after(fault.seconds)}`;
    case 'reset':
    case 'close':
      return `${fault.kind}@${where(fault.place)}`;
    case 'slow':
      return `slow@${fault.bytesPerSecond}`;
    case 'mute':
      return 'mute';
    case 'problem':
      return `${fault.problem}@${fault.label}${after(fault.seconds)}`;
    default:
      return fault satisfies never;
  }
}

/** A fault that strikes among the bytes. */
export type ByteFault = Extract<PrinterFault, { readonly place: FaultPlace }>;

export const isByteFault = (fault: PrinterFault): fault is ByteFault => 'place' in fault;

/**
 * How many bytes of the label that arrives come before the fault: null when it is not in this label, or not known yet
 * because no label came before.
 */
export function bytesBefore(
  { place }: ByteFault,
  label: number,
  lastLabelBytes: number | null,
): number | null {
  if (place.at.unit === 'bytes') return label === place.label ? place.at.value : null;
  if (lastLabelBytes === null || label < place.label) return null;
  return Math.floor((lastLabelBytes * place.at.value) / 100);
}
