import type { z } from 'zod';
import { labelSizeMm, type Area } from './geometry.ts';
import type { LabelSize } from './label.ts';
import { labelPlans, minimumMm, splitLeft, splitTop, type LabelPlan } from './layout.ts';
import { labelTemplateSchema, type LabelTemplate } from './template.ts';
import type { TemplateField } from './template-fields.ts';

type ElementInput = z.input<typeof labelTemplateSchema>['elements'][number];

/** Quiet zones begin beside the lines of the label, not on them. */
const clearMm = 0.5;

/** Thousandths of a millimetre are far below a dot, and sums of tenths are no longer tenths. */
const rounded = (mm: number): number => Math.round(mm * 1_000) / 1_000;

const at = ({ x, y, width, height }: Area) => ({
  xMm: rounded(x),
  yMm: rounded(y),
  widthMm: rounded(width),
  heightMm: rounded(height),
});

const padding = (paddingXMm: number, paddingYMm: number = paddingXMm) => ({
  paddingXMm,
  paddingYMm,
});

const given = (field: TemplateField, isGiven = true) => ({ when: { field, given: isGiven } });

/** What the steps of a row add to its lowest height. */
const steps = ([lowest = 0, ...higher]: readonly number[]): number[] =>
  higher.map((height) => rounded(height - lowest));

const leftEdge = (id: string, { x, y, height }: Area) => ({
  id,
  kind: 'line' as const,
  ...at({ x, y, width: 0, height }),
});

const topEdge = (id: string, { x, y, width }: Area) => ({
  id,
  kind: 'line' as const,
  ...at({ x, y, width, height: 0 }),
});

/** The top row: by air, the service, and the destination country in letters that a sorter reads from afar. */
function headerElements(
  row: Area,
  { headerMm, airMm, countryMm, isoMm }: LabelPlan,
): ElementInput[] {
  const [air, beside] = splitLeft(row, airMm);
  const [service, country] = splitLeft(beside, beside.width - countryMm);
  const [iso, names] = splitLeft(country, isoMm);
  return [
    {
      id: 'air',
      kind: 'text',
      ...at(air),
      ...padding(0.5),
      paragraphs: [
        { text: '航空', weight: 'bold', scale: 1.7 },
        { text: 'BY AIR', weight: 'bold' },
      ],
      sizeMm: rounded(headerMm * 0.25),
      align: 'center',
      inverted: true,
    },
    {
      id: 'service',
      kind: 'text',
      ...at(service),
      ...padding(1.2, 0.5),
      paragraphs: [
        { text: '{serviceZh}', weight: 'bold', scale: 1.4 },
        { text: '{serviceEn}', weight: 'bold' },
      ],
      sizeMm: rounded(headerMm * 0.22),
    },
    {
      id: 'country-code',
      kind: 'text',
      ...at(iso),
      ...padding(0.6, 0.3),
      paragraphs: [{ text: '{countryCode}', weight: 'bold' }],
      sizeMm: rounded(headerMm * 0.74),
      minSizeMm: minimumMm.address,
      align: 'center',
    },
    {
      id: 'country',
      kind: 'text',
      ...at(names),
      ...padding(0.3, 0.4),
      paragraphs: [
        { text: '{countryZh}', weight: 'bold', scale: 1.35 },
        { text: '{countryEn}', weight: 'bold' },
      ],
      sizeMm: rounded(headerMm * 0.24),
    },
    leftEdge('country-edge', country),
  ];
}

/** Where the parcel goes: the address between its tag and the QR code, which gives way to the number of a later copy. */
function receiverElements(row: Area, plan: LabelPlan): ElementInput[] {
  const [beside, codes] = splitLeft(row, row.width - plan.codesMm);
  const [tag, address] = splitLeft(beside, plan.tagMm);
  const [code, band] = splitTop(codes, codes.height - plan.copyMm);
  return [
    {
      id: 'to',
      kind: 'receiver',
      ...at(address),
      ...padding(1, 0.4),
      growMm: steps(plan.toMm),
      sizeMm: plan.address,
    },
    {
      id: 'to-tag',
      kind: 'text',
      ...at(tag),
      ...padding(0.4),
      paragraphs: [
        { text: 'TO', weight: 'bold', scale: 1.9 },
        { text: '收件人', weight: 'bold' },
      ],
      sizeMm: rounded(plan.small * 1.1),
      align: 'center',
      inverted: true,
    },
    { id: 'qr', kind: 'qr', ...at(codes), ...padding(clearMm), ...given('copy', false) },
    { id: 'qr-copy', kind: 'qr', ...at(code), ...padding(clearMm), ...given('copy') },
    {
      id: 'copy',
      kind: 'text',
      ...at(band),
      ...padding(0.5, 0.2),
      ...given('copy'),
      paragraphs: [{ text: 'COPY {copy}', weight: 'bold' }],
      sizeMm: rounded(plan.copyMm * 0.8),
      minSizeMm: minimumMm.address,
      align: 'center',
      inverted: true,
    },
    leftEdge('qr-edge', codes),
  ];
}

/** Where the parcel comes from, and where it goes back to. */
function senderElements(row: Area, plan: LabelPlan): ElementInput[] {
  const [beside, back] = splitLeft(row, row.width - plan.returnMm);
  const [tag, address] = splitLeft(beside, plan.tagMm);
  return [
    {
      id: 'from',
      kind: 'sender',
      ...at(address),
      ...padding(1, 0.4),
      growMm: steps(plan.fromMm),
      sizeMm: rounded(plan.small * 1.1),
    },
    {
      id: 'from-tag',
      kind: 'text',
      ...at(tag),
      ...padding(0.4),
      paragraphs: [
        { text: 'FROM', weight: 'bold' },
        { text: '寄件人', weight: 'bold' },
      ],
      sizeMm: rounded(plan.small * 1.1),
      align: 'center',
    },
    leftEdge('from-edge', address),
    {
      id: 'return',
      kind: 'text',
      ...at(back),
      ...padding(1, 0.4),
      paragraphs: [{ text: '退件单位 {returnUnit}' }, { text: '协议客户 {agreementCustomer}' }],
      sizeMm: rounded(plan.small * 1.1),
    },
    leftEdge('return-edge', back),
  ];
}

/** Code 128, with the sorting code beside it when the platform gave one. */
function barcodeElements(row: Area, plan: LabelPlan): ElementInput[] {
  const [bars, sorting] = splitLeft(row, row.width - plan.sortMm);
  const code = { kind: 'barcode' as const, ...padding(clearMm, 0), sizeMm: plan.waybill };
  return [
    { id: 'barcode', ...code, ...at(row), ...given('sortingCode', false) },
    { id: 'barcode-sorted', ...code, ...at(bars), ...given('sortingCode') },
    { ...leftEdge('sorting-edge', sorting), ...given('sortingCode') },
    {
      id: 'sorting',
      kind: 'text',
      ...at(sorting),
      ...padding(0.8, 0.5),
      ...given('sortingCode'),
      paragraphs: [{ text: '分拣码 SORT' }, { text: '{sortingCode}', weight: 'bold', scale: 2.6 }],
      sizeMm: rounded(plan.heading * 1.2),
      align: 'center',
    },
  ];
}

/** What customs and the packer read: the form, and the goods by SKU. */
function bottomElements(row: Area, plan: LabelPlan): ElementInput[] {
  const isBeside = plan.itemsMm !== null;
  const [customs, items] =
    plan.itemsMm === null
      ? splitTop(row, plan.customsMm)
      : splitLeft(row, row.width - plan.itemsMm);
  return [
    {
      id: 'cn22',
      kind: 'cn22',
      ...at(customs),
      // Above the items it moves down with the rows over it, and they give way.
      anchored: isBeside,
      sizeMm: plan.small,
      headingMm: plan.heading,
    },
    {
      id: 'items',
      kind: 'items',
      ...at(items),
      anchored: true,
      sizeMm: plan.items,
      smallMm: plan.small,
      headingMm: plan.heading,
    },
    isBeside ? { ...leftEdge('items-edge', items), anchored: true } : topEdge('items-edge', items),
  ];
}

function builtIn(size: LabelSize): LabelTemplate {
  const plan = labelPlans[size];
  const [header, afterHeader] = splitTop(plan.frame, plan.headerMm);
  const [to, afterTo] = splitTop(afterHeader, plan.toMm[0] ?? 0);
  const [from, afterFrom] = splitTop(afterTo, plan.fromMm[0] ?? 0);
  const [barcode, bottom] = splitTop(afterFrom, plan.barcodeMm);
  return labelTemplateSchema.parse({
    name: builtInName(size),
    size,
    elements: [
      ...headerElements(header, plan),
      ...receiverElements(to, plan),
      ...senderElements(from, plan),
      ...barcodeElements(barcode, plan),
      ...bottomElements(bottom, plan),
      topEdge('to-top', to),
      topEdge('from-top', from),
      topEdge('barcode-top', barcode),
      topEdge('bottom-top', bottom),
      { id: 'frame', kind: 'frame', ...at(plan.frame), anchored: true, thicknessMm: 0.4 },
    ],
  });
}

/** The name of the template that comes with the program for a size of paper. */
export const builtInName = (size: LabelSize): string => `standard ${size}`;

const made = new Map<LabelSize, LabelTemplate>();

/** The template that comes with the program for a size of paper; made when it is first asked for. */
export function builtInTemplate(size: LabelSize): LabelTemplate {
  const known = made.get(size) ?? builtIn(size);
  made.set(size, known);
  return known;
}

/** All templates that come with the program. */
export const builtInTemplates = (): readonly LabelTemplate[] =>
  (Object.keys(labelSizeMm) as LabelSize[]).map(builtInTemplate);
