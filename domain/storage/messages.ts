/** What the rules of `storage` answer with. */
export const storageMessages = {} as const;
