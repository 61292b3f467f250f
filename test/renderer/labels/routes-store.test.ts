import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../domain/settings/settings.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Refusal, Result } from '../../../domain/result.ts';

const call = vi.fn<(name: string, input: unknown) => Promise<Result<unknown>>>();
const notifyRefused = vi.hoisted(() => vi.fn<(refusal: Refusal) => void>());
// The bridge of the preload script, which there is only in a window.
vi.stubGlobal('window', {
  packbench: {
    call: async (...asked: Parameters<typeof call>) => JSON.stringify(await call(...asked)),
  },
});
vi.stubGlobal('document', { hidden: true });
vi.mock('../../../renderer/ui/refusal-alert.tsx', () => ({ notifyRefused }));

const { others, plansOf, useRoutes } = await import('../../../renderer/labels/routes-store.ts');

const route = (plan: string | null, printer: string, size: string | null = null) => ({
  plan,
  size,
  printer,
});

describe('the plans of the printers', () => {
  const { load, choose } = useRoutes.getState();
  let disk: Settings['labelRoutes'];
  const shown = (printer: string): readonly string[] =>
    plansOf(useRoutes.getState().routes, printer);

  beforeEach(async () => {
    notifyRefused.mockReset();
    disk = [route('P1', 'Desk'), route(null, 'Hall'), route('P1', 'Hall', '100x100')];
    call.mockReset().mockImplementation(async (name, input) => {
      if (name === 'settings.set') {
        disk = (input as { settings: Pick<Settings, 'labelRoutes'> }).settings.labelRoutes;
      }
      return ok({ ...defaultSettings, labelRoutes: disk });
    });
    await load();
  });

  it('are those without a size of its own', () => {
    expect(shown('desk')).toEqual(['P1']);
    expect(shown('Hall')).toEqual([others]);
  });

  it('move to the printer that takes them', async () => {
    await choose('Hall', [others, 'P1']);
    expect(shown('Desk')).toEqual([]);
    expect(disk).toEqual([
      route('P1', 'Hall', '100x100'),
      route(null, 'Hall'),
      route('P1', 'Hall'),
    ]);
  });

  it('are all there after two quick choices, at two printers too', async () => {
    const first = choose('Desk', [...shown('Desk'), 'P2']);
    const second = choose('Desk', [...shown('Desk'), 'P3']);
    const third = choose('Hall', [...shown('Hall'), 'P4']);
    await Promise.all([first, second, third]);
    expect(disk).toEqual(useRoutes.getState().routes);
    expect(shown('Desk')).toEqual(['P1', 'P2', 'P3']);
    expect(shown('Hall')).toEqual([others, 'P4']);
  });

  it('are not what was read before a choice', async () => {
    const reading = load();
    const choosing = choose('Desk', ['P1', 'P2']);
    await Promise.all([reading, load(), choosing]);
    expect(shown('Desk')).toEqual(['P1', 'P2']);
  });

  it('are those on disk again when a choice is refused', async () => {
    call.mockResolvedValueOnce(refuse('printer-unknown', { name: 'Desk', known: '-' }));
    await choose('Desk', []);
    expect(notifyRefused).toHaveBeenCalledOnce();
    expect(shown('Desk')).toEqual(['P1']);
  });
});
