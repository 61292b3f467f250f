/** What the rules of `people` answer with. */
export const peopleMessages = {
  'needs-lead': {
    en: 'Only a shift lead may do this. Ask a lead to enter their PIN.',
    zh: '此操作需要班组长权限，请让班组长输入 PIN。',
  },
  'sign-in-needed': {
    en: 'Nobody is signed in at this station. Choose your name and type your PIN.',
    zh: '本工位无人登录。请选择姓名并输入 PIN。',
  },
  'pin-wrong': {
    en: 'That PIN is not right. Try again; a shift lead can set a new one in Settings, People.',
    zh: 'PIN 不正确，请重试；班组长可在“设置 - 人员”中重设。',
  },
  'badge-unknown': {
    en: 'This badge belongs to nobody here. Choose your name and type your PIN.',
    zh: '此工牌未登记。请选择姓名并输入 PIN。',
  },
  'pin-wait': {
    en: 'Too many wrong tries. Wait {seconds} seconds, then try again.',
    zh: '错误次数过多，请等待 {seconds} 秒后再试。',
  },
  'pin-invalid': {
    en: 'A PIN has 4 to 8 digits.',
    zh: 'PIN 应为 4 到 8 位数字。',
  },
  'badge-invalid': {
    en: 'A badge code has 6 to 100 characters and, if it is all digits, more than 8, so that it is no PIN. Scan a longer code.',
    zh: '工牌码应为 6 到 100 个字符；纯数字须超过 8 位，以便与 PIN 区分。请扫描更长的码。',
  },
  'badge-taken': {
    en: 'This badge belongs to {name} already. Scan another one.',
    zh: '此工牌已属于 {name}，请扫描其他工牌。',
  },
  'person-name-missing': {
    en: 'Type the name of the person, up to 40 characters.',
    zh: '请输入姓名，最多 40 个字符。',
  },
  'person-exists': {
    en: 'There is a {name} already. Add a letter to tell the two apart.',
    zh: '已有名为 {name} 的人员，请加以区分。',
  },
  'person-unknown': {
    en: 'There is nobody called "{name}" here. Known: {known}.',
    zh: '没有名为“{name}”的人员。已有：{known}。',
  },
  'not-a-lead': {
    en: '{name} is no shift lead. Choose a lead.',
    zh: '{name} 不是班组长，请选择班组长。',
  },
  'first-person-lead': {
    en: 'The first person must be a shift lead; otherwise nobody could add the next one.',
    zh: '第一位人员必须是班组长，否则无人能添加其他人员。',
  },
  'last-lead': {
    en: '{name} is the only shift lead. Make somebody else a lead first.',
    zh: '{name} 是唯一的班组长，请先指定另一位班组长。',
  },
} as const;
