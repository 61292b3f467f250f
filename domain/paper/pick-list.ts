import type { Shipment } from '../shipments/shipment.ts';
import type { State } from '../state.ts';
import type { Paper } from './paper.ts';

/** Pieces of one SKU for some shipments, and where they lie. */
type Pick = {
  readonly sku: string;
  readonly location: string;
  readonly name: string;
  readonly quantity: number;
  readonly shipmentIds: readonly string[];
};

/** Shelf A-2 comes before A-10, as people walk. */
const byPlace = new Intl.Collator('en', { numeric: true });

function picksOf(state: State, shipments: readonly Shipment[]): readonly Pick[] {
  const picks = new Map<string, Pick>();
  for (const { shipmentId, items } of shipments) {
    for (const { sku, title, quantity } of items) {
      const product = state.products.get(sku);
      const names = [product?.nameZh ?? '', product?.nameEn ?? ''].filter((name) => name !== '');
      const before = picks.get(sku);
      picks.set(sku, {
        sku,
        location: product?.location ?? '',
        name: names.length === 0 ? title : names.join(' '),
        quantity: (before?.quantity ?? 0) + quantity,
        shipmentIds: [...new Set([...(before?.shipmentIds ?? []), shipmentId])],
      });
    }
  }
  return [...picks.values()].toSorted(
    (a, b) =>
      // What has no place is looked for last.
      Number(a.location === '') - Number(b.location === '') ||
      byPlace.compare(a.location, b.location) ||
      byPlace.compare(a.sku, b.sku),
  );
}

/**
 * What to fetch from the shelves for some shipments (拣货单): one row per SKU in the order of the places where they lie,
 * with all pieces and the shipments that they are for.
 */
export function pickList(state: State, shipments: readonly Shipment[], printedAt: string): Paper {
  const picks = picksOf(state, shipments);
  const pieces = picks.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    title: '拣货单 Pick list',
    language: 'zh-CN',
    apart: false,
    sections: [
      {
        heading: '',
        facts: [
          ['Printed 打印时间', printedAt],
          ['Shipments 包裹', String(shipments.length)],
        ],
        columns: [
          { title: '✓', share: 0.05 },
          { title: 'Place 库位', share: 0.14 },
          { title: 'SKU 商品编码', share: 0.22 },
          { title: 'Goods 品名', share: 0.28 },
          { title: 'Pieces 件', share: 0.09, align: 'right' },
          { title: 'For 包裹', share: 0.22 },
        ],
        rows: picks.map(({ sku, location, name, quantity, shipmentIds }) => [
          '',
          location === '' ? '—' : location,
          sku,
          name,
          String(quantity),
          shipmentIds.join(', '),
        ]),
        totals: ['', '合计 Total', String(picks.length), '', String(pieces), ''],
      },
    ],
  };
}
