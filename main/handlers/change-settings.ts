import { decided } from '../../domain/decide/decision.ts';
import { settingDifferences } from '../../domain/settings/differences.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import { transact } from './services.ts';
import type { Services } from './services.ts';

/** Fields of the settings that become others, and what whoever asked is told. */
export type SettingsDecision<Answer> = {
  readonly change: Partial<Settings>;
  readonly answer: Answer;
};

/**
 * Decides on the settings as they are when nobody else is changing them, writes them and, where only a lead may change
 * them, who changed what into the journal.
 */
export async function changeSettings<Answer>(
  services: Services,
  context: CallContext,
  decide: (current: Settings) => Result<SettingsDecision<Answer>>,
): Promise<Result<Answer>> {
  let before = services.settings.get();
  let decision = refuse('cancelled') as Result<SettingsDecision<Answer>>;
  const saved = await services.settings.set((current) => {
    before = current;
    decision = decide(current);
    return decision.ok ? ok(decision.value.change) : decision;
  });
  if (!saved.ok) return saved;
  if (!decision.ok) return decision;
  const { answer } = decision.value;
  const changes = settingDifferences(before, saved.value);
  if (changes.length === 0) return ok(answer);
  const noted = await transact(services, context, () =>
    decided([{ type: 'settings-changed', changes }], answer),
  );
  return noted;
}
