import { defaultSettings } from '../../domain/settings/settings.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { StationHandlers } from '../../preload/station-contract.ts';
import type { SampleStation } from '../demo/sample-station.ts';
import { requestChange } from '../pending-change.ts';
import { signInHandlers } from './people.ts';
import type { Services } from './services.ts';

/** What only the window's composition root can do. */
export type StationWorld = {
  readonly sample: SampleStation;
  readonly version: string;
  /** Ends the program and starts it again. */
  readonly restart: () => void;
  /** Opens a folder in the system's file manager. */
  readonly openFolder: (path: string) => Promise<unknown>;
};

/** What is asked of this one station: who is there, and what needs a restart. */
export function stationHandlers(services: Services, world: StationWorld): StationHandlers {
  const { directory, settings } = services;
  return {
    ...signInHandlers(services),
    'data.restore': async ({ path }) => {
      const noted = await requestChange(directory, { kind: 'restore', file: path });
      if (noted.ok) world.restart();
      return noted;
    },
    'data.revealFolder': async () => {
      await world.openFolder(directory);
      return ok(null);
    },
    'data.about': async () => ok({ version: world.version, folder: directory }),
    'firstRun.sampleDay': async (_, context) => world.sample.run(context),
    'firstRun.removeSample': async () => {
      const { sampleDay } = settings.get();
      if (sampleDay === null || !world.sample.isOnlySample()) return refuse('sample-day-mixed');
      const noted = await requestChange(directory, { kind: 'start-anew' });
      if (!noted.ok) return noted;
      const mine = new Set(sampleDay.printers.map(({ name }) => name));
      const saved = await settings.set(({ printers }) =>
        ok({
          sender: defaultSettings.sender,
          printers: printers.filter(({ name }) => !mine.has(name)),
          sampleDay: null,
        }),
      );
      if (!saved.ok) return saved;
      world.restart();
      return ok(null);
    },
  };
}
