/** What the rules of `handover` answer with. */
export const handoverMessages = {} as const;
