import { z } from 'zod';
import { labelDpis, labelSizes } from '../label/label.ts';
import { printerLanguages } from './printer.ts';
import type { PrinterLanguage } from './printer.ts';

/** How a printer finds where a label ends: a gap between labels, a black mark on their back, or not at all. */
export const mediaKinds = ['gap', 'mark', 'continuous'] as const;

/** What happens behind a label; `printer` leaves it to the printer. */
export const labelEndings = ['printer', 'tear', 'peel', 'cut'] as const;
export type LabelEnding = (typeof labelEndings)[number];

/**
 * How a picture is written in ZPL: `z64` is some 12 times smaller than `hex`; `acs` (run lengths) is for clones that do not
 * know :Z64:.
 */
export const zplFormats = ['z64', 'acs', 'hex'] as const;
export type ZplFormat = (typeof zplFormats)[number];

/** Bounds of a printer's adjustments, for the forms and the command line that set them. */
export const printerLimits = {
  darkness: { min: 0, max: 15 },
  speed: { min: 1, max: 14 },
  gapMm: { min: 0, max: 20 },
  offsetMm: { min: -20, max: 20 },
  copies: { min: 1, max: 10 },
  scalePercent: { min: 80, max: 120 },
} as const;

const within = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.number().min(min).max(max);

/** What is set for a printer beside its name and address, each with its bounds. */
export const printerSettingFields = {
  language: z.enum(printerLanguages),
  dpi: z.literal(labelDpis),
  size: z.enum(labelSizes),
  media: z.enum(mediaKinds),
  /** How long the gap between two labels is, or the mark on their back. */
  gapMm: within(printerLimits.gapMm),
  /** 0 (lightest) to 15 (darkest); null leaves the printer's own setting alone. */
  darkness: within(printerLimits.darkness).int().nullable(),
  /** Inches a second, as printers count; null leaves the printer's own setting alone. */
  speed: within(printerLimits.speed).int().nullable(),
  ending: z.enum(labelEndings),
  /** Identical labels for each that is printed, such as one for the carrier. */
  copies: within(printerLimits.copies).int(),
  zplFormat: z.enum(zplFormats),
  /** The printer burns what its language calls white; some clones do. */
  inverted: z.boolean(),
  /** Moves the picture right (positive) or left on the label. */
  offsetXMm: within(printerLimits.offsetMm),
  /** Moves the picture down (positive) or up on the label. */
  offsetYMm: within(printerLimits.offsetMm),
} as const;

/** A printer's settings, in millimetres where nothing else is said. */
export type PrinterSettings = {
  readonly [Name in keyof typeof printerSettingFields]: z.output<
    (typeof printerSettingFields)[Name]
  >;
};

/** What a printer is set to until somebody says otherwise; stored printers that lack a field have it so too. */
export const defaultPrinterSettings = {
  dpi: 203,
  size: '100x150',
  media: 'gap',
  gapMm: 2,
  darkness: null,
  speed: null,
  ending: 'printer',
  copies: 1,
  zplFormat: 'z64',
  inverted: false,
  offsetXMm: 0,
  offsetYMm: 0,
} as const satisfies Omit<PrinterSettings, 'language'>;

const { language, dpi, size, media, gapMm, darkness, speed, ending, copies, zplFormat } =
  printerSettingFields;
const { inverted, offsetXMm, offsetYMm } = printerSettingFields;

/** The fields of a printer's settings, each with its default except the language. */
export const printerSettingsWithDefaults = {
  language,
  dpi: dpi.default(defaultPrinterSettings.dpi),
  size: size.default(defaultPrinterSettings.size),
  media: media.default(defaultPrinterSettings.media),
  gapMm: gapMm.default(defaultPrinterSettings.gapMm),
  darkness: darkness.default(defaultPrinterSettings.darkness),
  speed: speed.default(defaultPrinterSettings.speed),
  ending: ending.default(defaultPrinterSettings.ending),
  copies: copies.default(defaultPrinterSettings.copies),
  zplFormat: zplFormat.default(defaultPrinterSettings.zplFormat),
  inverted: inverted.default(defaultPrinterSettings.inverted),
  offsetXMm: offsetXMm.default(defaultPrinterSettings.offsetXMm),
  offsetYMm: offsetYMm.default(defaultPrinterSettings.offsetYMm),
} as const;

/** A setting that some languages have no command for. */
export type LanguageSetting = 'media' | 'gapMm' | 'speed' | 'zplFormat';

/**
 * What can be set in each language, and which endings it has. Darkness, offsets, copies and inversion are in all of them:
 * by a command, or in the picture itself.
 */
export const languageSettings: Readonly<
  Record<
    PrinterLanguage,
    { readonly has: readonly LanguageSetting[]; readonly endings: readonly LabelEnding[] }
  >
> = {
  escpos: { has: [], endings: ['printer', 'cut'] },
  tspl: { has: ['media', 'gapMm', 'speed'], endings: labelEndings },
  zpl: { has: ['media', 'speed', 'zplFormat'], endings: labelEndings },
  epl2: { has: ['media', 'gapMm', 'speed'], endings: ['printer', 'peel', 'cut'] },
  cpcl: { has: ['media', 'speed'], endings: ['printer'] },
};
