/** Codes that stand for a key, for a printed sheet at the table: nobody has to reach for the keyboard. */
export const commandCodes = {
  ok: 'PB-OK',
  undo: 'PB-UNDO',
  aside: 'PB-ASIDE',
  reprint: 'PB-REPRINT',
  first: 'PB-ANSWER-1',
  second: 'PB-ANSWER-2',
  third: 'PB-ANSWER-3',
} as const;

export type CommandName = keyof typeof commandCodes;

/** The number that an answer stands for; null for every other code. */
export function answerOf(code: string): '1' | '2' | '3' | null {
  switch (code) {
    case commandCodes.first:
      return '1';
    case commandCodes.second:
      return '2';
    case commandCodes.third:
      return '3';
    default:
      return null;
  }
}
