/** What the rules of `freight` answer with. */
export const freightMessages = {} as const;
