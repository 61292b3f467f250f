import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bitmap } from '../../../../domain/label/bitmap.ts';
import type { PrinterLanguage } from '../../../../domain/printing/printer.ts';
import { encodeLabel } from '../../../../main/printing/encoders/encode-label.ts';
import { createLabelDecoder } from '../../../../main/printing/virtual/label-decoder.ts';
import { labelLike, picture, plain } from './bitmaps.ts';

/**
 * The driver for Zebra's EPL2 and CPCL printers that CUPS comes with: written by others, used for years with real
 * printers. No second decoder of these languages was found, so our pictures are held against what it writes.
 */
const driver = '/usr/lib/cups/filter/rastertolabel';

/** Its number for each language, in the printer's description. */
const modelNumbers = { epl2: 17, cpcl: 19 } as const;
type Language = keyof typeof modelNumbers;

const description = (language: Language): string =>
  [
    '*PPD-Adobe: "4.3"',
    '*FormatVersion: "4.3"',
    '*LanguageVersion: English',
    '*LanguageEncoding: ISOLatin1',
    '*Manufacturer: "Label"',
    '*Product: "(Label)"',
    '*ModelName: "Label"',
    '*NickName: "Label"',
    '*PSVersion: "(3010.000) 0"',
    `*cupsModelNumber: ${modelNumbers[language]}`,
    '',
  ].join('\n');

/** One page of one bit for each dot, in the raster format of CUPS (version 3, little-endian). */
function raster({ width, height, bytesPerRow, bytes }: Bitmap): Buffer {
  const header = Buffer.alloc(1796);
  const blackOnWhite = 3;
  const fields: readonly (readonly [number, number])[] = [
    [276, 203], // dots per inch, across
    [280, 203], // and down
    [340, 1], // copies
    [352, width],
    [356, height],
    [372, width],
    [376, height],
    [384, 1], // bits per colour
    [388, 1], // bits per dot
    [392, bytesPerRow],
    [400, blackOnWhite],
    [420, 1], // colours
  ];
  for (const [offset, value] of fields) header.writeUInt32LE(value, offset);
  return Buffer.concat([Buffer.from('3SaR'), header, bytes]);
}

/** A picture command of each language; CUPS ends the line before the data, we write a comma or a space. */
const commands: Readonly<Record<Language, RegExp>> = {
  epl2: /GW(?<x>\d+),(?<y>\d+),(?<bytesPerRow>\d+),(?<rows>\d+)[\n,]/y,
  cpcl: /CG (?<bytesPerRow>\d+) (?<rows>\d+) (?<x>\d+) (?<y>\d+) /y,
};

/** The bytes that each row of dots is burnt from. CUPS leaves white rows out of EPL2. */
function rowsOf(wire: Buffer, language: Language): ReadonlyMap<number, string> {
  const text = wire.toString('latin1');
  const command = commands[language];
  const rows = new Map<number, string>();
  for (let at = 0; at < text.length; at += 1) {
    command.lastIndex = at;
    const found = command.exec(text)?.groups;
    if (found === undefined) continue;
    expect(Number(found['x'])).toBe(0);
    const bytesPerRow = Number(found['bytesPerRow']);
    at = command.lastIndex;
    for (let row = 0; row < Number(found['rows']); row += 1, at += bytesPerRow) {
      rows.set(Number(found['y']) + row, wire.subarray(at, at + bytesPerRow).toString('hex'));
    }
  }
  return rows;
}

describe.skipIf(!existsSync(driver))('the label driver of CUPS', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'raster-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function drive(bitmap: Bitmap, language: Language): Promise<Buffer> {
    const [ppd, page] = [join(folder, `${language}.ppd`), join(folder, 'page.ras')];
    await writeFile(ppd, description(language));
    await writeFile(page, raster(bitmap));
    return execFileSync(driver, ['1', 'user', 'label', '1', '', page], {
      env: { ...process.env, PPD: ppd },
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
  }

  it.each([
    ['epl2', labelLike(16, 16)],
    ['epl2', labelLike(800, 1200, 3)],
    ['cpcl', labelLike(16, 16)],
    ['cpcl', labelLike(800, 1200, 3)],
  ] as const satisfies readonly (readonly [PrinterLanguage, Bitmap])[])(
    'burns each row in %s from the same bytes as ours',
    async (language, bitmap) => {
      const theirs = rowsOf(await drive(bitmap, language), language);
      const ours = rowsOf(encodeLabel(bitmap, { ...plain, language }), language);
      expect(ours.size).toBe(bitmap.height);
      expect(theirs.size).toBeGreaterThan(bitmap.height / 2);
      const white = 'ff'.repeat(bitmap.bytesPerRow);
      for (const [y, row] of ours) expect([y, row]).toEqual([y, theirs.get(y) ?? white]);
    },
  );

  it.each(['epl2', 'cpcl'] as const)(
    'is understood by the virtual printer in %s',
    async (language) => {
      const bitmap = labelLike(64, 48, 5);
      const [label] = createLabelDecoder().push(await drive(bitmap, language));
      if (label?.kind !== 'label') throw new Error(JSON.stringify(label));
      expect(picture(label.bitmap).slice(0, 48)).toEqual(picture(bitmap));
    },
  );
});
