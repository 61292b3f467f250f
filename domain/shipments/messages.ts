/** What the rules of `shipments` answer with. */
export const shipmentsMessages = {
  // Composing parcels from orders
  'order-held': {
    en: 'Order {orderId} is held ({reason}) and must not ship. Release it first.',
    zh: '订单 {orderId} 已拦截（{reason}），不能发货。请先解除拦截。',
  },
  'order-not-shippable': {
    en: 'Order {orderId} is not waiting for shipment: its status is {status}.',
    zh: '订单 {orderId} 不是待发货状态，当前状态为：{status}。',
  },
  'order-partly-shipped-elsewhere': {
    en: 'Part of order {orderId} was shipped outside of this program. Name the lines and pieces that are left.',
    zh: '订单 {orderId} 已有部分在本程序之外发货，请指明剩余的商品行和数量。',
  },
  'order-already-shipped': {
    en: 'All pieces of order {orderId} are in shipments already. Void one to ship them again.',
    zh: '订单 {orderId} 的全部商品已在物流单中。如需重新发货，请先作废原物流单。',
  },
  'order-has-no-lines': {
    en: 'Order {orderId} has no items to ship. Check the order in the workbook and import it again.',
    zh: '订单 {orderId} 没有可发货的商品。请检查订单表后重新导入。',
  },
  'order-line-not-found': {
    en: 'Order {orderId} has no line {lineId}.',
    zh: '订单 {orderId} 没有第 {lineId} 行商品。',
  },
  'order-line-twice': {
    en: 'Line {lineId} of order {orderId} is named twice. Name it once with the whole quantity.',
    zh: '订单 {orderId} 的第 {lineId} 行重复出现。请合并为一行并填写总数量。',
  },
  'split-quantity-invalid': {
    en: 'Line {lineId} of order {orderId}: {quantity} is not a quantity. Use a whole number from 1 on.',
    zh: '订单 {orderId} 第 {lineId} 行的数量 {quantity} 无效，请填写不小于 1 的整数。',
  },
  'quantity-exceeds-order': {
    en: 'Line {lineId} of order {orderId}: {quantity} pieces wanted, {remaining} left to ship. Lower the quantity.',
    zh: '订单 {orderId} 第 {lineId} 行：需要 {quantity} 件，可发 {remaining} 件。请减少数量。',
  },
  'merge-needs-orders': {
    en: 'A merged parcel needs at least two different orders.',
    zh: '合并发货至少需要两个不同的订单。',
  },
  'merge-buyer-differs': {
    en: 'Order {orderId} is of another buyer than order {other}. Only orders of one buyer go into one parcel.',
    zh: '订单 {orderId} 与订单 {other} 的买家不同。只有同一买家的订单才能合并发货。',
  },
  'merge-address-differs': {
    en: 'Order {orderId} goes to another address than order {other} ({field} differs). Ship them apart.',
    zh: '订单 {orderId} 与订单 {other} 的收货地址不同（{field}）。请分开发货。',
  },
  'item-weight-unknown': {
    en: 'The weight of {sku} is not known. Add it to the catalogue.',
    zh: '商品 {sku} 的重量未知，请在商品目录中填写。',
  },
  'item-sku-missing': {
    en: 'Line {lineId} of order {orderId} ("{title}") has no SKU. Correct the order in the workbook and import it again.',
    zh: '订单 {orderId} 第 {lineId} 行（“{title}”）没有商家编码。请在订单表中补充后重新导入。',
  },
  'item-not-in-catalogue': {
    en: '{sku} is not in the catalogue. Import its product data.',
    zh: '商品目录中没有 {sku}，请导入该商品资料。',
  },

  // Customs declaration
  'declaration-field-missing': {
    en: '{sku} cannot be declared: its {field} is missing in the catalogue. Add it.',
    zh: '{sku} 无法申报：商品目录缺少 {field}，请补充。',
  },
  'declaration-empty': {
    en: 'The declaration has no lines.',
    zh: '申报内容为空。',
  },
  'declaration-too-many-lines': {
    en: 'The declaration has {count} lines; at most {max} are allowed. Split the parcel.',
    zh: '申报有 {count} 行，最多允许 {max} 行。请拆分包裹。',
  },
  'declaration-name-length': {
    en: '"{name}": the declared {field} has {length} characters; {min} to {max} are allowed. Change it in the catalogue.',
    zh: '“{name}”：申报{field}有 {length} 个字符，允许 {min} 至 {max} 个。请在商品目录中修改。',
  },
  'declaration-name-language': {
    en: '"{name}": the declared {field} must be written in that language. Change it in the catalogue.',
    zh: '“{name}”：申报{field}必须使用对应的语言。请在商品目录中修改。',
  },
  'declaration-quantity': {
    en: '{name}: the declared quantity is {value}; it must lie between {min} and {max}. Split the parcel.',
    zh: '{name}：申报数量为 {value}，必须在 {min} 到 {max} 之间。请拆分包裹。',
  },
  'declaration-value': {
    en: '{name}: the declared value is {value}; it must lie between {min} and {max}. Change it in the catalogue.',
    zh: '{name}：申报价值为 {value}，必须在 {min} 到 {max} 之间。请在商品目录中修改。',
  },
  'declaration-weight': {
    en: '{name}: the declared weight is {value} g; it must lie between {min} and {max} g. Change it in the catalogue.',
    zh: '{name}：申报重量为 {value} 克，必须在 {min} 到 {max} 克之间。请在商品目录中修改。',
  },
  'declaration-hs-code': {
    en: '{name}: "{value}" is not an HS code of 6 to 10 digits. Change it in the catalogue.',
    zh: '{name}：“{value}”不是 6 至 10 位数字的海关编码。请在商品目录中修改。',
  },
  'declaration-hs-code-missing': {
    en: '{name} has no HS code. Commercial goods need one on the customs form; add it to the catalogue.',
    zh: '{name} 没有海关编码。商业货物的报关单需要该编码，请在商品目录中补充。',
  },
  'declaration-origin': {
    en: '{name}: "{value}" is not a country of origin. Use its two letters, such as CN.',
    zh: '{name}：“{value}”不是有效的原产国。请填写两位国家代码，例如 CN。',
  },
  'declaration-origin-missing': {
    en: '{name} has no country of origin. Commercial goods need one on the customs form; add it to the catalogue.',
    zh: '{name} 没有原产国。商业货物的报关单需要该信息，请在商品目录中补充。',
  },
  'declaration-currency-mixed': {
    en: 'The declaration holds values in {first} and in {other}. Use one currency in the catalogue for goods that ship together.',
    zh: '申报中同时使用了 {first} 和 {other}。请在商品目录中为同一包裹的商品使用同一币种。',
  },
  'sdr-rate-missing': {
    en: 'There is no rate for {currency}, so the value cannot be compared with 300 SDR and CN23 is printed. Enter the rate in Settings, Currency rates.',
    zh: '没有 {currency} 的汇率，无法与 300 SDR 比较，将打印 CN23。请在“设置 → 汇率”中填写。',
  },

  // Addresses
  'address-field-missing': {
    en: 'The address lacks {field}. Fill it in.',
    zh: '地址缺少 {field}，请填写。',
  },
  'address-field-too-long': {
    en: '{field} takes {bytes} bytes; at most {limit} are allowed (a Chinese or Cyrillic letter takes 2 to 3). Shorten it.',
    zh: '{field} 占 {bytes} 字节，最多允许 {limit} 字节（一个汉字占 3 字节）。请缩短。',
  },
  'address-phone-missing': {
    en: 'The address has neither a phone nor a mobile number. Give one of them.',
    zh: '地址中没有电话和手机号，请至少填写一个。',
  },
  'address-country-unknown': {
    en: '"{country}" is not a country code. Use its two letters, such as US.',
    zh: '“{country}”不是国家代码。请填写两位字母，例如 US。',
  },
  'sender-not-english': {
    en: '{field} of the sender must be in English letters: it is printed for carriers abroad.',
    zh: '发件人的 {field} 必须使用英文，供境外承运商识读。',
  },
  'sender-mobile-invalid': {
    en: '"{value}" is not a Chinese mobile number: 11 digits that begin with 13 to 19.',
    zh: '“{value}”不是有效的手机号：应为以 13 至 19 开头的 11 位数字。',
  },
  'sender-contact-not-chinese': {
    en: 'The pickup contact "{value}" holds no Chinese characters. Write the name in Chinese.',
    zh: '揽收联系人“{value}”不含中文，请填写中文姓名。',
  },

  // Delivery to the carrier
  'delivery-kind-unknown': {
    en: '"{value}" is not a way of delivery. Use one of: {choices}.',
    zh: '“{value}”不是有效的交货方式，请使用：{choices}。',
  },
  'delivery-company-missing': {
    en: 'The domestic express company is empty. Choose one.',
    zh: '国内快递公司为空，请选择。',
  },
  'delivery-company-unknown': {
    en: '"{company}" is not a known express company. Choose one of the list, or "other" with its name.',
    zh: '“{company}”不是已知的快递公司。请从列表中选择，或选择“其他”并填写名称。',
  },
  'delivery-company-name-missing': {
    en: 'The express company is "other": fill in its name.',
    zh: '快递公司为“其他”时，请填写公司名称。',
  },
  'delivery-tracking-missing': {
    en: 'The domestic tracking number is empty. Enter it.',
    zh: '国内快递单号为空，请填写。',
  },
  'delivery-tracking-too-long': {
    en: 'The domestic tracking number has {length} characters; at most {max} are allowed.',
    zh: '国内快递单号有 {length} 个字符，最多允许 {max} 个。',
  },
  'delivery-tracking-unusual': {
    en: '{tracking} does not look like a number of {company} (such as {example}). Check it.',
    zh: '{tracking} 不像 {company} 的单号（例如 {example}），请核对。',
  },
  'delivery-warehouse-unknown': {
    en: 'Plan {plan} has no warehouse "{warehouse}". Use one of: {known}.',
    zh: '方案 {plan} 没有仓库“{warehouse}”。可用仓库：{known}。',
  },
  'delivery-warehouse-missing': {
    en: 'No warehouse of plan {plan} is known. Name the one that takes the parcels, or import the warehouses of the plan.',
    zh: '方案 {plan} 没有已知仓库。请填写收货仓库，或导入该方案的仓库。',
  },
  'delivery-warehouse-unchecked': {
    en: 'The warehouses of plan {plan} are not known, so "{warehouse}" was taken as it is.',
    zh: '方案 {plan} 的仓库未知，“{warehouse}”未经核对。',
  },

  // The batch workbook
  'batch-order-repeated': {
    en: 'Order {orderId} already stands in row {row} of this file. Ship it in one row.',
    zh: '订单 {orderId} 已出现在本文件第 {row} 行，请只保留一行。',
  },
  'batch-merge-row-rejected': {
    en: 'Row {row}, with which this order is merged, was rejected. Correct that row first.',
    zh: '与该订单合并的第 {row} 行未被接受，请先更正该行。',
  },
  'batch-merge-differs': {
    en: '{field} differs from row {row}, with which this order is merged. Leave it empty or make both the same.',
    zh: '{field} 与合并到的第 {row} 行不一致。请留空，或填写相同内容。',
  },
  'batch-undeliverable-unknown': {
    en: '"{value}" does not say what happens to an undeliverable parcel. Use one of: {choices}.',
    zh: '“{value}”不是有效的无法投递处理方式，请使用：{choices}。',
  },
  'batch-digits-lost': {
    en: '{field} holds {value}: the spreadsheet kept it as a number and lost digits. Format the column as text and enter it again.',
    zh: '{field} 的内容为 {value}：表格将其存为数值，位数已丢失。请将该列设为文本格式后重新填写。',
  },
  'domestic-tracking-count': {
    en: 'There are {numbers} domestic tracking numbers for {parcels} parcels. Give one for all of them, or one for each.',
    zh: '有 {numbers} 个国内快递单号，但共有 {parcels} 个包裹。请填写一个共用单号，或每个包裹各填一个。',
  },
} as const;
