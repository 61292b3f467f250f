import type { Refusal } from '../result.ts';
import { printerProblems } from './printer.ts';

/** What somebody at the printer mends in a moment; a printer that is not there at all may be the wrong one. */
const passing: ReadonlySet<string> = new Set(
  printerProblems.filter((problem) => problem !== 'offline').map((problem) => `printer-${problem}`),
);

/** Whether a printer said, before it was sent anything, that it lacks something that can be waited for. */
export const isPassingProblem = ({ code }: Pick<Refusal, 'code'>): boolean => passing.has(code);
