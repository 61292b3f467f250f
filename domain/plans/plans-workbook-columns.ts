import { goodsAttributes } from '../catalogue/product.ts';
import type { ColumnIn } from '../sheets/columns.ts';
import type { ColumnOut } from '../sheets/workbook.ts';
import { serviceClasses } from './plan.ts';

/** A column of the plans workbook: how it is written and under which headers it is read. */
export type PlanColumn<Key extends string = string> = ColumnIn<Key> & {
  readonly width: number;
  readonly format: NonNullable<ColumnOut['format']>;
  readonly choices?: readonly string[];
  readonly note?: string;
};

const column = <Key extends string>(
  key: Key,
  header: string,
  zh: readonly string[],
  width: number,
  rest: Partial<Omit<PlanColumn<Key>, 'key' | 'aliases' | 'width'>> = {},
): PlanColumn<Key> => ({
  key,
  aliases: [header, ...zh],
  width,
  required: false,
  format: 'text',
  ...rest,
});

const yesNo = { choices: ['yes', 'no'] } as const;
const integer = { format: 'integer' } as const;
const required = { required: true } as const;

const planColumn = column('plan', 'Plan', ['方案', '方案代码'], 18, required);
const sourceColumns = [
  column('source', 'Source', ['来源'], 40, { note: 'Where the figures of this row come from' }),
  column('sourceDate', 'Source date', ['来源日期'], 12, { format: 'date' }),
  column('confirmed', 'Confirmed', ['已确认'], 11, yesNo),
] as const;

export const planColumns = [
  column('code', 'Code', ['代码', '方案代码'], 20, required),
  column('nameEn', 'Name EN', ['英文名称', '名称 EN'], 32, required),
  column('nameZh', 'Name ZH', ['中文名称', '名称 ZH'], 24),
  column('carrier', 'Carrier', ['承运商'], 14, required),
  column('serviceClass', 'Class', ['类别', '服务类别'], 10, {
    ...required,
    choices: serviceClasses,
  }),
  column('tracked', 'Tracked', ['可跟踪', '是否跟踪'], 9, { ...required, ...yesNo }),
  column('s10Indicator', 'S10 letter', ['S10 首字母'], 10, {
    note: 'First letter of an S10 waybill number (R, L, U, E, C); empty: any number',
  }),
  column('maxWeight', 'Max weight g', ['限重 g', '限重'], 12, integer),
  column('boxMaxSum', 'Box max sum mm', ['箱长宽高合计上限 mm'], 14, integer),
  column('boxMaxLongest', 'Box max side mm', ['箱最长边上限 mm'], 14, integer),
  column('boxMinLength', 'Box min length mm', ['箱最小长 mm'], 16, integer),
  column('boxMinWidth', 'Box min width mm', ['箱最小宽 mm'], 16, integer),
  column('boxMinTolerance', 'Box min tolerance mm', ['箱最小尺寸公差 mm'], 18, integer),
  column('rollMaxSum', 'Roll max sum mm', ['卷长加两倍直径上限 mm'], 14, {
    ...integer,
    note: 'Length + 2 diameters',
  }),
  column('rollMinSum', 'Roll min sum mm', ['卷长加两倍直径下限 mm'], 14, integer),
  column('rollMaxLength', 'Roll max length mm', ['卷最大长 mm'], 16, integer),
  column('rollMinLength', 'Roll min length mm', ['卷最小长 mm'], 16, integer),
  column('sizeSource', 'Size source', ['尺寸来源'], 30),
  column('sizeSourceDate', 'Size source date', ['尺寸来源日期'], 14, { format: 'date' }),
  column('sizeConfirmed', 'Size confirmed', ['尺寸已确认'], 13, {
    ...yesNo,
    note: 'Empty where the plan has no size rules',
  }),
  column('maxValue', 'Max value', ['申报价值上限'], 11, { format: 'general' }),
  column('valueCurrency', 'Value currency', ['申报币种'], 13),
  column('volumetricDivisor', 'Volumetric cm3/kg', ['体积系数 cm3/kg'], 16, {
    ...integer,
    note: 'Length x width x height in cm divided by this is the weight charged, in kg',
  }),
  column('volumetricSide', 'Volumetric from side mm', ['体积计费起始边长 mm'], 20, integer),
  column('website', 'Tracking website', ['查询网站'], 30),
  ...sourceColumns,
] as const;

export const tariffColumns = [
  planColumn,
  column('country', 'Country', ['国家', '国家代码'], 9, required),
  column('validFrom', 'Valid from', ['生效日期'], 12, { ...required, format: 'date' }),
  column('validTo', 'Valid to', ['失效日期'], 12, { format: 'date' }),
  column('suspended', 'Suspended', ['暂停', '已暂停'], 11, yesNo),
  column('minGrams', 'Min g', ['最低计费重量 g', '起重 g'], 9, integer),
  column('roundGrams', 'Round up to g', ['进位 g', '计费进位 g'], 13, integer),
  column('upTo', 'Up to g', ['上限 g', '重量上限 g'], 10, integer),
  column('rate', 'Rate CNY/kg', ['费率 CNY/kg', '每公斤 CNY', '资费标准(元/kg)'], 12, {
    format: 'general',
  }),
  column('handling', 'Handling CNY', ['处理费 CNY', '挂号费 CNY', '每件 CNY'], 13, {
    format: 'money',
  }),
  column('firstGrams', 'First g', ['首重 g'], 9, integer),
  column('first', 'First CNY', ['首重 CNY', '首重费 CNY'], 11, { format: 'money' }),
  column('stepGrams', 'Step g', ['续重 g'], 9, integer),
  column('step', 'Step CNY', ['续重 CNY', '续重费 CNY'], 11, { format: 'money' }),
  column('daysMin', 'Days min', ['最短时效(天)'], 9, integer),
  column('daysMax', 'Days max', ['最长时效(天)'], 9, integer),
  column('maxWeight', 'Max weight g', ['限重 g', '限重'], 12, integer),
  ...sourceColumns,
] as const;

export const surchargeColumns = [
  planColumn,
  column('validFrom', 'Valid from', ['生效日期'], 12, { ...required, format: 'date' }),
  column('validTo', 'Valid to', ['失效日期'], 12, { format: 'date' }),
  column('percent', 'Fuel %', ['燃油附加费 %', '燃油 %'], 10, { ...required, format: 'general' }),
  ...sourceColumns,
] as const;

export const warehouseColumns = [
  planColumn,
  column('code', 'Code', ['仓库代码', '代码'], 14, required),
  column('name', 'Name', ['仓库名称', '名称'], 24, required),
  column('address', 'Address', ['地址'], 44),
  column('city', 'City', ['城市'], 12),
  ...sourceColumns,
] as const;

export const collectionColumns = [
  planColumn,
  column('city', 'City', ['城市'], 22, { ...required, note: '* is every city' }),
  column('minParcels', 'Min parcels', ['起揽件数', '最少件数'], 12, { ...required, ...integer }),
  column('phone', 'Phone', ['电话'], 16),
  ...sourceColumns,
] as const;

export const verdicts = ['allowed', 'refused', 'unknown'] as const;

export const goodsColumns = [
  planColumn,
  column('attribute', 'Attribute', ['货物属性', '属性'], 14, {
    ...required,
    choices: goodsAttributes,
  }),
  column('country', 'Country', ['国家', '国家代码'], 9, {
    ...required,
    note: '* is every country',
  }),
  column('verdict', 'Verdict', ['结论', '规则'], 10, { ...required, choices: verdicts }),
  column('reason', 'Reason', ['原因'], 40),
  ...sourceColumns,
] as const;

/** The sheets of the plans workbook with their Chinese names, in the order in which they are written. */
export const planSheets = {
  plans: { name: 'Plans', aliases: ['方案'], columns: planColumns, identity: ['code'] },
  tariffs: {
    name: 'Tariffs',
    aliases: ['资费'],
    columns: tariffColumns,
    identity: ['plan', 'country', 'validFrom', 'upTo'],
  },
  surcharges: {
    name: 'Surcharges',
    aliases: ['附加费'],
    columns: surchargeColumns,
    identity: ['plan', 'validFrom'],
  },
  warehouses: {
    name: 'Warehouses',
    aliases: ['仓库'],
    columns: warehouseColumns,
    identity: ['plan', 'code'],
  },
  collection: {
    name: 'Collection',
    aliases: ['揽收'],
    columns: collectionColumns,
    identity: ['plan', 'city'],
  },
  goods: {
    name: 'Goods',
    aliases: ['货物'],
    columns: goodsColumns,
    identity: ['plan', 'attribute', 'country'],
  },
} as const;

export type PlanSheetKey = keyof typeof planSheets;

/** The keys of the columns of a sheet. */
export type ColumnKey<Sheet extends PlanSheetKey> =
  (typeof planSheets)[Sheet]['columns'][number]['key'];
