import { describe, expect, it } from 'vitest';
import { expectedWeight, parcelOf } from '../../../domain/shipments/parcel.ts';
import { lookup, receiver, sampleItem, sampleProduct } from './samples.ts';

const cup = sampleProduct();
const pole = sampleProduct({
  sku: 'POLE',
  weightGrams: 300,
  lengthMm: 40,
  widthMm: 700,
  heightMm: 30,
  declaredValue: { minor: 1000, currency: 'USD' },
  goods: ['magnet', 'fragile'],
});
const items = [sampleItem(), sampleItem({ lineId: '2', sku: 'POLE', quantity: 1 })];

describe('expectedWeight', () => {
  it('adds the pieces up', () => {
    expect(expectedWeight(items, lookup(cup, pole))).toEqual({ ok: true, value: 540 });
  });

  it('names the SKU whose weight is not known', () => {
    const unweighed = { ...pole, weightGrams: null };
    expect(expectedWeight(items, lookup(cup, unweighed))).toEqual({
      ok: false,
      refusal: { code: 'item-weight-unknown', params: { sku: 'POLE' } },
    });
    expect(expectedWeight(items, lookup(cup))).toMatchObject({
      refusal: { code: 'item-not-in-catalogue', params: { sku: 'POLE' } },
    });
    expect(expectedWeight([sampleItem({ sku: '' })], lookup(cup))).toMatchObject({
      refusal: { code: 'item-sku-missing' },
    });
  });
});

describe('parcelOf', () => {
  it('has the weight and value of all pieces, every attribute once and the sides of the largest', () => {
    const blade = sampleProduct({ sku: 'BLADE', goods: ['blade', 'fragile'] });
    const all = [...items, sampleItem({ lineId: '3', sku: 'BLADE', quantity: 1 })];
    expect(parcelOf(all, lookup(cup, pole, blade), receiver)).toEqual({
      country: 'RU',
      weightGrams: 660,
      lengthMm: 700,
      widthMm: 110,
      heightMm: 80,
      goodsVolumeMm3: 3_000_000,
      shape: 'box',
      goods: ['magnet', 'fragile', 'blade'],
      value: { minor: 1750, currency: 'USD' },
    });
  });

  it('is never smaller than the smallest mailer', () => {
    const ring = sampleProduct({ lengthMm: 10, widthMm: 10, heightMm: 5 });
    expect(parcelOf([sampleItem()], lookup(ring), receiver)).toMatchObject({
      lengthMm: 140,
      widthMm: 110,
      heightMm: 5,
    });
  });

  it('is as wide and as high as its widest and its highest piece', () => {
    // The longest side, the second and the third come from three pieces, each of another shape.
    const rod = sampleProduct({ sku: 'ROD', lengthMm: 20, widthMm: 500, heightMm: 20 });
    const tray = sampleProduct({ sku: 'TRAY', lengthMm: 30, widthMm: 300, heightMm: 310 });
    const cube = sampleProduct({ sku: 'CUBE', lengthMm: 150, widthMm: 150, heightMm: 150 });
    const all = ['ROD', 'TRAY', 'CUBE'].map((sku, place) =>
      sampleItem({ lineId: String(place), sku, quantity: 1 }),
    );
    const sides = { lengthMm: 500, widthMm: 300, heightMm: 150 };
    const turned = all.toReversed();
    expect(parcelOf(all, lookup(rod, tray, cube), receiver)).toMatchObject(sides);
    expect(parcelOf(turned, lookup(rod, tray, cube), receiver)).toMatchObject(sides);
  });

  it('takes at least the space of all its pieces', () => {
    const cube = sampleProduct({ lengthMm: 300, widthMm: 300, heightMm: 300 });
    const ten = parcelOf([sampleItem({ quantity: 10 })], lookup(cube), receiver);
    expect(ten).toMatchObject({ lengthMm: 300, goodsVolumeMm3: 270_000_000 });
  });

  it('goes by the scale where there is a weight from it', () => {
    expect(parcelOf(items, lookup(cup, pole), receiver, 612).weightGrams).toBe(612);
  });

  it('does not guess what the catalogue does not know', () => {
    const unknown = { ...pole, weightGrams: null, heightMm: null, declaredValue: null };
    const nothing = {
      weightGrams: null,
      lengthMm: null,
      widthMm: null,
      heightMm: null,
      goodsVolumeMm3: null,
      value: null,
    };
    expect(parcelOf(items, lookup(cup, unknown), receiver)).toMatchObject(nothing);
    expect(parcelOf(items, lookup(), receiver)).toMatchObject({ ...nothing, goods: [] });
    expect(parcelOf([], lookup(), receiver).value).toBeNull();
    const euro = { ...pole, declaredValue: { minor: 1000, currency: 'EUR' } };
    expect(parcelOf(items, lookup(cup, euro), receiver).value).toBeNull();
  });
});
