import { resolve } from 'node:path';
import type { z } from 'zod';
import { takesPath } from '../../preload/contract/fields.ts';

/** The input of a call with its paths made absolute: whoever answers it may have begun in another folder. */
export function withAbsolutePaths<Input extends object>(schema: z.ZodObject, input: Input): Input {
  const absolute = Object.entries(input).map(([name, value]: [string, unknown]) => {
    const field = schema.shape[name];
    const isPath = typeof value === 'string' && value !== '' && field !== undefined;
    return [name, isPath && takesPath(field) ? resolve(value) : value];
  });
  // Only texts were replaced, each by a text.
  return Object.fromEntries(absolute) as Input;
}
