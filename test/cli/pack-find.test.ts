import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packbench, temporaryFolder } from './packbench.ts';
import { packShape } from './shapes.ts';
import { station } from './station.ts';
import { create, packSample, stock } from './stocked-shop.ts';

const folder = await temporaryFolder();
const shop = station(join(folder.path, 'data'));
/** To Russia, of three pieces, and another of one product. */
const russia = '8126030900010007';
const france = '8126030900012975';

const foundShape = z.strictObject({
  meaning: z.enum(['shipment', 'order', 'item']),
  sku: z.string().nullable(),
  shipmentIds: z.array(z.string()),
});
const todayShape = z.strictObject({
  packed: z.number(),
  errors: z.number(),
  perHour: z.number().nullable(),
});

beforeAll(() => stock(shop));
afterAll(() => folder.remove());

describe('pack find', () => {
  it('names the parcel of a shipment, a waybill, an order and an item', async () => {
    const [box] = await create(shop, 'CPAM', russia);
    if (box === undefined) throw new Error('nothing was created');
    const { shipmentId, waybill } = box;
    const one = { sku: null, shipmentIds: [shipmentId] };
    for (const code of [shipmentId, waybill]) {
      const found = await shop.done(foundShape, 'pack', 'find', code);
      expect(found).toEqual({ meaning: 'shipment', ...one });
    }
    expect(await shop.done(foundShape, 'pack', 'find', russia)).toEqual({
      meaning: 'order',
      ...one,
    });
    const { remaining } = await shop.done(packShape, 'pack', shipmentId);
    const sku = remaining[0]?.sku ?? '';
    expect(await shop.done(foundShape, 'pack', 'find', sku)).toMatchObject({
      meaning: 'item',
      sku,
      shipmentIds: [shipmentId],
    });
  });

  it('says why nothing is found, and leaves the data as it is', async () => {
    expect(await shop.refused('pack', 'find', 'NO-SUCH-CODE')).toMatchObject({
      status: 1,
      code: 'pack-code-unknown',
    });
    expect((await shop.refused('pack', 'find', france)).code).toBe('pack-order-without-shipment');
  });

  it('takes its options before and behind its name, and prints one id a line without --json', async () => {
    const { data } = shop;
    for (const words of [
      ['pack', '--data', data, 'find', russia],
      ['pack', 'find', '--data', data, russia],
      ['pack', 'find', russia, '--data', data],
    ]) {
      const { status, stdout } = await packbench(...words);
      expect({ words, status, stdout }).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/^S[A-Z0-9]+-\d{6}\n$/),
      });
    }
    expect((await packbench('pack', 'find', '--data', data, '--json')).status).toBe(2);
  });
});

describe('pack today', () => {
  it('counts the parcels and the refused scans of this station', async () => {
    const before = await shop.done(todayShape, 'pack', 'today');
    expect(before).toEqual({ packed: 0, errors: 0, perHour: null });
    await create(shop, 'CPAM', france);
    const { shipmentIds } = await shop.done(foundShape, 'pack', 'find', france);
    await shop.partly(packShape, 'pack', shipmentIds[0] ?? '', '--scan', 'NO-SUCH-CODE');
    await packSample(shop, france);
    await packSample(shop, russia);
    expect(await shop.done(todayShape, 'pack', 'today')).toMatchObject({
      packed: 2,
      errors: 1,
      perHour: expect.any(Number),
    });
  });
});
