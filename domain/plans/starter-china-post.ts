import type { Plan, Tariff } from './plan.ts';
import {
  airGoods,
  confirmedSource,
  perKilogram,
  sampleCities,
  sampleCollection,
  sampleSource,
  sampleTariffs,
  sampleWarehouse,
  smallPacketSize,
  starterTariff,
  unconfirmedSource,
} from './starter-figures.ts';

const cpamSheet = unconfirmedSource(
  'China Post Registered Air Mail price sheet, issuer and date not stated; transit days are sample figures',
);

/** Country, then CNY per kilogram and per piece up to 150, 300 and 2000 g, then the days of the transit. */
type CpamRow = readonly [string, number, number, number, number, number, number, number, number];

const cpamRows: readonly CpamRow[] = [
  ['RU', 81, 16, 68, 17.5, 56.25, 21.5, 15, 35],
  ['US', 60.2, 13.5, 55, 14, 54.3, 16, 15, 30],
  ['FR', 78.4, 10, 65.4, 11, 63.4, 13, 15, 30],
  ['GB', 55, 19.5, 55, 19.5, 47.8, 22, 12, 25],
  ['DE', 84.9, 11.1, 58.9, 14, 50.4, 17, 15, 30],
  ['ES', 61.5, 12.5, 55, 13.5, 47.8, 16.5, 18, 35],
  ['BR', 122.6, 10.5, 100.5, 13, 84.2, 17, 30, 60],
  ['KR', 16.61, 14.6, 16.61, 14.6, 14.61, 16.6, 8, 15],
];

const cpamTariffs: readonly Tariff[] = cpamRows.map(
  ([country, rate150, piece150, rate300, piece300, rate2000, piece2000, daysMin, daysMax]) =>
    starterTariff(
      country,
      perKilogram([150, rate150, piece150], [300, rate300, piece300], [2000, rate2000, piece2000]),
      cpamSheet,
      { suspended: country === 'BR', transitDaysMin: daysMin, transitDaysMax: daysMax },
    ),
);

const cpam: Plan = {
  code: 'CPAM',
  nameEn: 'China Post Registered Air Mail',
  nameZh: '中国邮政挂号小包',
  carrier: 'China Post',
  serviceClass: 'standard',
  tracked: true,
  s10Indicator: 'R',
  maxWeightGrams: 2000,
  size: smallPacketSize,
  maxValue: null,
  volumetric: null,
  fuel: [],
  tariffs: [
    ...cpamTariffs,
    ...sampleTariffs(
      {
        europe: {
          tiers: [
            [150, 70, 14],
            [300, 62, 16],
            [2000, 56, 18],
          ],
          days: [15, 35],
        },
        northAmerica: {
          tiers: [
            [150, 72, 16],
            [300, 66, 17.5],
            [2000, 60, 20],
          ],
          days: [15, 35],
        },
        latinAmerica: {
          tiers: [
            [150, 98, 14],
            [300, 90, 15.5],
            [2000, 82, 19],
          ],
          days: [25, 55],
        },
        eastAsia: {
          tiers: [
            [150, 32, 13],
            [300, 30, 13.5],
            [2000, 28, 15],
          ],
          days: [8, 20],
        },
        westAsia: {
          tiers: [
            [150, 58, 14.5],
            [300, 54, 15.5],
            [2000, 49, 18],
          ],
          days: [15, 30],
        },
        oceania: {
          tiers: [
            [150, 66, 15],
            [300, 61, 16],
            [2000, 57, 18],
          ],
          days: [12, 25],
        },
      },
      cpamTariffs.map(({ country }) => country),
    ),
  ],
  warehouses: [
    sampleWarehouse('FPXSZ', 'Shenzhen sorting centre', '深圳', '广东省深圳市示例区示例路1号'),
    sampleWarehouse('FPXYW', 'Yiwu sorting centre', '义乌', '浙江省义乌市示例街道示例路2号'),
  ],
  collection: sampleCollection(Object.values(sampleCities), 5),
  goods: airGoods,
  trackingWebsite: 'https://www.ems.com.cn',
  source: cpamSheet,
};

const ordinaryPacket: Plan = {
  code: 'YANWEN_JYT',
  nameEn: 'China Post Ordinary Small Packet Plus',
  nameZh: '中国邮政平常小包+',
  carrier: 'China Post',
  serviceClass: 'economy',
  tracked: false,
  s10Indicator: 'U',
  maxWeightGrams: 2000,
  size: smallPacketSize,
  maxValue: null,
  volumetric: null,
  fuel: [],
  tariffs: sampleTariffs({
    russia: {
      tiers: [
        [100, 72, 6],
        [2000, 60, 7.5],
      ],
      days: [20, 45],
    },
    europe: {
      tiers: [
        [100, 74, 4.5],
        [2000, 68, 5.5],
      ],
      days: [20, 45],
    },
    northAmerica: {
      tiers: [
        [100, 78, 6],
        [2000, 72, 7],
      ],
      days: [20, 45],
    },
    latinAmerica: {
      tiers: [
        [100, 99, 5],
        [2000, 92, 6],
      ],
      days: [30, 60],
    },
    eastAsia: {
      tiers: [
        [100, 40, 4],
        [2000, 36, 4.5],
      ],
      days: [12, 30],
    },
    westAsia: {
      tiers: [
        [100, 62, 5],
        [2000, 57, 5.5],
      ],
      days: [20, 45],
    },
    oceania: {
      tiers: [
        [100, 70, 5],
        [2000, 65, 6],
      ],
      days: [18, 40],
    },
  }),
  warehouses: [
    sampleWarehouse('JYTSZ', 'Shenzhen sorting centre', '深圳', '广东省深圳市示例区示例路1号'),
  ],
  collection: sampleCollection(
    [sampleCities.shenzhen, sampleCities.guangzhou, sampleCities.yiwu, sampleCities.hangzhou],
    5,
  ),
  goods: airGoods,
  trackingWebsite: 'https://www.ems.com.cn',
  source: sampleSource,
};

const srm: Plan = {
  code: 'SRM',
  nameEn: 'SRM small packet to Russia',
  nameZh: 'SRM 俄罗斯小包',
  carrier: 'China Post',
  serviceClass: 'economy',
  tracked: false,
  s10Indicator: '',
  maxWeightGrams: 2000,
  size: smallPacketSize,
  maxValue: { minor: 1000, currency: 'USD' },
  volumetric: null,
  fuel: [],
  tariffs: [
    starterTariff(
      'RU',
      perKilogram([2000, 112.1, 7.8]),
      confirmedSource('Published SRM price to Russia: 7.8 + 0.1121 per gram, value up to USD 10'),
    ),
  ],
  warehouses: [
    sampleWarehouse('SRMSZ', 'Shenzhen sorting centre', '深圳', '广东省深圳市示例区示例路1号'),
  ],
  collection: sampleCollection([sampleCities.shenzhen, sampleCities.yiwu], 10),
  goods: airGoods,
  trackingWebsite: 'https://www.ems.com.cn',
  source: confirmedSource('Published SRM price to Russia'),
};

/** Plans handed to China Post. */
export const chinaPostPlans: readonly Plan[] = [cpam, ordinaryPacket, srm];
