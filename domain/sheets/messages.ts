/** What the rules of `sheets` answer with. */
export const sheetsMessages = {} as const;
