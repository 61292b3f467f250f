import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../domain/settings/settings.ts';
import type { PublicSettings } from '../../../domain/settings/settings.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';

const call = vi.fn<(name: string, input: unknown) => Promise<Result<unknown>>>();
// The bridge of the preload script, which there is only in a window.
vi.stubGlobal('window', {
  packbench: {
    call: async (...asked: Parameters<typeof call>) => JSON.stringify(await call(...asked)),
  },
});
vi.stubGlobal('document', { hidden: true });

const { useDraft } = await import('../../../renderer/settings/draft-store.ts');

const { people: _people, ...onDisk } = defaultSettings;
const station = (code: string): PublicSettings => ({ ...onDisk, station: code });

describe('the draft of the settings', () => {
  const { load, change, discard, save } = useDraft.getState();
  let answer: (result: Result<unknown>) => void = () => undefined;

  beforeEach(async () => {
    call.mockReset().mockResolvedValue(ok(onDisk));
    discard();
    await load();
    call.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  });

  it('is empty once it is on disk', async () => {
    change({ station: 'B', sender: { ...onDisk.sender, nameEn: ' Shop ' } });
    const saving = save();
    answer(ok({ ...station('B'), sender: { ...onDisk.sender, nameEn: 'Shop' } }));
    expect(await saving).toBeNull();
    expect(useDraft.getState()).toMatchObject({ saved: { station: 'B' }, draft: {} });
  });

  it('keeps what is typed while it is being saved', async () => {
    change({ station: 'B', soundVolume: 10 });
    const saving = save();
    change({ station: 'BC', autoLockMinutes: 3 });
    answer(ok({ ...station('B'), soundVolume: 10 }));
    expect(await saving).toBeNull();
    expect(useDraft.getState().draft).toEqual({ station: 'BC', autoLockMinutes: 3 });
  });

  it('keeps what is taken back while it is being saved', async () => {
    change({ station: 'B' });
    const saving = save();
    change({ station: onDisk.station });
    answer(ok(station('B')));
    await saving;
    expect(useDraft.getState().draft).toEqual({ station: onDisk.station });
  });

  it('stays as it is when it is refused', async () => {
    change({ station: 'B' });
    const saving = save();
    answer(refuse('printer-unknown', { name: 'Desk', known: '-' }));
    expect(await saving).toMatchObject({ code: 'printer-unknown' });
    expect(useDraft.getState()).toMatchObject({ saved: onDisk, draft: { station: 'B' } });
  });
});
