import { z } from 'zod';

/** Where the program that has a data folder open answers others; stands in the folder's lock note. */
export const visitNoteSchema = z.object({
  /** A socket's path, or a pipe's on Windows. */
  address: z.string(),
  /** Proves that a visitor may read the note: only the user who opened the folder can. */
  token: z.string(),
  /** Of the program; another version says other things by the same names. */
  version: z.string(),
});

export type VisitNote = z.output<typeof visitNoteSchema>;

/** A visitor's first line. */
export const helloSchema = z.strictObject({
  kind: z.literal('hello'),
  version: z.string(),
  token: z.string(),
});

const id = z.string().min(1).max(100);

/** What a visitor may say after that. */
export const visitorMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    id,
    name: z.string().max(200),
    input: z.unknown(),
    consent: z.null(),
    person: z.string().max(200),
  }),
  z.strictObject({ kind: z.literal('cancel'), id }),
]);

/**
 * Besides answers: `welcome` after a hello that was accepted; `bye` when the folder is given free. What was asked
 * and has no answer before the `bye` was not done.
 */
export type HolderMessage = { readonly kind: 'welcome' } | { readonly kind: 'bye' };
