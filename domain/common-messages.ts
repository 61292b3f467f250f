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
} as const;
