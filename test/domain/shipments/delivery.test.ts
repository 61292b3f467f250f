import { describe, expect, it } from 'vitest';
import {
  decideDelivery,
  deliveryKinds,
  parseDeliveryKind,
} from '../../../domain/shipments/delivery.ts';
import type { DeliveryRequest } from '../../../domain/shipments/delivery.ts';
import { samplePlan } from '../waybills/samples.ts';

const source = { text: 'Test', date: '', confirmed: false };
const warehouse = (code: string, name: string) => ({ code, name, address: '', city: '', source });
const plan = samplePlan({
  warehouses: [warehouse('FPXSZ', 'Shenzhen'), warehouse('FPXYW', '义乌仓')],
  collection: [{ city: '深圳', minParcels: 5, phone: '', source }],
});
const bare = samplePlan();

const domestic = (change: Partial<Extract<DeliveryRequest, { kind: 'domestic' }>> = {}) =>
  ({
    kind: 'domestic',
    company: 'SF',
    tracking: 'SF1000000000001',
    warehouse: '',
    ...change,
  }) as const;

const send = (warehouseName: string) =>
  decideDelivery({ kind: 'warehouse', warehouse: warehouseName }, plan, 1);

describe('decideDelivery', () => {
  it('collects at the door only where and from how many parcels the plan does', () => {
    const door = { kind: 'door', city: ' 深圳市 ' } as const;
    expect(decideDelivery(door, plan, 5)).toEqual({
      ok: true,
      value: { delivery: { kind: 'door', city: '深圳市' }, warnings: [] },
    });
    expect(decideDelivery(door, plan, 4)).toMatchObject({
      refusal: { code: 'collection-too-few-parcels' },
    });
    expect(decideDelivery({ kind: 'door', city: '北京' }, plan, 50)).toMatchObject({
      refusal: { code: 'collection-city-not-covered' },
    });
    expect(decideDelivery({ kind: 'door', city: '' }, plan, 50)).toMatchObject({
      refusal: { code: 'collection-city-missing' },
    });
  });

  it('sends domestic express to the first warehouse unless another is named', () => {
    expect(decideDelivery(domestic(), plan, 1)).toEqual({
      ok: true,
      value: {
        delivery: {
          kind: 'domestic',
          company: 'SF',
          tracking: 'SF1000000000001',
          warehouse: 'FPXSZ',
        },
        warnings: [],
      },
    });
    expect(decideDelivery(domestic({ warehouse: '义乌仓', tracking: '1' }), plan, 1)).toMatchObject(
      {
        value: {
          delivery: { warehouse: 'FPXYW' },
          warnings: [{ code: 'delivery-tracking-unusual' }],
        },
      },
    );
    expect(
      decideDelivery(domestic({ company: 'other', companyName: 'Example' }), plan, 1),
    ).toMatchObject({ value: { delivery: { company: 'other', companyName: 'Example' } } });
  });

  it('refuses domestic express without company or number', () => {
    expect(decideDelivery(domestic({ company: '' }), plan, 1)).toMatchObject({
      refusal: { code: 'delivery-company-missing' },
    });
    expect(decideDelivery(domestic({ tracking: '' }), plan, 1)).toMatchObject({
      refusal: { code: 'delivery-tracking-missing' },
    });
  });

  it('self-sends to a warehouse of the plan', () => {
    expect(send('')).toMatchObject({ value: { delivery: { warehouse: 'FPXSZ' } } });
    expect(send('fpxyw')).toMatchObject({ value: { delivery: { warehouse: 'FPXYW' } } });
    expect(send('FPXYW 义乌仓')).toMatchObject({ value: { delivery: { warehouse: 'FPXYW' } } });
    expect(send('NOPE')).toMatchObject({
      refusal: {
        code: 'delivery-warehouse-unknown',
        params: { known: 'FPXSZ (Shenzhen), FPXYW (义乌仓)' },
      },
    });
  });

  it('takes the word of the user where no warehouse of the plan is known', () => {
    expect(decideDelivery({ kind: 'warehouse', warehouse: 'GZ' }, bare, 1)).toMatchObject({
      value: {
        delivery: { warehouse: 'GZ' },
        warnings: [{ code: 'delivery-warehouse-unchecked' }],
      },
    });
    for (const request of [{ kind: 'warehouse', warehouse: '' } as const, domestic()]) {
      expect(decideDelivery(request, bare, 1)).toMatchObject({
        refusal: { code: 'delivery-warehouse-missing', params: { plan: 'CPAM' } },
      });
    }
  });
});

describe('parseDeliveryKind', () => {
  it('knows the words of both languages and of the platform', () => {
    for (const { kind, en, zh, aliases } of deliveryKinds) {
      for (const text of [kind, en, zh, `${kind} ${zh}`, ...aliases]) {
        expect(parseDeliveryKind(text)).toBe(kind);
      }
    }
    expect(parseDeliveryKind('self_post')).toBe('domestic');
    expect(parseDeliveryKind('')).toBeUndefined();
    expect(parseDeliveryKind('by drone')).toBeUndefined();
  });
});
