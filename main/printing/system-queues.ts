import { ippClient } from './transports/ipp-client.ts';
import type { IppClient } from './transports/ipp-client.ts';
import { windowsSpooler } from './transports/windows-spooler.ts';

/** A print queue of this computer. */
export type SystemQueue = {
  readonly name: string;
  readonly isDefault: boolean;
  /**
   * The spooler sends a label that failed again from its beginning, by itself: it may come out twice. Null where the
   * system does not say.
   */
  readonly retries: boolean | null;
};

/** The print queues of this computer; `available` is false where no spooler answers. */
export type SystemQueues = {
  readonly available: boolean;
  readonly queues: readonly SystemQueue[];
};

const patienceMs = 5_000;
const getDefault = 0x4001;
const getPrinters = 0x4002;

/**
 * The print queues that CUPS knows, the usual one first. A computer without CUPS, or whose spooler does not answer, has
 * none: that is no fault, a printer can be reached by its address.
 */
export async function cupsQueues(client: IppClient = ippClient()): Promise<SystemQueues> {
  const ask = (operation: number) =>
    client.call(
      {
        operation,
        path: '/',
        attributes: [
          {
            tag: 'keyword',
            name: 'requested-attributes',
            values: ['printer-name', 'printer-error-policy'],
          },
        ],
      },
      patienceMs,
    );
  try {
    const [all, preferred] = await Promise.all([ask(getPrinters), ask(getDefault)]);
    const defaultName = preferred.groups[1]?.get('printer-name')?.[0];
    const queues = all.groups.slice(1).flatMap((group): SystemQueue[] => {
      const name = group.get('printer-name')?.[0];
      if (typeof name !== 'string') return [];
      const policy = group.get('printer-error-policy')?.[0];
      return [
        {
          name,
          isDefault: name === defaultName,
          retries: typeof policy === 'string' ? policy !== 'abort-job' : null,
        },
      ];
    });
    return {
      available: true,
      queues: queues.sort((a, b) => Number(b.isDefault) - Number(a.isDefault)),
    };
  } catch {
    return { available: false, queues: [] };
  }
}

/** The print queues of Windows, the usual one first. */
export async function windowsQueues(): Promise<SystemQueues> {
  const queues = (await windowsSpooler())
    .queues()
    .map((queue): SystemQueue => ({ ...queue, retries: null }));
  return {
    available: true,
    queues: queues.sort((a, b) => Number(b.isDefault) - Number(a.isDefault)),
  };
}

/** The print queues of this computer, the usual one first. */
export const systemQueues = (): Promise<SystemQueues> =>
  process.platform === 'win32' ? windowsQueues() : cupsQueues();
