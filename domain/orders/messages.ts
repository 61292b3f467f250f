/** What the rules of `orders` answer with, and what reading any amount, date or id from a row can meet. */
export const ordersMessages = {
  'amount-invalid': {
    en: '"{value}" is not an amount of money. Write it like 12.34 or US $12.34.',
    zh: '“{value}”不是有效金额，请写成 12.34 或 US $12.34 的形式。',
  },
  'amount-ambiguous': {
    en: '"{value}" may mean thousands or decimals. Write it with a point and the decimals of its currency, like 1234.00.',
    zh: '“{value}”可能是千分位也可能是小数，请用小数点并写全小数位，例如 1234.00。',
  },
  'amount-decimals': {
    en: '"{value}" has more decimals than {currency} carries ({decimals}). Correct the amount.',
    zh: '“{value}”的小数位超过 {currency} 允许的 {decimals} 位，请更正金额。',
  },
  'amount-negative': {
    en: '{field} is {value}; it cannot be below zero. Correct the amount.',
    zh: '{field} 为 {value}，不能小于零，请更正金额。',
  },
  'currency-unknown': {
    en: '"{currency}" in "{value}" is not a known currency. Use a code such as USD, CNY or EUR.',
    zh: '“{value}”中的“{currency}”不是已知币种，请使用 USD、CNY、EUR 等代码。',
  },
  'currency-mixed': {
    en: 'Amounts in {expected} and {found} cannot be added. Bring them to one currency first.',
    zh: '{expected} 与 {found} 的金额不能相加，请先统一币种。',
  },
  'cell-error': {
    en: '{field} holds the spreadsheet error {value}. Replace it with the value that belongs there.',
    zh: '{field} 的单元格是错误值 {value}，请改为正确内容。',
  },
  'digits-lost': {
    en: '{field} reads {value}: the spreadsheet stored it as a number and cut its digits. Format the column as text and enter it again.',
    zh: '{field} 显示为 {value}：表格把它存成了数字并丢失了位数。请将该列设为文本格式后重新填写。',
  },
  'date-unreadable': {
    en: '{field} holds "{value}", which is not a date that can be read for certain. Write it like 2026-01-31 18:30.',
    zh: '{field} 的内容“{value}”无法确定为日期，请写成 2026-01-31 18:30 的形式。',
  },
  'country-unknown': {
    en: 'The country "{value}" is not known. Write its English or Chinese name or its two-letter code.',
    zh: '无法识别国家“{value}”，请填写英文名、中文名或两位国家代码。',
  },
  'headers-unknown': {
    en: 'These columns were not found: {missing}. The sheet has: {found}. Rename the headers or say in a mapping which is which.',
    zh: '找不到以下列：{missing}。表格中的列为：{found}。请修改表头，或用映射文件指明对应关系。',
  },
  'mapping-invalid': {
    en: 'The mapping cannot be used: look at "{at}". Each header must be given one of these columns: {keys}.',
    zh: '映射无法使用，请检查“{at}”。每个表头只能对应以下列之一：{keys}。',
  },
  'order-number-invalid': {
    en: 'The order number "{value}" does not consist of digits only. Copy it again from the platform.',
    zh: '订单号“{value}”含有数字以外的字符，请从平台重新复制。',
  },
  'order-number-digits-lost': {
    en: 'The order number reads {value}: the spreadsheet stored it as a number and its last digits are lost. Download the file again and do not save it from a spreadsheet, or format the column as text and enter the number again.',
    zh: '订单号显示为 {value}：表格把它存成了数字，末尾几位已丢失。请重新下载文件且不要用表格软件另存，或将该列设为文本格式后重新填写订单号。',
  },
  'order-twice-in-file': {
    en: 'Order {orderId} already stands in row {firstRow} of this file. Remove one of the two rows.',
    zh: '订单 {orderId} 在本文件第 {firstRow} 行已出现，请删除其中一行。',
  },
  'order-time-left': {
    en: '{field} says "{value}" without saying from when, so the order has no deadline here. Write the time itself, like 2026-01-31 18:30.',
    zh: '{field} 为“{value}”，未说明起算时间，因此该订单在此没有发货期限。请填写具体时间，例如 2026-01-31 18:30。',
  },
  'order-status-unknown': {
    en: 'The order status "{value}" is not known. Use the status as the platform shows it.',
    zh: '无法识别订单状态“{value}”，请使用平台显示的状态。',
  },
  'status-filter-unknown': {
    en: 'There is no status "{value}". Use the status as the platform shows it, or one of {known}.',
    zh: '没有状态“{value}”。请使用平台显示的状态，或以下之一：{known}。',
  },
  'phone-missing': {
    en: 'Both {phone} and {mobile} are empty. Carriers need one of them.',
    zh: '{phone} 和 {mobile} 均为空，物流要求至少填写一个。',
  },
  'order-items-missing': {
    en: 'The order has no items. Fill in the product information: 【1】title, and below it (产品数量:1 piece).',
    zh: '订单没有产品信息，请填写：【1】标题，下一行为 (产品数量:1 piece)。',
  },
  'order-items-no-block': {
    en: 'The product information begins with "{value}" instead of 【1】. Copy the cell again from the export.',
    zh: '产品信息以“{value}”开头，而不是【1】，请从导出文件重新复制该单元格。',
  },
  'order-items-block-number': {
    en: 'In the product information item 【{expected}】 should follow, but 【{found}】 does. An item may be missing: copy the cell again from the export.',
    zh: '产品信息中应为【{expected}】，实际为【{found}】，可能缺少产品，请从导出文件重新复制该单元格。',
  },
  'order-items-title-missing': {
    en: 'Item 【{block}】 has no title. Write it right after 【{block}】.',
    zh: '产品【{block}】没有标题，请写在【{block}】之后。',
  },
  'order-items-field-twice': {
    en: 'Item 【{block}】 says "{field}" twice. Remove the wrong one.',
    zh: '产品【{block}】的“{field}”出现两次，请删除错误的一项。',
  },
  'order-items-quantity-missing': {
    en: 'Item 【{block}】 has no quantity. Add a line (产品数量:1 piece).',
    zh: '产品【{block}】没有数量，请补充一行 (产品数量:1 piece)。',
  },
  'order-items-quantity-invalid': {
    en: 'The quantity of item 【{block}】 is "{value}"; it must be a whole number from 1 to {max}.',
    zh: '产品【{block}】的数量为“{value}”，必须是 1 到 {max} 的整数。',
  },
  'order-not-held': {
    en: 'Order {orderId} is not held; there is nothing to release.',
    zh: '订单 {orderId} 未被暂停，无需放行。',
  },
  'order-held-by-status': {
    en: 'Order {orderId} is held by its status on the platform ({reason}). Settle it there and import the orders again.',
    zh: '订单 {orderId} 因平台状态（{reason}）被暂停，请在平台处理后重新导入订单。',
  },
  'order-has-no-edit': {
    en: 'Order {orderId} has no change that waits for a decision.',
    zh: '订单 {orderId} 没有待处理的变更。',
  },
} as const;
