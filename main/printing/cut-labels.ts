import { z } from 'zod';
import { printerPlace, printerLanguages } from '../../domain/printing/printer.ts';
import type { Printer, PrinterAddress, PrinterLanguage } from '../../domain/printing/printer.ts';
import { openJsonDocument } from '../storage/durable-json.ts';

/** By address of the printer: the language of the label that broke off there. */
const cutLabelsSchema = z.record(z.string(), z.enum(printerLanguages));

/**
 * Which printers may still count the pixels of a label that broke off. Kept on the disk, for the next label may be sent
 * by another process, after a restart, or in another language.
 */
export type CutLabels = {
  /** The language of the label that broke off there; null when the last one was taken whole. */
  readonly languageAt: (address: PrinterAddress) => PrinterLanguage | null;
  readonly record: (printer: Pick<Printer, 'address' | 'language'>) => Promise<void>;
  readonly clear: (address: PrinterAddress) => Promise<void>;
};

/** Opens the record. One that cannot be read or written is kept in memory: no label waits for it. */
export async function openCutLabels(path: string): Promise<CutLabels> {
  const document = await openJsonDocument(path, cutLabelsSchema, {});
  const known = new Map(Object.entries(document.ok ? document.value.value : {}));
  const save = async (): Promise<void> => {
    if (document.ok) await document.value.update(() => Object.fromEntries(known));
  };
  return {
    languageAt: (address) => known.get(printerPlace(address)) ?? null,
    record: async ({ address, language }) => {
      const where = printerPlace(address);
      if (known.get(where) === language) return;
      known.set(where, language);
      await save();
    },
    clear: async (address) => {
      if (known.delete(printerPlace(address))) await save();
    },
  };
}

/**
 * As much as a printer can still lack of one picture: a strip of 128 rows at 600 dpi and 100 mm has 37,760 bytes. Sent
 * only after a label that broke off.
 */
const longestPicture = 48 * 1024;

/**
 * Completes the picture of a label that broke off, throws the label away and leaves the printer as it was switched on.
 * Where it waits for commands it means nothing, except that a printer of ESC/POS feeds to the next label, so that what it
 * has burned of the torn one is not in the way.
 */
export function closingOf(language: PrinterLanguage): Buffer {
  switch (language) {
    case 'escpos':
      return Buffer.concat([Buffer.alloc(longestPicture), Buffer.from([0x0c, 0x1b, 0x40])]);
    case 'tspl':
      return Buffer.from(`${'\r\n'.repeat(longestPicture / 2)}CLS\r\n`, 'latin1');
    case 'epl2':
      return Buffer.from(`${'\n'.repeat(longestPicture)}N\n`, 'latin1');
    case 'cpcl':
      // ABORT is a command only inside a session: one is begun in case that the torn label began none.
      return Buffer.concat([
        Buffer.alloc(longestPicture),
        Buffer.from('\r\n! 0 200 200 1 1\r\nABORT\r\n', 'latin1'),
      ]);
    case 'zpl':
      // Its pictures are text, in which this command is seen wherever they broke off.
      return Buffer.from('~JX\n', 'latin1');
    default:
      return language satisfies never;
  }
}
