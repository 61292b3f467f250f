/** What the rules of `packing` answer with. */
export const packingMessages = {} as const;
