import { z } from 'zod';

export const text = z.string().max(2_000);
export const id = z.string().trim().min(1).max(200);
const filePaths = z.registry<{ readonly kind: 'path' }>();
export const path = z.string().min(1).max(4_096).register(filePaths, { kind: 'path' });

/** Whether a field takes a file's or a folder's path: it means another place in a process that began elsewhere. */
export function takesPath(schema: z.core.$ZodType): boolean {
  if (filePaths.has(schema)) return true;
  if (schema instanceof z.ZodUnion) return schema.options.some(takesPath);
  const isWrapped =
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional;
  return isWrapped && takesPath(schema.unwrap());
}
export const ids = z.array(id).min(1).max(20_000);
/** Which part of a list is wanted. */
export const paging = {
  cursor: z.string().nullable().default(null),
  /** Instead of a cursor: how many items come before the page. */
  offset: z.number().int().min(0).nullable().default(null),
  limit: z.number().int().min(1).max(500).default(100),
};
export const importing = { path, strict: z.boolean().default(false) };
