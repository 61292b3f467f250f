/** The character that the key at `code` types on a US keyboard; null for a key that types none. Caps Lock is ignored. */
export declare function usCharacter(code: string, shift: boolean): string | null;
/** The key and Shift that type an ASCII character on a US keyboard; null where none does. */
export declare function usKey(character: string): {
  readonly code: string;
  readonly shift: boolean;
} | null;
/** The character that Windows makes of digits typed with Alt held: with a leading 0 by code page 1252, else 437. */
export declare function altCharacter(digits: string): string | null;
