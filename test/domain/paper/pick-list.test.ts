import fc from 'fast-check';
import { OrderedMap } from 'immutable';
import { expect, test } from 'vitest';
import type { Product } from '../../../domain/catalogue/product.ts';
import { packingSlips } from '../../../domain/paper/packing-slip.ts';
import { paperHtml } from '../../../domain/paper/paper-html.ts';
import { pickList } from '../../../domain/paper/pick-list.ts';
import { emptyState } from '../../../domain/state.ts';
import { anItem, aShipment } from '../handover/samples.ts';

const product = (sku: string, location?: string): Product => ({
  sku,
  barcodes: [],
  nameZh: '样品',
  nameEn: `Sample ${sku}`,
  weightGrams: 10,
  lengthMm: null,
  widthMm: null,
  heightMm: null,
  declaredValue: null,
  hsCode: '',
  origin: 'CN',
  goods: [],
  ...(location === undefined ? {} : { location }),
});

const stateWith = (...products: readonly Product[]) => ({
  ...emptyState,
  products: OrderedMap(products.map((one) => [one.sku, one])),
});

const shipment = (shipmentId: string, skus: Readonly<Record<string, number>>) =>
  aShipment({
    shipmentId,
    items: Object.entries(skus).map(([sku, quantity]) => anItem({ sku, quantity })),
  });

const rowsOf = (paper: ReturnType<typeof pickList>) => paper.sections[0]?.rows ?? [];

test('goods are fetched in the order of their shelves, each SKU once, for all that need it', () => {
  const state = stateWith(product('Z', 'A-2'), product('A', 'A-10'), product('M'));
  const paper = pickList(
    state,
    [shipment('SA-1', { A: 1, M: 1 }), shipment('SA-2', { Z: 2, A: 3, X: 1 })],
    '2026-01-05 10:00',
  );
  expect(rowsOf(paper).map(([, place, sku, , pieces, ids]) => [place, sku, pieces, ids])).toEqual([
    ['A-2', 'Z', '2', 'SA-2'],
    ['A-10', 'A', '4', 'SA-1, SA-2'],
    ['—', 'M', '1', 'SA-1'],
    ['—', 'X', '1', 'SA-2'],
  ]);
  expect(paper.sections[0]?.totals).toEqual(['', '合计 Total', '4', '', '8', '']);
});

test('no piece is lost and none is fetched twice, whatever is packed', () => {
  const packed = fc.array(
    fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer({ min: 1, max: 9 })),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(packed, (boxes) => {
      const shipments = boxes.map((skus, index) => shipment(`SA-${index}`, skus));
      const rows = rowsOf(pickList(emptyState, shipments, ''));
      const wanted = new Map<string, number>();
      for (const skus of boxes) {
        for (const [sku, quantity] of Object.entries(skus)) {
          wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
        }
      }
      expect(new Map(rows.map(([, , sku = '', , pieces]) => [sku, Number(pieces)]))).toEqual(
        wanted,
      );
    }),
  );
});

test('a slip speaks the language of its customer, or the one that is asked for', () => {
  const to = (country: string) => aShipment({ receiver: { ...aShipment().receiver, country } });
  const titles = (language: 'es' | null) =>
    packingSlips([to('RU'), to('BR'), to('SA'), to('SE')], language).sections.map((section) => [
      section.title,
      section.language,
    ]);
  expect(titles(null)).toEqual([
    ['Упаковочный лист', 'ru'],
    ['Lista de conteúdo', 'pt'],
    ['قائمة المحتويات', 'ar'],
    ['Packing slip', 'en'],
  ]);
  expect(new Set(titles('es').map(([title]) => title))).toEqual(new Set(['Lista de contenido']));
});

test('a page to print holds no markup of the customer’s', () => {
  const evil = '<img src=x onerror="alert(1)">';
  const html = paperHtml(
    packingSlips(
      [
        aShipment({
          receiver: { ...aShipment().receiver, contactName: evil },
          items: [anItem({ title: evil, sku: evil })],
        }),
      ],
      null,
    ),
  );
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x');
});
