/** The same keys with any words: what every other language must have of the English one. */
export type SameWords<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : SameWords<Tree[Key]>;
};

/** The words of one part of the window. The compiler refuses a language that lacks a key. */
export const words = <const English extends object>(both: {
  readonly en: English;
  readonly zh: SameWords<English>;
}): { readonly en: English; readonly zh: SameWords<English> } => both;
