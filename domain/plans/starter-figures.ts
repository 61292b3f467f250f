import type {
  Charge,
  CollectionRule,
  GoodsRule,
  SizeLimits,
  Source,
  Tariff,
  TariffTier,
  Warehouse,
} from './plan.ts';

/** The first day of every tariff of the starter set; the sheets behind them state none or an older one. */
export const starterValidFrom = '2025-01-01';

/** Stands behind every figure that was made up so that a new installation can quote. */
export const sampleSource: Source = {
  text: 'Sample figure, no published tariff; replace with your own sheet',
  date: '',
  confirmed: false,
};

export const confirmedSource = (text: string, date = ''): Source => ({
  text,
  date,
  confirmed: true,
});

export const unconfirmedSource = (text: string, date = ''): Source => ({
  text,
  date,
  confirmed: false,
});

/** Up to so many grams, CNY per kilogram, CNY per piece: the columns of a price sheet. */
export type SheetTier = readonly [upToGrams: number, ratePerKg: number, handling: number];

const tier = ([upToGrams, ratePerKg, handling]: SheetTier): TariffTier => ({
  upToGrams,
  rateMilliFenPerKg: Math.round(ratePerKg * 100_000),
  handlingFen: Math.round(handling * 100),
});

/** A charge per kilogram from the columns of a price sheet. */
export const perKilogram = (...tiers: readonly SheetTier[]): Charge => ({
  kind: 'per-kilogram',
  tiers: tiers.map(tier),
});

/** An open-ended tariff of the starter set. */
export const starterTariff = (
  country: string,
  charge: Charge,
  source: Source,
  rest: Partial<Omit<Tariff, 'country' | 'charge' | 'source'>> = {},
): Tariff => ({
  country,
  validFrom: starterValidFrom,
  validTo: '',
  suspended: false,
  minChargeableGrams: 1,
  roundUpToGrams: 1,
  charge,
  transitDaysMin: null,
  transitDaysMax: null,
  maxWeightGrams: null,
  source,
  ...rest,
});

const zones = {
  russia: ['RU'],
  europe: ['FR', 'GB', 'DE', 'ES', 'IT', 'PL', 'UA', 'NL', 'GR'],
  northAmerica: ['US', 'CA', 'MX'],
  latinAmerica: ['BR', 'CL'],
  eastAsia: ['KR', 'HK', 'TH', 'IN', 'VN', 'JP'],
  westAsia: ['IL', 'SA', 'KZ', 'GE'],
  oceania: ['AU'],
} as const satisfies Record<string, readonly string[]>;

type Zone = keyof typeof zones;

type ZonePrice = {
  readonly tiers: readonly SheetTier[];
  /** Shortest and longest transit time in days. */
  readonly days: readonly [number, number];
};

/** Sample tariffs by zone, for every country of the zones that `except` does not name. */
export const sampleTariffs = (
  prices: Readonly<Partial<Record<Zone, ZonePrice>>>,
  except: readonly string[] = [],
  rest: Partial<Pick<Tariff, 'minChargeableGrams' | 'roundUpToGrams'>> = {},
): readonly Tariff[] =>
  (Object.keys(zones) as readonly Zone[]).flatMap((zone) => {
    const zonePrice = prices[zone];
    if (zonePrice === undefined) return [];
    const [transitDaysMin, transitDaysMax] = zonePrice.days;
    return zones[zone]
      .filter((country) => !except.includes(country))
      .map((country) =>
        starterTariff(country, perKilogram(...zonePrice.tiers), sampleSource, {
          transitDaysMin,
          transitDaysMax,
          ...rest,
        }),
      );
  });

const upuSmallPacket = confirmedSource(
  'UPU Convention Manual, size limits of small packets; China Post for the length of rolls',
);

/** Sizes of a postal small packet: box up to 600 mm and 900 mm in sum, smallest face 140 x 90 mm. */
export const smallPacketSize: SizeLimits = {
  boxMaxSumMm: 900,
  boxMaxLongestMm: 600,
  boxMinLengthMm: 140,
  boxMinWidthMm: 90,
  boxMinToleranceMm: 2,
  rollMaxSumMm: 1040,
  rollMinSumMm: 170,
  rollMaxLengthMm: 900,
  rollMinLengthMm: 110,
  source: upuSmallPacket,
};

/** Door collection in each of these cities from `minParcels` on; thresholds are sample figures. */
export const sampleCollection = (
  cities: readonly string[],
  minParcels: number,
): readonly CollectionRule[] =>
  cities.map((city) => ({
    city,
    minParcels,
    phone: '',
    source: unconfirmedSource('Sample city and threshold; replace with the list of your carrier'),
  }));

export const sampleCities = {
  shenzhen: '深圳/Shenzhen',
  guangzhou: '广州/Guangzhou',
  dongguan: '东莞/Dongguan',
  hangzhou: '杭州/Hangzhou',
  yiwu: '义乌/Yiwu',
  jinhua: '金华/Jinhua',
  ningbo: '宁波/Ningbo',
  shanghai: '上海/Shanghai',
  suzhou: '苏州/Suzhou',
  beijing: '北京/Beijing',
  xiamen: '厦门/Xiamen',
  fuzhou: '福州/Fuzhou',
} as const;

/** A warehouse whose address is made up. */
export const sampleWarehouse = (
  code: string,
  name: string,
  city: string,
  address: string,
): Warehouse => ({
  code,
  name,
  address,
  city,
  source: unconfirmedSource('Sample address; replace with the warehouse that the platform names'),
});

const goodsRule = (
  attribute: GoodsRule['attribute'],
  verdict: GoodsRule['verdict'],
  reason: string,
  source: Source,
): GoodsRule => ({ attribute, country: '*', verdict, reason, source });

const airRules = confirmedSource('IATA Dangerous Goods Regulations');
const askCarrier = unconfirmedSource('No published rule; ask your carrier');

/** Goods rules that hold for whatever flies; which plans take batteries is published nowhere. */
export const airGoods: readonly GoodsRule[] = [
  goodsRule('battery', 'unknown', 'Depends on the contract with the carrier', askCarrier),
  goodsRule('battery-only', 'refused', 'Lithium batteries do not fly without equipment', airRules),
  goodsRule('liquid', 'refused', 'Liquids of unproven nature do not fly', askCarrier),
  goodsRule('powder', 'refused', 'Powders of unproven nature do not fly', askCarrier),
  goodsRule('magnet', 'refused', 'Magnets disturb the compass of an aircraft', airRules),
  goodsRule(
    'blade',
    'refused',
    'Controlled knives may not be posted',
    confirmedSource('State Post Bureau of China, 禁止寄递物品管理规定'),
  ),
  goodsRule(
    'cosmetic',
    'unknown',
    'Only some plans take cosmetics, and no liquid ones',
    askCarrier,
  ),
  goodsRule('fragile', 'allowed', 'Packed by the sender so that it survives a fall', askCarrier),
];
