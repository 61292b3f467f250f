import { z } from 'zod';
import { currencyRateSchema, starterRates } from '../currency-rates.ts';
import { templateChoiceSchema } from '../label/template-choice.ts';
import { labelTemplateSchema } from '../label/template.ts';
import { messageKinds, messageLanguages } from '../notices/message-templates.ts';
import { statusFilters } from '../orders/order-filter.ts';
import { personSchema } from '../people/person.ts';
import { serialBauds, serialFlows, serialParities } from '../printing/serial.ts';
import { printerSettingsWithDefaults } from '../printing/printer-settings.ts';
import { printerConfirmations } from '../printing/printer.ts';
import { defaultScanner, scannerSchema } from './scanner.ts';
import type { LabelRoute } from '../printing/route.ts';
import type { Sender } from '../shipments/sender.ts';

const text = z.string().max(500).default('');

const senderSchema = z.object({
  nameEn: text,
  streetEn: text,
  cityEn: text,
  provinceEn: text,
  postcode: text,
  country: z.string().max(2).default('CN'),
  phone: text,
  pickupContactZh: text,
  pickupAddressZh: text,
  pickupMobile: text,
  returnUnit: text,
  agreementCustomer: text,
}) satisfies z.ZodType<Sender>;

const printerAddressSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tcp'), host: z.string(), port: z.number().int() }),
  z.object({ kind: z.literal('queue'), name: z.string() }),
  z.object({ kind: z.literal('device'), path: z.string() }),
  z.object({
    kind: z.literal('serial'),
    path: z.string(),
    settings: z.object({
      baud: z.literal(serialBauds),
      bits: z.literal([7, 8]),
      parity: z.enum(serialParities),
      stop: z.literal([1, 2]),
      flow: z.enum(serialFlows),
    }),
  }),
]);

const printerSchema = z.object({
  name: z.string(),
  address: printerAddressSchema,
  ...printerSettingsWithDefaults,
  scalePercent: z.number().default(100),
  reports: z
    .object({
      condition: z.boolean(),
      confirms: z.enum(printerConfirmations).nullable(),
      probedAt: z.string(),
    })
    .nullable()
    .default(null),
});

/** More would no longer be chosen from by eye. */
const mostLabelTemplates = 30;

/** Screens that a station can open with. */
export const startScreens = ['orders', 'shipments', 'pack', 'handover'] as const;

/** What the user set up once: kept beside the journal, in a file of its own. */
export const settingsSchema = z.object({
  /** 1 to 4 capital letters or digits; part of every id given here. */
  station: z
    .string()
    .regex(/^[A-Z0-9]{1,4}$/)
    .default('A'),
  language: z.enum(['en', 'zh']).default('en'),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** Nobody: everything is allowed to everybody. Changed by the procedures `people.*` only. */
  people: z.array(personSchema).default([]),
  /** Minutes without a key or touch after which the station asks who is there; 0 never does. */
  autoLockMinutes: z.number().int().min(0).max(240).default(10),
  /** What there was after the sample day, which is then known to be nothing but samples; null without one. */
  sampleDay: z
    .object({
      /** Stands for all that came from files; another text when anything came since. */
      outside: z.string().default(''),
      printers: z.array(z.object({ name: z.string(), port: z.number().int() })),
    })
    .nullable()
    .default(null),
  /** The screen that the window opens with; a packing station goes straight to work. */
  startScreen: z.enum(startScreens).default('orders'),
  /** Name of the printer beside the packing table; null takes the only printer there is. */
  packPrinter: z.string().max(200).nullable().default(null),
  /** Loudness of the packing table in percent. */
  soundVolume: z.number().int().min(0).max(100).default(70),
  scanner: scannerSchema.default(defaultScanner),
  /** The scale of this station: `tcp://HOST:PORT` or a device path; null weighs by hand. */
  scale: z
    .object({ address: z.string().min(1).max(500) })
    .nullable()
    .default(null),
  sender: senderSchema.default(senderSchema.parse({})),
  printers: z.array(printerSchema).default([]),
  /** Label templates of the shop, beside those that come with the program. */
  labelTemplates: z.array(labelTemplateSchema).max(mostLabelTemplates).default([]),
  labelTemplateChoices: z.array(templateChoiceSchema).max(1_000).default([]),
  /** Which printer takes the labels of which plan or label size; the first that fits. */
  labelRoutes: z
    .array(
      z.object({
        plan: z.string().max(200).nullable(),
        size: z.string().max(20).nullable(),
        printer: z.string().min(1).max(200),
      }) satisfies z.ZodType<LabelRoute>,
    )
    .max(200)
    .default([]),
  /** Order-sheet headers that the user assigned to columns, by header text. */
  orderMapping: z.record(z.string(), z.string()).default({}),
  /** Filters of the order list that the user gave a name. */
  orderViews: z
    .array(
      z.object({
        name: z.string().min(1).max(60),
        status: z.enum(statusFilters).nullable(),
        held: z.boolean().nullable(),
        country: z.string().max(2),
        deadline: z.enum(['over', 'soon']).nullable(),
        search: z.string().max(200),
      }),
    )
    .max(30)
    .default([]),
  /** Minutes east of UTC: days and tariff dates are counted by it. China by default. */
  utcOffsetMinutes: z.number().int().min(-720).max(840).default(480),
  /** What values in other currencies are worth: for the customs form and for what plans take. */
  currencyRates: z
    .array(currencyRateSchema)
    .max(200)
    .refine(
      (rates) => new Set(rates.map(({ currency }) => currency)).size === rates.length,
      'names a currency twice',
    )
    .default([...starterRates]),
  weightTolerance: z
    .object({
      belowPercent: z.number().min(0).max(100),
      abovePercent: z.number().min(0).max(1_000),
      packagingGrams: z.number().int().min(0).max(5_000),
    })
    .default({ belowPercent: 5, abovePercent: 15, packagingGrams: 150 }),
  /** How far a carrier's bill may lie from the estimate before it is disputed. */
  billTolerance: z
    .object({
      absoluteFen: z.number().int().min(0),
      percentBasisPoints: z.number().int().min(0),
      weightGrams: z.number().int().min(0),
    })
    .default({ absoluteFen: 50, percentBasisPoints: 200, weightGrams: 5 }),
  /** Days after which finished orders leave the memory for the archive; null never moves any. */
  archiveAfterDays: z.number().int().min(1).max(3_650).nullable().default(90),
  /** Backups written by themselves while the window is open; null writes none. */
  backup: z
    .object({
      /** A full path: what runs the backups has no folder of its own that it could count from. */
      directory: z
        .string()
        .max(1_000)
        .regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/, 'is no full path'),
      everyHours: z.number().int().min(1).max(720),
      /** Older ones of the same data folder are removed. */
      keep: z.number().int().min(1).max(1_000),
    })
    .nullable()
    .default(null),
  /** Texts to the customer that replace the built-in ones. */
  messageTemplates: z
    .array(
      z.object({
        kind: z.enum(messageKinds),
        language: z.enum(messageLanguages),
        text: z.string().min(1).max(4_000),
      }),
    )
    .default([]),
});

export type Settings = z.output<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});

/** The settings as everybody may see them. */
export type PublicSettings = Omit<Settings, 'people'>;

/** What is written over the settings; what it leaves out stays as it is. */
export type SettingsChange = {
  readonly [Name in keyof PublicSettings]?: PublicSettings[Name] | undefined;
};

/**
 * Reads a change. Not `partial()` of the settings: that fills every absent field with its default, so that a new
 * language would have wiped the sender.
 */
export const settingsChangeSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(settingsSchema.omit({ people: true }).shape).map(([name, field]) => [
      name,
      field.unwrap().optional(),
    ]),
  ),
) as unknown as z.ZodType<SettingsChange, SettingsChange>;

/** The settings after a change. */
export const changedSettings = <Current extends PublicSettings>(
  current: Current,
  change: SettingsChange,
): Current => ({
  ...current,
  ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
});

/** What belongs to the one who stands at the station, or to its tools: no lead is needed to change it. */
const everyonesSettings: ReadonlySet<string> = new Set<string>([
  'language',
  'theme',
  'startScreen',
  'orderViews',
  'packPrinter',
  'soundVolume',
  'scanner',
  'scale',
  'soundVolume',
  'orderMapping',
]);

/** Whether a setting belongs to the one at the station. */
export const isEveryones = (name: string): boolean => everyonesSettings.has(name);

/** Whether a change touches what only a shift lead may set, such as tolerances, the sender or the station's code. */
export const isLeadsChange = (change: SettingsChange): boolean =>
  Object.entries(change).some(([name, value]) => value !== undefined && !isEveryones(name));
