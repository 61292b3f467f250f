import { decided } from '../../domain/decide/decision.ts';
import { settingDifferences } from '../../domain/settings/differences.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import { transact } from './services.ts';
import type { Services } from './services.ts';

/** Writes settings and, where only a lead may change them, who changed what into the journal. */
export async function changeSettings(
  services: Services,
  context: CallContext,
  change: (current: Settings) => Partial<Settings>,
): Promise<Result<Settings>> {
  let before = services.settings.get();
  const saved = await services.settings.set((current) => {
    before = current;
    return change(current);
  });
  if (!saved.ok) return saved;
  const changes = settingDifferences(before, saved.value);
  if (changes.length === 0) return saved;
  const noted = await transact(services, context, () =>
    decided([{ type: 'settings-changed', changes }], null),
  );
  return noted.ok ? saved : noted;
}
