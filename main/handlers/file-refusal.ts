import { refuse, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';

/**
 * Does something with a file; what the operating system refuses (no such folder, no right, disk full, in use) comes
 * back as `file-not-written` with the path and the system's word.
 */
export async function fileRefusal<Value>(
  path: string,
  work: () => Promise<Value>,
): Promise<Result<Value>> {
  try {
    return ok(await work());
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
      throw error;
    return refuse('file-not-written', { file: path, reason: error.code });
  }
}
