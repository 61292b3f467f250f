import { describe, expect, it } from 'vitest';
import { checkDelivery } from '../../../domain/decide/delivery-check.ts';
import type { DeliveryRequest } from '../../../domain/shipments/delivery.ts';
import { sampleSender } from '../shipments/samples.ts';
import { Bench, codeOf, orderData, whole } from './bench.ts';

const door = (city: string): DeliveryRequest => ({ kind: 'door', city });
const warehouse: DeliveryRequest = { kind: 'warehouse', warehouse: '' };

describe('checkDelivery', () => {
  const orders = Array.from({ length: 8 }, (_, index) => orderData(index + 1));
  const check = (
    bench: Bench,
    request: DeliveryRequest,
    parcels: number,
    change: Parameters<typeof sampleSender>[0] = {},
  ) => {
    const checked = checkDelivery(bench.state, 'CPAM', request, parcels, sampleSender(change));
    if (!checked.ok) throw new Error(checked.refusal.code);
    return checked.value;
  };

  it('names the rule of the city and counts the parcels against it', () => {
    const bench = new Bench(orders);
    const rule = bench.state.plans.get('CPAM')?.collection[0];
    if (rule === undefined) throw new Error('CPAM collects nowhere');
    const [city = ''] = rule.city.split('/');
    expect(check(bench, door(city), rule.minParcels)).toEqual({
      waiting: 0,
      rule,
      refused: null,
      warnings: [],
    });
    expect(check(bench, door(city), rule.minParcels - 1)).toMatchObject({
      rule,
      refused: { code: 'collection-too-few-parcels', params: { minimum: rule.minParcels } },
    });
  });

  it('counts in what waits for the same collection, however its city is spelled, until it is gone', () => {
    const bench = new Bench(orders);
    const rule = bench.state.plans.get('CPAM')?.collection[0];
    if (rule === undefined) throw new Error('CPAM collects nowhere');
    const [here = '', alsoHere = here] = rule.city.split('/');
    bench.create(
      Array.from({ length: rule.minParcels }, (_, index) =>
        whole(index + 1, { delivery: door(here) }),
      ),
    );
    expect(check(bench, door(alsoHere), 1)).toMatchObject({
      waiting: rule.minParcels,
      refused: null,
    });
    // Those that go another way wait for nobody.
    expect(check(bench, warehouse, 1)).toMatchObject({ waiting: 0, rule: null, refused: null });
    const [first] = bench.state.shipments.keys();
    bench.happened({ type: 'shipment-voided', shipmentId: first ?? '', reason: 'test' });
    expect(check(bench, door(here), 1).waiting).toBe(rule.minParcels - 1);
    bench.allHandedOver();
    expect(check(bench, door(here), 1).waiting).toBe(0);
  });

  it('refuses a city without a rule, no city, and a pickup that nobody could find', () => {
    const bench = new Bench(orders);
    expect(check(bench, door('Atlantis'), 500)).toMatchObject({
      rule: null,
      refused: { code: 'collection-city-not-covered' },
    });
    expect(check(bench, door(' '), 500).refused?.code).toBe('collection-city-missing');
    const [city = ''] = bench.state.plans.get('CPAM')?.collection[0]?.city.split('/') ?? [];
    expect(check(bench, door(city), 500, { pickupMobile: '12345' }).refused).not.toBeNull();
    // The other ways need no pickup.
    expect(check(bench, warehouse, 1, { pickupMobile: '12345' }).refused).toBeNull();
  });

  it('warns of a domestic number of an odd form, and takes it', () => {
    const bench = new Bench(orders);
    const express = (tracking: string): DeliveryRequest => ({
      kind: 'domestic',
      company: 'SF',
      companyName: '',
      tracking,
      warehouse: '',
    });
    expect(check(bench, express('SF1000000000017'), 1)).toMatchObject({
      refused: null,
      warnings: [],
    });
    const odd = check(bench, express('12345'), 1);
    expect(odd.refused).toBeNull();
    expect(odd.warnings).toHaveLength(1);
    expect(check(bench, express(''), 1).refused).not.toBeNull();
  });

  it('knows the plan, or says that it does not', () => {
    const bench = new Bench(orders);
    const unknown = checkDelivery(bench.state, 'NOBODY', warehouse, 1, sampleSender());
    expect(codeOf(unknown)).toBe('plan-unknown');
  });
});
