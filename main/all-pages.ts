import { ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { Page } from '../preload/views.ts';

/** Every item of a list, page after page. */
export async function allPages<Item>(
  fetch: (cursor: string | null) => Promise<Result<Page<Item>>>,
): Promise<Result<Item[]>> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Result<Page<Item>> = await fetch(cursor);
    if (!page.ok) return page;
    items.push(...page.value.items);
    cursor = page.value.next;
  } while (cursor !== null);
  return ok(items);
}

/** How many items a page holds where all pages are wanted. */
export const pageSize = 500;
