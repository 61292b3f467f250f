/** What the rules of `freight` answer with. */
export const freightMessages = {
  'bill-waybill-lost-digits': {
    en: 'The waybill cell shows {value}: the spreadsheet has rounded the number. Format the column as text and enter it again.',
    zh: '运单号单元格显示为 {value}：表格已将号码四舍五入，请把该列设为文本格式后重新填写。',
  },
  'bill-waybill-invalid': {
    en: '"{value}" is no waybill number. Correct it, or leave out the row if it is a total.',
    zh: '“{value}”不是运单号，请更正；如果是合计行，请删除该行。',
  },
  'bill-waybill-unknown': {
    en: 'No shipment here has the waybill {waybill}. Ask the carrier about it: where it stands in a bill of yours it is among the disputes.',
    zh: '这里没有运单号为 {waybill} 的包裹，请向承运商核实；若在本站账单中，已列入争议。',
  },
  'bill-waybill-duplicate': {
    en: 'Waybill {waybill} already stands in row {row} of this bill. Both charges count and are in dispute; a row that replaces the other needs "correction" in the column Kind.',
    zh: '运单号 {waybill} 已在本账单第 {row} 行出现，两笔费用均计入并列为争议；如该行用于替换，请在“类型”列填写“更正”。',
  },
  'bill-amount-range': {
    en: 'The amount {value} is outside 0 to {max} CNY. Correct it; credits are not imported as bill lines.',
    zh: '金额 {value} 不在 0 到 {max} 元之间，请更正；退款不能作为账单行导入。',
  },
  'bill-currency': {
    en: 'The amount is in {currency}; freight is billed in CNY. Convert it and set the currency to CNY.',
    zh: '金额币种为 {currency}，运费以人民币（CNY）结算，请换算后将币种改为 CNY。',
  },
  'bill-weight-invalid': {
    en: 'The weight {value} is not whole grams between 1 and {max}. A weight in kilograms belongs in a column "Weight kg".',
    zh: '重量 {value} 不是 1 到 {max} 之间的整数克。以千克计的重量请放在“重量kg”列。',
  },
  'bill-date-invalid': {
    en: 'The date "{value}" cannot be read. Write it as YYYY-MM-DD.',
    zh: '无法识别日期“{value}”，请写成 YYYY-MM-DD。',
  },
  'payment-method-unknown': {
    en: 'The payment method "{method}" is not known. Use one of: {methods}.',
    zh: '未知的支付方式“{method}”，请使用：{methods}。',
  },
  'payment-reference-missing': {
    en: 'Enter the reference of the payment (the transaction number that the payment service shows).',
    zh: '请填写付款参考号（支付平台显示的交易号）。',
  },
  'payment-reference-used': {
    en: 'The reference {reference} already belongs to payment {payment}. Check whether this payment was recorded before.',
    zh: '参考号 {reference} 已用于付款 {payment}，请检查该付款是否已登记。',
  },
  'payment-reference-archived': {
    en: 'The reference {reference} already belongs to a payment of archived shipments. Check whether this payment was recorded before.',
    zh: '参考号 {reference} 已用于已归档物流单的付款，请检查该付款是否已登记。',
  },
  'payment-total-changed': {
    en: 'Meanwhile {total} CNY is to be paid instead of {expected} CNY. Look at the new total and confirm again.',
    zh: '应付总额已由 {expected} 元变为 {total} 元，请核对新的总额后重新确认。',
  },
  'payment-empty': {
    en: 'The payment names no shipment. Choose at least one that is to be paid.',
    zh: '该付款没有包含任何包裹，请至少选择一个待付款的包裹。',
  },
  'payment-only-disputed': {
    en: 'Nothing is to be paid but disputed freight ({count}): {waybills}. Settle it with the carrier, or pay disputed bills too (--disputed on the command line).',
    zh: '除 {count} 个有争议的账单（{waybills}）外没有待付运费。请与承运商核实，或选择同时支付有争议的账单（命令行使用 --disputed）。',
  },
  'payment-line-twice': {
    en: 'Waybill {waybill} stands twice in this payment. Remove one of the lines.',
    zh: '运单号 {waybill} 在本次付款中出现两次，请删除其中一行。',
  },
  'payment-shipment-unknown': {
    en: 'There is no shipment {shipment}. Choose the shipments from the freight list.',
    zh: '没有包裹 {shipment}，请从运费列表中选择。',
  },
  'payment-voided': {
    en: 'Waybill {waybill} was voided; nothing is to be paid for it. Take it out of the payment.',
    zh: '运单号 {waybill} 已作废，无需付款，请从本次付款中移除。',
  },
  'payment-already-paid': {
    en: 'Waybill {waybill} is already paid. Take it out of the payment.',
    zh: '运单号 {waybill} 已付款，请从本次付款中移除。',
  },
  'payment-not-due': {
    en: 'Waybill {waybill} is neither handed over nor billed yet. Pay it once it is.',
    zh: '运单号 {waybill} 尚未交运也未出账，请在交运或出账后付款。',
  },
  'payment-disputed': {
    en: 'Waybill {waybill} is disputed: the bill does not fit the estimate. Settle it with the carrier, or confirm that you accept disputed amounts.',
    zh: '运单号 {waybill} 有争议：账单与预估不符。请与承运商核实，或确认接受有争议的金额后付款。',
  },
  'payment-amount-invalid': {
    en: 'The amount for waybill {waybill} is {amount} CNY. Enter an amount above zero.',
    zh: '运单号 {waybill} 的付款金额为 {amount} 元，请填写大于零的金额。',
  },
  'payment-too-much': {
    en: 'The amount for waybill {waybill} is {amount} CNY, but only {due} CNY is to be paid. Lower it.',
    zh: '运单号 {waybill} 的付款金额为 {amount} 元，但应付仅 {due} 元，请改小。',
  },
} as const;
