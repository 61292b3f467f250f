import { describe, expect, it } from 'vitest';
import { carrierLoads } from '../../../domain/handover/carriers.ts';
import { aHandover, shipmentsNumbered } from './samples.ts';

describe('carrierLoads', () => {
  it('puts the carriers with parcels first and counts what stands where', () => {
    const states = ['affixed', 'labelled', 'bagged', 'packed', 'created', 'voided'] as const;
    const shipments = [
      ...shipmentsNumbered(6, (n) => ({ state: states[n - 1] ?? 'created', carrier: 'Yanwen' })),
      ...shipmentsNumbered(1, () => ({ carrier: 'EMS' })),
    ];
    const loads = carrierLoads({
      carriers: ['China Post', 'EMS', 'Yanwen', 'DHL', 'EMS'],
      shipments,
      handovers: [
        aHandover({ carrier: 'Yanwen', handoverId: 'HA-000002' }),
        aHandover({ carrier: 'EMS', handoverId: 'HA-000001', state: 'closed' }),
      ],
    });
    expect(loads).toEqual([
      { carrier: 'Yanwen', waiting: 2, bagged: 1, unlabelled: 1, handoverId: 'HA-000002' },
      { carrier: 'EMS', waiting: 1, bagged: 0, unlabelled: 0, handoverId: null },
      { carrier: 'China Post', waiting: 0, bagged: 0, unlabelled: 0, handoverId: null },
      { carrier: 'DHL', waiting: 0, bagged: 0, unlabelled: 0, handoverId: null },
    ]);
  });
});
