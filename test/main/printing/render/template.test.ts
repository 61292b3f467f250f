import { expect, test } from 'vitest';
import { builtInTemplate } from '../../../../domain/label/built-in-templates.ts';
import { exampleKinds, exampleLabel } from '../../../../domain/label/example-label.ts';
import { labelTemplateSchema } from '../../../../domain/label/template.ts';
import { sampleLabel } from '../../../fixtures/labels/sample-labels.ts';
import { drawnText, faultsOf, formats, layout, refusalOf, render } from './label-checks.ts';
import { readWithZxing } from './label-reading.ts';

/** A label of a shop's own: the number large, the codes side by side, nothing of customs. */
const own = labelTemplateSchema.parse({
  name: 'own',
  size: '100x100',
  elements: [
    {
      id: 'head',
      kind: 'text',
      xMm: 2,
      yMm: 2,
      widthMm: 96,
      heightMm: 10,
      paragraphs: [{ text: 'Gate 7 · {waybill}', weight: 'bold' }, { text: '副本 {copy}' }],
      sizeMm: 4,
      inverted: true,
    },
    { id: 'to', kind: 'receiver', xMm: 2, yMm: 14, widthMm: 60, heightMm: 40, sizeMm: 4 },
    { id: 'qr', kind: 'qr', xMm: 66, yMm: 14, widthMm: 32, heightMm: 32 },
    {
      id: 'barcode',
      kind: 'barcode',
      xMm: 2,
      yMm: 60,
      widthMm: 96,
      heightMm: 24,
      sizeMm: 4,
    },
    {
      id: 'return',
      kind: 'text',
      xMm: 2,
      yMm: 86,
      widthMm: 96,
      heightMm: 8,
      when: { field: 'returnUnit', given: true },
      paragraphs: [{ text: 'Return: {returnUnit}' }],
      sizeMm: 3,
    },
  ],
});

test.each([203, 300] as const)(
  'a template of a shop prints codes that read at %s dpi',
  async (dpi) => {
    const format = { size: '100x100' as const, dpi, template: own };
    for (const copy of [1, 2]) {
      const label = sampleLabel({ copy });
      const codes = await readWithZxing(render(label, format));
      expect(codes).toEqual([
        `Code128:${label.waybill}`,
        `QRCode:${label.waybill}${copy === 2 ? '/2' : ''}`,
      ]);
      const marks = layout(label, format);
      if (!marks.ok) throw new Error(marks.refusal.code);
      expect(faultsOf(marks.value, format)).toEqual([]);
      expect(drawnText(marks.value)).toContain('Gate7·RE700150389CN');
      // A line whose only field is empty is not written at all.
      expect(drawnText(marks.value).includes('副本')).toBe(copy === 2);
    }
  },
);

test('an element with a condition is there only when its field is', () => {
  const format = { size: '100x100' as const, dpi: 203 as const, template: own };
  const { sender } = sampleLabel();
  const texts = (returnUnit: string): string => {
    const marks = layout(sampleLabel({ sender: { ...sender, returnUnit } }), format);
    return marks.ok ? drawnText(marks.value) : '';
  };
  expect(texts('Hangzhou')).toContain('Return:Hangzhou');
  expect(texts('')).not.toContain('Return');
});

test('a word of the template that no font can show is refused', () => {
  const elements = own.elements.map((element) =>
    element.id === 'head' ? { ...element, paragraphs: [{ text: '🔥 {waybill}' }] } : element,
  );
  const template = labelTemplateSchema.parse({ ...own, elements });
  expect(refusalOf(sampleLabel(), { size: '100x100', dpi: 203, template })).toMatchObject({
    code: 'label-character-missing',
    params: { codePoint: 'U+1F525', field: 'caption 标签固定文字' },
  });
});

test.each(exampleKinds)('the example parcel "%s" can be drawn on every paper', async (kind) => {
  for (const format of formats) {
    const label = exampleLabel(kind);
    const marks = layout(label, format);
    if (!marks.ok) throw new Error(`${format.size} ${JSON.stringify(marks.refusal)}`);
    expect(faultsOf(marks.value, format)).toEqual([]);
    expect(await readWithZxing(render(label, format))).toHaveLength(2);
  }
});

test('without a template a label is drawn by the program’s own', () => {
  for (const { size, dpi } of formats) {
    const label = sampleLabel();
    expect(render(label, { size, dpi, template: builtInTemplate(size) })).toEqual(
      render(label, { size, dpi }),
    );
  }
});
