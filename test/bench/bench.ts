import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ms, percentile } from './figures.ts';
import { benchImportBeside } from './import-beside.ts';
import { benchLabels } from './labels.ts';
import { benchLabelBatch, benchUnpacedBatch } from './labels-batch.ts';
import { measureColdLabel } from './labels-cold.ts';
import { benchShop } from './shop.ts';
import { benchStore } from './store.ts';
import {
  measureHeap,
  measureScanning,
  measureScrolling,
  measureSearching,
  measureStart,
} from './window.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const line = (name: string, value: string, beside: string): void =>
  say(`${name.padEnd(46)}${value}   ${beside}`);

const openOrders = 20_000;
const manyOrders = 100_000;
const scans = 300;

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
 * Measures what the first word names, or everything: `store` or `labels` (the words after it name some of their parts), or
 * `window`, the real one. Every figure stands beside a peer's or the same one with a small store, of the same run on the
 * same machine. Asserts nothing. Returns the exit status.
 */
export async function bench(): Promise<number> {
  const words = process.argv.slice(2);
  const first = words.findIndex((word) => word.startsWith('--'));
  const [area, ...only] = first < 0 ? words : words.slice(0, first);
  const isWanted = (name: string): boolean => area === undefined || area === name;
  if (isWanted('store')) await benchStore(line, only);
  if (isWanted('labels')) await benchPrinting(only);
  if (isWanted('window')) await benchWindow();
  return 0;
}

async function benchWindow(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'packbench-bench-'));
  try {
    const small = join(folder, 'small');
    const large = join(folder, 'large');
    const huge = join(folder, 'huge');
    await benchShop(small, { orders: 100, scans });
    const written = await benchShop(large, { orders: openOrders, scans });
    await benchShop(huge, { orders: manyOrders, scans });
    line('20,000 orders written down', ms(written), '');

    const smallStart = await measureStart(small);
    const largeStart = await measureStart(large);
    line('start to first order, 100 orders', ms(smallStart), 'the baseline');
    line(
      'start to first order, 20,000 orders',
      ms(largeStart),
      `${(largeStart / smallStart).toFixed(2)} of it; wanted: 2000 ms`,
    );

    const { waits: base } = await measureScanning(small, scans);
    const { waits: answered, unheard } = await measureScanning(large, scans);
    line('scan to painted verdict, 100, median', ms(percentile(base, 0.5)), 'the baseline');
    line('scan to painted verdict, 100, p99', ms(percentile(base, 0.99)), '');
    line(
      'scan to painted verdict, 20,000, median',
      ms(percentile(answered, 0.5)),
      `${(percentile(answered, 0.5) / percentile(base, 0.5)).toFixed(2)} of it`,
    );
    line(
      'scan to painted verdict, 20,000, p99',
      ms(percentile(answered, 0.99)),
      `${(percentile(answered, 0.99) / percentile(base, 0.99)).toFixed(2)} of it; wanted: 50 ms`,
    );

    line('scans that came too slowly to be one', `${unheard}`.padStart(11), `of ${scans}`);
    const { waits: most } = await measureScanning(huge, scans);
    line(
      'scan to painted verdict, 100,000, p99',
      ms(percentile(most, 0.99)),
      `${(percentile(most, 0.99) / percentile(base, 0.99)).toFixed(2)} of it; wanted: 50 ms`,
    );

    const searches = await measureSearching(huge);
    line('first search of 100,000 orders', ms(searches[0] ?? Number.NaN), '');
    line('later searches, longest', ms(Math.max(...searches.slice(1))), 'wanted: 50 ms');

    const { still, scrolling } = await measureScrolling(large);
    line('frame while nothing moves, p99', ms(percentile(still, 0.99)), 'the baseline');
    line('frame while scrolling, median', ms(percentile(scrolling, 0.5)), '');
    line('frame while scrolling, p99', ms(percentile(scrolling, 0.99)), '');
    line('frame while scrolling, longest', ms(Math.max(...scrolling)), 'wanted: 50 ms');

    const { scrolling: far } = await measureScrolling(huge);
    line('the same with 100,000 orders', ms(Math.max(...far)), 'wanted: 50 ms');

    await benchImportBeside(folder, { orders: 100_000, scans }, line);

    const smallHeap = await measureHeap(small);
    const largeHeap = await measureHeap(large);
    line(
      'heap of the window, 100 orders',
      `${smallHeap.toFixed(1)} MB`.padStart(11),
      'the baseline',
    );
    line(
      'heap of the window, 20,000 orders',
      `${largeHeap.toFixed(1)} MB`.padStart(11),
      `${(largeHeap / smallHeap).toFixed(2)} of it; wanted: 250 MB`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
