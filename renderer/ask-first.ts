import type { Result } from '../domain/result.ts';
import type { WindowOutput } from '../preload/window-contract.ts';
import { learnFirstRun } from './first-run/use-first-run.ts';
import { askOrdersAhead } from './orders/orders-page.ts';
import { refreshSession } from './shell/session.ts';
import { askAhead } from './ui/asked-ahead.ts';

/**
 * Asks all at once what the first picture needs, and learns what is not on the first screen itself. The preload script has
 * asked the very same before; see its first questions.
 */
export async function askFirst(): Promise<Result<WindowOutput<'settings.get'>>> {
  // The list of orders is where most stations begin; another screen does not wait for it.
  void askOrdersAhead();
  const [settings, stats] = await Promise.all([
    askAhead('settings.get', {}),
    askAhead('data.stats', {}),
    refreshSession(),
  ]);
  learnFirstRun(stats, settings);
  return settings;
}
