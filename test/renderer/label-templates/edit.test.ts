import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInTemplate } from '../../../domain/label/built-in-templates.ts';
import { labelSizeMm } from '../../../domain/label/geometry.ts';
import { labelTemplateSchema } from '../../../domain/label/template.ts';
import {
  addElement,
  elementKinds,
  freeId,
  moveElement,
  removeElement,
  reorderElement,
  resizeElement,
} from '../../../renderer/label-templates/edit.ts';

const standard = builtInTemplate('100x150');
const ids = standard.elements.map(({ id }) => id);
const millimetres = fc.double({ min: -300, max: 300, noNaN: true });

test('whatever is dragged wherever, the element stays on the paper, on tenths of a millimetre', () => {
  const { widthMm, heightMm } = labelSizeMm[standard.size];
  fc.assert(
    fc.property(
      fc.constantFrom(...ids),
      fc.array(fc.record({ x: millimetres, y: millimetres, resize: fc.boolean() })),
      (id, steps) => {
        const after = steps.reduce(
          (template, { resize, ...by }) => (resize ? resizeElement : moveElement)(template, id, by),
          standard,
        );
        const element = after.elements.find((one) => one.id === id);
        if (element === undefined) throw new Error('the element is gone');
        expect(element.xMm + element.widthMm).toBeLessThanOrEqual(widthMm + 0.051);
        expect(element.yMm + element.heightMm).toBeLessThanOrEqual(heightMm + 0.051);
        for (const mm of [element.xMm, element.yMm, element.widthMm, element.heightMm]) {
          expect(mm).toBeGreaterThanOrEqual(0);
        }
        const others = (template: typeof standard) =>
          template.elements.filter((one) => one.id !== id);
        expect(others(after)).toEqual(others(standard));
      },
    ),
  );
});

test.each(elementKinds)('a new %s is a sound element with a name of its own', (kind) => {
  const once = addElement(standard, kind);
  const twice = addElement(once.template, kind);
  expect(labelTemplateSchema.parse(twice.template)).toEqual(twice.template);
  expect(new Set(twice.template.elements.map(({ id }) => id)).size).toBe(
    standard.elements.length + 2,
  );
  expect(removeElement(removeElement(twice.template, twice.id), once.id)).toEqual(standard);
});

test('a name is counted up until it is free', () => {
  expect(freeId(standard, 'qr')).toBe('qr-2');
  expect(freeId(standard, 'gate')).toBe('gate');
});

test('an element is drawn one place later or earlier, and no further than the ends', () => {
  const [first = '', second = ''] = ids;
  const later = reorderElement(standard, first, 1);
  expect(later.elements.slice(0, 2).map(({ id }) => id)).toEqual([second, first]);
  expect(reorderElement(later, first, -1)).toEqual(standard);
  expect(reorderElement(standard, first, -1)).toBe(standard);
});
