import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { z } from 'zod';
import type { Bitmap } from '../../domain/label/bitmap.ts';
import { bitmapToPng } from '../../main/printing/render/bitmap-to-png.ts';
import { startVirtualPrinter } from '../../main/printing/virtual/virtual-printer.ts';
import { sample } from '../cli/packbench.ts';

/** What the sample files say that lies in the boxes of the day, by order. */
export async function boxesByOrder(): Promise<
  ReadonlyMap<string, { readonly scans: readonly string[]; readonly weightGrams: number }>
> {
  const boxes = z
    .array(
      z.object({
        orderIds: z.array(z.string()),
        scans: z.array(z.string()),
        weightGrams: z.number(),
      }),
    )
    .parse(JSON.parse(await readFile(sample('packing.json'), 'utf8')));
  return new Map(boxes.flatMap((box) => box.orderIds.map((orderId) => [orderId, box] as const)));
}

/** A label printer whose paper is a folder of pictures. */
export type PaperPrinter = {
  readonly port: number;
  /** The picture of the next label that nobody took yet. */
  next(): Promise<string>;
  close(): Promise<void>;
};

export async function startPaperPrinter(directory: string): Promise<PaperPrinter> {
  await mkdir(directory, { recursive: true });
  const files: string[] = [];
  const waiting: ((file: string) => void)[] = [];
  const errors: string[] = [];
  const keep = async (bitmap: Bitmap, index: number): Promise<void> => {
    const file = join(directory, `${String(index).padStart(4, '0')}.png`);
    await writeFile(file, bitmapToPng(bitmap, 203));
    const next = waiting.shift();
    if (next === undefined) files.push(file);
    else next(file);
  };
  const printer = await startVirtualPrinter({
    port: 0,
    language: 'zpl',
    onLabel: ({ bitmap, index }) => keep(bitmap, index),
    onError: (message) => errors.push(message),
  });
  return {
    port: printer.port,
    next: async () =>
      files.shift() ??
      (await new Promise<string>((resolve) => {
        waiting.push(resolve);
      })),
    close: async () => {
      await printer.close();
      if (errors.length > 0) throw new Error(`The printer did not understand: ${errors.join()}`);
    },
  };
}

export const shipmentShape = z.looseObject({
  shipmentId: z.string(),
  orderIds: z.array(z.string()),
  waybill: z.string(),
  carrier: z.string(),
  state: z.string(),
  estimatedFen: z.number(),
  weightGrams: z.number().nullable(),
});

export type SevenShipment = z.output<typeof shipmentShape>;

/** The carriers' bill for these parcels, as their computer writes it: `overFen` is what it asks too much for one. */
export async function writeBill(
  file: string,
  shipments: readonly SevenShipment[],
  overFen: ReadonlyMap<string, number>,
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Bill');
  sheet.addRow(['Waybill', 'Weight g', 'Amount', 'Currency', 'Date']);
  for (const { waybill, weightGrams, estimatedFen } of shipments) {
    const amount = (estimatedFen + (overFen.get(waybill) ?? 0)) / 100;
    sheet.addRow([waybill, weightGrams, amount, 'CNY', '2026-03-11']);
  }
  await workbook.xlsx.writeFile(file);
}

/** Every cell of a workbook as one text, read by another program than the one that wrote it. */
export async function textOf(file: string): Promise<string> {
  const { Sheets } = read(await readFile(file));
  return JSON.stringify(
    Object.values(Sheets).map((sheet) => utils.sheet_to_json(sheet, { header: 1 })),
  );
}
