import { labelSizeMm } from '../../domain/label/geometry.ts';
import type { LabelTemplate, TemplateElement } from '../../domain/label/template.ts';

/** Steps of the arrow keys: coarse, and fine where the eye decides. */
export const stepMm = { coarse: 1, fine: 0.1 } as const;

const tenth = (mm: number): number => Math.round(mm * 10) / 10;

const within = (value: number, most: number): number => Math.min(Math.max(0, value), most);

const replace = (template: LabelTemplate, element: TemplateElement): LabelTemplate => ({
  ...template,
  elements: template.elements.map((one) => (one.id === element.id ? element : one)),
});

const find = (template: LabelTemplate, id: string): TemplateElement | undefined =>
  template.elements.find((one) => one.id === id);

/** The template with an element changed; one that changes its name keeps its place. */
export const changeElement = (
  template: LabelTemplate,
  id: string,
  element: TemplateElement,
): LabelTemplate => ({
  ...template,
  elements: template.elements.map((one) => (one.id === id ? element : one)),
});

type MillimetresBy = { readonly x: number; readonly y: number };

/** Moves an element by millimetres, never off the paper, and onto tenths of a millimetre. */
export const moveElement = (
  template: LabelTemplate,
  id: string,
  byMm: MillimetresBy,
): LabelTemplate =>
  onPaper(template, id, ({ xMm, yMm, widthMm, heightMm }, paper) => ({
    xMm: tenth(within(xMm + byMm.x, paper.widthMm - widthMm)),
    yMm: tenth(within(yMm + byMm.y, paper.heightMm - heightMm)),
  }));

/** Makes an element wider and higher by millimetres, as far as the paper goes. */
export const resizeElement = (
  template: LabelTemplate,
  id: string,
  byMm: MillimetresBy,
): LabelTemplate =>
  onPaper(template, id, ({ xMm, yMm, widthMm, heightMm }, paper) => ({
    widthMm: tenth(within(widthMm + byMm.x, paper.widthMm - xMm)),
    heightMm: tenth(within(heightMm + byMm.y, paper.heightMm - yMm)),
  }));

type Place = Pick<TemplateElement, 'xMm' | 'yMm' | 'widthMm' | 'heightMm'>;

/** Gives an element another place or size on its paper. */
function onPaper(
  template: LabelTemplate,
  id: string,
  placed: (
    place: Place,
    paper: { readonly widthMm: number; readonly heightMm: number },
  ) => Partial<Place>,
): LabelTemplate {
  const element = find(template, id);
  return element === undefined
    ? template
    : replace(template, { ...element, ...placed(element, labelSizeMm[template.size]) });
}

export const removeElement = (template: LabelTemplate, id: string): LabelTemplate => ({
  ...template,
  elements: template.elements.filter((one) => one.id !== id),
});

/** A name that no element has yet: `text`, `text-2`, ... */
export function freeId(template: LabelTemplate, wanted: string): string {
  const taken = new Set(template.elements.map(({ id }) => id));
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}

const placed = { when: null, anchored: false } as const;
const padding = { paddingXMm: 0.5, paddingYMm: 0.5 } as const;

/** New elements, each as large as it needs to be seen and found. */
const fresh = {
  text: {
    ...placed,
    ...padding,
    kind: 'text',
    growMm: [],
    paragraphs: [{ text: '{shipmentId}', weight: 'normal', scale: 1 }],
    sizeMm: 3,
    minSizeMm: 2,
    align: 'left',
    verticalAlign: 'middle',
    inverted: false,
    widthMm: 40,
    heightMm: 6,
  },
  receiver: {
    ...placed,
    ...padding,
    kind: 'receiver',
    growMm: [],
    sizeMm: 4,
    widthMm: 60,
    heightMm: 36,
  },
  sender: {
    ...placed,
    ...padding,
    kind: 'sender',
    growMm: [],
    sizeMm: 2.4,
    widthMm: 60,
    heightMm: 12,
  },
  barcode: { ...placed, ...padding, kind: 'barcode', sizeMm: 4, widthMm: 96, heightMm: 20 },
  qr: { ...placed, ...padding, kind: 'qr', widthMm: 30, heightMm: 30 },
  cn22: { ...placed, kind: 'cn22', sizeMm: 2.2, headingMm: 2.7, widthMm: 66, heightMm: 54 },
  items: {
    ...placed,
    kind: 'items',
    sizeMm: 2.7,
    smallMm: 2.2,
    headingMm: 2.7,
    widthMm: 31,
    heightMm: 54,
  },
  box: { ...placed, kind: 'box', widthMm: 20, heightMm: 5 },
  line: { ...placed, kind: 'line', widthMm: 40, heightMm: 0 },
  frame: { ...placed, kind: 'frame', thicknessMm: 0.4, widthMm: 40, heightMm: 20 },
} as const satisfies {
  readonly [Kind in TemplateElement['kind']]: Omit<
    Extract<TemplateElement, { kind: Kind }>,
    'id' | 'xMm' | 'yMm'
  >;
};

export const elementKinds = Object.keys(fresh) as TemplateElement['kind'][];

/** The template with a new element of that kind in its upper left corner, and the element's name. */
export function addElement(
  template: LabelTemplate,
  kind: TemplateElement['kind'],
): { readonly template: LabelTemplate; readonly id: string } {
  const id = freeId(template, kind);
  const element = structuredClone({ ...fresh[kind], id, xMm: 2, yMm: 2 }) as TemplateElement;
  return { template: { ...template, elements: [...template.elements, element] }, id };
}

/** Draws an element one place earlier or later: later ones cover earlier ones. */
export function reorderElement(template: LabelTemplate, id: string, by: -1 | 1): LabelTemplate {
  const from = template.elements.findIndex((one) => one.id === id);
  const to = from + by;
  const elements = [...template.elements];
  const [element] = from < 0 || to < 0 || to >= elements.length ? [] : elements.splice(from, 1);
  if (element === undefined) return template;
  elements.splice(to, 0, element);
  return { ...template, elements };
}
