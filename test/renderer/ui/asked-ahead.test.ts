import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, refuse } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';

const call = vi.fn<(name: string, input: unknown) => Promise<Result<unknown>>>();
// The bridge of the preload script, which there is only in a window.
vi.stubGlobal('window', {
  packbench: {
    call: async (...asked: Parameters<typeof call>) => JSON.stringify(await call(...asked)),
  },
});
vi.stubGlobal('document', { hidden: false });
vi.stubGlobal('requestAnimationFrame', (frame: () => void) => setTimeout(frame));

const { answerAhead, askAhead, forgetAnswers } =
  await import('../../../renderer/ui/asked-ahead.ts');
const { changesNow, noteNews } = await import('../../../renderer/shell/changes.ts');

const page = { offset: 0, limit: 100, search: '' };

describe('what is asked ahead', () => {
  beforeEach(() => {
    forgetAnswers();
    call.mockReset();
  });

  it('is there at once for the same question, and for no other', async () => {
    call.mockResolvedValue(ok({ total: 1, items: ['first'] }));
    expect(answerAhead('orders.list', page)).toBeNull();
    await askAhead('orders.list', page);
    expect(answerAhead('orders.list', page)).toEqual({ total: 1, items: ['first'] });
    expect(answerAhead('orders.list', { ...page, search: 'x' })).toBeNull();
    expect(answerAhead('orders.counts', {})).toBeNull();
  });

  it('is not kept when it was refused', async () => {
    call.mockResolvedValue(refuse('sign-in-needed'));
    expect(await askAhead('orders.list', page)).toEqual(refuse('sign-in-needed'));
    expect(answerAhead('orders.list', page)).toBeNull();
  });

  it('is no answer any more once there is news about it', async () => {
    call.mockResolvedValue(ok({ total: 0, items: [] }));
    await askAhead('orders.list', page);
    await askAhead('settings.get', {});
    const before = changesNow('orders.list');
    noteNews(['orders']);
    await expect.poll(() => changesNow('orders.list')).toBeGreaterThan(before);
    expect(answerAhead('orders.list', page)).toBeNull();
    expect(answerAhead('settings.get', {})).not.toBeNull();
  });

  it('is forgotten when the first picture is there', async () => {
    call.mockResolvedValue(ok({ total: 0, items: [] }));
    await askAhead('orders.list', page);
    forgetAnswers();
    expect(answerAhead('orders.list', page)).toBeNull();
  });
});
