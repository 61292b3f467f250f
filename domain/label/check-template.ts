import { code128Module, qrModule } from './barcode.ts';
import { inset, labelSizeMm, type Area } from './geometry.ts';
import type { LabelDpi } from './label.ts';
import { ok, refusal, refuse, type Refusal, type Result } from '../result.ts';
import { growthsOf, grownArea, type Growth } from './row-growth.ts';
import type { LabelTemplate, TemplateElement } from './template.ts';
import { templateFields, unknownFieldsOf, type TemplateField } from './template-fields.ts';

/** A postal (S10) number in Code 128 with its start, check and stop signs, and its QR code with the number of a copy. */
const usualCode128Modules = 156;
const usualQrModules = 25;

/** Print heads with larger dots than these are not made for labels; finer ones fit whatever these do. */
const dpis: readonly LabelDpi[] = [203, 300];

/** Each further field doubles the cases that must be looked at. */
const mostConditions = 8;

const tolerance = 0.01;

type CodeElement = Extract<TemplateElement, { kind: 'barcode' | 'qr' }>;

const isCode = (element: TemplateElement): element is CodeElement =>
  element.kind === 'barcode' || element.kind === 'qr';

/** The fields by which elements are shown, each given or empty, in every combination. */
function casesOf(fields: readonly TemplateField[]): readonly ReadonlySet<TemplateField>[] {
  return Array.from(
    { length: 2 ** fields.length },
    (_, bits) => new Set(fields.filter((_field, at) => (bits >> at) % 2 === 1)),
  );
}

const shownIn = (
  elements: readonly TemplateElement[],
  given: ReadonlySet<TemplateField>,
): readonly TemplateElement[] =>
  elements.filter(({ when }) => when === null || given.has(when.field) === when.given);

/** No row grown, and all of them as far as they may. */
function extremes(elements: readonly TemplateElement[]): readonly (readonly Growth[])[] {
  const most = elements.flatMap((element) => {
    const last = growthsOf(element).at(-1);
    return last === undefined || last.byMm === 0 ? [] : [last];
  });
  return most.length === 0 ? [[]] : [[], most];
}

function edgeLeft(area: Area, paper: { widthMm: number; heightMm: number }): string | null {
  if (area.x + area.width > paper.widthMm + tolerance) return 'right 右';
  if (area.y + area.height > paper.heightMm + tolerance) return 'lower 下';
  return area.height < 0 ? 'upper 上' : null;
}

const overlaps = (one: Area, other: Area): boolean =>
  one.x + tolerance < other.x + other.width &&
  other.x + tolerance < one.x + one.width &&
  one.y + tolerance < other.y + other.height &&
  other.y + tolerance < one.y + one.height;

function codeFits(element: CodeElement, area: Area, dpi: LabelDpi): boolean {
  const content = inset(area, element.paddingXMm, element.paddingYMm);
  return element.kind === 'barcode'
    ? code128Module(content, element.sizeMm, usualCode128Modules, dpi) !== null
    : qrModule(content, usualQrModules, dpi) !== null;
}

function checkElement(
  element: TemplateElement,
  shown: readonly TemplateElement[],
  growths: readonly Growth[],
  paper: { readonly widthMm: number; readonly heightMm: number },
): Refusal | null {
  const area = grownArea(element, growths);
  const edge = edgeLeft(area, paper);
  if (edge !== null) return refusal('label-template-outside', { element: element.id, edge });
  if (!isCode(element)) return null;
  const dpi = dpis.find((one) => !codeFits(element, area, one));
  if (dpi !== undefined) return refusal('label-template-code-small', { element: element.id, dpi });
  const covering = shown.find(
    (other) =>
      other !== element &&
      // An outline may run around a code; what lies inside of it is white.
      other.kind !== 'frame' &&
      overlaps(grownArea(other, growths), area),
  );
  return covering === undefined
    ? null
    : refusal('label-template-overlap', { element: covering.id, code: element.id });
}

const wordsOf = (fields: readonly TemplateField[], given: ReadonlySet<TemplateField>): string =>
  fields.map((field) => `${field} ${given.has(field) ? '≠' : '='} ""`).join(', ') || '*';

/**
 * Whether labels made by a template can be scanned, whatever the parcel: every element stays on the paper however far
 * rows grow, and each combination of its conditions shows a barcode and a QR code that have room in whole dots and
 * nothing upon them. Refused with the element: `label-template-id-twice`, `label-template-field-unknown`,
 * `label-template-outside`, `label-template-code-missing`, `label-template-code-small`, `label-template-overlap`,
 * `label-template-conditions`.
 */
export function checkTemplate(template: LabelTemplate): Result<LabelTemplate> {
  const { elements } = template;
  const ids = new Set<string>();
  for (const element of elements) {
    if (ids.has(element.id)) return refuse('label-template-id-twice', { element: element.id });
    ids.add(element.id);
    const texts = element.kind === 'text' ? element.paragraphs.map(({ text }) => text) : [];
    const [field] = texts.flatMap(unknownFieldsOf);
    if (field !== undefined) {
      const known = templateFields.join(', ');
      return refuse('label-template-field-unknown', { element: element.id, field, known });
    }
  }
  const fields = [...new Set(elements.flatMap(({ when }) => (when === null ? [] : [when.field])))];
  if (fields.length > mostConditions) {
    return refuse('label-template-conditions', { count: fields.length, most: mostConditions });
  }
  for (const given of casesOf(fields)) {
    const shown = shownIn(elements, given);
    for (const [kind, code] of [
      ['barcode', 'Code 128'],
      ['qr', 'QR'],
    ] as const) {
      if (!shown.some((element) => element.kind === kind)) {
        return refuse('label-template-code-missing', { code, when: wordsOf(fields, given) });
      }
    }
    for (const growths of extremes(shown)) {
      for (const element of shown) {
        const refused = checkElement(element, shown, growths, labelSizeMm[template.size]);
        if (refused !== null) return { ok: false, refusal: refused };
      }
    }
  }
  return ok(template);
}
