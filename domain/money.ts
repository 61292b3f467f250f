/**
 * An amount in the minor unit of its currency (fen, cents), always a safe integer.
 * `currency` is an ISO 4217 code.
 */
export type Money = { readonly minor: number; readonly currency: string };
