import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../domain/paper/escape-html.ts';
import { handoverListHtml } from '../../../domain/handover/handover-list-html.ts';
import { handoverList, handoverListBags } from '../../../domain/handover/handover-list.ts';
import type { HandoverListInput } from '../../../domain/handover/handover-list.ts';
import { recompute } from '../freight/recompute.ts';
import { aBag, aHandover, byId, shipmentsNumbered, waybillOf } from './samples.ts';

function sampleInput(count: number, change: Partial<HandoverListInput> = {}): HandoverListInput {
  const shipments = shipmentsNumbered(count, (n) => ({
    state: 'bagged',
    weightGrams: 100 + n,
    estimatedFen: 2000 + n * 7,
    receiver: { ...shipmentsNumbered(1)[0]?.receiver, country: n % 2 === 0 ? 'FR' : 'RU' } as never,
  }));
  const ids = shipments.map(({ shipmentId }) => shipmentId);
  const half = Math.ceil(count / 2);
  return {
    handover: aHandover({
      driver: 'Li',
      closedAt: '2026-01-05T17:30:00.000Z',
      state: 'closed',
      bags: [
        aBag({ bagId: 'BA-000001', shipmentIds: ids.slice(0, half) }),
        aBag({ bagId: 'BA-000002', shipmentIds: ids.slice(half) }),
      ],
    }),
    shipments: byId(shipments),
    planName: () => 'China Post Registered Air Mail',
    shipper: 'Example Trading',
    offsetMinutes: 480,
    ...change,
  };
}

describe('handoverListBags', () => {
  it('numbers the parcels through all bags', () => {
    const bags = handoverListBags(sampleInput(5));
    expect(bags.map(({ rows }) => rows.map(({ number }) => number))).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(bags[0]?.rows[0]).toMatchObject({
      waybill: waybillOf(1),
      country: 'RU 俄罗斯 Russia',
      weightGrams: 101,
      estimatedFen: 2007,
    });
  });
});

describe('handoverList', () => {
  it('shows what it is, every parcel and the totals of each bag', () => {
    const { sheets } = handoverList(sampleInput(3));
    expect(sheets.map(({ name }) => name)).toEqual(['Handover', 'Parcels', 'Bags']);
    expect(sheets[0]?.rows).toContainEqual(['Closed 交接时间', '2026-01-06 01:30']);
    expect(sheets[1]?.rows.map((row) => row[2])).toEqual([1, 2, 3].map(waybillOf));
    expect(sheets[2]?.rows.map((row) => row[0])).toEqual(['BA-000001', 'BA-000002']);
  });

  it.each([0, 1, 2, 7])(
    'bears the totals that its formulas compute to, with %i parcels',
    (count) => {
      const cells = recompute(handoverList(sampleInput(count)));
      expect(cells.length).toBeGreaterThan(8);
      for (const { computed, cached } of cells) expect(computed).toBeCloseTo(Number(cached), 6);
    },
  );
});

describe('handoverListHtml', () => {
  it('is one page without anything to fetch, with a repeating header and both signatures', () => {
    const html = handoverListHtml(sampleInput(4));
    expect(html).toContain('size: A4');
    expect(html).toContain('thead { display: table-header-group; }');
    expect(html).toContain('交接清单');
    expect(html).toContain('Handed over by 发货人');
    expect(html).toContain('Received by 承运商取件人');
    expect(html.match(/class="subtotal"/g)).toHaveLength(2);
    expect(html).toContain(waybillOf(4));
    expect(html).not.toMatch(/<(?:script|link|img)|https?:|@import|url\(/);
  });

  it('adds up per bag and over all', () => {
    const html = handoverListHtml(sampleInput(4));
    expect(html).toContain('Bag 袋 BA-000001</bdi>: 2 parcels 件');
    expect(html).toContain('Total 合计</bdi>: 4 parcels 件');
    expect(html).toContain('<bdi>80.70</bdi>');
  });

  it('lets no text become markup, wherever it stands', () => {
    const evil = '<img src=x onerror="alert(1)">&\'';
    const html = handoverListHtml(
      sampleInput(1, {
        planName: () => evil,
        shipper: evil,
        handover: aHandover({
          handoverId: evil,
          carrier: evil,
          driver: evil,
          bags: [aBag({ bagId: evil, shipmentIds: ['SA-000001'] })],
        }),
      }),
    );
    expect(html).not.toContain('<img');
    expect(html.split('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;').length).toBe(10);
  });
});

describe('escapeHtml', () => {
  it('leaves nothing that HTML reads as markup and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"']/);
        const plain = escaped
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        expect(plain).toHaveLength(text.length);
        expect(plain.replaceAll('\uFFFD', '')).toBe(
          text.replace(/[^\t\n\r\u0020-\u007E\u00A0-\uFFFF]|\uFFFD/g, ''),
        );
      }),
    );
  });
});
