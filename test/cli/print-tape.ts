import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Bitmap } from '../../domain/label/bitmap.ts';
import { bitmapToPng } from '../../main/printing/render/bitmap-to-png.ts';
import { startVirtualPrinter } from '../../main/printing/virtual/virtual-printer.ts';
import type { VirtualPrinter } from '../../main/printing/virtual/virtual-printer.ts';

export type Tape = {
  readonly printer: VirtualPrinter;
  readonly address: string;
  /** How many labels came out so far. */
  count(): number;
  /** Resolves when so many labels came out. */
  reached(count: number): Promise<void>;
  /** The QR code of every label that came out, in that order. */
  codes(): Promise<readonly string[]>;
};

/** A virtual printer in this process that keeps what comes out of it. */
export async function startTape(
  options: Partial<Parameters<typeof startVirtualPrinter>[0]> = {},
): Promise<Tape> {
  const labels: Bitmap[] = [];
  const waiting = new Set<() => void>();
  const printer = await startVirtualPrinter({
    port: 0,
    language: 'tspl',
    onError: () => undefined,
    ...options,
    onLabel: async (label) => {
      labels.push(label.bitmap);
      for (const look of waiting) look();
      await options.onLabel?.(label);
    },
  });
  return {
    printer,
    address: `tcp://127.0.0.1:${printer.port}`,
    count: () => labels.length,
    reached: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (labels.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    codes: async () => {
      const codes: string[] = [];
      for (const bitmap of labels) codes.push(await qrOf(bitmap));
      return codes;
    },
  };
}

let ready: Promise<unknown> | null = null;

async function prepare(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer, byteOffset, byteLength } = await readFile(file);
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

async function qrOf(bitmap: Bitmap): Promise<string> {
  ready ??= prepare();
  await ready;
  const [code] = await readBarcodes(new Uint8Array(bitmapToPng(bitmap, 203)), {
    formats: ['QRCode'],
    tryHarder: false,
  });
  return code?.text ?? '';
}
