import type { Plan } from './plan.ts';
import {
  airGoods,
  sampleCities,
  sampleCollection,
  sampleSource,
  sampleTariffs,
  sampleWarehouse,
  smallPacketSize,
  starterValidFrom,
} from './starter-figures.ts';

const sampleSize = { ...smallPacketSize, source: sampleSource };

const yanwenAirMail: Plan = {
  code: 'YANWEN_AM',
  nameEn: 'Special Line-YW',
  nameZh: '燕文航空挂号',
  carrier: 'Yanwen',
  serviceClass: 'standard',
  tracked: true,
  s10Indicator: '',
  maxWeightGrams: 2000,
  size: sampleSize,
  maxValue: null,
  volumetric: null,
  fuel: [],
  tariffs: sampleTariffs({
    russia: { tiers: [[2000, 62, 18]], days: [12, 28] },
    europe: { tiers: [[2000, 60, 17]], days: [10, 22] },
    northAmerica: { tiers: [[2000, 68, 18]], days: [10, 22] },
    latinAmerica: { tiers: [[2000, 86, 20]], days: [20, 45] },
    eastAsia: { tiers: [[2000, 34, 15]], days: [6, 15] },
    westAsia: { tiers: [[2000, 52, 17]], days: [12, 25] },
    oceania: { tiers: [[2000, 60, 17]], days: [10, 20] },
  }),
  warehouses: [
    sampleWarehouse('YWSZ', 'Yanwen Shenzhen', '深圳', '广东省深圳市示例区示例路5号'),
    sampleWarehouse('YWHZ', 'Yanwen Hangzhou', '杭州', '浙江省杭州市示例区示例路6号'),
  ],
  collection: sampleCollection(
    [
      sampleCities.shenzhen,
      sampleCities.guangzhou,
      sampleCities.hangzhou,
      sampleCities.yiwu,
      sampleCities.shanghai,
      sampleCities.beijing,
    ],
    10,
  ),
  goods: airGoods,
  trackingWebsite: 'https://track.yw56.com.cn',
  source: sampleSource,
};

const ruston: Plan = {
  code: 'RUSTON',
  nameEn: 'Ruston Airlines',
  nameZh: 'Ruston 俄速通',
  carrier: 'Ruston',
  serviceClass: 'standard',
  tracked: true,
  s10Indicator: '',
  maxWeightGrams: 2000,
  size: sampleSize,
  maxValue: null,
  volumetric: null,
  fuel: [],
  tariffs: sampleTariffs({ russia: { tiers: [[2000, 64, 15]], days: [12, 25] } }),
  warehouses: [
    sampleWarehouse('RSTHRB', 'Ruston Harbin', '哈尔滨', '黑龙江省哈尔滨市示例区示例路7号'),
  ],
  collection: sampleCollection([sampleCities.shenzhen, sampleCities.yiwu], 10),
  goods: airGoods,
  trackingWebsite: 'https://www.17track.net',
  source: sampleSource,
};

const cainiaoWarehouses = [
  sampleWarehouse('CNDG', 'Cainiao Dongguan', '东莞', '广东省东莞市示例镇示例路8号'),
  sampleWarehouse('CNYW', 'Cainiao Yiwu', '义乌', '浙江省义乌市示例街道示例路9号'),
];
const cainiaoCollection = sampleCollection(Object.values(sampleCities), 5);

const saver: Plan = {
  code: 'CAINIAO_ECONOMY',
  nameEn: 'AliExpress Saver Shipping',
  nameZh: '无忧物流-简易',
  carrier: 'Cainiao',
  serviceClass: 'economy',
  tracked: false,
  s10Indicator: '',
  maxWeightGrams: 2000,
  size: sampleSize,
  maxValue: null,
  volumetric: null,
  fuel: [],
  tariffs: sampleTariffs({
    russia: { tiers: [[2000, 58, 8.5]], days: [18, 40] },
    europe: { tiers: [[2000, 62, 7]], days: [15, 35] },
    northAmerica: { tiers: [[2000, 70, 8]], days: [15, 35] },
    latinAmerica: { tiers: [[2000, 88, 9]], days: [25, 55] },
    eastAsia: { tiers: [[2000, 35, 6]], days: [10, 22] },
    westAsia: { tiers: [[2000, 55, 7]], days: [15, 35] },
    oceania: { tiers: [[2000, 62, 8]], days: [15, 30] },
  }),
  warehouses: cainiaoWarehouses,
  collection: cainiaoCollection,
  goods: airGoods,
  trackingWebsite: 'https://global.cainiao.com',
  source: sampleSource,
};

const standard: Plan = {
  ...saver,
  code: 'CAINIAO_STANDARD',
  nameEn: 'AliExpress Standard Shipping',
  nameZh: '无忧物流-标准',
  serviceClass: 'standard',
  tracked: true,
  tariffs: sampleTariffs({
    russia: { tiers: [[2000, 66, 17.5]], days: [12, 25] },
    europe: { tiers: [[2000, 64, 16]], days: [8, 18] },
    northAmerica: { tiers: [[2000, 74, 17]], days: [8, 18] },
    latinAmerica: { tiers: [[2000, 90, 19]], days: [15, 40] },
    eastAsia: { tiers: [[2000, 38, 14]], days: [5, 12] },
    westAsia: { tiers: [[2000, 56, 16]], days: [10, 20] },
    oceania: { tiers: [[2000, 64, 16.5]], days: [8, 16] },
  }),
};

const premium: Plan = {
  ...saver,
  code: 'CAINIAO_PREMIUM',
  nameEn: 'AliExpress Premium Shipping',
  nameZh: '无忧物流-优先',
  serviceClass: 'express',
  tracked: true,
  maxWeightGrams: 30_000,
  size: null,
  volumetric: { divisorCm3PerKg: 5000, whenSideAtLeastMm: null },
  tariffs: sampleTariffs(
    {
      russia: { tiers: [[30_000, 95, 70]], days: [7, 14] },
      europe: { tiers: [[30_000, 72, 85]], days: [5, 10] },
      northAmerica: { tiers: [[30_000, 78, 85]], days: [5, 10] },
      eastAsia: { tiers: [[30_000, 48, 60]], days: [3, 7] },
      westAsia: { tiers: [[30_000, 76, 80]], days: [5, 12] },
      oceania: { tiers: [[30_000, 70, 80]], days: [4, 9] },
    },
    [],
    { roundUpToGrams: 500 },
  ),
};

const fedex: Plan = {
  code: 'FEDEX_IE',
  nameEn: 'FedEx International Economy',
  nameZh: 'FedEx 国际经济快递',
  carrier: 'FedEx',
  serviceClass: 'express',
  tracked: true,
  s10Indicator: '',
  maxWeightGrams: 30_000,
  size: null,
  maxValue: null,
  volumetric: { divisorCm3PerKg: 5000, whenSideAtLeastMm: null },
  fuel: [{ validFrom: starterValidFrom, validTo: '', basisPoints: 1850, source: sampleSource }],
  tariffs: sampleTariffs(
    {
      europe: { tiers: [[30_000, 62, 118]], days: [4, 7] },
      northAmerica: { tiers: [[30_000, 58, 112]], days: [3, 6] },
      latinAmerica: { tiers: [[30_000, 84, 150]], days: [5, 9] },
      eastAsia: { tiers: [[30_000, 38, 82]], days: [2, 5] },
      westAsia: { tiers: [[30_000, 70, 125]], days: [4, 8] },
      oceania: { tiers: [[30_000, 60, 110]], days: [3, 6] },
    },
    [],
    { roundUpToGrams: 500 },
  ),
  warehouses: [sampleWarehouse('FXSZ', 'FedEx Shenzhen', '深圳', '广东省深圳市示例区示例路10号')],
  collection: sampleCollection(
    [sampleCities.shenzhen, sampleCities.guangzhou, sampleCities.shanghai],
    1,
  ),
  goods: airGoods,
  trackingWebsite: 'https://www.fedex.com/fedextrack',
  source: sampleSource,
};

/** Special lines, the platform's own services and a courier; none of their figures is published. */
export const linePlans: readonly Plan[] = [yanwenAirMail, ruston, saver, standard, premium, fedex];
