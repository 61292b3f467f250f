/** What the rules of `label` answer with. */
export const labelMessages = {
  'label-text-too-long': {
    en: 'The label has no room for {field} in legible letters. Shorten it, or print on a larger label.',
    zh: '标签放不下{field}（字号已到最小可读尺寸）。请缩短内容，或改用更大的标签纸。',
  },
  'label-character-missing': {
    en: 'The label cannot print the character "{character}" ({codePoint}) in {field}. Remove or replace it, then print again.',
    zh: '{field}中的字符“{character}”（{codePoint}）无法打印。请删除或替换该字符后重新打印。',
  },
  'label-waybill-unprintable': {
    en: 'The waybill number "{waybill}" cannot be a barcode. Use only letters, digits and signs of a plain keyboard, without spaces.',
    zh: '运单号“{waybill}”无法生成条码。只能使用英文字母、数字和普通符号，且不能有空格。',
  },
} as const;
