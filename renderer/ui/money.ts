/** Fen as yuan with two decimals; `-` for what is not known. */
export const yuan = (fen: number | null): string =>
  fen === null
    ? '–'
    : `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100).toLocaleString('en-US')}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
