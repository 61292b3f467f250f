/** Messages that more than one area answers with. */
export const commonMessages = {
  'value-missing': {
    en: '{field} is empty. Fill it in and import the row again.',
    zh: '{field} 为空，请填写后重新导入该行。',
  },
  'number-invalid': {
    en: '{field} holds "{value}", which is not a number.',
    zh: '{field} 的内容“{value}”不是数字。',
  },
  'number-out-of-range': {
    en: '{field} is {value}; it must lie between {min} and {max}.',
    zh: '{field} 为 {value}，必须在 {min} 到 {max} 之间。',
  },
  'header-missing': {
    en: 'The sheet has no column "{field}". Its first row reads: {found}.',
    zh: '表格缺少“{field}”列。首行为：{found}。',
  },
  'sheet-empty': {
    en: 'The sheet "{sheet}" holds no rows.',
    zh: '工作表“{sheet}”没有数据行。',
  },
  unexpected: {
    en: 'Something went wrong inside the program ({name}). Nothing acknowledged before is lost; try again, and report it if it stays.',
    zh: '程序内部错误（{name}）。此前已确认的数据不会丢失；请重试，若仍出现请反馈。',
  },
  'procedure-unknown': {
    en: 'There is nothing called "{name}" here.',
    zh: '不存在名为“{name}”的操作。',
  },
  'input-invalid': {
    en: 'The request {name} is not valid: {field} {problem}.',
    zh: '请求 {name} 无效：{field} {problem}。',
  },
  'input-missing': {
    en: 'The request {name} is not valid: {field} is missing.',
    zh: '请求 {name} 无效：缺少 {field}。',
  },
  'input-too-small': {
    en: 'The request {name} is not valid: {field} must be at least {limit}.',
    zh: '请求 {name} 无效：{field} 不能小于 {limit}。',
  },
  'input-too-big': {
    en: 'The request {name} is not valid: {field} must be at most {limit}.',
    zh: '请求 {name} 无效：{field} 不能大于 {limit}。',
  },
  'input-too-short': {
    en: 'The request {name} is not valid: {field} needs at least {limit} characters or entries.',
    zh: '请求 {name} 无效：{field} 至少需要 {limit} 个字符或条目。',
  },
  'input-too-long': {
    en: 'The request {name} is not valid: {field} may have at most {limit} characters or entries.',
    zh: '请求 {name} 无效：{field} 最多 {limit} 个字符或条目。',
  },
  'input-not-one-of': {
    en: 'The request {name} is not valid: {field} must be one of {values}.',
    zh: '请求 {name} 无效：{field} 必须是以下之一：{values}。',
  },
  'input-not-known': {
    en: 'The request {name} is not valid: there is nothing called {field} in it.',
    zh: '请求 {name} 无效：其中没有名为 {field} 的内容。',
  },
  'core-lost': {
    en: 'The part of Packbench that keeps the data stopped before it answered. What was confirmed is safe; look whether this last step was done before you repeat it.',
    zh: 'Packbench 的数据进程在答复前已停止。此前已确认的数据是安全的；重复操作前，请先查看上一步是否已完成。',
  },
  'core-crashed': {
    en: 'The part of Packbench that keeps the data stopped unexpectedly (code {code}). What was confirmed is safe on the disk. Start it again, then look whether the last step was done.',
    zh: 'Packbench 的数据进程意外停止（代码 {code}）。此前已确认的数据已安全写入磁盘。请重新启动，并查看上一步是否已完成。',
  },
  'archived-read-only': {
    en: '{id} is finished and lies in the archive, where nothing is changed. Bring it back first (packbench recall {id}) if more has to be done with it.',
    zh: '{id} 已完成并归档，归档内容不可更改。如需继续处理，请先将其取回（packbench recall {id}）。',
  },
  'archived-unknown': {
    en: 'Nothing in the archive has the number {id}.',
    zh: '归档中没有编号 {id}。',
  },
  'order-unknown': {
    en: 'There is no order {orderId}. Import it first.',
    zh: '没有订单 {orderId}，请先导入。',
  },
  'reason-missing': {
    en: 'Say why: a reason is needed.',
    zh: '请填写原因。',
  },
} as const;
