import type { Plan, Tariff } from './plan.ts';
import {
  airGoods,
  confirmedSource,
  perKilogram,
  sampleCities,
  sampleCollection,
  sampleTariffs,
  sampleWarehouse,
  smallPacketSize,
  starterTariff,
  unconfirmedSource,
} from './starter-figures.ts';

const ePacketSheet = confirmedSource('Published ePacket (e邮宝) price sheet of China Post');
const emsEconomySheet = confirmedSource(
  'Published EMS economy price to Russia: 102 for the first 50 g, then 2.55 per 50 g',
);
const unknownLimit = unconfirmedSource('Weight limit is a sample figure; ask your carrier');

const ePacketRow = (
  country: string,
  ratePerKg: number,
  handling: number,
  minChargeableGrams = 1,
  upToGrams = 2000,
): Tariff =>
  starterTariff(country, perKilogram([upToGrams, ratePerKg, handling]), ePacketSheet, {
    minChargeableGrams,
    maxWeightGrams: upToGrams,
  });

const ePacketRows: readonly Tariff[] = [
  ePacketRow('AU', 60, 19),
  ePacketRow('FR', 60, 19),
  ePacketRow('DE', 78, 19),
  ePacketRow('CA', 75, 19),
  ePacketRow('BR', 104, 25, 50),
  ePacketRow('IL', 60, 17, 1, 3000),
  ePacketRow('HK', 39, 17),
  ePacketRow('RU', 60, 12, 1, 5000),
];

const ePacket: Plan = {
  code: 'EMS_ZX_ZX_US',
  nameEn: 'ePacket',
  nameZh: 'e邮宝',
  carrier: 'EMS',
  serviceClass: 'standard',
  tracked: true,
  s10Indicator: 'L',
  maxWeightGrams: 2000,
  size: {
    ...smallPacketSize,
    boxMinLengthMm: 140,
    boxMinWidthMm: 110,
    boxMinToleranceMm: 0,
    source: confirmedSource('China Post, size limits of ePacket'),
  },
  maxValue: null,
  volumetric: null,
  fuel: [],
  tariffs: [
    ...ePacketRows,
    ...sampleTariffs(
      {
        europe: { tiers: [[2000, 68, 19]], days: [10, 20] },
        northAmerica: { tiers: [[2000, 70, 17]], days: [10, 20] },
        eastAsia: { tiers: [[2000, 40, 17]], days: [6, 14] },
        westAsia: { tiers: [[2000, 58, 17]], days: [10, 22] },
      },
      ePacketRows.map(({ country }) => country),
    ),
  ],
  warehouses: [
    sampleWarehouse('EMSSZ', 'EMS Shenzhen', '深圳', '广东省深圳市示例区示例路3号'),
    sampleWarehouse('EMSSH', 'EMS Shanghai', '上海', '上海市示例区示例路4号'),
  ],
  collection: [
    {
      city: '*',
      minParcels: 5,
      phone: '11183',
      source: unconfirmedSource('Collected nationwide by phone 11183; the threshold is a sample'),
    },
  ],
  goods: airGoods,
  trackingWebsite: 'https://www.ems.com.cn',
  source: ePacketSheet,
};

const emsEconomy: Plan = {
  code: 'EMS_ECONOMY',
  nameEn: 'EMS economy to Russia',
  nameZh: 'EMS 经济快递（俄罗斯）',
  carrier: 'EMS',
  serviceClass: 'express',
  tracked: true,
  s10Indicator: 'E',
  maxWeightGrams: 30_000,
  size: null,
  maxValue: null,
  volumetric: { divisorCm3PerKg: 6000, whenSideAtLeastMm: 400 },
  fuel: [],
  tariffs: [
    starterTariff(
      'RU',
      {
        kind: 'first-and-step',
        firstGrams: 50,
        firstFen: 10_200,
        stepGrams: 50,
        stepFen: 255,
        upToGrams: 30_000,
      },
      emsEconomySheet,
    ),
  ],
  warehouses: [sampleWarehouse('EMSSZ', 'EMS Shenzhen', '深圳', '广东省深圳市示例区示例路3号')],
  collection: sampleCollection([sampleCities.shenzhen, sampleCities.shanghai], 1),
  goods: airGoods,
  trackingWebsite: 'https://www.ems.com.cn',
  source: unknownLimit,
};

/** Plans handed to EMS. */
export const emsPlans: readonly Plan[] = [ePacket, emsEconomy];
