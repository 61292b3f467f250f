import { z } from 'zod';
import { labelSizeMm } from './geometry.ts';
import type { LabelSize } from './label.ts';
import { minimumMm } from './layout.ts';
import { templateFields } from './template-fields.ts';

/** Written at the head of a template's file, so that any other JSON file is refused as such. */
const templateFormat = 'packbench-label-template';

const millimetres = z.number().min(0).max(400);
const letters = (minimum: number) => z.number().min(minimum).max(40);
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);

const placed = {
  /** Names the element in the editor and in refusals. */
  id,
  xMm: millimetres,
  yMm: millimetres,
  widthMm: millimetres,
  heightMm: millimetres,
  /** Shown only where this field of the parcel is given, or is empty. */
  when: z
    .strictObject({ field: z.enum(templateFields), given: z.boolean() })
    .nullable()
    .default(null),
  /** The lower edge stays where it is when rows above grow; others move down. */
  anchored: z.boolean().default(false),
};

/** White space between the edges of an element and what is in it. */
const padded = {
  paddingXMm: z.number().min(0).max(20).default(0),
  paddingYMm: z.number().min(0).max(20).default(0),
};

/** The row may become this much higher, in these steps, before its text is refused; what lies below moves down. */
const growing = { growMm: z.array(z.number().positive().max(60)).max(8).default([]) };

const paragraph = z.strictObject({
  /** Words with `{field}` where a field of the parcel goes. Falls away where all its fields are empty. */
  text: z.string().min(1).max(300),
  weight: z.enum(['normal', 'bold']).default('normal'),
  /** Letter size as a multiple of the element's. */
  scale: z.number().min(1).max(4).default(1),
});

const elementSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...placed,
    ...padded,
    ...growing,
    kind: z.literal('text'),
    paragraphs: z.array(paragraph).min(1).max(12),
    /** Largest letters; they shrink to `minSizeMm` before the label is refused. */
    sizeMm: letters(minimumMm.small),
    minSizeMm: letters(minimumMm.small).default(minimumMm.small),
    align: z.enum(['left', 'center', 'right']).default('left'),
    verticalAlign: z.enum(['top', 'middle']).default('middle'),
    /** White letters on a black ground. */
    inverted: z.boolean().default(false),
  }),
  z.strictObject({
    ...placed,
    ...padded,
    ...growing,
    kind: z.literal('receiver'),
    sizeMm: letters(minimumMm.address),
  }),
  z.strictObject({
    ...placed,
    ...padded,
    ...growing,
    kind: z.literal('sender'),
    sizeMm: letters(minimumMm.small),
  }),
  z.strictObject({
    ...placed,
    ...padded,
    kind: z.literal('barcode'),
    /** Letters of the number under the bars. */
    sizeMm: letters(minimumMm.small),
  }),
  z.strictObject({ ...placed, ...padded, kind: z.literal('qr') }),
  z.strictObject({
    ...placed,
    kind: z.literal('cn22'),
    sizeMm: letters(minimumMm.small),
    headingMm: letters(minimumMm.small),
  }),
  z.strictObject({
    ...placed,
    kind: z.literal('items'),
    sizeMm: letters(minimumMm.small),
    smallMm: letters(minimumMm.small),
    headingMm: letters(minimumMm.small),
  }),
  /** A filled rectangle. */
  z.strictObject({ ...placed, kind: z.literal('box') }),
  /** Hairline: along the width where the height is 0, down the height where the width is 0. */
  z.strictObject({ ...placed, kind: z.literal('line') }),
  /** An outline drawn inwards. */
  z.strictObject({ ...placed, kind: z.literal('frame'), thicknessMm: z.number().min(0.1).max(5) }),
]);

const sizes = Object.keys(labelSizeMm) as [LabelSize, ...LabelSize[]];

/** Reads a template; whether it makes a label that scans is for `checkTemplate` to say. */
export const labelTemplateSchema = z.strictObject({
  format: z.literal(templateFormat).default(templateFormat),
  version: z.literal(1).default(1),
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    // The name stands in commands, file names and lists.
    .regex(/^[^\p{C}/\\]+$/u),
  size: z.enum(sizes),
  /** Drawn in this order: later elements cover earlier ones. */
  elements: z.array(elementSchema).min(1).max(80),
});

/** Where everything of a label goes, in millimetres from its upper left corner. */
export type LabelTemplate = z.output<typeof labelTemplateSchema>;
export type TemplateElement = LabelTemplate['elements'][number];
