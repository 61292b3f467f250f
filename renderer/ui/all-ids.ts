import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Page } from '../../preload/views.ts';

const atOnce = 500;

/** The ids of everything that a list holds, page by page. */
export async function allIds<Item>(
  fetchPage: (offset: number, limit: number) => Promise<Result<Page<Item>>>,
  idOf: (item: Item) => string | null,
): Promise<Result<readonly string[]>> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += atOnce) {
    const page = await fetchPage(offset, atOnce);
    if (!page.ok) return page;
    for (const item of page.value.items) {
      const id = idOf(item);
      if (id !== null) ids.push(id);
    }
    if (offset + page.value.items.length >= page.value.total || page.value.items.length === 0) {
      return ok(ids);
    }
  }
}
