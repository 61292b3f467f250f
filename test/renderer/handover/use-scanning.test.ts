import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { refuse } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import { useDesk } from '../../../renderer/handover/desk-state.ts';
import type { Scanning } from '../../../renderer/handover/use-scanning.ts';

const call = vi.fn<(name: string, input: unknown) => Promise<Result<unknown>>>();
// The bridge of the preload script, which there is only in a window.
vi.stubGlobal('window', {
  packbench: {
    call: async (...asked: Parameters<typeof call>) => JSON.stringify(await call(...asked)),
  },
});
vi.stubGlobal('document', { hidden: true });
vi.mock('../../../renderer/ui/sounds.ts', () => ({ play: () => undefined }));

const { useScanning } = await import('../../../renderer/handover/use-scanning.ts');

function Desk({ onDrawn }: { readonly onDrawn: (scanning: Scanning) => void }): null {
  onDrawn(useScanning('H1', []));
  return null;
}

describe('scanning at the desk', () => {
  it('tells of a scan that failed and hears the next one', async () => {
    call.mockRejectedValueOnce(new Error('a bug'));
    call.mockResolvedValueOnce(refuse('handover-closed', { handover: 'H1' }));
    const onDrawn = vi.fn<(scanning: Scanning) => void>();
    renderToString(createElement(Desk, { onDrawn }));
    const scanning = onDrawn.mock.lastCall?.[0];
    scanning?.scan('LP1');
    scanning?.scan('LP2');
    await expect.poll(() => useDesk.getState().refused.length).toBe(2);
    expect(useDesk.getState().refused).toMatchObject([
      { scan: 'LP2', refusal: { code: 'handover-closed' } },
      { scan: 'LP1', refusal: { code: 'unexpected' } },
    ]);
  });
});
