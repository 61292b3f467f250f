import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ms, percentile } from './figures.ts';
import { benchImportBeside } from './import-beside.ts';
import { benchShop } from './shop.ts';
import { measureDailyStart, measureEmptyStart, measureStart } from './start.ts';
import { measureHeap, measureScanning, measureScrolling, measureSearching } from './window.ts';

type Line = (name: string, value: string, beside: string) => void;

/** Data folders with 100, 20,000 and 100,000 open orders, made when they are wanted. */
type Shops = Readonly<Record<'small' | 'large' | 'huge', () => Promise<string>>>;

type Desk = { readonly line: Line; readonly folder: string; readonly shops: Shops };

const scans = 300;

async function start({ line, shops }: Desk): Promise<void> {
  const empty = await measureEmptyStart();
  line('start to an empty window of Electron', ms(empty), 'the baseline');
  for (const [name, shop] of [
    ['100', shops.small],
    ['20,000', shops.large],
    ['100,000', shops.huge],
  ] as const) {
    for (const [when, measure] of [
      ['first start', measureStart],
      ['later start', measureDailyStart],
    ] as const) {
      const started = await measure(await shop());
      const ratio = (started / empty).toFixed(2);
      line(`${when}, ${name} orders`, ms(started), `${ratio} of it; wanted: 2000 ms`);
    }
  }
}

async function scan({ line, shops }: Desk): Promise<void> {
  const { waits: base } = await measureScanning(await shops.small(), scans);
  line('scan to painted verdict, 100, median', ms(percentile(base, 0.5)), 'the baseline');
  line('scan to painted verdict, 100, p99', ms(percentile(base, 0.99)), '');
  const { waits, unheard } = await measureScanning(await shops.large(), scans);
  const ofBase = (values: readonly number[], part: number): string =>
    `${(percentile(values, part) / percentile(base, part)).toFixed(2)} of it`;
  line('scan to painted verdict, 20,000, median', ms(percentile(waits, 0.5)), ofBase(waits, 0.5));
  const wanted = '; wanted: 50 ms';
  line(
    'scan to painted verdict, 20,000, p99',
    ms(percentile(waits, 0.99)),
    ofBase(waits, 0.99) + wanted,
  );
  line('scans that came too slowly to be one', `${unheard}`.padStart(11), `of ${scans}`);
  const { waits: most } = await measureScanning(await shops.huge(), scans);
  line(
    'scan to painted verdict, 100,000, p99',
    ms(percentile(most, 0.99)),
    ofBase(most, 0.99) + wanted,
  );
}

async function search({ line, shops }: Desk): Promise<void> {
  const searches = await measureSearching(await shops.huge());
  line('first search of 100,000 orders', ms(searches[0] ?? Number.NaN), '');
  line('later searches, longest', ms(Math.max(...searches.slice(1))), 'wanted: 50 ms');
}

async function scroll({ line, shops }: Desk): Promise<void> {
  const { still, scrolling } = await measureScrolling(await shops.large());
  line('frame while nothing moves, p99', ms(percentile(still, 0.99)), 'the baseline');
  line('frame while scrolling, median', ms(percentile(scrolling, 0.5)), '');
  line('frame while scrolling, p99', ms(percentile(scrolling, 0.99)), '');
  line('frame while scrolling, longest', ms(Math.max(...scrolling)), 'wanted: 50 ms');
  const { scrolling: far } = await measureScrolling(await shops.huge());
  line('the same with 100,000 orders', ms(Math.max(...far)), 'wanted: 50 ms');
}

async function heap({ line, shops }: Desk): Promise<void> {
  const mb = (value: number): string => `${value.toFixed(1)} MB`.padStart(11);
  const small = await measureHeap(await shops.small());
  const large = await measureHeap(await shops.large());
  line('heap of the window, 100 orders', mb(small), 'the baseline');
  const ratio = (large / small).toFixed(2);
  line('heap of the window, 20,000 orders', mb(large), `${ratio} of it; wanted: 250 MB`);
}

const parts: Readonly<Record<string, (desk: Desk) => Promise<void>>> = {
  start,
  scan,
  search,
  scroll,
  import: ({ folder, line }) => benchImportBeside(folder, { orders: 100_000, scans }, line),
  heap,
};

/** Measures the real window: `only` some of its parts, or all of them. Asserts nothing. */
export async function benchWindow(line: Line, only: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'packbench-bench-'));
  const made = new Map<string, Promise<string>>();
  const shop = (name: string, orders: number): Promise<string> => {
    const path = join(folder, name);
    const making = made.get(name) ?? benchShop(path, { orders, scans }).then(() => path);
    made.set(name, making);
    return making;
  };
  const shops: Shops = {
    small: () => shop('small', 100),
    large: () => shop('large', 20_000),
    huge: () => shop('huge', 100_000),
  };
  try {
    for (const [name, part] of Object.entries(parts)) {
      if (only.length === 0 || only.includes(name)) await part({ line, folder, shops });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
