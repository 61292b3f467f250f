import type { Source } from './plan.ts';

/** Goods that no plan carries (`always`), or none that flies (`air`), whatever its own rules say. */
export type ProhibitedGoods = {
  readonly id: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly scope: 'always' | 'air';
  readonly source: Source;
};

const postal: Source = {
  text: 'State Post Bureau of China, 禁止寄递物品管理规定 and its guide list (published January 2017)',
  date: '',
  confirmed: true,
};
const airDangerousGoods: Source = {
  text: 'IATA Dangerous Goods Regulations',
  date: '',
  confirmed: true,
};
const airPractice: Source = {
  text: 'Practice of air mail; check the list of your carrier',
  date: '',
  confirmed: false,
};

/** Shown beside every plan's own restrictions: what must not be posted at all. */
export const prohibitedGoods: readonly ProhibitedGoods[] = [
  {
    id: 'weapons',
    nameEn: 'Weapons, ammunition and their parts',
    nameZh: '枪支弹药及其部件',
    scope: 'always',
    source: postal,
  },
  {
    id: 'knives',
    nameEn: 'Controlled knives and crossbows',
    nameZh: '管制刀具、弓弩',
    scope: 'always',
    source: postal,
  },
  {
    id: 'explosives',
    nameEn: 'Explosives, fireworks and detonators',
    nameZh: '爆炸品、烟花爆竹',
    scope: 'always',
    source: postal,
  },
  {
    id: 'compressed-gas',
    nameEn: 'Compressed and liquefied gas: lighters, aerosols',
    nameZh: '压缩和液化气体：打火机、气雾剂',
    scope: 'always',
    source: postal,
  },
  {
    id: 'flammable-liquid',
    nameEn: 'Flammable liquids: petrol, paint, alcohol',
    nameZh: '易燃液体：汽油、油漆、酒精',
    scope: 'always',
    source: postal,
  },
  {
    id: 'flammable-solid',
    nameEn: 'Flammable solids and matter that ignites by itself',
    nameZh: '易燃固体、自燃物质',
    scope: 'always',
    source: postal,
  },
  {
    id: 'oxidiser',
    nameEn: 'Oxidisers and peroxides',
    nameZh: '氧化剂和过氧化物',
    scope: 'always',
    source: postal,
  },
  {
    id: 'toxic',
    nameEn: 'Toxic substances',
    nameZh: '毒性物质',
    scope: 'always',
    source: postal,
  },
  {
    id: 'infectious',
    nameEn: 'Infectious substances',
    nameZh: '感染性物质',
    scope: 'always',
    source: postal,
  },
  {
    id: 'radioactive',
    nameEn: 'Radioactive substances',
    nameZh: '放射性物质',
    scope: 'always',
    source: postal,
  },
  {
    id: 'corrosive',
    nameEn: 'Corrosive substances: acids, lye',
    nameZh: '腐蚀性物质：酸、碱',
    scope: 'always',
    source: postal,
  },
  {
    id: 'magnets',
    nameEn: 'Magnets without shielding',
    nameZh: '未屏蔽的磁性物品',
    scope: 'air',
    source: airDangerousGoods,
  },
  {
    id: 'perfume',
    nameEn: 'Perfume',
    nameZh: '香水',
    scope: 'air',
    source: airDangerousGoods,
  },
  {
    id: 'loose-lithium-batteries',
    nameEn: 'Lithium batteries without their equipment',
    nameZh: '单独的锂电池',
    scope: 'air',
    source: airDangerousGoods,
  },
  {
    id: 'unknown-powder',
    nameEn: 'Powders whose nature is not proven',
    nameZh: '性质不明的粉末',
    scope: 'air',
    source: airPractice,
  },
  {
    id: 'unknown-liquid',
    nameEn: 'Liquids whose nature is not proven',
    nameZh: '性质不明的液体',
    scope: 'air',
    source: airPractice,
  },
];
