import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabelDpi, LabelSize } from '../../domain/label/label.ts';
import type { PrinterLanguage } from '../../domain/printing/printer.ts';
import { bitmapToPng } from '../printing/render/bitmap-to-png.ts';
import { startVirtualPrinter } from '../printing/virtual/virtual-printer.ts';

/** A virtual printer of the demo; `labels` are the pictures it has printed so far, in order. */
export type DemoPrinter = {
  readonly name: string;
  readonly port: number;
  readonly language: PrinterLanguage;
  readonly dpi: LabelDpi;
  readonly size: LabelSize;
  readonly labels: string[];
  readonly close: () => Promise<void>;
};

const models = [
  { name: 'escpos', language: 'escpos', dpi: 203, size: '100x150' },
  { name: 'tspl', language: 'tspl', dpi: 203, size: '100x100' },
  { name: 'zpl', language: 'zpl', dpi: 300, size: '100x150' },
] as const;

/**
 * One printer for each language; their labels go into `directory`. On free ports of this machine, or on those that
 * `ports` says by the printer's name. What a printer does not understand is thrown unless `onError` takes it.
 */
export async function startDemoPrinters(
  directory: string,
  options: {
    readonly ports?: ReadonlyMap<string, number>;
    readonly onError?: (problem: Error) => void;
  } = {},
): Promise<DemoPrinter[]> {
  await mkdir(directory, { recursive: true });
  const printers: DemoPrinter[] = [];
  for (const model of models) {
    const labels: string[] = [];
    const printer = await startVirtualPrinter({
      port: options.ports?.get(model.name) ?? 0,
      language: model.language,
      onLabel: async ({ bitmap, index }) => {
        const file = join(directory, `${model.name}-${String(index).padStart(4, '0')}.png`);
        await writeFile(file, bitmapToPng(bitmap, model.dpi));
        labels.push(file);
      },
      onError: (message) => {
        const problem = new Error(
          `The virtual printer ${model.name} did not understand: ${message}`,
        );
        if (options.onError === undefined) throw problem;
        options.onError(problem);
      },
    });
    printers.push({ ...model, port: printer.port, labels, close: () => printer.close() });
  }
  return printers;
}
