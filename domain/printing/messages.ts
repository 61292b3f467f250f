/** What the rules of `printing` answer with. */
export const printingMessages = {} as const;
