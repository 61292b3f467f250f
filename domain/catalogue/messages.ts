/** What the rules of `catalogue` answer with. */
export const catalogueMessages = {} as const;
