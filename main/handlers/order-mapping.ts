import { readFile } from 'node:fs/promises';
import { parseMapping } from '../../domain/orders/headers.ts';
import type { Mapping } from '../../domain/orders/headers.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Services } from './services.ts';

/**
 * The headers that the user assigned to columns: those remembered, and before them those given now as a file or as they
 * are. A header given with the empty column is no longer assigned.
 * Refusals: `mapping-invalid`, `mapping-not-json`, `file-not-found`, `file-unreadable`.
 */
export async function mappingFor(
  services: Services,
  given: string | Readonly<Record<string, string>> | null,
): Promise<Result<Mapping>> {
  const remembered = parseMapping(services.settings.get().orderMapping);
  if (!remembered.ok || given === null) return remembered;
  const json = typeof given === 'string' ? await readJson(given) : ok<unknown>(given);
  if (!json.ok) return json;
  const mapping = parseMapping(json.value);
  if (!mapping.ok) return mapping;
  const named = new Set(Object.keys(json.value as Readonly<Record<string, string>>));
  const others = Object.entries(remembered.value).filter(([header]) => !named.has(header));
  return ok({ ...Object.fromEntries(others), ...mapping.value });
}

async function readJson(path: string): Promise<Result<unknown>> {
  try {
    return ok<unknown>(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return refuse('mapping-not-json', { file: path, problem: error.message });
    }
    const reason = reasonOf(error);
    return reason === 'ENOENT'
      ? refuse('file-not-found', { file: path })
      : refuse('file-unreadable', { file: path, reason });
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
