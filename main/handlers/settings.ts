import { ok } from '../../domain/result.ts';
import { settingsSchema } from '../../domain/settings/settings.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { Services } from './services.ts';

/** What the user set up once. */
export function settingsHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `settings.${string}`>> {
  return {
    'settings.get': async () => ok(services.settings.get()),
    'settings.set': async ({ settings }) =>
      services.settings.set(settingsSchema.parse({ ...services.settings.get(), ...settings })),
  };
}
