/** What the rules of `notices` answer with. */
export const noticesMessages = {
  'notice-order-unknown': {
    en: 'There is no order {order}. Import it, or correct the number.',
    zh: '没有订单 {order}，请先导入或更正订单号。',
  },
  'notice-order-lost-digits': {
    en: 'The order cell shows {value}: the spreadsheet has rounded the number. Format the column as text and enter it again.',
    zh: '订单号单元格显示为 {value}：表格已将号码四舍五入，请把该列设为文本格式后重新填写。',
  },
  'notice-number-lost-digits': {
    en: 'The number cell shows {value}: the spreadsheet has rounded it. Format the column as text and enter it again.',
    zh: '运单号单元格显示为 {value}：表格已将其四舍五入，请把该列设为文本格式后重新填写。',
  },
  'notice-number-unknown': {
    en: 'Order {order} has no shipment with the waybill {number}. Correct the number or the order.',
    zh: '订单 {order} 没有运单号为 {number} 的包裹，请更正运单号或订单号。',
  },
  'notice-order-not-in-shipment': {
    en: 'Shipment {shipment} carries nothing of order {order}. Choose a shipment of this order.',
    zh: '包裹 {shipment} 不含订单 {order} 的商品，请选择该订单的包裹。',
  },
  'notice-no-waybill': {
    en: 'Shipment {shipment} has no waybill number yet. Assign or import one first.',
    zh: '包裹 {shipment} 还没有运单号，请先分配或导入。',
  },
  'notice-number-invalid': {
    en: 'The number {number} is not valid for the plan {plan}. Correct the waybill before telling the customer.',
    zh: '运单号 {number} 不符合方案 {plan} 的规则，请更正后再通知买家。',
  },
  'notice-shipment-voided': {
    en: 'Shipment {shipment} was voided; its number must not be sent to the customer.',
    zh: '包裹 {shipment} 已作废，其运单号不能发给买家。',
  },
  'notice-not-handed-over': {
    en: 'Parcel {number} was not handed over yet. Close its handover first, or give a reason to send the notice early.',
    zh: '包裹 {number} 尚未交运，请先关闭交接单，或填写提前发货通知的原因。',
  },
  'notice-double': {
    en: 'Order {order} already has a notice with the number {number}. A number is sent only once.',
    zh: '订单 {order} 已有运单号 {number} 的发货通知，同一号码只发送一次。',
  },
  'notice-order-complete': {
    en: 'Order {order} was already notified as fully shipped with {number}. The platform takes no further notice for it.',
    zh: '订单 {order} 已用 {number} 声明全部发货，平台不再接受新的发货通知。',
  },
  'notice-order-complete-unsent': {
    en: 'Order {order} has a notice that is not sent yet and says fully shipped with {number}. Withdraw that notice, then fill in both.',
    zh: '订单 {order} 有一条尚未发送的发货通知（{number}，声明全部发货）。请先撤回该通知，再重新填写。',
  },
  'notice-pieces-left': {
    en: 'Order {order} still has {pieces} pieces without a notice. Choose "part", or give a reason to send "all".',
    zh: '订单 {order} 还有 {pieces} 件未发货通知，请选择“部分发货”，或填写声明全部发货的原因。',
  },
  'notice-type-invalid': {
    en: 'The type "{value}" is not known. Write all or part.',
    zh: '未知的发货类型“{value}”，请填写 all（全部）或 part（部分）。',
  },
  'notice-description-character': {
    en: 'The description holds "{character}" ({code}) at place {place}. The platform takes English only: replace it.',
    zh: '说明第 {place} 个字符为“{character}”（{code}），平台只接受英文，请替换。',
  },
  'notice-description-long': {
    en: 'The description has {length} characters; at most {max} are taken. Shorten it.',
    zh: '说明有 {length} 个字符，最多 {max} 个，请缩短。',
  },
  'notice-website-missing': {
    en: 'The service is "other": enter the website where the customer can track {number}.',
    zh: '服务为“other”（其他），请填写买家可查询 {number} 的网址。',
  },
  'notice-website-invalid': {
    en: 'The website "{website}" is not an address of the form https://www.example.com. Correct it.',
    zh: '网址“{website}”格式不正确，应类似 https://www.example.com，请更正。',
  },
  'notice-already-sent': {
    en: 'Notice {notice} was already sent; it cannot be sent again or changed.',
    zh: '发货通知 {notice} 已发送，不能重复发送或修改。',
  },
  'message-order-not-shipped': {
    en: 'Order {order} has no parcel with a number yet; only a message about a delay can be written.',
    zh: '订单 {order} 还没有带运单号的包裹，目前只能写延迟通知。',
  },
  'message-value-missing': {
    en: 'The message names {placeholder}, which is not known here. Enter it or choose another text.',
    zh: '消息需要 {placeholder}，但此处没有该值，请填写或选择其他模板。',
  },
  'message-placeholder-unknown': {
    en: 'The message text {template} names {placeholder}, which does not exist. Known: {known}.',
    zh: '消息模板 {template} 使用了不存在的 {placeholder}。可用：{known}。',
  },
  'message-templates-invalid': {
    en: 'The message texts cannot be read: {problem} at {path}. Correct the file and load it again.',
    zh: '无法读取消息模板：{path} 处 {problem}，请更正文件后重新加载。',
  },
  'message-template-twice': {
    en: 'There are two message texts {template}. Remove one.',
    zh: '消息模板 {template} 出现两次，请删除一个。',
  },
} as const;
