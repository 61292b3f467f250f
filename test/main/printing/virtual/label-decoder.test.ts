import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bitmap } from '../../../../domain/label/bitmap.ts';
import { labelDpis } from '../../../../domain/label/label.ts';
import {
  labelEndings,
  mediaKinds,
  zplFormats,
} from '../../../../domain/printing/printer-settings.ts';
import { encodeCpcl } from '../../../../main/printing/encoders/cpcl.ts';
import { encodeEpl2 } from '../../../../main/printing/encoders/epl2.ts';
import { encodeEscPos } from '../../../../main/printing/encoders/escpos.ts';
import { encodeTspl } from '../../../../main/printing/encoders/tspl.ts';
import type { EncodeOptions } from '../../../../main/printing/encoders/wire-bitmap.ts';
import { encodeZpl } from '../../../../main/printing/encoders/zpl.ts';
import { createLabelDecoder } from '../../../../main/printing/virtual/label-decoder.ts';
import type { PrinterEvent, PrinterSettings } from '../../../../main/printing/virtual/print-job.ts';
import { anyBitmap, chunked, labelLike, picture, plain } from '../encoders/bitmaps.ts';

type Encoder = (bitmap: Bitmap, options: EncodeOptions) => Buffer;

const encoders: readonly [string, Encoder][] = [
  ['ESC/POS', encodeEscPos],
  ['ESC/POS with cutter', (bitmap, options) => encodeEscPos(bitmap, { ...options, ending: 'cut' })],
  ['TSPL', encodeTspl],
  ...zplFormats.map((zplFormat): [string, Encoder] => [
    `ZPL ${zplFormat}`,
    (bitmap, options) => encodeZpl(bitmap, { ...options, zplFormat }),
  ]),
  ['EPL2', encodeEpl2],
  ['CPCL', encodeCpcl],
];

function decode(chunks: readonly Buffer[], settings: PrinterSettings = {}): PrinterEvent[] {
  const decoder = createLabelDecoder(settings);
  return [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.end()];
}

const pictures = (events: readonly PrinterEvent[]): string[][] =>
  events.flatMap((event) => (event.kind === 'label' ? [picture(event.bitmap)] : []));
/** The picture of every copy. */
const printed = (events: readonly PrinterEvent[]): string[][] =>
  events.flatMap((event) =>
    event.kind === 'label' ? Array.from({ length: event.copies }, () => picture(event.bitmap)) : [],
  );
const faults = (events: readonly PrinterEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'fault' ? [event.message] : []));

const anyOptions: fc.Arbitrary<EncodeOptions> = fc.record({
  dpi: fc.constantFrom(...labelDpis),
  inverted: fc.boolean(),
  darkness: fc.option(fc.integer({ min: 0, max: 15 })),
  speed: fc.option(fc.integer({ min: 1, max: 14 })),
  media: fc.constantFrom(...mediaKinds),
  gapMm: fc.constantFrom(0, 2, 3.5),
  ending: fc.constantFrom(...labelEndings),
  zplFormat: fc.constantFrom(...zplFormats),
  copies: fc.integer({ min: 1, max: 3 }),
  offsetXMm: fc.constant(0),
  offsetYMm: fc.constant(0),
});
const anyCuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

describe.each(encoders)('%s', (_, encode) => {
  it('decodes to the identical bitmaps, two labels in any pieces', () => {
    fc.assert(
      fc.property(anyBitmap, anyBitmap, anyOptions, anyCuts, (first, second, options, cuts) => {
        const bytes = Buffer.concat([encode(first, options), encode(second, options)]);
        const settings = { inverted: options.inverted, dpi: options.dpi };
        const events = decode(chunked(bytes, cuts), settings);
        expect(faults(events)).toEqual([]);
        expect(printed(events)).toEqual(
          [first, second].flatMap((bitmap) =>
            Array.from({ length: options.copies }, () => picture(bitmap)),
          ),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('decodes byte by byte', () => {
    const bitmap = labelLike(203, 150);
    const bytes = encode(bitmap, plain);
    const events = decode(Array.from(bytes, (byte) => Buffer.from([byte])));
    expect(pictures(events)).toEqual([picture(bitmap)]);
  });

  it.each([
    [800, 1200, 203],
    [1181, 1772, 300],
  ] as const)('decodes a whole label of %i x %i dots', (width, height, dpi) => {
    const bitmap = labelLike(width, height);
    const events = decode([encode(bitmap, { ...plain, dpi })]);
    expect(faults(events)).toEqual([]);
    expect(events).toMatchObject([{ kind: 'label', copies: 1, bitmap: { width, height } }]);
    expect(pictures(events)).toEqual([picture(bitmap)]);
  });

  it('prints the label whole after one that broke off at any byte', () => {
    const torn = labelLike(100, 300, 5);
    const whole = labelLike(100, 300, 9);
    const tornBytes = encode(torn, plain);
    const wholeBytes = encode(whole, plain);
    const length = tornBytes.length;
    // A printer knows its language; one or two letters of a command may be those of another one.
    const language = decode([wholeBytes]).find((event) => event.kind === 'label')?.language;
    const settings: PrinterSettings = { dpi: 203, ...(language === undefined ? {} : { language }) };
    const places = fc.oneof(
      fc.integer({ min: 1, max: length - 1 }),
      fc.integer({ min: 1, max: 60 }).map((back) => length - back),
    );
    fc.assert(
      fc.property(places, (at) => {
        const events = decode([tornBytes.subarray(0, at), wholeBytes], settings);
        expect(pictures(events).at(-1)).toEqual(picture(whole));
      }),
      { numRuns: 300 },
    );
  });

  it('says that a label was torn when the bytes end in its picture', () => {
    const bytes = encode(labelLike(100, 300), plain);
    const events = decode([bytes.subarray(0, bytes.length - 200)]);
    expect(pictures(events)).toEqual([]);
    expect(faults(events)).toEqual([
      `byte ${bytes.length - 200}: the connection ended in the middle of a label`,
    ]);
  });
});
