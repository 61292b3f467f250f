/** What the rules of `shipments` answer with. */
export const shipmentsMessages = {} as const;
