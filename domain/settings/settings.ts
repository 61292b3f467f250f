import { z } from 'zod';
import { messageKinds, messageLanguages } from '../notices/message-templates.ts';
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
]);

const printerSchema = z.object({
  name: z.string(),
  address: printerAddressSchema,
  language: z.enum(['escpos', 'tspl', 'zpl']),
  dpi: z.union([z.literal(203), z.literal(300)]),
  size: z.enum(['100x100', '100x150']),
  inverted: z.boolean(),
  darkness: z.number().int().nullable(),
  offsetXMm: z.number(),
  offsetYMm: z.number(),
});

/** What the user set up once: kept beside the journal, in a file of its own. */
export const settingsSchema = z.object({
  /** 1 to 4 capital letters or digits; part of every id given here. */
  station: z
    .string()
    .regex(/^[A-Z0-9]{1,4}$/)
    .default('A'),
  language: z.enum(['en', 'zh']).default('en'),
  sender: senderSchema.default(senderSchema.parse({})),
  printers: z.array(printerSchema).default([]),
  /** Order-sheet headers that the user assigned to columns, by header text. */
  orderMapping: z.record(z.string(), z.string()).default({}),
  /** Minutes east of UTC: days and tariff dates are counted by it. China by default. */
  utcOffsetMinutes: z.number().int().min(-720).max(840).default(480),
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
