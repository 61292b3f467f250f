import { ok } from '../../domain/result.ts';
import { checkSettingsChange } from '../../domain/settings/check-change.ts';
import { changedSettings, settingsSchema } from '../../domain/settings/settings.ts';
import type { PublicSettings, Settings } from '../../domain/settings/settings.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { SettingsHistoryEntry } from '../../preload/views.ts';
import { changeSettings } from './change-settings.ts';
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
    'settings.set': async ({ settings }, context) =>
      changeSettings(services, context, (current) => {
        const checked = checkSettingsChange(current, settings);
        if (!checked.ok) return checked;
        const change = settingsSchema.parse(changedSettings(current, settings));
        return ok({ change, answer: shown(change) });
      }),
    'settings.history': async ({ limit }) => {
      const newest: SettingsHistoryEntry[] = [];
      for await (const { meta, events } of services.store.history({
        containing: ['settings-changed'],
      })) {
        for (const event of events) {
          if (event.type === 'settings-changed') newest.push({ ...meta, changes: event.changes });
        }
        if (newest.length > limit) newest.splice(0, newest.length - limit);
      }
      return ok(newest.toReversed());
    },
  };
}
