import { setTimeout as delay } from 'node:timers/promises';
import type {
  PrinterCondition,
  PrinterConfirmation,
  PrinterProblem,
} from '../../../domain/printing/printer.ts';
import type { Line } from './line.ts';
import { parseTsplMessage, parseZplBacklog, statusQueries } from './printer-status.ts';
import type { SendOptions, Timings } from './transport.ts';

/** What a printer says of the label whose last byte it was sent. */
export type Confirmation =
  | { readonly kind: 'printed' }
  /** It met a problem with the label in it, and nobody can tell from its answers what became of the label. */
  | { readonly kind: 'stopped'; readonly problem: PrinterProblem }
  /** It gave no answer, or stayed at work longer than a label takes. */
  | { readonly kind: 'silent' };

type Watch = Pick<SendOptions, 'signal' | 'onCondition'>;

/** How a label is asked for, one entry a language that can tell. Each resolves within `timings` of the last news. */
const methods: Readonly<
  Record<PrinterConfirmation, (line: Line, timings: Timings, watch: Watch) => Promise<Confirmation>>
> = {
  'zpl-host-status': confirmZpl,
  'tspl-status': confirmTspl,
  'escpos-process-id': confirmEscPos,
};

/** Asks a printer that has every byte of a label until it says that the label is out, or that it is not. */
export const confirmLabel = (
  by: PrinterConfirmation,
  line: Line,
  timings: Timings,
  watch: Watch,
): Promise<Confirmation> => methods[by](line, timings, watch);

/**
 * ~HS counts the formats that wait and the labels that are left of them. It may overtake a format that was taken and not
 * yet looked at, so two answers in a row must say that nothing is left. A printer out of paper keeps the label and
 * prints it afterwards (the factory setting of ^JZ), so it is waited for.
 */
async function confirmZpl(line: Line, timings: Timings, watch: Watch): Promise<Confirmation> {
  const { query, parse } = statusQueries.zpl;
  const read = (answer: Buffer) => {
    const condition = parse(answer);
    const backlog = parseZplBacklog(answer);
    return condition === null || backlog === null ? null : { condition, backlog };
  };
  let idleAnswers = 0;
  let lastBacklog = -1;
  let told: PrinterCondition = 'ready';
  let deadline = performance.now() + timings.confirmMs;
  while (watch.signal?.aborted !== true) {
    const answer = await line.ask(query, read, timings.answerMs);
    if (answer === 'mute' || answer === 'lost') return { kind: 'silent' };
    const { condition, backlog } = answer;
    const isProblem = typeof condition === 'object';
    if (isProblem !== (typeof told === 'object')) {
      watch.onCondition?.(condition);
      deadline = performance.now() + (isProblem ? timings.mendMs : timings.confirmMs);
    } else if (backlog !== lastBacklog) {
      deadline = Math.max(deadline, performance.now() + timings.confirmMs);
    }
    told = condition;
    lastBacklog = backlog;
    idleAnswers = !isProblem && backlog === 0 ? idleAnswers + 1 : 0;
    if (idleAnswers === 2) return { kind: 'printed' };
    if (performance.now() > deadline) {
      return isProblem ? { kind: 'stopped', problem: condition.problem } : { kind: 'silent' };
    }
    await delay(timings.pollMs);
  }
  return { kind: 'silent' };
}

/**
 * ESC ! S tells whether the printer works, and what it lacks, but not on which label: after a problem the label is
 * nobody's guess, since printers of this language go on with the rest of it. Two answers in a row must be at rest, for
 * the first may come before the label is looked at.
 */
async function confirmTspl(line: Line, timings: Timings, watch: Watch): Promise<Confirmation> {
  const { query, parse } = statusQueries.tspl;
  const read = (answer: Buffer) => {
    const condition = parse(answer);
    const message = parseTsplMessage(answer);
    return condition === null || message === null ? null : { condition, message };
  };
  let idleAnswers = 0;
  const deadline = performance.now() + timings.confirmMs;
  while (watch.signal?.aborted !== true) {
    const answer = await line.ask(query, read, timings.answerMs);
    if (answer === 'mute' || answer === 'lost') return { kind: 'silent' };
    const { condition, message } = answer;
    if (typeof condition === 'object') {
      watch.onCondition?.(condition);
      return { kind: 'stopped', problem: condition.problem };
    }
    idleAnswers = message === 'normal' ? idleAnswers + 1 : 0;
    if (idleAnswers === 2) return { kind: 'printed' };
    if (performance.now() > deadline) return { kind: 'silent' };
    await delay(timings.pollMs);
  }
  return { kind: 'silent' };
}

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

/** The question that a printer answers in its turn, and how the answer is recognised. */
export function processId(): {
  readonly query: Buffer;
  readonly isIn: (answer: Buffer) => boolean;
} {
  const id = nextId();
  return { query: processIdQuery(id), isIn: (answer) => answer.includes(processIdAnswer(id)) };
}

/**
 * The process id comes back in its turn, when the label is on paper. Until then DLE EOT, which overtakes it, tells what
 * the printer lacks; as it overtakes the label as well, its `ready` proves nothing.
 */
async function confirmEscPos(line: Line, timings: Timings, watch: Watch): Promise<Confirmation> {
  const { query, isIn } = processId();
  const status = statusQueries.escpos;
  const asking = setInterval(() => line.say(status.query), timings.pollMs * 5);
  try {
    const answer = await line.ask(
      query,
      (bytes): 'printed' | Exclude<PrinterCondition, string> | null => {
        if (isIn(bytes)) return 'printed';
        const condition = status.parse(bytes);
        return typeof condition === 'object' ? condition : null;
      },
      timings.confirmMs,
    );
    if (answer === 'printed') return { kind: 'printed' };
    if (answer === 'mute' || answer === 'lost') return { kind: 'silent' };
    watch.onCondition?.(answer);
    return { kind: 'stopped', problem: answer.problem };
  } finally {
    clearInterval(asking);
  }
}
