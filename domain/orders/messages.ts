/** What the rules of `orders` answer with. */
export const ordersMessages = {} as const;
