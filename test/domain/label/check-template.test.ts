import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInTemplate, builtInTemplates } from '../../../domain/label/built-in-templates.ts';
import { checkTemplate } from '../../../domain/label/check-template.ts';
import {
  labelTemplateSchema,
  type LabelTemplate,
  type TemplateElement,
} from '../../../domain/label/template.ts';

const standard = builtInTemplate('100x150');

/** The standard template with one of its elements changed, or left out. */
const changed = (
  id: string,
  change: ((element: TemplateElement) => object) | null,
): LabelTemplate =>
  labelTemplateSchema.parse({
    ...standard,
    elements: standard.elements.flatMap((element) =>
      element.id !== id ? [element] : change === null ? [] : [{ ...element, ...change(element) }],
    ),
  });

const refusalOf = (template: LabelTemplate) => {
  const checked = checkTemplate(template);
  return checked.ok ? null : checked.refusal;
};

describe('the templates of the program', () => {
  test.each(builtInTemplates())('$name makes labels that scan', (template) => {
    expect(refusalOf(template)).toBeNull();
  });

  test('are read back from JSON as they are', () => {
    for (const template of builtInTemplates()) {
      expect(labelTemplateSchema.parse(JSON.parse(JSON.stringify(template)))).toEqual(template);
    }
  });
});

describe('a template is refused by element', () => {
  test('that leaves the paper', () => {
    expect(refusalOf(changed('country', ({ xMm }) => ({ xMm: xMm + 5 })))).toMatchObject({
      code: 'label-template-outside',
      params: { element: 'country', edge: 'right 右' },
    });
  });

  test('that would leave it once rows above have grown', () => {
    const template = labelTemplateSchema.parse({
      ...standard,
      elements: [
        ...standard.elements,
        { id: 'foot', kind: 'line', xMm: 2, yMm: 146, widthMm: 90, heightMm: 0 },
      ],
    });
    expect(refusalOf(template)).toMatchObject({
      code: 'label-template-outside',
      params: { element: 'foot', edge: 'lower 下' },
    });
  });

  test('without a code in one of its cases', () => {
    expect(refusalOf(changed('qr-copy', null))).toMatchObject({
      code: 'label-template-code-missing',
      params: { code: 'QR' },
    });
    expect(refusalOf(changed('barcode', null))).toMatchObject({
      code: 'label-template-code-missing',
      params: { code: 'Code 128' },
    });
  });

  test('whose code has no room for whole dots', () => {
    expect(refusalOf(changed('qr', () => ({ widthMm: 10 })))).toMatchObject({
      code: 'label-template-code-small',
      params: { element: 'qr', dpi: 203 },
    });
    expect(refusalOf(changed('barcode', () => ({ heightMm: 12 })))?.code).toBe(
      'label-template-code-small',
    );
  });

  test('that covers a code', () => {
    expect(refusalOf(changed('to', ({ widthMm }) => ({ widthMm: widthMm + 3 })))).toMatchObject({
      code: 'label-template-overlap',
      params: { element: 'to', code: 'qr' },
    });
  });

  test('that wants a field which does not exist, or bears the name of another', () => {
    const paragraphs = [{ text: 'Gate {gate}' }];
    expect(refusalOf(changed('return', () => ({ paragraphs })))).toMatchObject({
      code: 'label-template-field-unknown',
      params: { element: 'return', field: 'gate' },
    });
    expect(refusalOf(changed('return', () => ({ id: 'to' })))).toMatchObject({
      code: 'label-template-id-twice',
      params: { element: 'to' },
    });
  });

  test('that tells too many cases apart', () => {
    const fields = [
      'waybill',
      'serviceZh',
      'serviceEn',
      'countryCode',
      'receiverName',
      'senderName',
      'orderIds',
      'date',
      'value',
    ] as const;
    const template = labelTemplateSchema.parse({
      ...standard,
      elements: [
        ...standard.elements,
        ...fields.map((field) => ({
          id: `box-${field.toLowerCase()}`,
          kind: 'box',
          xMm: 2,
          yMm: 2,
          widthMm: 1,
          heightMm: 1,
          when: { field, given: true },
        })),
      ],
    });
    expect(refusalOf(template)?.code).toBe('label-template-conditions');
  });
});

test('an accepted template shows a barcode and a QR code that nothing covers, wherever its elements stand', () => {
  const place = fc.record({
    xMm: fc.integer({ min: 0, max: 100 }),
    yMm: fc.integer({ min: 0, max: 150 }),
    widthMm: fc.integer({ min: 0, max: 100 }),
    heightMm: fc.integer({ min: 0, max: 60 }),
  });
  fc.assert(
    fc.property(place, place, place, (barcode, qr, box) => {
      const template = labelTemplateSchema.parse({
        name: 'random',
        size: '100x150',
        elements: [
          { id: 'bars', kind: 'barcode', ...barcode, sizeMm: 3 },
          { id: 'qr', kind: 'qr', ...qr },
          { id: 'box', kind: 'box', ...box },
        ],
      });
      const checked = checkTemplate(template);
      if (!checked.ok) return;
      const apart = (one: typeof qr, other: typeof qr): boolean =>
        one.xMm + one.widthMm <= other.xMm ||
        other.xMm + other.widthMm <= one.xMm ||
        one.yMm + one.heightMm <= other.yMm ||
        other.yMm + other.heightMm <= one.yMm;
      const isEmpty = box.widthMm === 0 || box.heightMm === 0;
      expect(apart(barcode, qr)).toBe(true);
      expect(isEmpty || (apart(barcode, box) && apart(qr, box))).toBe(true);
      for (const { xMm, yMm, widthMm, heightMm } of [barcode, qr, box]) {
        expect([xMm + widthMm <= 100, yMm + heightMm <= 150]).toEqual([true, true]);
      }
      expect(Math.min(qr.widthMm, qr.heightMm)).toBeGreaterThanOrEqual(12);
    }),
    { numRuns: 2_000 },
  );
});
