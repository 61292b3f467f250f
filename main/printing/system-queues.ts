import { textOf } from './transports/cups-printer.ts';
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
  /** The printer behind it, as far as the system says. */
  readonly model: string | null;
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
            values: [
              'printer-name',
              'printer-error-policy',
              'printer-make-and-model',
              'device-uri',
            ],
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
          model: modelOf(textOf(group, 'device-uri'), textOf(group, 'printer-make-and-model')),
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

/** A queue without a driver names none; what CUPS found on the cable is in the address that it made for it. */
function modelOf(deviceUri: string, makeAndModel: string): string | null {
  const [, maker = '', model = ''] = /^usb:\/\/([^/?]+)\/([^/?]+)/.exec(deviceUri) ?? [];
  if (model !== '') return `${maker} ${model}`.replaceAll('%20', ' ');
  return /^(?:|Local Raw Printer|Unknown)$/.test(makeAndModel) ? null : makeAndModel;
}

/** The print queues of Windows, the usual one first. */
export async function windowsQueues(): Promise<SystemQueues> {
  const queues = (await windowsSpooler())
    .queues()
    .map((queue): SystemQueue => ({ ...queue, retries: null, model: null }));
  return {
    available: true,
    queues: queues.sort((a, b) => Number(b.isDefault) - Number(a.isDefault)),
  };
}

/** The print queues of this computer, the usual one first. */
export const systemQueues = (): Promise<SystemQueues> =>
  process.platform === 'win32' ? windowsQueues() : cupsQueues();
