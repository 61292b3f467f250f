import { describe, expect, it } from 'vitest';
import {
  checkDoorCollection,
  cityKey,
  listCollectionRules,
} from '../../../domain/plans/collection.ts';
import { plan, source } from './samples.ts';

const rule = (city: string, minParcels: number) => ({ city, minParcels, phone: '', source });
const shenzhen = rule('深圳/Shenzhen', 5);
const mail = plan({ collection: [shenzhen, rule('义乌', 1)] });
const nationwide = plan({ code: 'ALL', collection: [rule('*', 3), rule('上海市', 1)] });

describe('checkDoorCollection', () => {
  it.each(['深圳', ' 深圳市 ', 'Shenzhen', 'SHENZHEN  city', 'shenzhen'])('knows %s', (city) => {
    expect(checkDoorCollection(mail, city, 5)).toEqual({ ok: true, value: shenzhen });
  });

  it('refuses too few parcels with the threshold', () => {
    expect(checkDoorCollection(mail, '深圳市', 4)).toEqual({
      ok: false,
      refusal: {
        code: 'collection-too-few-parcels',
        params: { plan: 'TEST', city: '深圳市', minimum: 5, count: 4 },
      },
    });
  });

  it('refuses a city that is not covered, and no city', () => {
    expect(checkDoorCollection(mail, '北京', 100)).toMatchObject({
      refusal: { code: 'collection-city-not-covered', params: { city: '北京' } },
    });
    expect(checkDoorCollection(mail, ' 市', 100)).toMatchObject({
      refusal: { code: 'collection-city-missing' },
    });
  });

  it('takes every city under *, and a named city under its own rule', () => {
    expect(checkDoorCollection(nationwide, '拉萨', 3).ok).toBe(true);
    expect(checkDoorCollection(nationwide, '拉萨', 2).ok).toBe(false);
    expect(checkDoorCollection(nationwide, '上海', 1).ok).toBe(true);
  });
});

describe('cityKey', () => {
  it('keeps a name that only begins like the word for city', () => {
    expect(cityKey('市北')).toBe('市北');
    expect(cityKey('Ｓｈａｎｇｈａｉ')).toBe('shanghai');
  });
});

describe('listCollectionRules', () => {
  it('names the plan of every rule', () => {
    expect(
      listCollectionRules([mail, nationwide]).map((one) => `${one.plan} ${one.rule.city}`),
    ).toEqual(['TEST 深圳/Shenzhen', 'TEST 义乌', 'ALL *', 'ALL 上海市']);
  });
});
