import type { PrinterLanguage } from './printer.ts';

/** What a printer on a cable says of itself (IEEE 1284 device id); null where it does not. */
export type DeviceId = {
  readonly maker: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  /** The languages that it names, as it writes them. */
  readonly commandSet: readonly string[];
};

/** Each key has a short and a long name. */
const keys = {
  maker: ['MFG', 'MANUFACTURER'],
  model: ['MDL', 'MODEL'],
  serial: ['SN', 'SERN', 'SERIALNUMBER'],
  commandSet: ['CMD', 'COMMAND SET'],
} as const;

/** Reads `MFG:TSC;CMD:TSPL2;MDL:TTP-244;CLS:PRINTER;`; what is no such text says nothing. */
export function parseDeviceId(text: string): DeviceId {
  const fields = new Map(
    text.split(';').flatMap((part): [string, string][] => {
      const colon = part.indexOf(':');
      const value = part.slice(colon + 1).trim();
      const key = part.slice(0, Math.max(0, colon)).trim().toUpperCase();
      return key === '' || value === '' ? [] : [[key, value]];
    }),
  );
  const find = (names: readonly string[]): string | null =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined) ?? null;
  return {
    maker: find(keys.maker),
    model: find(keys.model),
    serial: find(keys.serial),
    commandSet: (find(keys.commandSet) ?? '').split(',').flatMap((name) => name.trim() || []),
  };
}

/** How a command set names a language; of several, the first here is taken: it tells most of its labels. */
const commandNames: readonly (readonly [RegExp, PrinterLanguage])[] = [
  [/^ZPL/i, 'zpl'],
  [/^TSPL/i, 'tspl'],
  [/^EPL/i, 'epl2'],
  [/^CPCL/i, 'cpcl'],
  [/^(?:ESC.?POS|EPSON|ESCPL?)$/i, 'escpos'],
];

/** What the names of common models tell, the narrower first. */
const modelNames: readonly (readonly [RegExp, PrinterLanguage])[] = [
  [/\bZPL\b/i, 'zpl'],
  [/\bTSPL\b/i, 'tspl'],
  [/\bEPL2?\b/i, 'epl2'],
  [/\bCPCL\b/i, 'cpcl'],
  [/\bESC[ /-]?POS\b/i, 'escpos'],
  [/\bT?LP ?-?(?:2824|2844|3842|3844)[ -]?Z/i, 'zpl'],
  [/\bEltron\b|\bT?LP ?-?(?:2824|2844|3842|3844)\b/i, 'epl2'],
  [/\bHM-?(?:A|T)\d{3}|\b(?:RW ?[24]20|MZ ?[23]20|iMZ|QL ?[2-4]20)\b/i, 'cpcl'],
  [/\bZebra\b|\bZDesigner\b|\bZTC\b|\b(?:GK|GX|ZD|ZT|ZQ)\d{3}/i, 'zpl'],
  // Receipt printers; their makers' label printers have other letters or numbers.
  [/\bTM-[A-Z]\d|\b(?:XP|POS|ZJ|RP|SP|GP)-?(?:58|76|80)\w*|\bReceipt\b/i, 'escpos'],
  [/\bGP-?(?:U80|L80|C80|D80)\w*/i, 'escpos'],
  [
    /\bTSC\b|\bT(?:TP|DP|E|A|C|X)-?\d{3}|\bXP-?(?:[2-4]\d{2}|D\d{3}|T\d{3})|\bGP-?[1-9]\d{3}/i,
    'tspl',
  ],
  [
    /\b(?:Xprinter|Gprinter|Gainscha|HPRT|iDPRT|Munbyn|Rongta|Deli|Rollo|Postek|4BARCODE)\b/i,
    'tspl',
  ],
];

/**
 * The language that a printer most likely understands: what it says itself, else what its model is known for. A guess
 * either way, for many printers can be switched; null where nothing hints at one of ours.
 */
export function guessLanguage(hints: {
  readonly commandSet?: readonly string[];
  /** Maker, model, or the name of a queue. */
  readonly names: readonly (string | null)[];
}): PrinterLanguage | null {
  const said = commandNames.find(([pattern]) =>
    hints.commandSet?.some((name) => pattern.test(name)),
  );
  if (said !== undefined) return said[1];
  const text = hints.names.join(' ').replaceAll('_', ' ');
  return modelNames.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
