/** What each key of a US keyboard types, without and with Shift, by its place (`KeyboardEvent.code`). */
const symbols: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Digit0: '0)',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  IntlBackslash: '\\|',
  Semicolon: ';:',
  Quote: `'"`,
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  NumpadDecimal: '..',
  NumpadDivide: '//',
  NumpadMultiply: '**',
  NumpadSubtract: '--',
  NumpadAdd: '++',
};

/** The character that the key at `code` types on a US keyboard; null for a key that types none. Caps Lock is ignored. */
export function usCharacter(code: string, shift: boolean): string | null {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const [, digit] = /^Numpad(\d)$/.exec(code) ?? [];
  return digit ?? symbols[code]?.[shift ? 1 : 0] ?? null;
}

/** The key and Shift that type an ASCII character on a US keyboard; null where none does. */
export function usKey(
  character: string,
): { readonly code: string; readonly shift: boolean } | null {
  if (/^[a-z]$/.test(character)) return { code: `Key${character.toUpperCase()}`, shift: false };
  if (/^[A-Z]$/.test(character)) return { code: `Key${character}`, shift: true };
  for (const [code, [plain, shifted]] of Object.entries(symbols)) {
    if (plain === character) return { code, shift: false };
    if (shifted === character) return { code, shift: true };
  }
  return null;
}

/** The character that Windows makes of digits typed with Alt held: with a leading 0 by code page 1252, else 437. */
export function altCharacter(digits: string): string | null {
  const number = Number(digits);
  // Both pages agree on ASCII, and no code that a parcel bears goes beyond it.
  return number >= 1 && number <= 126 ? String.fromCodePoint(number) : null;
}
