import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVirtualPrinter } from '../../main/printing/virtual/virtual-printer.ts';
import type { Bridge } from '../../preload/bridge.ts';
import { packedShop } from '../cli/packed-shop.ts';
import { station } from '../cli/station.ts';
import { openWindow } from '../e2e/electron-app.ts';

const starts = 5;

/** Milliseconds until the first byte of a label is at the printer, the median of five starts of the window. */
export type ColdLabel = {
  /** From asking for the label, as soon as the window can be worked with. */
  readonly fromAsking: number;
  /** From starting the program; what the driver of this measurement needs is in it. */
  readonly fromStart: number;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Prints the first label of a window that was just started, its fonts not loaded yet. */
export async function measureColdLabel(): Promise<ColdLabel> {
  const folder = await mkdtemp(join(tmpdir(), 'packbench-cold-'));
  let firstByteAt: number | null = null;
  const head = await startVirtualPrinter({
    port: 0,
    onLabel: () => undefined,
    onError: () => undefined,
    onByte: () => {
      firstByteAt ??= performance.now();
    },
  });
  try {
    const shop = station(join(folder, 'data'));
    const [parcel] = await packedShop(shop, 1);
    const address = `tcp://127.0.0.1:${head.port}`;
    const words = ['--address', address, '--language', 'zpl', '--no-probe'];
    const added = await shop.run('printers', 'add', 'head', ...words);
    if (added.status !== 0 || parcel === undefined) throw new Error(added.stdout);
    const asking: number[] = [];
    const all: number[] = [];
    for (let start = 0; start < starts; start += 1) {
      const copy = join(folder, `copy-${start}`);
      await cp(shop.data, copy, { recursive: true });
      firstByteAt = null;
      const began = performance.now();
      const { app, page } = await openWindow(copy);
      try {
        const asked = performance.now();
        const outcomes = await page.evaluate(
          ({ shipmentId }) =>
            (globalThis as unknown as { readonly packbench: Bridge }).packbench.call(
              'labels.print',
              { shipmentIds: [shipmentId], printer: 'head' },
            ),
          parcel,
        );
        if (!outcomes.ok || firstByteAt === null) throw new Error(JSON.stringify(outcomes));
        asking.push(firstByteAt - asked);
        all.push(firstByteAt - began);
      } finally {
        await app.close();
      }
    }
    return { fromAsking: median(asking), fromStart: median(all) };
  } finally {
    await head.close();
    await rm(folder, { recursive: true, force: true });
  }
}
