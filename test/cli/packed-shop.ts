import { z } from 'zod';
import { decided } from '../../domain/decide/decision.ts';
import type { Event } from '../../domain/event.ts';
import { starterPlans } from '../../domain/plans/starter-set.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { packbenchModel } from '../../main/model.ts';
import { openStore } from '../../main/storage/store.ts';
import { aShipment } from '../domain/handover/samples.ts';
import { sample } from './packbench.ts';
import type { Created } from './stocked-shop.ts';
import type { Station } from './station.ts';

/** Registered numbers as China Post prints them, with their check digits left to chance: nobody checks them here. */
const waybillOf = (n: number): string => `RX${String(10_000_000 + n).padStart(9, '0')}CN`;

/** Fills a new data folder with packed parcels that wait for their labels, through the journal itself. */
export async function packedShop(
  shop: Station,
  count: number,
  firstNumber = 1,
  /** What is different about the last parcel. */
  last: Partial<Shipment> = {},
): Promise<readonly Created[]> {
  await shop.done(z.looseObject({}), 'settings', 'set', sample('sender.json'));
  const opened = await openStore(packbenchModel, {
    directory: shop.data,
    now: () => new Date(),
    station: 'A',
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const source = { fileName: 'packed shop', sha256: '' };
  const parcels = Array.from({ length: count }, (_, index) => ({
    shipmentId: `SA-${String(index + 1).padStart(6, '0')}`,
    waybill: waybillOf(firstNumber + index),
  }));
  const events: Event[] = [
    { type: 'plans-imported', source, plans: starterPlans },
    ...parcels.flatMap(({ shipmentId, waybill }, index): Event[] => [
      {
        type: 'shipment-created',
        shipment: aShipment({
          ...(index === count - 1 ? last : {}),
          shipmentId,
          waybill: null,
          state: 'packed',
          copies: 0,
          affixedCopy: null,
          declaration: [
            {
              nameZh: '茶匙',
              nameEn: 'Tea spoon',
              quantity: 1,
              unitValue: { minor: 450, currency: 'USD' },
              unitWeightGrams: 120,
              hsCode: '82159900',
              origin: 'CN',
            },
          ],
        }),
      },
      { type: 'waybill-assigned', shipmentId, waybill, plan: 'CPAM', from: 'platform' },
    ]),
  ];
  const written = await opened.value.transact('', () => decided(events, null));
  if (!written.ok) throw new Error(written.refusal.code);
  await opened.value.close();
  return parcels;
}
