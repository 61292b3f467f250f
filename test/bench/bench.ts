import { ms } from './figures.ts';
import { benchLabels } from './labels.ts';
import { benchLabelBatch, benchUnpacedBatch } from './labels-batch.ts';
import { measureColdLabel } from './labels-cold.ts';
import { benchStore } from './store.ts';
import { benchWindow } from './window-parts.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const line = (name: string, value: string, beside: string): void =>
  say(`${name.padEnd(46)}${value}   ${beside}`);

/** `--labels 1000` prints that many on each head; a full batch takes a quarter of an hour. */
const batchLabels = (): number => {
  const at = process.argv.indexOf('--labels');
  return at < 0 ? 40 : Number(process.argv[at + 1]);
};

/** Draws labels beside other libraries. */
async function benchDrawing(): Promise<void> {
  for (const [dpi, wanted] of [
    [203, 40],
    [300, 25],
  ] as const) {
    const speeds = await benchLabels(dpi);
    const ours = new Map(
      speeds.filter(({ isOurs }) => isOurs).map((speed) => [speed.language, speed.perSecond]),
    );
    for (const { name, language, isOurs, perSecond } of speeds) {
      const ratio = perSecond / (ours.get(language) ?? Number.NaN);
      line(
        `${dpi} dpi, ${name}`,
        `${perSecond.toFixed(1)} /s`.padStart(11),
        isOurs ? `wanted: ${wanted} /s` : `${ratio.toFixed(2)} of ours, which draws as well`,
      );
    }
  }
}

async function benchColdLabel(): Promise<void> {
  const { fromAsking, fromStart } = await measureColdLabel();
  line('cold window, asked to first byte', ms(fromAsking), 'fonts not loaded yet');
  line('cold window, started to first byte', ms(fromStart), 'wanted: 1500 ms');
}

/** Prints on heads with the pace of real ones, which are asked what became of their labels, or not. */
async function benchHeads(): Promise<void> {
  for (const language of ['zpl', 'tspl', 'escpos'] as const) {
    for (const answers of [true, false]) {
      await benchLabelBatch(batchLabels(), { language, answers }, line);
    }
  }
}

/** The parts of `labels`. */
const labelParts: Readonly<Record<string, () => Promise<void>>> = {
  drawing: benchDrawing,
  cold: benchColdLabel,
  unpaced: () => benchUnpacedBatch(1_000, line),
  heads: benchHeads,
};

async function benchPrinting(only: readonly string[]): Promise<void> {
  for (const [name, run] of Object.entries(labelParts)) {
    if (only.length === 0 || only.includes(name)) await run();
  }
}

/**
 * Measures what the first word names, or everything: `store`, `labels` or `window`, the real one; the words after it name
 * some of its parts. Every figure stands beside a peer's or the same one with a small store, of the same run on the
 * same machine. Asserts nothing. Returns the exit status.
 */
export async function bench(): Promise<number> {
  const words = process.argv.slice(2);
  const first = words.findIndex((word) => word.startsWith('--'));
  const [area, ...only] = first < 0 ? words : words.slice(0, first);
  const isWanted = (name: string): boolean => area === undefined || area === name;
  if (isWanted('store')) await benchStore(line, only);
  if (isWanted('labels')) await benchPrinting(only);
  if (isWanted('window')) await benchWindow(line, only);
  return 0;
}
