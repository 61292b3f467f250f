/** What the rules of `waybills` answer with. */
export const waybillsMessages = {
  's10-shape': {
    en: '"{text}" is not an S10 number: two letters, nine digits and a two-letter country, such as RE700150389CN.',
    zh: '“{text}”不是 S10 运单号：应为两个字母、九位数字和两位国家代码，例如 RE700150389CN。',
  },
  's10-check-digit': {
    en: 'The check digit of {text} is wrong: it is {found} and should be {expected}. Compare the number with the paper.',
    zh: '{text} 的校验位有误：现为 {found}，应为 {expected}。请与原单核对。',
  },
  'waybill-empty': {
    en: 'The waybill number is empty. Enter it.',
    zh: '运单号为空，请填写。',
  },
  'waybill-is-order-id': {
    en: '{text} is the number of a logistics order (LP...), not a waybill number. Use the number under the large barcode of the label.',
    zh: '{text} 是物流订单号（LP 开头），不是运单号。请使用面单大条码下方的号码。',
  },
  'waybill-shape': {
    en: '"{text}" cannot be a waybill number: 6 to 35 letters and digits are expected.',
    zh: '“{text}”不是有效的运单号：应为 6 至 35 位字母和数字。',
  },
  'waybill-not-s10': {
    en: '{text} is not the kind of number that plan {plan} uses ({expected} and an S10 number). Check that it is right.',
    zh: '{text} 不是方案 {plan} 通常使用的号码（以 {expected} 开头的 S10 运单号），请核对。',
  },
  'waybill-indicator': {
    en: '{text} begins with {found}; numbers of plan {plan} begin with {expected}. Check that the number belongs to this plan.',
    zh: '{text} 以 {found} 开头，而方案 {plan} 的号码以 {expected} 开头。请确认该号码属于此方案。',
  },
  'waybill-row-empty': {
    en: 'The row gives no number. Fill in Waybill, or both From and To.',
    zh: '该行没有号码。请填写“运单号”，或同时填写“起始号”和“截止号”。',
  },
  'waybill-row-both': {
    en: 'The row gives both a single number and a range. Use one row for each.',
    zh: '该行同时填写了单个号码和号段，请分成两行。',
  },
  'waybill-range-open': {
    en: 'The range has only one border ({border}). Fill in both From and To.',
    zh: '号段只填写了一端（{border}），请同时填写起始号和截止号。',
  },
  'waybill-range-mixed': {
    en: '{from} and {to} do not begin and end with the same letters, so they are not one range.',
    zh: '{from} 与 {to} 的首尾字母不同，不是同一号段。',
  },
  'waybill-range-reversed': {
    en: 'The range begins with {from}, which comes after its end {to}. Swap From and To.',
    zh: '号段的起始号 {from} 大于截止号 {to}，请互换。',
  },
  'waybill-digits-lost': {
    en: '{field} holds {value}: the spreadsheet kept it as a number and lost digits. Format the column as text and enter the number again.',
    zh: '{field} 的内容为 {value}：表格将其存为数值，位数已丢失。请将该列设为文本格式后重新填写。',
  },
  'waybill-range-repeats': {
    en: 'The range {from} to {to} overlaps with row {row} of this file. Remove one of them.',
    zh: '号段 {from} 至 {to} 与本文件第 {row} 行重叠，请删除其中之一。',
  },
  'waybill-range-overlap': {
    en: 'The range {from} to {to} overlaps with {other}, which is already in the pool of plan {plan}.',
    zh: '号段 {from} 至 {to} 与方案 {plan} 号码池中的 {other} 重叠。',
  },
  'waybill-range-used': {
    en: 'The range {from} to {to} contains {waybill}, which a parcel had already. A number is never used twice: import the rest of the range without it.',
    zh: '号段 {from} 至 {to} 包含 {waybill}，该号码已用于其他包裹，号码不会重复使用。请将其从号段中去除后重新导入。',
  },
  'waybill-answer-sorting-long': {
    en: 'The sorting code "{value}" has more than {max} characters. Correct it, or leave the cell empty.',
    zh: '分拣码“{value}”超过 {max} 个字符，请更正或留空。',
  },
  'waybill-duplicate': {
    en: '{waybill} already stands in row {row} of this file.',
    zh: '{waybill} 已出现在本文件第 {row} 行。',
  },
  'waybill-in-pool': {
    en: '{waybill} is already in the pool of plan {plan}.',
    zh: '{waybill} 已在方案 {plan} 的号码池中。',
  },
  'waybill-used': {
    en: '{waybill} was given to a parcel already. A number is never used twice: remove the row.',
    zh: '{waybill} 已用于其他包裹，号码不会重复使用，请删除该行。',
  },
  'waybill-pool-empty': {
    en: 'No waybill numbers are left for plan {plan}. Import new numbers for it.',
    zh: '方案 {plan} 的运单号已用完，请导入新号码。',
  },
  'waybill-answer-shipment-unknown': {
    en: 'There is no shipment {shipment}. Check the Shipment column.',
    zh: '没有物流单 {shipment}，请检查“物流单”列。',
  },
  'waybill-answer-order-unknown': {
    en: 'Order {order} has no shipment. Create its shipment before its waybill number is imported.',
    zh: '订单 {order} 尚无物流单，请先创建物流单再导入运单号。',
  },
  'waybill-answer-ambiguous': {
    en: 'Order {order} has {count} shipments that this number could belong to. Fill in the Shipment column.',
    zh: '订单 {order} 有 {count} 个可能对应的物流单，请填写“物流单”列。',
  },
  'waybill-answer-order-differs': {
    en: 'Shipment {shipment} does not belong to order {order}. Check both columns.',
    zh: '物流单 {shipment} 不属于订单 {order}，请检查这两列。',
  },
  'waybill-answer-plan-differs': {
    en: 'Shipment {shipment} goes with plan {expected}, but the row says {found}.',
    zh: '物流单 {shipment} 使用方案 {expected}，而该行填写的是 {found}。',
  },
  'waybill-answer-voided': {
    en: 'Shipment {shipment} is voided and takes no waybill number.',
    zh: '物流单 {shipment} 已作废，不能再填写运单号。',
  },
  'waybill-answer-has-other': {
    en: 'Shipment {shipment} already has the waybill number {waybill}. Void it and create it again to change the number.',
    zh: '物流单 {shipment} 已有运单号 {waybill}。如需更换，请作废后重新创建。',
  },
  'waybill-answer-taken': {
    en: '{waybill} already belongs to shipment {shipment}.',
    zh: '{waybill} 已属于物流单 {shipment}。',
  },
} as const;
