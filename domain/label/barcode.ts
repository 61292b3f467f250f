import { labelFields } from './fields.ts';
import type { Area } from './geometry.ts';
import { dotsPerMm, mmToDots } from './geometry.ts';
import type { LabelDpi } from './label.ts';
import { minimumMm } from './layout.ts';
import { refusal, type Refusal } from '../result.ts';
import type { Sheet } from './sheet.ts';
import { writeText } from './text-block.ts';

/** The codes of a label as data: drawing needs no barcode library. */
export type LabelSymbols = {
  /** Code 128 of the waybill: widths of bar, space, bar, ... in modules, without quiet zones. */
  readonly code128: readonly number[];
  /** QR modules by row, true is black, without quiet zone. */
  readonly qr: readonly (readonly boolean[])[];
};

/**
 * How postal waybill barcodes are printed (UPU S10): narrowest bar, height and white space beside it. Modules are whole
 * dots, since a bar that is rounded is a bar that is misread.
 */
const code128Rule = {
  moduleMm: { min: 0.25, max: 0.51 },
  minHeightMm: 9,
  minHeightOfWidth: 0.15,
  quietModules: 10,
} as const;

/** A QR code needs 4 white modules around it; below 0.37 mm a module is less than 3 dots of a 203 dpi head. */
const qrRule = { quietModules: 4, minModuleMm: 0.37 } as const;

const noRoom = (): Refusal => refusal('label-text-too-long', { field: labelFields.waybill });

/** White above the bars, and between them and their caption. */
const above = 1;
const gap = 0.3;

/**
 * Dots of the narrowest bar of a Code 128 of `modules` over a caption in letters of `captionMm`, as wide as `area` lets
 * it be; null when its bars would become too narrow or too low.
 */
export function code128Module(
  area: Pick<Area, 'width' | 'height'>,
  captionMm: number,
  modules: number,
  dpi: LabelDpi,
): number | null {
  const perMm = dotsPerMm(dpi);
  const barsMm = area.height - above - gap - captionMm * 1.18 - 0.4;
  const { moduleMm, minHeightMm, minHeightOfWidth, quietModules } = code128Rule;
  const fits = (dots: number): boolean =>
    (modules + 2 * quietModules) * dots <= mmToDots(area.width, dpi) &&
    (modules * dots * minHeightOfWidth) / perMm <= barsMm;
  const narrowest = Math.ceil(moduleMm.min * perMm - 0.01);
  let module = Math.floor(moduleMm.max * perMm + 0.01);
  while (module >= narrowest && !fits(module)) module -= 1;
  return module < narrowest || barsMm < minHeightMm ? null : module;
}

/** Dots of a module of a QR code of `modules` in a row, as large as `area` lets it be; null when too small to scan. */
export function qrModule(
  area: Pick<Area, 'width' | 'height'>,
  modules: number,
  dpi: LabelDpi,
): number | null {
  const side = modules + 2 * qrRule.quietModules;
  const dots = Math.floor(Math.min(mmToDots(area.width, dpi), mmToDots(area.height, dpi)) / side);
  return dots < Math.floor(qrRule.minModuleMm * dotsPerMm(dpi) + 0.5) ? null : dots;
}

/** Draws Code 128 with its caption under it, centred in `area`; refused when its bars would become too narrow or low. */
export function writeCode128(
  sheet: Sheet,
  area: Area,
  code: {
    readonly caption: string;
    /** Letter size of the caption. */
    readonly captionMm: number;
    readonly runs: readonly number[];
  },
): Refusal | null {
  const textMm = code.captionMm * 1.18;
  const barsMm = area.height - above - gap - textMm - 0.4;
  const modules = code.runs.reduce((sum, run) => sum + run, 0);
  const module = code128Module(area, code.captionMm, modules, sheet.dpi);
  if (module === null) return noRoom();

  const top = sheet.dots(area.y + above);
  const height = sheet.dots(barsMm);
  let x = sheet.dots(area.x) + Math.floor((sheet.dots(area.width) - modules * module) / 2);
  for (const [index, run] of code.runs.entries()) {
    const width = run * module;
    if (index % 2 === 0) sheet.add({ kind: 'rectangle', x, y: top, width, height, ink: 'black' });
    x += width;
  }
  return writeText(
    sheet,
    {
      x: area.x + 1,
      y: area.y + above + barsMm + gap,
      width: area.width - 2,
      height: textMm + 0.3,
    },
    {
      paragraphs: [{ field: 'waybill', text: code.caption, weight: 'bold' }],
      maxMm: code.captionMm,
      minMm: minimumMm.small,
      align: 'center',
    },
  );
}

/** Draws a QR code with its quiet zone as large as `area` lets it, in its middle. */
export function writeQr(
  sheet: Sheet,
  area: Area,
  modules: readonly (readonly boolean[])[],
): Refusal | null {
  const dots = qrModule(area, modules.length, sheet.dpi);
  if (dots === null) return noRoom();
  const centred = (start: number, length: number): number =>
    sheet.dots(start) + Math.floor((sheet.dots(length) - modules.length * dots) / 2);
  const left = centred(area.x, area.width);
  const top = centred(area.y, area.height);
  for (const [row, line] of modules.entries()) {
    for (let column = 0; column < line.length; column += 1) {
      if (line[column] !== true) continue;
      let end = column + 1;
      while (line[end] === true) end += 1;
      sheet.add({
        kind: 'rectangle',
        x: left + column * dots,
        y: top + row * dots,
        width: (end - column) * dots,
        height: dots,
        ink: 'black',
      });
      column = end;
    }
  }
  return null;
}
