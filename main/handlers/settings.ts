import { parseTemplates } from '../../domain/notices/message-templates.ts';
import { ok } from '../../domain/result.ts';
import { changedSettings, settingsSchema } from '../../domain/settings/settings.ts';
import type { PublicSettings, Settings } from '../../domain/settings/settings.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { Services } from './services.ts';

/** Without the people: a short PIN can be guessed from its hash. */
function shown(settings: Settings): PublicSettings {
  const { people, ...rest } = settings;
  void people;
  return rest;
}

/** What the user set up once. */
export function settingsHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `settings.${string}`>> {
  return {
    'settings.get': async () => ok(shown(services.settings.get())),
    'settings.set': async ({ settings }) => {
      const templates = parseTemplates(settings.messageTemplates ?? []);
      if (!templates.ok) return templates;
      const saved = await services.settings.set((current) =>
        settingsSchema.parse(changedSettings(current, settings)),
      );
      return saved.ok ? ok(shown(saved.value)) : saved;
    },
  };
}
