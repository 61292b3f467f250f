import type { Result } from '../../domain/result.ts';
import type { Caller } from '../../preload/caller.ts';
import { dialogContract } from '../../preload/window-contract.ts';
import type { DialogHandlers } from '../../preload/window-contract.ts';
import type { HostHandlers } from './core-protocol.ts';

/** What the core asks of the process of the windows, as functions. */
export function askHost(host: Pick<Caller, 'call'>): {
  readonly dialogs: DialogHandlers;
  readonly printPage: (html: string) => Promise<Result<{ readonly printed: boolean }>>;
  readonly restart: () => void;
  readonly openFolder: (path: string) => Promise<unknown>;
} {
  const ask = <Name extends keyof HostHandlers>(
    name: Name,
    input: Parameters<HostHandlers[Name]>[0],
  ) =>
    // The table of the host pairs every name with its own output.
    host.call(name, input) as ReturnType<HostHandlers[Name]>;
  return {
    dialogs: Object.fromEntries(
      Object.keys(dialogContract).map((name) => [
        name,
        (input: never) => ask(name as keyof DialogHandlers, input),
      ]),
    ) as unknown as DialogHandlers,
    printPage: (html) => ask('host.printPage', { html }),
    restart: () => void ask('host.restart', {}),
    openFolder: (path) => ask('host.openFolder', { path }),
  };
}
