import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { z } from 'zod';
import type { Bitmap } from '../../domain/label/bitmap.ts';
import { bitmapToPng } from '../../main/printing/render/bitmap-to-png.ts';
import { startVirtualPrinter } from '../../main/printing/virtual/virtual-printer.ts';
import { sample } from '../cli/packbench.ts';
import { printerShape } from '../cli/shapes.ts';
import { station } from '../cli/station.ts';
import { create, stock } from '../cli/stocked-shop.ts';
import type { Created } from '../cli/stocked-shop.ts';

/** A parcel to pack, with what the sample files say that lies in it. */
export type Box = Created & {
  readonly orderId: string;
  readonly scans: readonly string[];
  readonly weightGrams: number;
};

const boxesShape = z.array(
  z.object({
    orderIds: z.array(z.string()),
    scans: z.array(z.string()),
    weightGrams: z.number(),
  }),
);

/** Orders of the sample day that are packed here. */
const orders = ['8126030900010007', '8126030900012975', '8126030900036719', '8126030900033380'];

/** A data folder whose parcels wait for packing, with the settings given. */
export async function packShop(
  folder: string,
  printerAddress: string,
  settings: object,
): Promise<readonly Box[]> {
  const shop = station(join(folder, 'data'));
  await stock(shop);
  const created = await create(shop, 'CPAM', ...orders);
  const printer = ['printers', 'add', 'Zebra', '--address', printerAddress, '--language', 'zpl'];
  await shop.done(printerShape, ...printer, '--no-probe');
  const file = join(folder, 'settings.json');
  await writeFile(file, JSON.stringify(settings));
  await shop.done(z.object({ station: z.string() }), 'settings', 'set', file);
  const boxes = boxesShape.parse(JSON.parse(await readFile(sample('packing.json'), 'utf8')));
  return created.map((one, index) => {
    const orderId = orders[index] ?? '';
    const box = boxes.find(({ orderIds }) => orderIds.includes(orderId));
    if (box === undefined) throw new Error(`packing.json has no box for ${orderId}.`);
    return { ...one, orderId, scans: box.scans, weightGrams: box.weightGrams };
  });
}

let ready: Promise<unknown> | null = null;

async function prepare(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer, byteOffset, byteLength } = await readFile(file);
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** What a scanner reads on a label, both codes. */
export async function readLabel(bitmap: Bitmap): Promise<readonly string[]> {
  ready ??= prepare();
  await ready;
  const found = await readBarcodes(new Uint8Array(bitmapToPng(bitmap, 203)), {
    formats: ['Code128', 'QRCode'],
  });
  return found.map(({ text }) => text);
}

/** A printer whose labels can be waited for, one after the other. */
export async function startLabelPrinter(): Promise<{
  readonly address: string;
  /** What stands on the next label. */
  nextLabel(): Promise<readonly string[]>;
  close(): Promise<void>;
}> {
  const labels: Bitmap[] = [];
  const waiting: ((bitmap: Bitmap) => void)[] = [];
  const printer = await startVirtualPrinter({
    port: 0,
    onLabel: ({ bitmap }) => {
      const next = waiting.shift();
      if (next === undefined) labels.push(bitmap);
      else next(bitmap);
    },
    onError: () => undefined,
  });
  return {
    address: `tcp://127.0.0.1:${printer.port}`,
    nextLabel: async () => {
      const bitmap =
        labels.shift() ??
        (await new Promise<Bitmap>((resolve) => {
          waiting.push(resolve);
        }));
      return readLabel(bitmap);
    },
    close: () => printer.close(),
  };
}
