/** What the rules of `notices` answer with. */
export const noticesMessages = {} as const;
