/** What the rules of `waybills` answer with. */
export const waybillsMessages = {} as const;
