import { countryName } from '../countries.ts';
import { inset, type Area } from './geometry.ts';
import type { Label } from './label.ts';
import { minimumMm, splitLeft, type LabelPlan } from './layout.ts';
import type { Refusal } from '../result.ts';
import type { Sheet } from './sheet.ts';
import { writeText } from './text-block.ts';

/** Widths of the parts of the top row: by air, and the ISO code of the country; the rest is shared. */
const airMm = 16;
const isoMm = 15.5;
const countryMm = 39;

/** The country by name, the Chinese name larger where both have room. */
function writeCountryName(sheet: Sheet, area: Area, code: string, plan: LabelPlan): Refusal | null {
  const write = (scale: number): Refusal | null =>
    writeText(sheet, area, {
      paragraphs: [
        { field: 'country', text: countryName(code, 'zh'), weight: 'bold', scale },
        { field: 'country', text: countryName(code, 'en').toUpperCase(), weight: 'bold' },
      ],
      maxMm: plan.headerMm * 0.24,
      minMm: minimumMm.small,
      verticalAlign: 'middle',
    });
  return write(1.35) === null ? null : write(1);
}

/** The top row: by air, the service, and the destination country in letters that a sorter reads from afar. */
export function writeHeader(
  sheet: Sheet,
  row: Area,
  label: Label,
  plan: LabelPlan,
): Refusal | null {
  const [air, beside] = splitLeft(row, airMm);
  const [service, country] = splitLeft(beside, beside.width - countryMm);
  const [iso, names] = splitLeft(country, isoMm);
  const code = label.receiver.country;
  sheet.box(air, 'black');
  sheet.divide(country.x, country.y, country.height);
  return (
    writeText(sheet, inset(air, 0.5), {
      paragraphs: [
        { field: 'caption', text: '航空', weight: 'bold', scale: 1.7 },
        { field: 'caption', text: 'BY AIR', weight: 'bold' },
      ],
      maxMm: plan.headerMm * 0.25,
      minMm: minimumMm.small,
      align: 'center',
      verticalAlign: 'middle',
      ink: 'white',
    }) ??
    writeText(sheet, inset(service, 1.2, 0.5), {
      paragraphs: [
        { field: 'service', text: label.serviceNameZh, weight: 'bold', scale: 1.4 },
        { field: 'service', text: label.serviceNameEn, weight: 'bold' },
      ],
      maxMm: plan.headerMm * 0.22,
      minMm: minimumMm.small,
      verticalAlign: 'middle',
    }) ??
    writeText(sheet, inset(iso, 0.6, 0.3), {
      paragraphs: [{ field: 'country', text: code, weight: 'bold' }],
      maxMm: plan.headerMm * 0.74,
      minMm: minimumMm.address,
      align: 'center',
      verticalAlign: 'middle',
    }) ??
    writeCountryName(sheet, inset(names, 0.3, 0.4), code, plan)
  );
}
