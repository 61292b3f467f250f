import { constants, PerformanceObserver } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { collectYoung } from '../../../main/storage/young-memory.ts';

test('what was made lately is collected once there are some megabytes of it, and not before', async () => {
  const kinds: number[] = [];
  const watch = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { kind, flags } = (entry as unknown as { readonly detail: Record<string, number> })
        .detail;
      // V8 collects on its own, too.
      if (flags === constants.NODE_PERFORMANCE_GC_FLAGS_FORCED) kinds.push(kind ?? 0);
    }
  });
  collectYoung();
  expect(collectYoung()).toBe(false);
  watch.observe({ entryTypes: ['gc'] });
  const made = Array.from({ length: 400_000 }, (_, index) => ({ index }));
  expect(collectYoung()).toBe(true);
  expect(collectYoung()).toBe(false);
  expect(made).toHaveLength(400_000);
  await expect.poll(() => kinds).toEqual([constants.NODE_PERFORMANCE_GC_MINOR]);
  watch.disconnect();
});
