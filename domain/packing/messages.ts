/** What the rules of packing answer with. */
export const packingMessages = {
  'shipment-unknown': {
    en: 'There is no shipment or waybill "{id}". Check the number, or create the shipment first.',
    zh: '没有物流订单或运单号“{id}”。请核对号码，或先创建物流订单。',
  },
  'shipment-held': {
    en: 'STOP: order {orderId} is held ({reason}). Put the goods aside; do not ship.',
    zh: '停！订单 {orderId} 已拦截（{reason}）。请把货物放到一边，不要发货。',
  },
  'shipment-voided': {
    en: 'Shipment {shipmentId} was voided. Put its goods back.',
    zh: '物流订单 {shipmentId} 已作废，请将货物放回。',
  },
  'already-packed': {
    en: 'Shipment {shipmentId} is packed already.',
    zh: '物流订单 {shipmentId} 已经打包完成。',
  },
  'not-packed': {
    en: 'Shipment {shipmentId} is not packed yet. Scan its items first.',
    zh: '物流订单 {shipmentId} 尚未打包，请先扫描商品。',
  },
  'scan-unknown': {
    en: '"{code}" is no SKU or barcode of the catalogue. Check the scan, or import the product.',
    zh: '“{code}”不是商品目录中的 SKU 或条码。请重新扫描，或先导入该商品。',
  },
  'scan-wrong-item': {
    en: 'WRONG ITEM: {sku} does not belong to shipment {shipmentId}.',
    zh: '拿错货！{sku} 不属于物流订单 {shipmentId}。',
  },
  'scan-too-many': {
    en: 'TOO MANY: all {quantity} pieces of {sku} are in the box already.',
    zh: '数量超出！{sku} 的 {quantity} 件已全部装箱。',
  },
  'nothing-to-undo': {
    en: 'Nothing to undo: no piece is in the box of {shipmentId} yet.',
    zh: '没有可撤销的扫描：{shipmentId} 的包裹里还没有商品。',
  },
  'pack-code-unknown': {
    en: '"{code}" is no shipment, waybill, order number, SKU or barcode. Scan it again, or import what is missing.',
    zh: '“{code}”不是物流订单号、运单号、订单号、SKU 或条码。请重新扫描，或先导入缺少的数据。',
  },
  'pack-order-without-shipment': {
    en: 'Order {orderId} has no shipment to pack. Create its shipment first.',
    zh: '订单 {orderId} 没有待打包的物流订单，请先创建物流订单。',
  },
  'pack-sku-not-needed': {
    en: 'No parcel that waits for packing needs {sku}. Put it back on its shelf.',
    zh: '没有待打包的包裹需要 {sku}，请将其放回货架。',
  },
  'pack-printer-missing': {
    en: 'This station has no printer for packing. Choose one in the settings, or add one under Labels.',
    zh: '本工位还没有打包用的打印机。请在设置中选择，或在“面单”中添加。',
  },
  'items-missing': {
    en: 'Not complete: {count} pieces are still to be scanned ({skus}).',
    zh: '未完成：还有 {count} 件未扫描（{skus}）。',
  },
  'weight-missing': {
    en: 'Weigh the parcel: its weight in grams is needed.',
    zh: '请称重：需要包裹重量（克）。',
  },
  'weight-invalid': {
    en: 'The weight {value} g is not a whole number of grams between 1 and {max}.',
    zh: '重量 {value} 克无效，应为 1 到 {max} 之间的整数。',
  },
  'weight-differs': {
    en: 'CHECK THE BOX: it weighs {weightGrams} g, expected {minGrams} to {maxGrams} g. Open it and count; if it is right, pack again with a reason.',
    zh: '请检查包裹：实重 {weightGrams} 克，应在 {minGrams} 到 {maxGrams} 克之间。请开箱清点；若无误，请填写原因后重新打包。',
  },
} as const;
