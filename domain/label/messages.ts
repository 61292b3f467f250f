/** What the rules of `label` answer with. */
export const labelMessages = {} as const;
