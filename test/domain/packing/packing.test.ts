import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  believableWeight,
  checkWeight,
  defaultWeightTolerance,
  lineForScan,
  lineKey,
  maxParcelGrams,
  remainingItems,
} from '../../../domain/packing/packing.ts';
import { sampleItem } from '../shipments/samples.ts';
import { sampleShipment } from '../waybills/samples.ts';

const twoLines = [
  sampleItem({ lineId: '1', quantity: 2 }),
  sampleItem({ lineId: '2', quantity: 1 }),
  sampleItem({ lineId: '3', sku: 'LAMP', quantity: 1 }),
];

const key = (lineId: string): string => lineKey(sampleItem({ lineId }));

describe('remainingItems', () => {
  it('sums what is left by SKU', () => {
    const shipment = sampleShipment({ items: twoLines, scanned: { [key('1')]: 1 } });
    expect(remainingItems(shipment)).toEqual([
      { sku: 'CUP-RED', quantity: 2 },
      { sku: 'LAMP', quantity: 1 },
    ]);
  });

  it('is empty for a complete box', () => {
    const scanned = { [key('1')]: 2, [key('2')]: 1, [key('3')]: 1 };
    expect(remainingItems(sampleShipment({ items: twoLines, scanned }))).toEqual([]);
  });
});

describe('lineForScan', () => {
  it('fills any order of scans to exactly what was ordered', () => {
    const pieces = ['CUP-RED', 'CUP-RED', 'CUP-RED', 'LAMP'];
    fc.assert(
      fc.property(fc.shuffledSubarray(pieces, { minLength: 4 }), (scans) => {
        let shipment = sampleShipment({ items: twoLines });
        for (const sku of scans) {
          const line = lineForScan(shipment, sku, sku);
          if (!line.ok) throw new Error(line.refusal.code);
          const count = (shipment.scanned[lineKey(line.value)] ?? 0) + 1;
          expect(count).toBeLessThanOrEqual(line.value.quantity);
          shipment = {
            ...shipment,
            scanned: { ...shipment.scanned, [lineKey(line.value)]: count },
          };
        }
        expect(remainingItems(shipment)).toEqual([]);
        for (const sku of pieces) {
          const more = lineForScan(shipment, sku, sku);
          expect(more.ok ? '' : more.refusal.code).toBe('scan-too-many');
        }
      }),
    );
  });

  it('takes an SKU that the catalogue has forgotten', () => {
    const shipment = sampleShipment({ items: twoLines });
    expect(lineForScan(shipment, ' lamp ', undefined)).toMatchObject({
      ok: true,
      value: { sku: 'LAMP' },
    });
  });
});

describe('believableWeight', () => {
  it('allows for the packaging and never for a parcel without weight', () => {
    expect(believableWeight(1000, defaultWeightTolerance)).toEqual({
      minGrams: 950,
      maxGrams: 1300,
    });
    expect(believableWeight(1, defaultWeightTolerance)).toEqual({ minGrams: 1, maxGrams: 152 });
    const exact = { belowPercent: 0, abovePercent: 0, packagingGrams: 0 };
    expect(believableWeight(333, exact)).toEqual({ minGrams: 333, maxGrams: 333 });
  });

  it('always believes the sum of the goods', () => {
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: maxParcelGrams }),
        percent,
        percent,
        fc.nat(5000),
        (grams, belowPercent, abovePercent, packagingGrams) => {
          const tolerance = { belowPercent, abovePercent, packagingGrams };
          const { minGrams, maxGrams } = believableWeight(grams, tolerance);
          expect(minGrams).toBeLessThanOrEqual(grams);
          expect(maxGrams).toBeGreaterThanOrEqual(grams);
          expect(checkWeight(grams, grams, tolerance, null).ok).toBe(true);
        },
      ),
    );
  });
});

describe('checkWeight', () => {
  it('takes a reason for an odd weight, never for an impossible one', () => {
    const check = (grams: number | null, reason: string | null) => {
      const checked = checkWeight(grams, 1000, defaultWeightTolerance, reason);
      return checked.ok ? checked.value : checked.refusal.code;
    };
    expect(check(5000, null)).toBe('weight-differs');
    expect(check(5000, ' ')).toBe('weight-differs');
    expect(check(5000, 'crate')).toBe(5000);
    expect(check(maxParcelGrams, 'crate')).toBe(maxParcelGrams);
    expect(check(maxParcelGrams + 1, 'crate')).toBe('weight-invalid');
    expect(check(0, 'crate')).toBe('weight-invalid');
    expect(check(null, 'crate')).toBe('weight-missing');
  });
});
