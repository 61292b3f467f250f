/** What the rules of `plans` answer with. */
export const plansMessages = {
  // Refusals of a quote
  'parcel-weight-missing': {
    en: 'The parcel has no weight. Add the weight of its products to the catalogue, or weigh the parcel.',
    zh: '包裹没有重量。请在商品目录中填写商品重量，或称重后再试。',
  },
  'parcel-weight-invalid': {
    en: 'The parcel weighs {grams} g; a weight is a whole number of grams above 0. Correct it.',
    zh: '包裹重量为 {grams} 克；重量必须是大于 0 的整数克，请更正。',
  },
  'plan-country-not-served': {
    en: '{plan} has no tariff to {country}. Choose another plan or import a tariff for this country.',
    zh: '{plan} 没有到 {country} 的资费。请选择其他方案，或导入该国家的资费。',
  },
  'plan-no-tariff-on-date': {
    en: '{plan} has tariffs to {country}, but none applies on {date}. Import a sheet that covers this day.',
    zh: '{plan} 到 {country} 的资费不适用于 {date}。请导入覆盖该日期的资费表。',
  },
  'plan-suspended': {
    en: '{plan} is suspended to {country}. Choose another plan.',
    zh: '{plan} 已暂停寄往 {country}。请选择其他方案。',
  },
  'plan-weight-too-heavy': {
    en: '{plan} takes up to {limit} g to {country}; the parcel weighs {grams} g. Split it or choose another plan.',
    zh: '{plan} 寄往 {country} 的限重为 {limit} 克；包裹重 {grams} 克。请拆分包裹或选择其他方案。',
  },
  'plan-weight-beyond-tariff': {
    en: 'The tariff of {plan} to {country} ends at {limit} g; {grams} g would be charged. Choose another plan.',
    zh: '{plan} 到 {country} 的资费表最高为 {limit} 克；计费重量为 {grams} 克。请选择其他方案。',
  },
  'plan-side-too-long': {
    en: '{plan} takes a longest side of {limit} mm; this parcel has {mm} mm. Use a smaller box or another plan.',
    zh: '{plan} 的最长边限制为 {limit} 毫米；该包裹为 {mm} 毫米。请换小箱或选择其他方案。',
  },
  'plan-sides-sum-too-large': {
    en: '{plan} takes length + width + height up to {limit} mm; this parcel has {mm} mm. Use a smaller box or another plan.',
    zh: '{plan} 的长宽高合计限制为 {limit} 毫米；该包裹为 {mm} 毫米。请换小箱或选择其他方案。',
  },
  'plan-parcel-too-small': {
    en: '{plan} needs a face of at least {length} x {width} mm for the label; the largest here is {foundLength} x {foundWidth} mm. Use a larger box.',
    zh: '{plan} 要求最大面不小于 {length} x {width} 毫米；该包裹最大面为 {foundLength} x {foundWidth} 毫米。请换大一些的包装。',
  },
  'plan-roll-too-long': {
    en: '{plan} takes rolls up to {limit} mm long; this one has {mm} mm. Choose another plan.',
    zh: '{plan} 的卷状邮件长度上限为 {limit} 毫米；该包裹为 {mm} 毫米。请选择其他方案。',
  },
  'plan-roll-too-short': {
    en: '{plan} takes rolls from {limit} mm length on; this one has {mm} mm. Pack it in a box.',
    zh: '{plan} 的卷状邮件长度下限为 {limit} 毫米；该包裹为 {mm} 毫米。请改用盒装。',
  },
  'plan-roll-sum-too-large': {
    en: '{plan} takes rolls of length + 2 diameters up to {limit} mm; this one has {mm} mm. Choose another plan.',
    zh: '{plan} 的卷状邮件长度加两倍直径上限为 {limit} 毫米；该包裹为 {mm} 毫米。请选择其他方案。',
  },
  'plan-roll-sum-too-small': {
    en: '{plan} takes rolls of length + 2 diameters from {limit} mm on; this one has {mm} mm. Pack it in a box.',
    zh: '{plan} 的卷状邮件长度加两倍直径下限为 {limit} 毫米；该包裹为 {mm} 毫米。请改用盒装。',
  },
  'plan-goods-refused': {
    en: '{plan} does not take goods marked "{attribute}" to {country}: {reason} ({source}). Choose another plan.',
    zh: '{plan} 不接受寄往 {country} 的“{attribute}”类货物：{reason}（{source}）。请选择其他方案。',
  },
  'plan-value-too-high': {
    en: '{plan} takes parcels up to {limit}; this one is declared at {value}. Choose another plan.',
    zh: '{plan} 的申报价值上限为 {limit}；该包裹申报 {value}。请选择其他方案。',
  },

  // What an offer points out without refusing
  'tier-inversion': {
    en: 'The sheet is cheaper for a heavier parcel here: {lighterGrams} g costs CNY {lighterFee}, {heavierGrams} g costs CNY {heavierFee}. Charged as the sheet says.',
    zh: '该资费表在此处重的反而便宜：{lighterGrams} 克为 {lighterFee} 元，{heavierGrams} 克为 {heavierFee} 元。按资费表计费。',
  },
  'unconfirmed-tariff': {
    en: 'The tariff of {plan} to {country} has no confirmed source: {source}. Check it against the sheet of your carrier.',
    zh: '{plan} 到 {country} 的资费来源未经确认：{source}。请与承运商的资费表核对。',
  },
  'size-unknown': {
    en: 'The size of the parcel is not fully known, so the size rules of {plan} were not all checked. Measure it before packing.',
    zh: '包裹尺寸不完整，{plan} 的尺寸规则未全部检查。请在打包前测量。',
  },
  'goods-unknown': {
    en: 'Whether {plan} takes goods marked "{attribute}" to {country} is not known. Ask the carrier before shipping.',
    zh: '{plan} 是否接受寄往 {country} 的“{attribute}”类货物尚不明确。发货前请咨询承运商。',
  },
  'value-unknown': {
    en: '{plan} takes parcels up to {limit}, and the value of this one is not known. Check it before shipping.',
    zh: '{plan} 的申报价值上限为 {limit}，该包裹的价值未知。发货前请核实。',
  },
  'value-currency-differs': {
    en: '{plan} takes parcels up to {limit}; this one is declared at {value}, and one of the two currencies has no rate. Enter it in Settings, Currency rates, or compare them yourself and name the plan.',
    zh: '{plan} 的申报价值上限为 {limit}；该包裹申报 {value}，其中一种货币没有汇率。请在“设置 → 汇率”中填写，或自行比较后直接指定该方案。',
  },
  'no-plan-comparable': {
    en: '{count} plans would take this parcel, each only up to a value in a currency without a rate. Enter the rate in Settings, Currency rates, or name the plan.',
    zh: '有 {count} 个方案可接收该包裹，但其申报价值上限的币种没有汇率。请在“设置 → 汇率”中填写，或直接指定方案。',
  },
  'value-rate-unconfirmed': {
    en: '{plan} takes parcels up to {limit}; this one is declared at {value}, by a rate that nobody confirmed. Check it in Settings, Currency rates.',
    zh: '{plan} 的申报价值上限为 {limit}；该包裹申报 {value}，所用汇率未经确认。请在“设置 → 汇率”中核对。',
  },
  'fuel-surcharge-unknown': {
    en: '{plan} charges a fuel surcharge, but none is known for {date}. The bill will be higher; import the current surcharge.',
    zh: '{plan} 收取燃油附加费，但没有 {date} 的费率。实际账单会更高，请导入当前附加费率。',
  },

  // Door collection
  'collection-city-missing': {
    en: 'Door collection needs the city of the pickup address. Enter it, or send by domestic express.',
    zh: '上门揽收需要揽收地址所在城市。请填写城市，或使用国内快递。',
  },
  'collection-city-not-covered': {
    en: '{plan} does not collect at the door in {city}. Send the parcels to its warehouse by domestic express, or bring them there yourself.',
    zh: '{plan} 在 {city} 不提供上门揽收。请用国内快递寄到仓库，或自行送仓。',
  },
  'collection-too-few-parcels': {
    en: '{plan} collects at the door in {city} from {minimum} parcels on; you have {count}. Collect more, or send them by domestic express or bring them to the warehouse yourself.',
    zh: '{plan} 在 {city} 满 {minimum} 件才上门揽收；现有 {count} 件。请凑足件数，或用国内快递寄到仓库，或自行送仓。',
  },

  // Choosing a plan by rule
  'choice-rule-invalid': {
    en: '"{rule}" is not a rule. Use cheapest, cheapest-tracked, cheapest-tracked<20d, fastest or the code of a plan.',
    zh: '“{rule}”不是有效规则。请使用 cheapest、cheapest-tracked、cheapest-tracked<20d、fastest 或方案代码。',
  },
  'plan-unknown': {
    en: 'No plan has the code {plan}. Import it, or choose one of the plans in the list.',
    zh: '没有代码为 {plan} 的方案。请先导入，或从列表中选择。',
  },
  'no-plan-accepts': {
    en: 'None of the {count} plans takes this parcel. See the reason beside each plan.',
    zh: '{count} 个方案均不能承运该包裹。请查看各方案旁的原因。',
  },
  'no-plan-tracked': {
    en: '{count} plans take this parcel, but none of them is tracked. Choose without tracking or another rule.',
    zh: '{count} 个方案可承运该包裹，但均无跟踪信息。请选择无跟踪的方案或其他规则。',
  },
  'no-plan-in-time': {
    en: 'No plan that takes this parcel is known to arrive within {days} days. Allow more days or choose another rule.',
    zh: '可承运该包裹的方案中，没有已知在 {days} 天内送达的。请放宽天数或选择其他规则。',
  },
  'no-transit-time-known': {
    en: 'No plan that takes this parcel states its transit time. Choose by price or by code.',
    zh: '可承运该包裹的方案均未注明时效。请按价格或代码选择。',
  },

  // The plans workbook
  'plans-sheet-missing': {
    en: 'The workbook has no sheet "{sheet}". It has: {found}. Export the plans to get a workbook of the right form.',
    zh: '工作簿中没有“{sheet}”工作表，现有：{found}。请先导出方案，以获得格式正确的工作簿。',
  },
  'plan-code-invalid': {
    en: '{field} holds "{value}"; a code has up to 40 letters, digits, _ and -.',
    zh: '{field} 的内容为“{value}”；代码由最多 40 个字母、数字、_ 和 - 组成。',
  },
  'plan-row-unknown-plan': {
    en: 'The plan {plan} has no good row in the sheet Plans, so this row was left out. Correct that row first.',
    zh: '“Plans”工作表中没有方案 {plan} 的有效行，因此忽略该行。请先更正方案行。',
  },
  'plan-row-duplicate': {
    en: 'This row repeats {key}, which row {row} already states. Remove one of them.',
    zh: '该行与第 {row} 行的 {key} 重复，请删除其中一行。',
  },
  'plan-row-differs': {
    en: '{field} differs from row {row} of the same tariff. All rows of one tariff must agree.',
    zh: '{field} 与同一资费的第 {row} 行不一致。同一资费的各行必须相同。',
  },
  'plan-tariff-incomplete': {
    en: 'Another row of this tariff was rejected (row {row}), and half a tariff would charge wrongly, so the whole tariff was left out.',
    zh: '该资费的另一行（第 {row} 行）无效。资费不完整会造成计费错误，因此忽略整个资费。',
  },
  'plan-choice-invalid': {
    en: '{field} holds "{value}"; it must be one of: {choices}.',
    zh: '{field} 的内容为“{value}”，必须是以下之一：{choices}。',
  },
  'plan-date-invalid': {
    en: '{field} holds "{value}", which is not a date. Write it as 2026-01-31.',
    zh: '{field} 的内容“{value}”不是日期。请写成 2026-01-31 的形式。',
  },
  'plan-dates-reversed': {
    en: 'The tariff ends on {to}, before it begins on {from}. Correct the dates.',
    zh: '有效期结束日 {to} 早于开始日 {from}。请更正日期。',
  },
  'plan-country-invalid': {
    en: '{field} holds "{value}"; write the two letters of ISO 3166, such as US or GB.',
    zh: '{field} 的内容为“{value}”；请填写两位 ISO 3166 国家代码，如 US 或 GB。',
  },
  'plan-currency-invalid': {
    en: '{field} holds "{value}"; write the three letters of ISO 4217, such as USD or CNY.',
    zh: '{field} 的内容为“{value}”；请填写三位 ISO 4217 币种代码，如 USD 或 CNY。',
  },
  'plan-charge-mixed': {
    en: 'The row states both a rate per kilogram and a first weight. Keep one of the two.',
    zh: '该行同时填写了每公斤费率和首重。请只保留一种。',
  },
  'plan-charge-missing': {
    en: 'The row states no price. Fill in the rate per kilogram and the handling fee, or the first weight and the step.',
    zh: '该行没有价格。请填写每公斤费率和处理费，或首重和续重。',
  },
  'plan-value-too-precise': {
    en: '{field} is {value}; it may have at most {places} decimals.',
    zh: '{field} 为 {value}，小数位最多 {places} 位。',
  },
  'plan-days-reversed': {
    en: 'The longest transit time ({max} days) is shorter than the shortest ({min} days). Correct them.',
    zh: '最长时效（{max} 天）小于最短时效（{min} 天）。请更正。',
  },
} as const;
