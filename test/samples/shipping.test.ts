import { Set as OrderlessSet } from 'immutable';
import { describe, expect, it } from 'vitest';
import { matchBill } from '../../domain/freight/bill-match.ts';
import { defaultTolerances } from '../../domain/freight/freight.ts';
import { believableWeight, defaultWeightTolerance } from '../../domain/packing/packing.ts';
import { starterPlans } from '../../domain/plans/starter-set.ts';
import { findShipment, liveShipmentsOf } from '../../domain/state.ts';
import { remaining } from '../../domain/waybills/pool.ts';
import { billSurprises } from '../fixtures/samples/bill.ts';
import { sampleOrders } from '../fixtures/samples/orders.ts';
import {
  itemsOf,
  readBatch,
  readPacking,
  readWaybills,
  shipSamples,
  tableOf,
} from '../fixtures/samples/read-samples.ts';
import { expectOk, packedFrom } from '../fixtures/samples/story.ts';
import { parseBill } from '../domain/at-once.ts';

/** While another file writes the samples anew they cannot be read. */
const isWriting = process.env['UPDATE_SAMPLES'] === '1';

describe.skipIf(isWriting)('the sample files together', () => {
  describe('waybill numbers', () => {
    it('come in without a rejection or a warning, and last beyond the batch', async () => {
      const waybills = await readWaybills();
      expect(waybills.rejected).toEqual([]);
      expect(waybills.warnings).toEqual([]);
      const { state } = await shipSamples();
      for (const pool of state.waybillPools.values()) {
        expect(remaining(pool)).toBeGreaterThanOrEqual(pool.plan === 'FEDEX_IE' ? 10 : 100);
      }
    });
  });

  describe('the batch', () => {
    it('is filled in for every order that waits, but the one that has shipped in part', async () => {
      const batch = await readBatch();
      expect(batch.rejected).toEqual([]);
      expect(batch.read).toBe(69);
      expect(batch.notFilled).toBe(1);
    });

    it('becomes 67 shipments, each with its number, none refused', async () => {
      const { state, value } = await shipSamples();
      expect(value.filter(({ refused }) => refused !== null)).toEqual([]);
      expect(state.shipments.size).toBe(67);
      const shipments = state.shipments.valueSeq().toArray();
      expect(shipments.filter(({ waybill }) => waybill === null)).toEqual([]);
      expect(shipments.filter(({ orderIds }) => orderIds.length === 2)).toHaveLength(1);
      expect(shipments.filter(({ undeliverable }) => undeliverable === 'destroy')).toHaveLength(2);
      expect(new Set(value.flatMap(({ warnings }) => warnings.map(({ code }) => code)))).toEqual(
        new Set(['goods-unknown', 'unconfirmed-tariff', 'tier-inversion', 'customs-form-cn23']),
      );
    });

    it('ships each order with the plan and in the way that was filled in', async () => {
      const { state } = await shipSamples();
      const asked = sampleOrders.flatMap(({ order, sample }) =>
        sample.plan === undefined
          ? []
          : [{ orderId: order.orderId, plan: sample.plan, way: sample.way }],
      );
      for (const { orderId, plan, way } of asked) {
        const shipment = liveShipmentsOf(state, orderId)[0];
        expect(shipment?.plan).toBe(plan);
        expect(shipment?.delivery.kind).toBe(
          way === 'door' || way === 'warehouse' ? way : 'domestic',
        );
      }
    });

    it('uses every plan of the starter set and all three ways of delivery', async () => {
      const shipments = (await shipSamples()).state.shipments.valueSeq();
      expect(shipments.map(({ plan }) => plan).toSet()).toEqual(
        OrderlessSet(starterPlans.map(({ code }) => code)),
      );
      const ways = shipments.countBy(({ delivery }) => delivery.kind);
      for (const kind of ['door', 'domestic', 'warehouse'] as const) {
        expect(ways.get(kind)).toBeGreaterThanOrEqual(10);
      }
    });

    it('has two parcels to Russia of which the heavier one is cheaper', async () => {
      const shipments = (await shipSamples()).state.shipments.valueSeq();
      const feeOf = (grams: number) =>
        shipments.find(
          ({ plan, receiver, expectedWeightGrams }) =>
            plan === 'CPAM' && receiver.country === 'RU' && expectedWeightGrams === grams,
        )?.estimatedFen;
      expect(feeOf(150)).toBe(2815);
      expect(feeOf(151)).toBe(2777);
    });
  });

  describe('packing', () => {
    it('has every parcel of the batch in its order, by codes that a scanner reads', async () => {
      const { state } = await shipSamples();
      const parcels = await readPacking();
      expect(parcels.map(({ orderIds }) => orderIds)).toEqual(
        state.shipments
          .valueSeq()
          .map(({ orderIds }) => orderIds)
          .toArray(),
      );
      const codes = new Set(parcels.flatMap(({ scans }) => scans));
      expect([...codes].some((code) => /^\d{13}$/.test(code))).toBe(true);
      expect([...codes].some((code) => state.products.has(code))).toBe(true);
    });

    it('packs them all at weights that are believed and that the plan takes', async () => {
      const { state } = await shipSamples();
      const packed = packedFrom(state, await readPacking());
      for (const { state: step, weightGrams, expectedWeightGrams } of packed.shipments.values()) {
        expect(step).toBe('packed');
        const { minGrams, maxGrams } = believableWeight(
          expectedWeightGrams,
          defaultWeightTolerance,
        );
        expect(weightGrams).toBeGreaterThanOrEqual(minGrams);
        expect(weightGrams).toBeLessThanOrEqual(maxGrams);
      }
    });
  });

  it('bills what was packed, to the fen but for the surprises', async () => {
    const { state } = await shipSamples();
    const packed = packedFrom(state, await readPacking());
    const bill = expectOk(
      parseBill(
        await tableOf('bill.xlsx'),
        (waybill) => findShipment(packed, waybill) !== undefined,
      ),
      'bill.xlsx',
    );
    expect(bill.rejected).toEqual([]);
    const { totals, rows } = matchBill({
      lines: itemsOf(bill),
      shipments: packed.shipments
        .valueSeq()
        .map((one) => ({ ...one, state: 'handed-over' as const })),
      payments: [],
      tolerances: defaultTolerances,
    });
    const { over, under, weight, missing } = billSurprises;
    const counts = Object.fromEntries(
      Object.entries(totals.byStatus).map(([status, { count }]) => [status, count]),
    );
    expect(counts).toEqual({
      match: 67 - over.size - under.size - weight.size - missing.size,
      over: over.size,
      under: under.size,
      'weight-differs': weight.size,
      'not-on-bill': missing.size,
      'unknown-waybill': 0,
      'billed-twice': 0,
      voided: 0,
    });
    for (const row of rows.filter(({ status }) => status === 'match')) {
      expect(row.differenceFen).toBe(0);
    }
  });
});
