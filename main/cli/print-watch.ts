import { createInterface } from 'node:readline';
import { renderMessage } from '../../domain/messages.ts';
import type { PrintBatchView } from '../../preload/views.ts';
import type { CliEnvironment, Session } from './command.ts';
import { spell } from './outcome.ts';

const lookAgainMs = 500;

/** Says once what keeps each batch from printing: paper, a cover, another program, a scan. Returns what ends it. */
export function followBatches(
  { call, language }: Session,
  stderr: (text: string) => void,
): () => void {
  const told = new Map<string, string>();
  const look = async (): Promise<void> => {
    const batches = await call('labels.batches', {});
    for (const batch of batches.ok ? batches.value : []) {
      const words = wordsOf(batch);
      if (told.get(batch.batchId) === words) continue;
      told.set(batch.batchId, words);
      if (words !== '') stderr(`${words}\n`);
    }
  };
  const wordsOf = ({ printer, waiting, awaits }: PrintBatchView): string => {
    if (waiting !== null) return `${printer}: ${renderMessage(waiting, language)}`;
    return awaits === null ? '' : `${printer}: scan ${awaits.waybill ?? awaits.shipmentId}`;
  };
  const timer = setInterval(() => void look(), lookAgainMs);
  return () => clearInterval(timer);
}

/** Takes every line of standard input for a scan; one that is refused is told and waited for anew. */
export function scanLines(
  { call, language }: Session,
  { stdin, stderr }: Pick<CliEnvironment, 'stdin' | 'stderr'>,
): () => void {
  const take = async (scan: string): Promise<void> => {
    const answer = await call('labels.scan', { scan });
    if (!answer.ok) stderr(`${spell(answer.refusal, language).message}\n`);
  };
  const lines = createInterface({ input: stdin });
  lines.on('line', (line) => {
    const scan = line.trim();
    if (scan === '') return;
    void take(scan);
  });
  return () => {
    lines.close();
    stdin.pause();
  };
}
