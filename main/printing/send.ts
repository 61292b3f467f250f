import type { CutLabels } from './cut-labels.ts';
import { openFeed } from './label-feed.ts';
import type { FeedOptions, FeedTarget } from './label-feed.ts';
import type { EnterTurn } from './printer-queues.ts';
import { defaultTimings } from './transports/transport.ts';
import type { SendOptions, SendOutcome, Timings } from './transports/transport.ts';

type Options = FeedOptions & Pick<SendOptions, 'onProgress'>;

/** Knows of no label that broke off. */
const noCuts: CutLabels = {
  languageAt: () => null,
  record: () => Promise.resolve(),
  clear: () => Promise.resolve(),
};

/** The turn of a caller who has the printer. */
const hadAlready: EnterTurn = () =>
  Promise.resolve({ isAwaited: () => false, leave: () => undefined });

/** Sends one label as `sendClosing` does, whatever broke off before it. */
export const sendLabel = (
  printer: FeedTarget,
  bytes: Buffer,
  options: Options = {},
  timings: Timings = defaultTimings,
): Promise<SendOutcome> => sendClosing(noCuts, printer, bytes, options, timings);

/**
 * Sends one encoded label to the printer, in any of the languages, and says what is known about it; a printer that was
 * probed is asked itself. Expected failures are outcomes; nothing is tried twice. One label at a time per printer: the
 * caller queues.
 */
export async function sendClosing(
  cuts: CutLabels,
  printer: FeedTarget,
  bytes: Buffer,
  { onProgress, ...options }: Options = {},
  timings: Timings = defaultTimings,
): Promise<SendOutcome> {
  const feed = openFeed({ cuts, enter: hadAlready }, printer, options, timings);
  const sending = await feed.send({ name: '', bytes, onProgress });
  if (sending === null) throw new Error('The first label of a feed has none before it.');
  const outcome = sending.kind === 'failed' ? sending : await sending.outcome;
  await feed.rest();
  return outcome;
}
