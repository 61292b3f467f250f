/** What the rules of `plans` answer with. */
export const plansMessages = {} as const;
