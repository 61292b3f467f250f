import { z } from 'zod';

export const text = z.string().max(2_000);
export const id = z.string().trim().min(1).max(200);
export const path = z.string().min(1).max(4_096);
export const ids = z.array(id).min(1).max(20_000);
/** Which part of a list is wanted. */
export const paging = {
  cursor: z.string().nullable().default(null),
  /** Instead of a cursor: how many items come before the page. */
  offset: z.number().int().min(0).nullable().default(null),
  limit: z.number().int().min(1).max(500).default(100),
};
export const importing = { path, strict: z.boolean().default(false) };
