import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ordersWorkbook } from '../../domain/orders/orders-workbook.ts';
import { writeWorkbook } from '../../main/excel/write.ts';
import { packbench } from '../cli/packbench.ts';
import { benchShop, orderNumbered } from './shop.ts';
import { measureFirstScan, measureScanning, measureStart } from './window.ts';

const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(11);

const mb = (value: number): string => `${value.toFixed(0)} MB`.padStart(11);

const at = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};

/**
 * The window on a shop of `orders` open orders: its start, and scans while the command line imports as many orders
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
  line(`start to first order, ${name}`, ms(await measureStart(shop)), 'wanted: 2000 ms');
  line('first scan, right after the start', ms(await measureFirstScan(shop)), 'three starts');
  const alone = await measureScanning(shop, 40);
  let took = 0;
  const beside = await measureScanning(shop, scans, async (directory) => {
    const began = performance.now();
    const imported = await packbench('orders', 'import', file, '--data', directory, '--json');
    took = performance.now() - began;
    if (imported.status !== 0) throw new Error(imported.stdout + imported.stderr);
  });
  line(`scan, ${name}, median`, ms(at(alone.waits, 0.5)), 'the baseline');
  line(`scan beside an import, median`, ms(at(beside.waits, 0.5)), `${beside.waits.length} scans`);
  line(`scan beside an import, p99`, ms(at(beside.waits, 0.99)), 'wanted: 50 ms');
  line(`scan beside an import, longest`, ms(Math.max(...beside.waits)), '');
  line('longest wait for the core beside it', ms(beside.longestAnswerMs), '');
  line(`import of ${name} beside the scans`, ms(took), 'one durable step');
  line(
    'peak memory of core and worker',
    mb(beside.corePeakMegabytes),
    `${(beside.corePeakMegabytes / alone.corePeakMegabytes).toFixed(2)} of it without the import`,
  );
  await rm(shop, { recursive: true, force: true });
  await rm(file, { force: true });
}
