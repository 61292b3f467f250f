import type { PrinterCondition, PrinterConfirmation } from '../../../domain/printing/printer.ts';
import {
  parseTsplMessage,
  parseZplBacklog,
  parseZplCounter,
  statusQueries,
  zplCounterQuery,
} from './printer-status.ts';

/** What a printer that has labels says of itself. */
export type Report = {
  readonly condition: PrinterCondition;
  /** How many it still has to print, 0 at rest; null when it is at work, or does not tell. */
  readonly left: number | null;
};

/** A question, and how its answer is read; null while it is incomplete. */
type Question<Answer> = {
  readonly query: Buffer;
  readonly parse: (answer: Buffer) => Answer | null;
};

/** How a printer is asked what became of the labels in it. */
export type ConfirmationMethod = {
  readonly status: Question<Report>;
  /** It counts what it prints: at rest that many must have been sent, no more and no less. */
  readonly counter: Question<number> | null;
  /** It sends back the name of each label when that is on paper. Otherwise it is believed at rest, of all at once. */
  readonly givesReceipts: boolean;
  /** Labels that met a problem are kept, and printed whole when it is mended. */
  readonly keepsLabels: boolean;
};

/**
 * ~HS counts the formats that wait and the labels that are left of them. A printer out of paper keeps the label and
 * prints it afterwards (the factory setting of ^JZ).
 */
const hostStatus: ConfirmationMethod = {
  status: {
    query: statusQueries.zpl.query,
    parse: (answer) => {
      const condition = statusQueries.zpl.parse(answer);
      const left = parseZplBacklog(answer);
      return condition === null || left === null ? null : { condition, left };
    },
  },
  counter: null,
  givesReceipts: false,
  keepsLabels: true,
};

/** How each way of confirming works. */
export const confirmationMethods: Readonly<Record<PrinterConfirmation, ConfirmationMethod>> = {
  'zpl-host-status': hostStatus,
  'zpl-odometer': {
    ...hostStatus,
    counter: { query: zplCounterQuery, parse: parseZplCounter },
  },
  // ESC ! S tells whether the printer works, and what it lacks, but not on which label: after a problem the label is
  // nobody's guess, since printers of this language go on with the rest of it.
  'tspl-status': {
    status: {
      query: statusQueries.tspl.query,
      parse: (answer) => {
        const condition = statusQueries.tspl.parse(answer);
        const message = parseTsplMessage(answer);
        if (condition === null || message === null) return null;
        return { condition, left: message === 'normal' ? 0 : null };
      },
    },
    counter: null,
    givesReceipts: false,
    keepsLabels: false,
  },
  // DLE EOT overtakes the labels: its `ready` proves nothing.
  'escpos-process-id': {
    status: {
      query: statusQueries.escpos.query,
      parse: (answer) => {
        const condition = statusQueries.escpos.parse(answer);
        return condition === null ? null : { condition, left: null };
      },
    },
    counter: null,
    givesReceipts: true,
    keepsLabels: false,
  },
};

/** GS ( H, function 48: send these four characters back when everything before is on paper. */
const processIdQuery = (id: string): Buffer =>
  Buffer.concat([Buffer.from([0x1d, 0x28, 0x48, 6, 0, 48, 48]), Buffer.from(id, 'latin1')]);
const processIdAnswer = (id: string): Buffer =>
  Buffer.concat([Buffer.from([0x37, 0x22]), Buffer.from(id, 'latin1'), Buffer.from([0])]);

/** The characters of an id: none of them looks like an answer to DLE EOT, which may come in between. */
const idLetters = 'ABCDEFGHIJKLMNOP';
let lastId = 0;

/** Differs from the ids of the last 65,535 labels, so that a late answer is not taken for this one. */
function nextId(): string {
  lastId = (lastId + 1) % 0x1_0000;
  return [12, 8, 4, 0].map((shift) => idLetters[(lastId >> shift) & 0xf]).join('');
}

/** Written behind a label, it comes back when the label is on paper. */
export type Receipt = { readonly query: Buffer; readonly isIn: (answer: Buffer) => boolean };

/** A receipt for what is written before it. */
export function processId(): Receipt {
  const id = nextId();
  return { query: processIdQuery(id), isIn: (answer) => answer.includes(processIdAnswer(id)) };
}

/** The longest answer that holds a receipt. */
export const receiptBytes = processIdAnswer('').length + 4;
