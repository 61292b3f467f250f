/**
 * A value as JSON text, which nothing has to walk through until somebody asks for the value. `json` may have to be unpacked
 * each time it is asked for.
 */
export type JsonText = { readonly json: string };

/** The text of a value that is plain JSON. */
export const textOf = (value: unknown): JsonText => ({ json: JSON.stringify(value) });
