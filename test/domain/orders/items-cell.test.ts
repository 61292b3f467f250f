import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseItemsCell, renderItemsCell } from '../../../domain/orders/items-cell.ts';
import type { OrderLine } from '../../../domain/orders/order.ts';

const line = (changes: Partial<OrderLine> = {}): OrderLine => ({
  lineId: '1',
  sku: '',
  title: 'Tea spoon',
  properties: '',
  quantity: 1,
  unit: 'piece',
  logisticsService: '',
  ...changes,
});

const full = line({
  sku: 'SPOON-6',
  properties: 'Color:Red',
  quantity: 2,
  logisticsService: 'China Post Registered Air Mail',
});

const optional = (arbitrary: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 3, arbitrary });

// ")【2】" inside a value is where a line break before the next item got lost.
const noItemInside = (text: string) => !/[)）][\s_]*【\s*\d+\s*】/.test(text);

describe('parseItemsCell', () => {
  test.each<[string, string, readonly OrderLine[]]>([
    [
      'every field',
      '【1】Tea spoon\n(产品属性:Color:Red)\n(商家编码:SPOON-6)\n(产品数量:2 piece)\n(物流等级&买家选择物流:China Post Registered Air Mail)',
      [full],
    ],
    [
      'stray spaces, CRLF, blank lines',
      ' 【 1 】 Tea  spoon \r\n\r\n ( 产品属性 : Color:Red ) \r\n(商家编码: SPOON-6 )\r\n( 产品数量:2  piece )\r\n(物流等级&买家选择物流: China Post Registered Air Mail)\r\n',
      [full],
    ],
    [
      'full-width brackets and colons',
      '【1】Tea spoon\n（产品属性：Color:Red）\n（商家编码：SPOON-6）\n（产品数量：２ piece）\n（物流等级＆买家选择物流：China Post Registered Air Mail）',
      [full],
    ],
    ['the quantity alone', '【1】Tea spoon\n(产品数量:1 piece)', [line()]],
    ['no unit', '【1】Tea spoon\n(产品数量:3)', [line({ quantity: 3, unit: '' })]],
    [
      'a unit without a space',
      '【1】Tea spoon\n(产品数量:3件)',
      [line({ quantity: 3, unit: '件' })],
    ],
    [
      'lots',
      '【1】Tea spoon\n(产品数量:1 lot (5 pieces/lot))',
      [line({ unit: 'lot (5 pieces/lot)' })],
    ],
    [
      'a title with brackets of every kind',
      '【1】【New】Case (SKU: A1) (Quantity: 10) for iPhone （2019） 【2】 [3]\n(产品数量:1 piece)',
      [line({ title: '【New】Case (SKU: A1) (Quantity: 10) for iPhone （2019） 【2】 [3]' })],
    ],
    [
      'a value with brackets and several lines',
      '【1】Tea spoon\n(产品属性:Color:Red (dark)\nSize:XL)\n(产品数量:1 piece)',
      [line({ properties: 'Color:Red (dark) Size:XL' })],
    ],
    [
      'several items',
      '【1】A\n(产品数量:1 piece)\n\n【2】B\n(商家编码:B-1)\n(产品数量:2 piece)',
      [line({ title: 'A' }), line({ lineId: '2', title: 'B', sku: 'B-1', quantity: 2 })],
    ],
    ['a title on two lines', '【1】Tea\nspoon\n(产品数量:1 piece)', [line()]],
    [
      'a field of a later year',
      '【1】Tea spoon\n(产品编号:123)\n(产品数量:1 piece)\n(发货地:CN)',
      [line()],
    ],
    [
      'English labels',
      '【1】Tea spoon\n(Product Attributes: Color:Red)\n(Merchant Code: SPOON-6)\n(Quantity: 2 piece)\n(Logistics: China Post Registered Air Mail)',
      [full],
    ],
    ['SKU as a label', '[1] Tea spoon\n(SKU: X)\n(QTY: 1 piece)', [line({ sku: 'X' })]],
    [
      'line breaks lost to spaces',
      '【1】Tea spoon (产品属性:Color:Red) (商家编码:SPOON-6) (产品数量:2 piece) (物流等级&买家选择物流:China Post Registered Air Mail) 【2】B (产品数量:1 piece)',
      [full, line({ lineId: '2', title: 'B' })],
    ],
    [
      'line breaks lost to underscores',
      '【1】Tea spoon_(商家编码:S_1)_(产品数量:2 piece)_【2】B_(产品数量:1 piece)',
      [line({ sku: 'S_1', quantity: 2 }), line({ lineId: '2', title: 'B' })],
    ],
    [
      'some line breaks lost',
      '【1】Tea spoon\n(产品数量:2 piece) (商家编码:S-1)【2】B\n(产品数量:1 piece)',
      [line({ sku: 'S-1', quantity: 2 }), line({ lineId: '2', title: 'B' })],
    ],
  ])('reads %s', (_, text, lines) => {
    expect(parseItemsCell(text)).toStrictEqual({ ok: true, value: lines });
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['', 'order-items-missing', {}],
    [' \n ', 'order-items-missing', {}],
    ['Tea spoon', 'order-items-no-block', { value: 'Tea spoon' }],
    ['【2】A\n(产品数量:1)', 'order-items-block-number', { expected: 1, found: 2 }],
    [
      '【1】A\n(产品数量:1)\n【3】B\n(产品数量:1)',
      'order-items-block-number',
      { expected: 2, found: 3 },
    ],
    ['【1】\n(产品数量:1)', 'order-items-title-missing', { block: 1 }],
    ['【1】A', 'order-items-quantity-missing', { block: 1 }],
    ['【1】A\n(产品数量:1)\n【2】B\n(商家编码:X)', 'order-items-quantity-missing', { block: 2 }],
    ['【1】A\n(产品数量: )', 'order-items-quantity-missing', { block: 1 }],
    ['【1】A\n(产品数量:0 piece)', 'order-items-quantity-invalid', { block: 1, value: '0 piece' }],
    ['【1】A\n(产品数量:1000 piece)', 'order-items-quantity-invalid', { value: '1000 piece' }],
    ['【1】A\n(产品数量:1.5 piece)', 'order-items-quantity-invalid', { value: '1.5 piece' }],
    ['【1】A\n(产品数量:1,000)', 'order-items-quantity-invalid', { value: '1,000' }],
    ['【1】A\n(产品数量:-1)', 'order-items-quantity-invalid', { value: '-1' }],
    ['【1】A\n(产品数量:two)', 'order-items-quantity-invalid', { value: 'two' }],
    [
      '【1】A\n(产品数量:1)\n(产品数量:2)',
      'order-items-field-twice',
      { block: 1, field: '产品数量' },
    ],
  ])('%j is refused as %s', (text, code, params) => {
    expect(parseItemsCell(text)).toMatchObject({ ok: false, refusal: { code, params } });
  });

  const word = fc.stringMatching(/^[A-Za-z0-9()（）【】[\]:：,.&/+-]{1,12}$/);
  const words = (max: number) =>
    fc.array(word, { minLength: 1, maxLength: max }).map((parts) => parts.join(' '));
  const lines = fc.array(
    fc.record(
      {
        title: words(6),
        sku: optional(word.filter(noItemInside)),
        properties: optional(words(3).filter(noItemInside)),
        quantity: fc.integer({ min: 1, max: 999 }),
        unit: fc.constantFrom('piece', 'pieces', 'lot', '件', ''),
        logisticsService: optional(words(4).filter(noItemInside)),
      },
      { noNullPrototype: true },
    ),
    { minLength: 1, maxLength: 5 },
  );

  test('reads back whatever items are written', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', ' \r\n  '), (items, lineBreak) => {
        const expected = items.map((item, index) => ({ lineId: String(index + 1), ...item }));
        const text = renderItemsCell(expected).replaceAll('\n', lineBreak);
        expect(parseItemsCell(text)).toEqual({ ok: true, value: expected });
      }),
      { numRuns: 500 },
    );
  });

  test('answers any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('【', '1', '】', '\n', '(', ')', ':', '产品数量', '商家编码', 'a', ' '),
          { maxLength: 40 },
        ),
        (parts) => {
          expect(typeof parseItemsCell(parts.join('')).ok).toBe('boolean');
        },
      ),
      { numRuns: 500 },
    );
  });
});
