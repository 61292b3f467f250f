import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ordersWorkbook } from '../../domain/orders/orders-workbook.ts';
import { writeWorkbook } from '../../main/excel/write.ts';
import { packbench } from '../cli/packbench.ts';
import { ms, percentile } from './figures.ts';
import { benchShop, orderNumbered } from './shop.ts';
import { measureFirstScan, measureScanning } from './window.ts';

const mb = (value: number): string => `${value.toFixed(0)} MB`.padStart(11);

/** One import leaves time for some eighty scans: of so few the longest would be the 99th percentile. */
const imports = 4;

/**
 * The window on a shop of `orders` open orders: scans alone, and while the command line imports as many orders
 * more into the folder that the window has open.
 */
export async function benchImportBeside(
  folder: string,
  { orders, scans }: { readonly orders: number; readonly scans: number },
  line: (name: string, value: string, beside: string) => void,
): Promise<void> {
  const shop = join(folder, 'beside');
  const file = join(folder, 'more-orders.xlsx');
  const name = orders.toLocaleString('en');
  await benchShop(shop, { orders, scans });
  const more = Array.from({ length: orders }, (_, index) => orderNumbered(orders + index));
  const written = await writeWorkbook(file, ordersWorkbook(more));
  if (!written.ok) throw new Error(written.refusal.code);
  line('first scan, right after the start', ms(await measureFirstScan(shop)), 'three starts');
  const alone = await measureScanning(shop, 40);
  const runs: Awaited<ReturnType<typeof measureScanning>>[] = [];
  const took: number[] = [];
  for (let run = 0; run < imports; run += 1) {
    runs.push(
      await measureScanning(shop, scans, async (directory) => {
        const began = performance.now();
        const imported = await packbench('orders', 'import', file, '--data', directory, '--json');
        took.push(performance.now() - began);
        if (imported.status !== 0) throw new Error(imported.stdout + imported.stderr);
      }),
    );
  }
  const waits = runs.flatMap((run) => run.waits);
  line(`scan, ${name}, median`, ms(percentile(alone.waits, 0.5)), 'the baseline');
  line(`scan beside an import, median`, ms(percentile(waits, 0.5)), `${waits.length} scans`);
  line(`scan beside an import, p99`, ms(percentile(waits, 0.99)), 'wanted: 50 ms');
  line(`scan beside an import, longest`, ms(Math.max(...waits)), `of ${imports} imports`);
  const longest = Math.max(...runs.map((run) => run.longestAnswerMs));
  line('longest wait for the core beside it', ms(longest), '');
  line(`import of ${name} beside the scans`, ms(percentile(took, 0.5)), 'one durable step');
  const peak = Math.max(...runs.map((run) => run.corePeakMegabytes));
  line(
    'peak memory of core and worker',
    mb(peak),
    `${(peak / alone.corePeakMegabytes).toFixed(2)} of it without the import`,
  );
  await rm(shop, { recursive: true, force: true });
  await rm(file, { force: true });
}
