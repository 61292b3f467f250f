import { yuan } from '../ui/money.ts';

/** How a bill stands to its estimate: in words, so that nobody needs the colour. */
export type DifferenceKind = 'more' | 'less' | 'same';

/** `more` when the carrier asks for more than was estimated. */
export const differenceKind = (differenceFen: number): DifferenceKind =>
  differenceFen > 0 ? 'more' : differenceFen < 0 ? 'less' : 'same';

/** Fen as yuan with its sign: `+4.12`, `−0.95` (a true minus, as wide as the plus), `0.00`. */
export function signedYuan(fen: number): string {
  if (fen === 0) return yuan(0);
  return `${fen > 0 ? '+' : '−'}${yuan(Math.abs(fen))}`;
}
