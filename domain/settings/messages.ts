/** What the rules of `settings` answer with. */
export const settingsMessages = {} as const;
