import type { PrinterCondition, PrinterProblem } from '../../../domain/printing/printer.ts';
import { ok, refusal, refuse } from '../../../domain/result.ts';
import type { Refusal, Result } from '../../../domain/result.ts';
import { ippClient, ippUser } from './ipp-client.ts';
import type { IppClient } from './ipp-client.ts';
import type { IppAttribute, IppGroup } from './ipp-message.ts';
import { defaultTimings, errorDetail } from './transport.ts';
import type { Timings } from './transport.ts';

const getPrinter = 0x000b;

/** The first status code of IPP that is no success. */
export const firstError = 0x0100;
const notFound = 0x0406;
const printerStopped = 5;

/** The words of an attribute, joined; empty without it. */
export const textOf = (group: IppGroup | undefined, name: string): string =>
  (group?.get(name) ?? []).filter((value) => typeof value === 'string').join(', ');
/** The first number of an attribute; null without it. */
export const numberOf = (group: IppGroup | undefined, name: string): number | null => {
  const value = group?.get(name)?.[0];
  return typeof value === 'number' ? value : null;
};

/** A print queue that was found, and how it is. */
export type FoundQueue = { readonly path: string; readonly attributes: IppGroup };

/**
 * Finds a printer or class of that name. Refused: `printer-spooler-missing`, `printer-queue-unknown`,
 * `printer-queue-refused`.
 */
export async function findQueue(
  client: IppClient,
  queue: string,
  timings: Timings,
): Promise<Result<FoundQueue>> {
  try {
    for (const kind of ['printers', 'classes']) {
      const path = `/${kind}/${encodeURIComponent(queue)}`;
      const answer = await client.call(
        {
          operation: getPrinter,
          path,
          attributes: [
            printerUri(path),
            {
              tag: 'keyword',
              name: 'requested-attributes',
              values: [
                'printer-state',
                'printer-state-message',
                'printer-state-reasons',
                'printer-is-accepting-jobs',
              ],
            },
          ],
        },
        timings.connectMs,
      );
      if (answer.status < firstError) {
        return ok({ path, attributes: answer.groups[1] ?? new Map() });
      }
      if (answer.status !== notFound) {
        const detail = textOf(answer.groups[0], 'status-message');
        return refuse('printer-queue-refused', { queue, detail });
      }
    }
    return refuse('printer-queue-unknown', { queue });
  } catch (error) {
    return refuse('printer-spooler-missing', { detail: errorDetail(error) });
  }
}

/** Whom a request is for. */
export const printerUri = (path: string): IppAttribute => ({
  tag: 'uri',
  name: 'printer-uri',
  values: [`ipp://localhost${path}`],
});
/** In whose name it is made. */
export const userName = (): IppAttribute => ({
  tag: 'name',
  name: 'requesting-user-name',
  values: [ippUser()],
});

/** What IPP's words for a printer's trouble (RFC 8011, PWG 5100.9) mean here, the most telling first. */
const reasons: readonly (readonly [RegExp, PrinterProblem])[] = [
  [/^(cover|door|interlock)-open/, 'head-open'],
  [/^media-(empty|needed)/, 'paper-out'],
  [/^media-jam/, 'jam'],
  [/^marker-supply-empty/, 'ribbon-out'],
  [/^fuser-over-temp/, 'overheated'],
  [/^(paused|moving-to-paused)/, 'paused'],
  [/^(offline|shutdown|connecting-to-device|timed-out)/, 'offline'],
];

function conditionOf({ attributes }: FoundQueue): PrinterCondition {
  const told = (attributes.get('printer-state-reasons') ?? []).map(String);
  const found = reasons.find(([pattern]) => told.some((reason) => pattern.test(reason)));
  if (found !== undefined) return { problem: found[1] };
  return numberOf(attributes, 'printer-state') === printerStopped ||
    attributes.get('printer-is-accepting-jobs')?.[0] === false
    ? { problem: 'paused' }
    : 'mute';
}

/** How a queue is, as CUPS tells it; `mute` when it has nothing to complain of, for it does not know the printer. */
export async function cupsCondition(
  queue: string,
  timings: Timings = defaultTimings,
  client: IppClient = ippClient(),
): Promise<PrinterCondition> {
  const found = await findQueue(client, queue, timings);
  return found.ok ? conditionOf(found.value) : { problem: 'offline' };
}

/** Why a printer that was found gets no job; null when nothing speaks against it. */
export function refusedBy(found: FoundQueue, queue: string): Refusal | null {
  const { attributes } = found;
  const message = textOf(attributes, 'printer-state-message');
  if (attributes.get('printer-is-accepting-jobs')?.[0] === false) {
    return refusal('printer-queue-refused', { queue, detail: message || 'rejecting jobs' });
  }
  return numberOf(attributes, 'printer-state') === printerStopped
    ? refusal('printer-queue-paused', { queue, detail: message })
    : null;
}
