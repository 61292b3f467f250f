/** What the decisions answer with that no area's own rules do. */
export const decideMessages = {
  'handover-unknown': {
    en: 'There is no handover "{handover}". Open one for the carrier first.',
    zh: '没有交接单“{handover}”，请先为承运商新建交接单。',
  },
  'handover-carrier-unknown': {
    en: 'No logistics plan belongs to the carrier "{carrier}". Known carriers: {known}.',
    zh: '没有承运商“{carrier}”的物流方案。已有承运商：{known}。',
  },
  'handover-missing': {
    en: '{count} labelled parcels for this carrier are in no bag: {parcels}. Find and scan them, or close with "accept missing".',
    zh: '该承运商还有 {count} 个已贴面单的包裹未装袋：{parcels}。请找到并扫描，或选择“确认缺件”后关闭。',
  },
  'handover-parcel-not-inside': {
    en: 'Parcel {parcel} is not in handover {handover}.',
    zh: '包裹 {parcel} 不在交接单 {handover} 中。',
  },
  'bill-again': {
    en: '{waybill} was billed before. This charge comes on top and the freight is in dispute; if it replaces the earlier one, write "correction" in the column Kind.',
    zh: '运单 {waybill} 此前已有账单，本行将另行累加并列为争议；如该行用于替换之前的金额，请在“类型”列填写“更正”。',
  },
  'order-parcels-stopped': {
    en: 'Order {orderId} is now "{status}". Its parcels {shipments} are still here and must stay: void them, or import the orders again when it waits for shipment.',
    zh: '订单 {orderId} 的状态变为“{status}”，其包裹 {shipments} 尚未交运，已被拦截：请作废，或在订单恢复待发货后重新导入。',
  },
  'order-edited-after-creation': {
    en: 'Order {orderId} changed after its shipment was created and is held now. Look at the difference, then release it.',
    zh: '订单 {orderId} 在创建物流订单后被修改，现已拦截。请查看差异后再放行。',
  },
  'mapping-not-json': {
    en: 'The mapping "{file}" is not valid JSON: {problem}',
    zh: '映射文件“{file}”不是有效的 JSON：{problem}',
  },
  'notice-unknown': {
    en: 'There is no notice "{notice}".',
    zh: '没有发货通知“{notice}”。',
  },
  'message-language-unknown': {
    en: 'There are no message texts in "{language}". Known: {known}.',
    zh: '没有“{language}”语言的消息模板。可用：{known}。',
  },
  'waybill-later': {
    en: 'Shipment {shipmentId} has no waybill number yet: no numbers are left for plan {plan}. Import numbers, or the answer of the platform.',
    zh: '物流订单 {shipmentId} 暂无运单号：方案 {plan} 的号码已用完。请导入运单号或平台返回的号码。',
  },
  'customs-form-cn23': {
    en: 'The parcel needs a CN23 form: it weighs 2 kg or more, or is worth more than 300 SDR. The label shows a CN22 only.',
    zh: '该包裹需要 CN23 报关单：重量达到 2 千克或价值超过 300 SDR。面单上只有 CN22。',
  },
  'void-after-handover': {
    en: 'Shipment {shipmentId} was handed over already and cannot be voided.',
    zh: '物流订单 {shipmentId} 已交接，不能作废。',
  },
  'void-in-bag': {
    en: 'Shipment {shipmentId} is in bag {bagId}. Take it out of the bag first.',
    zh: '物流订单 {shipmentId} 已装入袋 {bagId}，请先取出。',
  },
  'void-notice-sent': {
    en: 'The customer of order {orderId} was already told the number {number}, which no longer travels. Fill in a notice for the new parcel, and write to the customer if the platform does not take it.',
    zh: '订单 {orderId} 的买家已收到运单号 {number}，该包裹不再发出。请为新包裹填写发货通知；若平台不接受，请联系买家说明。',
  },
  'plan-left-out': {
    en: 'Plan {plan} was not taken: some of its rows were rejected. Mend them and import the whole plan again.',
    zh: '物流方案 {plan} 未导入：其中有行被拒绝。请修改后重新导入整个方案。',
  },
  'settings-not-json': {
    en: 'The settings file "{file}" is not valid JSON: {problem}',
    zh: '设置文件“{file}”不是有效的 JSON：{problem}',
  },
  'demo-folder-not-empty': {
    en: 'The folder "{folder}" is not empty ({found}). Choose an empty one, or add --fresh to replace what an earlier demo left.',
    zh: '文件夹“{folder}”不为空（{found}）。请选择空文件夹，或使用 --fresh 覆盖之前的演示结果。',
  },
  'order-address-contested': {
    en: 'The address of order {orderId} changed on the platform after it had been corrected here, so the order is held. Take the new address or keep the corrected one.',
    zh: '订单 {orderId} 的地址在本程序更正后，平台上又有变更，订单已拦截。请选择采用平台的新地址，或保留更正后的地址。',
  },
  'address-edit-waits': {
    en: 'Order {orderId} changed on the platform. Take that change or keep the order as it was first, then correct the address.',
    zh: '订单 {orderId} 在平台上有变更。请先接受变更或保持原样，再更正地址。',
  },
  'address-has-shipments': {
    en: 'Shipments {shipments} go to the address that order {orderId} has now. Void them first, then correct the address and create new ones.',
    zh: '物流订单 {shipments} 使用订单 {orderId} 的当前地址。请先作废，更正地址后再重新创建。',
  },
  'address-unchanged': {
    en: 'The address of order {orderId} is this one already.',
    zh: '订单 {orderId} 的地址已是如此，无需更正。',
  },
  'edit-has-shipments': {
    en: 'Shipments {shipments} were made from the old data of order {orderId}. Void them first, then accept the change and create new ones.',
    zh: '物流订单 {shipments} 是按订单 {orderId} 的旧数据创建的。请先作废，再接受修改并重新创建。',
  },
} as const;
